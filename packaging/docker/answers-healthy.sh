#!/bin/bash
# answers-healthy HOST PORT: does the node there say so? Bash alone, so that an image needs no more.
exec 3<>"/dev/tcp/$1/$2" || exit 1
printf 'GET /healthz HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$1" >&3
read -r _ status _ <&3 || exit 1
[ "$status" = 200 ]
