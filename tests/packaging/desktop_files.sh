#!/usr/bin/env bash
# desktop_files.sh CHECKOUT VERSION: what desktops read about the window is valid, and agrees.
set -euo pipefail
desktop=$1/packaging/desktop version=$2
id=org.splitscope.Splitscope

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

for checker in desktop-file-validate:desktop-file-utils appstreamcli:appstream; do
    command -v "${checker%:*}" >/dev/null || {
        printf 'SKIPPED: %s is missing (Debian: %s)\n' "${checker%:*}" "${checker#*:}"
        exit 77
    }
done
complaints=$(desktop-file-validate "$desktop/$id.desktop") # hints, too
[ -z "$complaints" ] || fail "$complaints"
appstreamcli validate --no-net "$desktop/$id.metainfo.xml"

# The three names of one program and one file type.
grep -qF "<id>$id</id>" "$desktop/$id.metainfo.xml" || fail "metainfo: another id than $id"
grep -qF "$id.desktop</launchable>" "$desktop/$id.metainfo.xml" || fail 'metainfo: another desktop entry'
grep -qF "u\"$id\"_s" "$1/app/splitscope/main.cpp" || fail 'the window has another desktop file name'
mime=application/x-splitscope-notebook
grep -qF "\"$mime\"" "$desktop/$id.xml" || fail 'the MIME type is not defined'
grep -qxF "MimeType=$mime;" "$desktop/$id.desktop" || fail 'the desktop entry has another MIME type'
[ -f "$desktop/${mime/\//-}.svg" ] || fail 'the MIME type has no icon'

newest=$(sed -n 's/.*<release version="\([^"]*\)".*/\1/p' "$desktop/$id.metainfo.xml" | head -n 1)
[ "$newest" = "$version" ] || fail "metainfo: the newest release is $newest, the program is $version"

# And the checkers find something where there is something to find.
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
sed 's/^Exec=.*//' "$desktop/$id.desktop" >"$scratch/$id.desktop"
! desktop-file-validate "$scratch/$id.desktop" >/dev/null || fail 'an entry without Exec is not found'
sed 's/<name>.*//' "$desktop/$id.metainfo.xml" >"$scratch/$id.metainfo.xml"
! appstreamcli validate --no-net "$scratch/$id.metainfo.xml" >/dev/null ||
    fail 'metainfo without a name is not found'
