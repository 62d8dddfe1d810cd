#!/usr/bin/env bash
# Carries out docker/Dockerfile where there is no Docker, as root: each stage in a root of its own, each
# instruction as it stands there. Then runs docker/compose.yaml's pair: two network namespaces, tc as
# there, the edge's share of a core by a cgroup, health checks, users.
#   packaging/test-docker.sh [--packages DIR] [--keep]
#   --packages DIR  takes the packages that lie there in place of carrying out the stage "build"
# scratch-root.sh tells which variables say where the roots lie and what they keep. Layers, the
# network's bridge and seccomp are Docker's own, and are not proved.
set -euo pipefail

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/scratch-root.sh
. "$checkout/packaging/scratch-root.sh"

packages=''
while [ $# -gt 0 ]; do
    case $1 in
    --keep) keep=yes ;;
    --packages)
        [ -d "${2:-}" ] || die '--packages needs the folder in which they lie'
        packages=$(cd "$2" && pwd)
        shift
        ;;
    *) die "unknown option $1" ;;
    esac
    shift
done
folder=$checkout/packaging/docker
common_mounts=()

declare -A stage_root environment user directory entry_point command health
stage=''

remove_stages() {
    local status=$? name
    [ "$keep" = yes ] || for name in "${!stage_root[@]}"; do
        [ -z "${stage_root[$name]}" ] || [ "${stage_root[$name]}" = "$bare" ] ||
            rm -rf --one-file-system -- "${stage_root[$name]}"
    done
    remove_pair || true
    root=$bare
    (exit $status) || true
    trap - EXIT
    [ "$keep" = yes ] || rm -rf --one-file-system -- "$bare"
    exit $status
}

# words_of <json list or words>: one a line
words_of() {
    case $1 in
    '['*) sed 's/^\[ *"//; s/" *\]$//; s/", *"/\n/g' <<<"$1" ;;
    *) printf '%s\n' sh -c "$1" ;;
    esac
}

# in_stage <name> <command...>: with the environment, folder and user that the stage has by now.
in_stage() {
    local name=$1 set_user=()
    shift
    root=${stage_root[$name]}
    [ -z "${user[$name]}" ] || set_user=(setpriv "--reuid=${user[$name]%:*}" "--regid=${user[$name]#*:}" --clear-groups)
    local variables
    mapfile -t variables < <(printf '%s' "${environment[$name]}")
    # shellcheck disable=SC2016  # expanded by the inner shell
    enter_root "${set_user[@]}" env "${variables[@]}" sh -c 'cd "$0" && exec "$@"' \
        "${directory[$name]}" "$@"
}

instruction_from() {
    local source name
    read -r source _ name <<<"$1"
    stage=$name
    say "Stage $stage, from $source"
    if [ "$stage" = build ] && [ -n "$packages" ]; then
        stage_root[build]=''
        return
    fi
    local from=${stage_root[$source]-$bare}
    case $source in debian:*) from=$bare ;; esac
    stage_root[$stage]=$bare.$stage
    cp -a --reflink=auto -- "$from" "${stage_root[$stage]}"
    environment[$stage]=${environment[$source]-}
    user[$stage]=${user[$source]-}
    directory[$stage]=${directory[$source]-/}
    entry_point[$stage]='' command[$stage]='' health[$stage]=''
}

instruction_copy() {
    local from to
    read -r from to <<<"$1"
    if [ "$from" = . ]; then
        root=${stage_root[$stage]} copy_checkout "$checkout" "$to"
    else
        install -D "$checkout/$from" "${stage_root[$stage]}$to"
    fi
}

# mount_of <--mount=...>: adds what it says to `mounts`
mount_of() {
    local field type='' source='' target='' from=''
    while IFS= read -r field; do
        printf -v "${field%%=*}" '%s' "${field#*=}"
    done < <(tr ',' '\n' <<<"${1#--mount=}")
    case $type in
    bind)
        if [ -z "${stage_root[$from]}" ]; then
            mounts+=("$packages=$target")
        else
            mounts+=("${stage_root[$from]}$source=$target")
        fi
        ;;
    cache) [ -n "${SPLITSCOPE_COMPILER_CACHE:-}" ] || mkdir -p "${stage_root[$stage]}$target" ;;
    *) die "RUN $1: a kind of mount that is not known here" ;;
    esac
}

instruction_run() {
    local rest=$1 log=$bare.log
    mounts=("${common_mounts[@]}")
    while [[ $rest == --mount=* ]]; do
        mount_of "${rest%% *}"
        rest=${rest#* }
        rest=${rest#"${rest%%[! ]*}"}
    done
    say "RUN ${rest:0:90}"
    in_stage "$stage" sh -c "$rest" >"$log" 2>&1 || {
        tail -n 30 "$log" >&2
        die "RUN $rest failed; the log: $log"
    }
    rm -f "$log"
    mounts=("${common_mounts[@]}")
}

carry_out() {
    local line keyword rest
    while IFS= read -r line; do
        keyword=${line%% *} rest=${line#* }
        rest=${rest#"${rest%%[! ]*}"}
        [ "$keyword" = FROM ] || [ -n "${stage_root[$stage]}" ] || continue
        case $keyword in
        FROM) instruction_from "$rest" ;;
        RUN) instruction_run "$rest" ;;
        COPY) instruction_copy "$rest" ;;
        ENV) environment[$stage]+=$rest$'\n' ;;
        USER) user[$stage]=$rest ;;
        WORKDIR)
            directory[$stage]=$rest
            mkdir -p "${stage_root[$stage]}$rest"
            ;;
        ENTRYPOINT) entry_point[$stage]=$rest ;;
        CMD) command[$stage]=$rest ;;
        HEALTHCHECK) health[$stage]=${rest#*CMD } ;;
        EXPOSE | STOPSIGNAL | VOLUME) ;;
        *) die "$keyword: an instruction that is not known here" ;;
        esac
    done < <(sed -e '/^ *#/d' -e '/^ *$/d' "$folder/Dockerfile" | sed -e ':a' -e '/\\$/{N;s/ *\\\n */ /;ba' -e '}')
}

# --- The pair ---------------------------------------------------------------------------------

edge_net=splitscope-edge-$$ cloud_net=splitscope-cloud-$$
group=''

make_pair() {
    ip netns add "$edge_net"
    ip netns add "$cloud_net"
    ip link add eth0 netns "$edge_net" type veth peer name eth0 netns "$cloud_net"
    ip -n "$edge_net" address add 192.0.2.1/30 dev eth0
    ip -n "$cloud_net" address add 192.0.2.2/30 dev eth0
    local net
    for net in "$edge_net" "$cloud_net"; do
        ip -n "$net" link set lo up
        ip -n "$net" link set eth0 up
    done
    printf '127.0.0.1 localhost\n192.0.2.2 cloud-test\n' >"${stage_root[edge]}/etc/hosts"
}

remove_pair() {
    local pid
    # Its child is unshare, which takes what runs in the root with it.
    for pid in ${cloud_pid:-} ${edge_pid:-}; do
        pkill -KILL -P "$pid" || true
        kill -KILL "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    ip netns delete "$edge_net" 2>/dev/null || true
    ip netns delete "$cloud_net" 2>/dev/null || true
    [ -z "$group" ] || rmdir "$group" 2>/dev/null || true
}

# of_compose <service> <key>: its value, lists and maps a line each; defaults of variables filled in.
of_compose() {
    /usr/bin/python3 - "$folder/compose.yaml" "$@" <<'PYTHON'
import os, re, sys, yaml
value = yaml.safe_load(open(sys.argv[1]))["services"][sys.argv[2]].get(sys.argv[3], "")
if isinstance(value, dict):
    value = [f"{key}={text}" for key, text in value.items()]
filled = lambda text: re.sub(r"\$\{(\w+):-([^}]*)\}", lambda m: os.environ.get(m[1]) or m[2], str(text))
for line in value if isinstance(value, list) else [value]:
    print(filled(line))
PYTHON
}

# make_group <cores>: a cgroup that has that much of a core; its name in `group`.
make_group() {
    local quota
    quota=$(awk -v cores="$1" 'BEGIN { printf "%d", cores * 100000 }')
    if [ -d /sys/fs/cgroup/cpu ]; then
        group=/sys/fs/cgroup/cpu/splitscope-docker-$$
        mkdir "$group"
        printf '%s' "$quota" >"$group/cpu.cfs_quota_us"
    else
        group=/sys/fs/cgroup/splitscope-docker-$$
        mkdir "$group"
        printf '%s 100000' "$quota" >"$group/cpu.max"
    fi
}

run_pair() {
    local words variables cores started=$SECONDS
    make_pair

    say "compose: cloud-test ($(of_compose cloud-test command | paste -sd ' '))"
    mapfile -t words < <(words_of "${entry_point[cloud]}"; of_compose cloud-test command)
    network=$cloud_net in_stage cloud "${words[@]}" >"$bare-cloud.log" 2>&1 &
    cloud_pid=$!

    mapfile -t words < <(of_compose link command)
    say "compose: link (${words[2]})"
    user[link]='' stage_root[link]=${stage_root[edge]} environment[link]='' directory[link]=/
    network=$edge_net in_stage link "${words[@]}"

    cores=$(of_compose edge-test cpus)
    say "compose: edge-test, $cores of a core"
    make_group "$cores"
    mapfile -t variables < <(of_compose edge-test environment)
    mapfile -t words < <(words_of "${command[edge]}")
    (
        printf '%s' "$BASHPID" >"$group/cgroup.procs"
        network=$edge_net in_stage edge env "${variables[@]}" "${words[@]}"
    ) >"$bare-edge.log" 2>&1 &
    edge_pid=$!
    until grep -q 'The runs are in' "$bare-edge.log"; do
        kill -0 "$edge_pid" 2>/dev/null || die "the edge has ended: $(cat "$bare-edge.log" "$bare-cloud.log")"
        [ $((SECONDS - started)) -lt 400 ] || die "the edge is not done: $(cat "$bare-edge.log" "$bare-cloud.log")"
        sleep 1
    done
    tail -n 12 "$bare-edge.log"

    say 'Health checks, from inside'
    mapfile -t words < <(words_of "${health[cloud]}")
    network=$cloud_net in_stage cloud "${words[@]}" || die 'the cloud says that it is not healthy'
    mapfile -t words < <(words_of "${health[edge]}")
    network=$edge_net in_stage edge "${words[@]}" || die 'the edge says that it is not healthy'

    say 'What was measured'
    in_stage edge splitscope-edge export /var/lib/splitscope/lab.splitscope >"$bare-runs.csv"
    # 602112 bytes take 1.001 s at 5 Mbit/s (docs/MEASURING.md).
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
        { cut = $column["cut"]; transfer = $column["transfer_ms"]; runs++ }
        cut == 0 && transfer > 990 && transfer < 1500 { shaped = 1 }
        { printf "  cut %2d: %9.3f ms, transfer %9.3f\n", cut, $column["end_to_end_ms"], transfer }
        END { exit !(runs >= 4 && shaped) }' "$bare-runs.csv" ||
        die 'four cuts should be there, and cut 0 should take a second of link'
    in_stage cloud id -u | grep -qx 10001 || die 'the cloud does not run as its own user'
    in_stage edge id -u | grep -qx 10001 || die 'the edge does not run as its own user'
    rm -f "$bare-runs.csv" "$bare-edge.log" "$bare-cloud.log"
}

command -v ip >/dev/null || die 'ip is missing: apt-get install iproute2'
/usr/bin/python3 -c 'import yaml' 2>/dev/null || die 'PyYAML is missing: apt-get install python3-yaml'
suite=$(sed -n 's/^FROM debian:\([a-z]*\)-slim AS build/\1/p' "$folder/Dockerfile")
make_root "$suite"
bare=$root
trap remove_stages EXIT
common_mounts=(${mounts[@]+"${mounts[@]}"})
carry_out
run_pair
say 'The images can be made, and their pair measures the sheet'
