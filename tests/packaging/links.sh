#!/usr/bin/env bash
# links.sh CHECKOUT: what a document links to in the tree is there, headings included.
set -euo pipefail
cd "$1"

# headings <document>: as the anchors that a link can have
headings() {
    sed -n 's/^##* *//p' "$1" | tr '[:upper:]' '[:lower:]' | sed 's/[^a-z0-9 _-]//g; s/ /-/g'
}

# broken <document>...
broken() {
    local document target file anchor
    for document in "$@"; do
        { grep -oE '\]\([^) ]+\)' "$document" || true; } | sed 's/^](//; s/)$//' |
            { grep -vE '^[a-z]+:' || true; } | while read -r target; do
            file=${target%%#*} anchor=''
            [ "$file" = "$target" ] || anchor=${target#*#}
            [ -n "$file" ] && file=$(dirname "$document")/$file || file=$document
            [ -e "$file" ] || {
                printf '%s: there is no %s\n' "$document" "$target"
                continue
            }
            [ -z "$anchor" ] || headings "$file" | grep -qxF -- "$anchor" ||
                printf '%s: %s has no such heading\n' "$document" "$target"
        done
    done
}

mapfile -t documents < <(find . -name '*.md' -not -path './build*' -not -path './.git/*')
[ ${#documents[@]} -ge 10 ] || { printf 'only %d documents\n' ${#documents[@]} >&2; exit 1; }
found=$(broken "${documents[@]}")
[ -z "$found" ] || { printf '%s\n' "$found" >&2; exit 1; }

# And it finds something where there is something to find.
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
printf '# Here\n[a](#here) [b](#there) [c](nowhere.md)\n' >"$scratch/a.md"
[ "$(broken "$scratch/a.md" | wc -l)" = 2 ] || { printf 'broken links are not found\n' >&2; exit 1; }
printf '%d documents\n' ${#documents[@]}
