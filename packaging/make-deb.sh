#!/usr/bin/env bash
# Builds the Debian packages into build/release/packages:
#   packaging/make-deb.sh [--prefix DIR]... [--no-install] [--install-only]
# The options are those of run.sh.
set -euo pipefail
# shellcheck source=packaging/prepare.sh
. "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

given=("$@")
while [ $# -gt 0 ]; do
    take_option "$@"
    [ "$taken" -gt 0 ] || die "unknown option $1; the options are those of run.sh"
    shift "$taken"
done
read_prefixes

install_packages run package
[ "$install_only" = no ] || exit 0
return_to_user ${given[@]+"${given[@]}"}

configure release -DSPLITSCOPE_TESTS=OFF -DSPLITSCOPE_PACKAGES=ON
build release
packages=$root/build/release/packages
rm -rf -- "$packages"
umask 022 # what packages hold can be read by all
stage packing 'Packing' cpack --config "$root/build/release/CPackConfig.cmake" -B "$packages"
rm -rf -- "$packages/_CPack_Packages"
ls "$packages"/*.deb
