#!/bin/bash
# Run by test-deb.sh in the root where the packages are installed: uses what they brought.
set -euo pipefail

fail() {
    printf 'use-packages: %s\n' "$1" >&2
    exit 1
}

useradd --create-home student
as_student() { runuser -u student -- env QT_QPA_PLATFORM=offscreen LANG=C.UTF-8 "$@"; }

# expect <what> <text> <command...>
expect() {
    local what=$1 text=$2 said
    shift 2
    said=$("$@" 2>&1) || fail "$what: ended with $? and said: $said"
    grep -qF -- "$text" <<<"$said" || fail "$what: \"$text\" expected, but it said: $said"
    printf '  %s\n' "$what"
}

cd /home/student
for program in splitscope splitscope-cloud splitscope-edge; do
    expect "$program tells its version" "$program 0." as_student "$program" --version
    expect "$program has a manual page" 'SEE ALSO' as_student man -P cat "$program"
    function=_splitscope
    [ $program != splitscope-edge ] || function=_splitscope_edge
    expect "$program's options are completed" --lang bash -c "
        . /usr/share/bash-completion/completions/$program
        COMP_WORDS=($program run --) COMP_CWORD=2
        $function
        echo \"\${COMPREPLY[*]}\""
done
expect 'the fast BLAS is there' OpenBLAS as_student splitscope-edge --version

expect 'a run' 'best cut' as_student splitscope-edge run --network lenet5 --cut 0,4,12 \
    --bandwidth 100 --device this-computer --cloud-device this-computer \
    --notebook lab.splitscope
expect 'the notebook is known by its contents and name' application/x-splitscope-notebook \
    gio info -a standard::content-type lab.splitscope
expect 'and belongs to the window' org.splitscope.Splitscope.desktop \
    gio mime application/x-splitscope-notebook
expect 'the window opens the notebook' 'first paint' as_student splitscope --first-paint lab.splitscope

# On a screen: the sheet's preset, until its four cuts are in the notebook. What is to be seen is
# kept as /srv/window.xwd.
Xvfb :9 -screen 0 1280x800x24 -fbdir /srv >/dev/null 2>&1 &
screen=$!
for ((i = 0; i < 100 && $(find /tmp/.X11-unix -name X9 2>/dev/null | wc -l) == 0; i++)); do sleep 0.1; done
as_student QT_QPA_PLATFORM=xcb DISPLAY=:9 splitscope --preset lab window.splitscope >window.log 2>&1 &
window=$!
rows=0
for ((i = 0; i < 180 && rows < 5; i++)); do
    kill -0 $window 2>/dev/null || fail "the window has ended: $(cat window.log)"
    sleep 1
    rows=$(as_student splitscope-edge export window.splitscope 2>/dev/null | wc -l)
done
[ "$rows" = 5 ] || fail "the window has measured $((rows - 1)) of the sheet's four cuts: $(cat window.log)"
cp /srv/Xvfb_screen0 /srv/window.xwd
colours=$(tail -c +4097 /srv/window.xwd | od -An -v -tx4 -w4 | sort -u | wc -l)
[ "$colours" -gt 100 ] || fail "the screen has $colours colours: where is the window?"
pkill -TERM -u student -x splitscope
status=0
wait $window || status=$?
kill $screen
[ "$status" = 143 ] || [ "$status" = 0 ] || fail "the window ended with $status: $(cat window.log)"
printf '  %s\n' "the window measures the sheet's four cuts on a screen"

expect 'the configuration is sound' '' splitscope-cloud --check-config

# The node as the service has it: the configuration, a user of its own.
runuser -u student -- splitscope-cloud --network lenet5 >node.log 2>&1 &
runner=$!
for ((i = 0; i < 600; i++)); do
    ! answers=$(exec 2>/dev/null 3<>/dev/tcp/127.0.0.1/9700 &&
        printf 'GET /readyz HTTP/1.1\r\nHost: node\r\nConnection: close\r\n\r\n' >&3 &&
        head -n 1 <&3) || break
    sleep 0.1
done
grep -q ' 200 ' <<<"$answers" || fail "the node is not ready: $answers $(cat node.log)"
printf '  %s\n' 'the node is ready'
expect 'a run through it' 'best cut' as_student splitscope-edge run --network lenet5 --cut 0,4 \
    --cloud ws://127.0.0.1:9700 --bandwidth 100 --device this-computer --cloud-device this-computer
kill -TERM "$(pgrep -u student -f '^splitscope-cloud')"
status=0
wait "$runner" || status=$?
[ "$status" = 0 ] || fail "the node ended with $status after SIGTERM: $(cat node.log)"
printf '  %s\n' 'the node ends when it is asked to'

# What is a user's own stays when packages go; the user goes first, so that nothing else hides behind it.
userdel --remove student 2>/dev/null
[ ! -e /home/student ] || fail 'the user is still there'
