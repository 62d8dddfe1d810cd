#!/usr/bin/env bash
# Builds Splitscope and starts it: packaging/run.sh [--prefix DIR]... [--no-install] [--install-only]
#   --prefix DIR    use the LibTorch or Qt that lies there (or name it in CMAKE_PREFIX_PATH)
#   --no-install    use what is installed, on any system
#   --install-only  install the packages and stop
# On a display it opens the window; without one it measures the lab sheet's table in the terminal.
set -euo pipefail
# shellcheck source=packaging/prepare.sh
. "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

given=("$@")
while [ $# -gt 0 ]; do
    take_option "$@"
    [ "$taken" -gt 0 ] || die "unknown option $1; the options: $(sed -n '2s/^[^:]*: //p' "$0")"
    shift "$taken"
done
read_prefixes

x_server() {
    case ${DISPLAY:-} in
    '') return 1 ;;
    :* | unix:*)
        local number=${DISPLAY#*:}
        number=${number%%.*}
        [ -S "/tmp/.X11-unix/X$number" ] || grep -q "@/tmp/.X11-unix/X$number\$" /proc/net/unix
        ;;
    esac
}

wayland_server() {
    case ${WAYLAND_DISPLAY:-} in
    '') return 1 ;;
    /*) [ -S "$WAYLAND_DISPLAY" ] ;;
    *) [ -S "${XDG_RUNTIME_DIR:-/run/user/${SUDO_UID:-$(id -u)}}/$WAYLAND_DISPLAY" ] ;;
    esac
}

purposes=(run)
if wayland_server && ! x_server; then purposes+=(wayland); fi
install_packages "${purposes[@]}"
[ "$install_only" = no ] || exit 0
return_to_user ${given[@]+"${given[@]}"}

configure release -DSPLITSCOPE_TESTS=OFF
build release

bin=$root/build/release/bin
if x_server || wayland_server; then
    log=$root/build/window.log
    printf 'Opening the window (its messages: %s)\n' "$log"
    status=0
    { "$bin/splitscope" --preset lab >"$log" 2>&1 || status=$?; } 2>/dev/null
    [ "$status" -ne 0 ] || exit 0
    # A display that lets nobody in looks like any other until a program tries it.
    grep -qE 'could not connect to display|no Qt platform plugin could be initialized' "$log" || {
        tail -n 20 "$log" >&2
        die "the window ended with status $status. Its messages: $log"
    }
    printf 'The display cannot be used; measuring in the terminal instead.\n'
else
    printf 'There is no display; measuring in the terminal.\n'
fi
exec "$bin/splitscope-edge" run --preset lab
