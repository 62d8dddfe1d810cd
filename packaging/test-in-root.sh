#!/usr/bin/env bash
# Proves run.sh and test.sh on a bare Debian, as root:
#   packaging/test-in-root.sh [bookworm|trixie] [--run] [--keep] [OPTION OF test.sh...]
#   --run   starts run.sh, twice, in place of test.sh
#   --keep  leaves the root behind, and says where
# A root is made by debootstrap, the checkout is copied in, and the script runs there. scratch-root.sh
# tells which variables say where it lies and what it keeps.
set -euo pipefail

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/scratch-root.sh
. "$checkout/packaging/scratch-root.sh"

suite=bookworm script=test.sh
arguments=()
for argument in "$@"; do
    case $argument in
    bookworm | trixie) suite=$argument ;;
    --keep) keep=yes ;;
    --run) script=run.sh ;;
    *) arguments+=("$argument") ;;
    esac
done

make_root "$suite"
say 'Copying the checkout'
copy='/srv/split scope' # with a space, because users have them
copy_checkout "$checkout" "$copy"

start=(bash "$copy/packaging/$script" ${arguments[@]+"${arguments[@]}"})
say "Running $script there"
enter_root "${start[@]}"
if [ "$script" = run.sh ]; then
    say 'Once more: nothing to install, nothing to build'
    enter_root "${start[@]}"
fi
say "$script works on a bare $suite"
