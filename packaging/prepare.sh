# Sourced by run.sh and test.sh: packages, prefixes, and stages that log.
# shellcheck shell=bash disable=SC2034  # what it sets, its callers read

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
prefixes=()   # --prefix, and what CMAKE_PREFIX_PATH holds
may_install=yes
install_only=no

die() {
    printf 'splitscope: %s\n' "$1" >&2
    exit 1
}

# take_option "$@": sets `taken` to the number of arguments that were an option of both scripts.
take_option() {
    taken=1
    case $1 in
    --prefix)
        [ $# -ge 2 ] || die "--prefix needs a folder"
        [ -d "$2" ] || die "--prefix $2: there is no such folder"
        prefixes+=("$(cd "$2" && pwd)")
        taken=2
        ;;
    --prefix=*) take_option --prefix "${1#*=}"; taken=1 ;;
    --no-install) may_install=no ;;
    --install-only) install_only=yes ;;
    *) taken=0 ;;
    esac
}

# stage <log> <what it does> <command...>: one line; the log's end too if it fails.
stage() {
    local log=$root/build/$1.log what=$2 started=$SECONDS
    shift 2
    mkdir -p "$root/build" 2>/dev/null || die "cannot write to $root: $(blame_owner)"
    : 2>/dev/null >"$log" || die "cannot write $log: $(blame_owner)"
    printf '%s ... ' "$what"
    if "$@" >"$log" 2>&1 </dev/null; then
        printf 'done (%d s)\n' $((SECONDS - started))
    else
        printf 'failed\n\n' >&2
        tail -n 40 "$log" >&2
        explain_failure "$log" "$what"
    fi
}

blame_owner() {
    local folder=$root remedy='run as that user'
    [ ! -d "$root/build" ] || folder=$root/build remedy='remove it or run as that user'
    printf '%s belongs to %s; %s' "$folder" "$(stat -c %U "$folder")" "$remedy"
}

# explain_failure <log> <what>: the usual causes, and an end.
explain_failure() {
    local cause=''
    if grep -q 'No space left on device' "$1"; then
        cause='The disk is full. '
    elif grep -qE 'Temporary failure resolving|Could not (connect|resolve)|Unable to (fetch|locate)|Network is unreachable' "$1"; then
        cause="Debian's mirror cannot be reached or lacks the packages: check the network and /etc/apt/sources.list*. "
    elif grep -qE 'Killed signal|out of memory' "$1"; then
        cause='The memory is full: close other programs, and try again. '
    fi
    die "$2 failed. ${cause}The whole log: $1"
}

# enough_space <folder> <megabytes> <for what>
enough_space() {
    local free
    free=$(df -Pm "$1" | awk 'NR == 2 { print $4 }')
    [ "$free" -ge "$2" ] || die "$3 needs $2 MB in $1, which has $free MB left"
}

# in_prefix <pattern>: is there such a file below a prefix?
in_prefix() {
    local prefix
    for prefix in ${prefixes[@]+"${prefixes[@]}"}; do
        [ -z "$(find -L "$prefix" -maxdepth 6 -path "$1" -print -quit 2>/dev/null)" ] || return 0
    done
    return 1
}

read_prefixes() {
    local prefix
    while IFS= read -r prefix; do
        [ ! -d "$prefix" ] || prefixes+=("$prefix")
    done < <(tr ':;' '\n' <<<"${CMAKE_PREFIX_PATH:-}")
    supplied=' '
    if in_prefix '*/TorchConfig.cmake'; then supplied+='torch '; fi
    if in_prefix '*/Qt6Config.cmake'; then supplied+='qt '; fi
}

# wanted_packages <purpose...>: the names, without what the prefixes supply.
wanted_packages() {
    local purpose package supplier
    while read -r purpose package supplier; do
        case " $* " in *" $purpose "*) ;; *) continue ;; esac
        case $supplied in *" ${supplier:--} "*) continue ;; esac
        printf '%s\n' "$package"
    done < <(grep -v '^#' "$root/packaging/debian-packages.txt")
}

# missing_of <package...>: those that neither are installed nor stand in an installed one's Provides.
missing_of() {
    local installed package
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' |
        sed -n 's/^installed //p' | tr ',' '\n' | awk '{ print $1 }')
    for package in "$@"; do
        grep -qxF -- "$package" <<<"$installed" || printf '%s\n' "$package"
    done
}

is_supported_debian() {
    # shellcheck source=/dev/null
    (. /etc/os-release 2>/dev/null && [ "${ID:-}" = debian ] && case ${VERSION_ID:-} in 12 | 13) ;; *) false ;; esac)
}

system_name() {
    # shellcheck source=/dev/null
    (. /etc/os-release 2>/dev/null && printf '%s' "${PRETTY_NAME:-}") || uname -s
}

apt_install() {
    local as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y --no-install-recommends "$@"
}

# install_packages <purpose...>: apt is not called when nothing is missing.
install_packages() {
    [ "$may_install" = yes ] || return 0
    local wanted missing
    mapfile -t wanted < <(wanted_packages "$@")
    is_supported_debian || die "$(system_name) is not Debian 12 or 13, whose packages these scripts \
install. docs/BUILDING.md (\"Other systems\") says how to build elsewhere; with everything in place, \
--no-install goes on. Needed, by Debian's names: ${wanted[*]}"
    mapfile -t missing < <(missing_of "${wanted[@]}")
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || die "some packages are missing, and only root can install them:
apt-get install --no-install-recommends ${missing[*]}"
        sudo -v || die "sudo refuses; ask an administrator to run:
apt-get install --no-install-recommends ${missing[*]}"
    fi
    enough_space /usr 2500 'Installing the packages'
    stage packages "Installing Debian packages (${#missing[@]})" apt_install "${missing[@]}"
}

# What sudo was for is done: the rest belongs to the user who called it, so that the build folder is
# theirs and the window opens on their screen. This calls the script again as that user.
return_to_user() {
    local user=${SUDO_USER:-root} home runtime_dir
    [ "$(id -u)" = 0 ] && [ "$user" != root ] || return 0
    runuser -u "$user" -- test -w "$root" || return 0
    [ ! -e "$root/build" ] || chown -R "$user:" "$root/build"
    home=$(getent passwd "$user" | cut -d: -f6)
    runtime_dir=/run/user/$(id -u "$user")
    [ ! -d "$runtime_dir" ] || export XDG_RUNTIME_DIR=$runtime_dir
    exec runuser -u "$user" -- env -u SUDO_USER HOME="$home" USER="$user" LOGNAME="$user" \
        bash "$0" "$@"
}

# configure <preset> <cmake options...>
configure() {
    local preset=$1
    shift
    [ -e "$root/build/$preset/build.ninja" ] || enough_space "$root" 2000 'Building'
    if [ ${#prefixes[@]} -gt 0 ]; then
        set -- "$@" "-DCMAKE_PREFIX_PATH=$(IFS=';' && printf '%s' "${prefixes[*]}")"
    fi
    (cd "$root" && stage "configure-$preset" 'Configuring' cmake --preset "$preset" "$@")
}

# build <preset> [--target <target...>]
build() {
    (cd "$root" && stage "build-$1" 'Building' cmake --build --preset "$@")
}
