#!/usr/bin/env bash
# manual_pages.sh FOLDER VERSION PROGRAM...: the manual page of each program can be set without a
# complaint and has every command and option that the program tells.
set -euo pipefail
folder=$1 version=$2
shift 2

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}
command -v groff >/dev/null || {
    printf 'SKIPPED: groff is missing (Debian: groff-base)\n'
    exit 77
}
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT

help_of() { "$@" --help; }

# asked_once <program>: writes a script in its place that starts it once for each question.
asked_once() {
    local name=${1##*/}
    mkdir -p "$scratch/asked"
    cat >"$scratch/asked/$name" <<END
#!/bin/bash
said=$scratch/asked/\$(printf '%s ' $name "\$@" | tr ' /' '__')
[ -f "\$said" ] || LC_ALL=C.UTF-8 LANGUAGE='' QT_QPA_PLATFORM=offscreen $1 "\$@" >"\$said" </dev/null
cat "\$said"
END
    chmod 755 "$scratch/asked/$name"
}

# missing_in <page>: those of the options and commands on standard input that the text lacks.
missing_in() {
    local word
    while read -r word; do
        grep -qE -- "(^|[ ,])$word([ ,]|\$)" "$1" || printf '%s ' "$word"
    done
}

for program in "$@"; do
    name=${program##*/}
    asked_once "$program"
    program=$scratch/asked/$name
    page=$scratch/$name.1
    "$folder/make_page.sh" "$program" "$folder/$name.1.in" "$version" "$page"
    ! grep -n '^@' "$page" || fail "$name.1: a placeholder is left"
    complaints=$(groff -man -Kutf8 -Tutf8 -ww -rHY=0 -P-c "$page" 2>&1 >"$page.txt")
    [ -z "$complaints" ] || fail "$complaints"
    sed -i 's/\x1b\[[0-9;]*m//g; s/.\x08//g' "$page.txt"

    help_of "$program" >"$scratch/help"
    mapfile -t commands < <(awk '/^  [a-z]/ { print $1 }' "$scratch/help")
    for command in ${commands[@]+"${commands[@]}"}; do
        help_of "$program" "$command" >>"$scratch/help"
    done
    sed -nE 's/^  (-[a-zA-Z?], )*(--[a-z][a-z-]*).*/\2/p; s/^  ([a-z]+) .*/\1/p' "$scratch/help" |
        sort -u >"$scratch/words"
    words=$(wc -l <"$scratch/words")
    [ "$words" -ge 5 ] || fail "$name: only $words options and commands were found in its help"
    missing=$(missing_in "$page.txt" <"$scratch/words")
    [ -z "$missing" ] || fail "$name.1 lacks: $missing"
    # The test itself can fail.
    grep -v -- '--lang' "$page.txt" >"$page.less"
    [ -n "$(missing_in "$page.less" <"$scratch/words")" ] || fail "a lost --lang is not found"
    printf '%s.1: %s options and commands\n' "$name" "$words"
done
