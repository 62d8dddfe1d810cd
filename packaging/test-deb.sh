#!/usr/bin/env bash
# Proves the Debian packages, as root: checks them, installs them in a bare Debian, uses what they
# bring as a user would, and removes them:
#   packaging/test-deb.sh [bookworm|trixie] [--packages DIR] [--keep] [OPTION OF make-deb.sh...]
#   --packages DIR  takes the packages that lie there in place of building them here
#   --keep          leaves the root behind, and says where
# scratch-root.sh tells which variables say where the root lies and what it keeps.
set -euo pipefail

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=packaging/scratch-root.sh
. "$checkout/packaging/scratch-root.sh"

suite=bookworm packages=''
arguments=()
while [ $# -gt 0 ]; do
    case $1 in
    bookworm | trixie) suite=$1 ;;
    --keep) keep=yes ;;
    --packages)
        [ -d "${2:-}" ] || die '--packages needs the folder in which they lie'
        packages=$(cd "$2" && pwd)
        shift
        ;;
    *) arguments+=("$1") ;;
    esac
    shift
done

if [ -z "$packages" ]; then
    say 'Building the packages'
    "$checkout/packaging/make-deb.sh" ${arguments[@]+"${arguments[@]}"}
    packages=$checkout/build/release/packages
fi
debs=("$packages"/splitscope{,-engine,-cloud,-edge}_*.deb)
for deb in "${debs[@]}"; do
    [ -f "$deb" ] || die "$deb: there is no such package"
done

# boot_and_run <script>: as all that the root's own systemd does; it has no network but its own.
boot_and_run() {
    local status=0
    cp "$1" "$root/srv/proof.sh"
    cat >"$root/etc/systemd/system/proof.service" <<'UNIT'
[Unit]
SuccessAction=exit
FailureAction=exit
[Service]
Type=oneshot
ExecStart=/srv/proof.sh
StandardOutput=truncate:/srv/proof.log
StandardError=inherit
UNIT
    timeout 600 systemd-nspawn --quiet --register=no --keep-unit --private-network --directory="$root" \
        --boot systemd.unit=proof.service </dev/null >"$root.log" 2>&1 || status=$?
    [ "$status" = 0 ] || {
        cat "$root/srv/proof.log" >&2 || tail -n 30 "$root.log" >&2
        die "the service does not do what it should; systemd's log: $root.log"
    }
    cat "$root/srv/proof.log"
    rm -f "$root.log" "$root"/srv/proof.* "$root/etc/systemd/system/proof.service"
}

# needs <program> <Debian package>
needs() { command -v "$1" >/dev/null || die "$1 is missing: apt-get install $2"; }
needs lintian lintian
needs appstreamcli appstream
needs desktop-file-validate desktop-file-utils
needs systemd-analyze systemd

say 'Checking: lintian, AppStream, desktop entry'
lintian --fail-on error,warning --tag-display-limit 0 "${debs[@]}"
appstreamcli validate --no-net "$checkout"/packaging/desktop/*.metainfo.xml
desktop-file-validate "$checkout"/packaging/desktop/*.desktop

make_root "$suite"
enter_root sh -c 'find / -xdev -name "*splitscope*" | sort' >"$root/srv/before"
mkdir "$root/srv/debs"
cp "${debs[@]}" "$root/srv/debs/"
cp "$checkout/packaging/debian/use-packages.sh" "$root/srv/"

say 'Installing them, and nothing that is only recommended'
enter_root sh -c 'apt-get update && apt-get install -y --no-install-recommends /srv/debs/*.deb \
    systemd man-db shared-mime-info libglib2.0-bin desktop-file-utils procps xvfb' >"$root.log" 2>&1 || {
    tail -n 30 "$root.log" >&2
    die "they cannot be installed; the log: $root.log"
}
rm -f "$root.log"

say 'The service'
systemd-analyze verify --man=no --root="$root" splitscope-cloud.service
systemd-analyze security --root="$root" --offline=true splitscope-cloud.service | tail -n 1

say 'Using them, as a user who is not root'
enter_root bash /srv/use-packages.sh

if command -v systemd-nspawn >/dev/null; then
    say 'The service, under a systemd that boots there'
    boot_and_run "$checkout/packaging/debian/use-service.sh"
else
    say 'The service has not been tried: systemd-nspawn is missing (apt-get install systemd-container)'
    # What it keeps.
    install -d "$root/var/cache/private/splitscope/weights"
    ln -s private/splitscope "$root/var/cache/splitscope"
fi

say 'Removing them'
enter_root apt-get purge -y splitscope splitscope-engine splitscope-cloud splitscope-edge >/dev/null
rm -rf "$root/srv/debs" "$root/srv/use-packages.sh"
[ ! -e "$root/etc/splitscope" ] || die "left behind: $(ls -R "$root/etc/splitscope")"
left=$(enter_root sh -c 'find / -xdev -name "*splitscope*" | sort' | comm -13 "$root/srv/before" - |
    { grep -v '^/proc/' || true; })
[ -z "$left" ] || die "left behind: $left"
say "The packages work on a bare $suite, and leave nothing behind"
