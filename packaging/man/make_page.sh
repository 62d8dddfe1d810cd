#!/usr/bin/env bash
# Writes a manual page: make_page.sh PROGRAM TEMPLATE VERSION PAGE
# Of the template, a text in man(7), it replaces
#   @VERSION@    VERSION
#   @OPTIONS@    the options that PROGRAM --help tells
#   @COMMANDS@   each command that PROGRAM --help lists, with its description, arguments and options
# so that a page cannot lack an option that the program has.
set -euo pipefail

program=$1 template=$2 version=$3 page=$4

help_of() { LC_ALL=C.UTF-8 LANGUAGE='' QT_QPA_PLATFORM=offscreen "$program" "$@" --help </dev/null; }

# in_roff <program's name> <what>: of a --help on standard input its `options`, `arguments` or
# `description`, in man(7).
in_roff() {
    awk -v name="$1" -v what="$2" '
        function roff(text) {
            gsub(/\\/, "\\e", text)
            gsub(/-/, "\\-", text)
            if (text ~ /^[.'\'']/) text = "\\&" text
            return text
        }
        function entry(line,   end) {
            sub(/^ +/, "", line)
            end = match(line, /  +/)
            print ".TP"
            print ".B " roff(end ? substr(line, 1, end - 1) : line)
            if (end) print roff(substr(line, RSTART + RLENGTH))
        }
        /^Usage: / { part = "description"; next }
        /^(Options|Arguments):$/ { part = tolower(substr($0, 1, length($0) - 1)); next }
        part != what || /^ *$/ { next }
        part == "description" {
            if (said++) print ".br"
            print roff($0)
            next
        }
        /^  [^ ]/ { entry($0); next }
        { sub(/^ +/, ""); print roff($0) }
    '
}

commands() { help_of | awk '/^  [a-z]/ { print $1 }'; }

describe_commands() {
    local name=${program##*/} command help arguments
    commands | while read -r command; do
        help=$(help_of "$command")
        printf '.SS "%s %s"\n' "${name//-/\\-}" "$command"
        in_roff "$name" description <<<"$help"
        # The first argument is the command itself.
        arguments=$(in_roff "$name" arguments <<<"$help" | awk -v first=".B $command" '
            /^\.TP$/ { held = $0; next }
            held != "" { skip = $0 == first; if (!skip) print held; held = "" }
            !skip')
        [ -z "$arguments" ] || printf '%s\n' "$arguments"
        in_roff "$name" options <<<"$help"
    done
}

{
    while IFS= read -r line; do
        case $line in
        @OPTIONS@) help_of | in_roff "${program##*/}" options ;;
        @COMMANDS@) describe_commands ;;
        *) printf '%s\n' "${line//@VERSION@/$version}" ;;
        esac
    done <"$template"
} >"$page.part"
mv "$page.part" "$page"
