#!/usr/bin/env bash
# Builds Splitscope's tests and runs them:
#   packaging/test.sh [--sanitize] [--prefix DIR]... [--no-install] [--install-only] [CTEST OPTION...]
#   --sanitize      unit and integration tests under the address and undefined-behaviour sanitizers
#   --prefix DIR    use the LibTorch or Qt that lies there (or name it in CMAKE_PREFIX_PATH)
#   --no-install    use what is installed, on any system
#   --install-only  install the packages and stop
# What it does not know goes to ctest: packaging/test.sh -L unit; packaging/test.sh -R tst_network.
set -euo pipefail
# shellcheck source=packaging/prepare.sh
. "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

given=("$@")
preset=dev
targets=()
for_ctest=()
while [ $# -gt 0 ]; do
    take_option "$@"
    if [ "$taken" -gt 0 ]; then
        shift "$taken"
        continue
    fi
    case $1 in
    --sanitize)
        preset=asan
        targets=(--target tests_unit tests_integration)
        for_ctest+=(-L 'unit|integration')
        ;;
    *) for_ctest+=("$1") ;;
    esac
    shift
done
read_prefixes

install_packages run test
[ "$install_only" = no ] || exit 0
return_to_user ${given[@]+"${given[@]}"}

configure "$preset"
build "$preset" ${targets[@]+"${targets[@]}"}
cd "$root"
exec ctest --preset "$preset" -j 2 --output-log "$root/build/test-$preset.log" \
    ${for_ctest[@]+"${for_ctest[@]}"}
