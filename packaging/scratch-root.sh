# Sourced by the scripts that prove things on a bare Debian: a root made by debootstrap, and commands
# in it. SPLITSCOPE_DEB_CACHE=DIR keeps its packages for next time, SPLITSCOPE_COMPILER_CACHE=DIR what
# is compiled there; TMPDIR says where it lies (5 GB). The mirror is the one that this machine's apt uses.
# shellcheck shell=bash

keep=no           # --keep: leave the root behind
root=''
mounts=()         # more to be seen in the root: FOLDER=PATH-IN-ROOT
network=''        # the network namespace of what runs in the root
script_name=$(basename "$0" .sh)

die() {
    printf '%s: %s\n' "$script_name" "$1" >&2
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
with_private_mounts() {
    local within=()
    [ -z "$network" ] || within=(ip netns exec "$network")
    "${within[@]}" unshare --mount --pid --fork --kill-child -- "$@" </dev/null
}

# enter_root <command...>
enter_root() {
    # shellcheck disable=SC2016  # expanded by the inner shell
    with_private_mounts bash -euc '
        root=$1
        shift
        mount --bind "$root" "$root" # a mount point, as a root is
        mount -t proc proc "$root/proc"
        mount --rbind /dev "$root/dev"
        mount -t tmpfs tmpfs "$root/tmp"
        while [ "$1" != -- ]; do
            mkdir -p "$root${1#*=}"
            mount --bind "${1%%=*}" "$root${1#*=}"
            shift
        done
        shift
        exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
            HOME=/root LANG=C.UTF-8 TERM=dumb CCACHE_DIR=/var/cache/compiler \
            DEBIAN_FRONTEND=noninteractive http_proxy="${http_proxy:-}" \
            https_proxy="${https_proxy:-}" no_proxy="${no_proxy:-}" chroot "$root" "$@"
        ' enter "$root" ${mounts[@]+"${mounts[@]}"} -- "$@"
}

# mount_cache <folder> <path in the root>
mount_cache() {
    mkdir -p "$1"
    mounts+=("$(cd "$1" && pwd)=$2")
}

# make_root <suite>: sets `root`, which goes when the script ends.
make_root() {
    local suite=$1 source cache=''
    [ "$(id -u)" = 0 ] || die 'only root can make a root; run it with sudo'
    command -v debootstrap >/dev/null || die 'debootstrap is missing: apt-get install debootstrap'
    source=$(mirror)
    [ -n "$source" ] || die "no Debian mirror in this machine's apt sources"

    root=$(mktemp -d "${TMPDIR:-/var/tmp}/splitscope-$suite.XXXXXX")
    trap remove_root EXIT
    chmod 755 "$root" # users other than root have to pass through
    trap 'exit 130' INT TERM HUP

    if [ -n "${SPLITSCOPE_DEB_CACHE:-}" ]; then
        mkdir -p "$SPLITSCOPE_DEB_CACHE/$suite/partial"
        cache=$(cd "$SPLITSCOPE_DEB_CACHE/$suite" && pwd)
        mounts+=("$cache=/var/cache/apt/archives")
    fi
    [ -z "${SPLITSCOPE_COMPILER_CACHE:-}" ] ||
        mount_cache "$SPLITSCOPE_COMPILER_CACHE" /var/cache/compiler

    say "Making a bare $suite"
    with_private_mounts debootstrap --variant=minbase ${cache:+"--cache-dir=$cache"} \
        "$suite" "$root" "$source" >"$root.log" 2>&1 || {
        tail -n 20 "$root.log" >&2
        die "debootstrap failed; its log: $root.log"
    }
    rm -f "$root.log"
    echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/scratch" # nothing here has to outlive a power cut
    copy_network_settings
}

# copy_checkout <checkout> <folder in the root>: what git would, with what is not committed yet.
copy_checkout() {
    mkdir -p "$root$2"
    git -c safe.directory="$1" -C "$1" ls-files -co --exclude-standard -z |
        tar -C "$1" --null -T - --ignore-failed-read -cf - 2>/dev/null |
        tar -C "$root$2" -xf - --no-same-owner
}
