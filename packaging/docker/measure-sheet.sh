#!/bin/bash
# The lab's edge: waits for its node, measures the sheet's cuts, and stays for more.
#   SPLITSCOPE_CLOUD      the node's address
#   SPLITSCOPE_ARGUMENTS  of splitscope-edge run, in place of the sheet's cuts at this computer's speed
# The link is shaped outside, by tc; the CPU by whoever runs the container.
set -u
cloud=${SPLITSCOPE_CLOUD:?}
address=${cloud#*://}
port=${address##*:}
port=${port%%/*}

tries=0
until answers-healthy "${address%:*}" "$port" 2>/dev/null; do
    tries=$((tries + 1))
    [ $tries -lt 150 ] || {
        printf 'measure-sheet: no node at %s for five minutes\n' "$cloud" >&2
        exit 1
    }
    sleep 2
done

read -ra arguments <<<"${SPLITSCOPE_ARGUMENTS:---device this-computer --cloud-device this-computer --cpu 1 --cut 0,8,13,22}"
splitscope-edge run --cloud "$cloud" --link outside --notebook /var/lib/splitscope/lab.splitscope \
    "${arguments[@]}" || exit
printf 'The runs are in /var/lib/splitscope/lab.splitscope. For more: splitscope-edge run --help\n'
trap 'exit 0' TERM INT
sleep infinity &
wait
