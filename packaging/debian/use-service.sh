#!/bin/bash
# Run by test-deb.sh in the root where the packages are installed, under a systemd that has booted
# there: the service as a server has it.
set -euo pipefail

service=splitscope-cloud.service
# What the edge keeps for its user.
HOME=$(mktemp --directory)
export HOME
trap 'rm -rf "$HOME"' EXIT

fail() {
    printf 'use-service: %s\n' "$1" >&2
    systemctl status --no-pager --full $service >&2 || true
    exit 1
}

property() { systemctl show --value --property="$1" $service; }

# expect_another_process <pid>: systemd starts it again, and it tells when it is ready.
expect_another_process() {
    local try
    for ((try = 0; try < 300; try++)); do
        [ "$(property ActiveState) $(property SubState)" != 'active running' ] ||
            [ "$(property MainPID)" = "$1" ] || return 0
        sleep 0.2
    done
    fail "it has not been started again: $(property ActiveState), $(property Result)"
}

run_through_it() {
    splitscope-edge run --cut 13,22 --cloud ws://127.0.0.1:9700 --bandwidth 100 \
        --device this-computer --cloud-device this-computer | grep -q 'best cut' ||
        fail 'no run through it'
}

systemctl start $service || fail 'it does not start'
[ "$(property ActiveState)" = active ] || fail "it is $(property ActiveState)"
pid=$(property MainPID)
user=$(stat --format=%u "/proc/$pid")
[[ $user -ge 61184 && $user -le 65519 ]] || fail "its user, $user, is not one that lives as long as it"
run_through_it
printf '  %s\n' 'the service starts, tells when it is ready, and serves as a user of its own'

systemctl reload $service || fail 'it cannot be reloaded'
[ "$(property MainPID)" = "$pid" ] || fail 'another process after a reload'
run_through_it
printf '  %s\n' 'it reloads what it was told'

kill -KILL "$pid"
expect_another_process "$pid"
run_through_it
printf '  %s\n' 'it is started again after it was killed'

# Sooner than in a minute.
mkdir -p /run/systemd/system/$service.d
printf '[Service]\nWatchdogSec=3s\n' >/run/systemd/system/$service.d/watchdog.conf
systemctl daemon-reload
systemctl restart $service
pid=$(property MainPID)
kill -STOP "$pid"
expect_another_process "$pid"
printf '  %s\n' 'it is started again after it has hung'

journalctl --quiet --output=cat --unit=$service | grep -q session-opened ||
    fail 'the journal has nothing of its sessions'
systemctl stop $service
[ "$(property Result)" = success ] || fail "it was stopped with $(property Result)"
printf '  %s\n' 'its sessions are in the journal, and it ends when it is asked to'
