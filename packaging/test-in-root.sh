#!/usr/bin/env bash
# Proves run.sh and test.sh on a bare Debian, as root:
#   packaging/test-in-root.sh [bookworm|trixie] [--run] [--keep] [OPTION OF test.sh...]
#   --run   starts run.sh, twice, in place of test.sh
#   --keep  leaves the root behind, and says where
# A root is made by debootstrap, the checkout is copied in, and the script runs there. The mirror is
# the one that this machine's apt uses. SPLITSCOPE_DEB_CACHE=DIR keeps the packages for next time;
# TMPDIR says where the root lies (5 GB).
set -euo pipefail

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
suite=bookworm keep=no script=test.sh
arguments=()
for argument in "$@"; do
    case $argument in
    bookworm | trixie) suite=$argument ;;
    --keep) keep=yes ;;
    --run) script=run.sh ;;
    *) arguments+=("$argument") ;;
    esac
done

die() {
    printf 'test-in-root: %s\n' "$1" >&2
    exit 1
}

say() { printf '[%4d s] %s\n' "$SECONDS" "$1"; }

# The first archive that has Debian's own suites, from one-line sources or deb822 ones.
mirror() {
    {
        sed -nE 's/^deb +(\[[^]]*\] +)?(https?:[^ ]+) +(bookworm|trixie|stable|testing)[ /].*/\2/p' \
            /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null || true
        awk -v RS= '/(^|\n)Types:[^\n]*deb/ && /(^|\n)Suites:[^\n]* (bookworm|trixie|stable|testing)[ \n]/ {
                match($0, /(^|\n)URIs: *[^ \n]+/)
                uri = substr($0, RSTART, RLENGTH); sub(/^[ \n]*URIs: */, "", uri); print uri }' \
            /etc/apt/sources.list.d/*.sources 2>/dev/null || true
    } | sed -n 1p
}

remove_root() {
    local status=$?
    trap - EXIT
    if [ "$keep" = yes ]; then
        say "The root is left in $root"
    elif [ -n "$(findmnt -rn -o TARGET | grep -F "$root/" || true)" ]; then
        # Nothing is mounted here by design; whatever this is must not be deleted through.
        say "Something is mounted below $root: it is left behind"
        status=1
    else
        rm -rf --one-file-system -- "$root"
        say 'The root is removed'
    fi
    exit "$status"
}

# apt's way out: proxies and certificates.
copy_network_settings() {
    cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
    local file
    for file in /etc/apt/apt.conf /etc/apt/apt.conf.d/*; do
        [ ! -f "$file" ] || ! grep -q '^ *Acquire::' "$file" || cp "$file" "$root/etc/apt/apt.conf.d/"
    done
    if [ -f /etc/ssl/certs/ca-certificates.crt ]; then
        mkdir -p "$root/etc/ssl/certs"
        cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
    fi
}

# What such a command mounts is gone when it ends, however it ends, and nothing else ever sees it.
with_private_mounts() { unshare --mount --pid --fork --kill-child -- "$@" </dev/null; }

# enter_root <command...>
enter_root() {
    # shellcheck disable=SC2016  # expanded by the inner shell
    with_private_mounts bash -euc '
        root=$1 cache=$2
        shift 2
        mount -t proc proc "$root/proc"
        mount --rbind /dev "$root/dev"
        mount -t tmpfs tmpfs "$root/tmp"
        [ -z "$cache" ] || mount --bind "$cache" "$root/var/cache/apt/archives"
        exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
            HOME=/root LANG=C.UTF-8 TERM=dumb http_proxy="${http_proxy:-}" \
            https_proxy="${https_proxy:-}" no_proxy="${no_proxy:-}" chroot "$root" "$@"
        ' enter "$root" "$cache" "$@"
}

[ "$(id -u)" = 0 ] || die 'only root can make a root; run it with sudo'
command -v debootstrap >/dev/null || die 'debootstrap is missing: apt-get install debootstrap'
mirror=$(mirror)
[ -n "$mirror" ] || die "no Debian mirror in this machine's apt sources"

root=$(mktemp -d "${TMPDIR:-/var/tmp}/splitscope-$suite.XXXXXX")
trap remove_root EXIT
chmod 755 "$root" # users other than root have to pass through
trap 'exit 130' INT TERM HUP

cache=''
if [ -n "${SPLITSCOPE_DEB_CACHE:-}" ]; then
    mkdir -p "$SPLITSCOPE_DEB_CACHE/$suite/partial"
    cache=$(cd "$SPLITSCOPE_DEB_CACHE/$suite" && pwd)
fi

say "Making a bare $suite"
with_private_mounts debootstrap --variant=minbase ${cache:+"--cache-dir=$cache"} \
    "$suite" "$root" "$mirror" >"$root.log" 2>&1 || {
    tail -n 20 "$root.log" >&2
    die "debootstrap failed; its log: $root.log"
}
rm -f "$root.log"
copy_network_settings

say 'Copying the checkout'
copy='/srv/split scope' # with a space, because users have them
mkdir -p "$root$copy"
git -c safe.directory="$checkout" -C "$checkout" ls-files -co --exclude-standard -z |
    tar -C "$checkout" --null -T - --ignore-failed-read -cf - 2>/dev/null |
    tar -C "$root$copy" -xf - --no-same-owner

start=(bash "$copy/packaging/$script" ${arguments[@]+"${arguments[@]}"})
say "Running $script there"
enter_root "${start[@]}"
if [ "$script" = run.sh ]; then
    say 'Once more: nothing to install, nothing to build'
    enter_root "${start[@]}"
fi
say "$script works on a bare $suite"
