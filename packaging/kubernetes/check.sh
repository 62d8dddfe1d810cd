#!/usr/bin/env bash
# Checks the manifests without a cluster: packaging/kubernetes/check.sh [--schemas]
#   --schemas  also each field against the Kubernetes API's own types, by the npm package kubernetes-models
# Ends with 77 where what it needs is missing.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

skip() {
    printf 'SKIPPED: %s\n' "$1"
    exit 77
}
fail() {
    printf 'check: %s\n' "$1" >&2
    exit 1
}

command -v kubectl >/dev/null || skip 'kubectl is missing (Debian 13: kubernetes-client)'
kubectl version --client 2>/dev/null | grep -qE '^Kustomize Version: v([5-9]|[1-9][0-9])' ||
    skip "this kubectl's kustomize is older than version 5 (Debian 12's is)"
command -v yamllint >/dev/null || skip 'yamllint is missing (Debian: yamllint)'

scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
cp -r "$here" "$scratch/kubernetes"
cd "$scratch/kubernetes"
# What the cloud's kustomization expects beside it; only their names matter here.
mkdir -p cloud/access
for file in tokens tls.crt tls.key; do printf 'none\n' >"cloud/access/$file"; done

yamllint --strict --config-file .yamllint lab cloud

# built <folder>: its manifests, in $scratch/built/NAME.yaml
mkdir "$scratch/built"
build() {
    local out
    out=$scratch/built/$(basename "$1").yaml
    kubectl kustomize "$1" >"$out"
    [ -s "$out" ] || fail "$1: nothing comes of it"
}

build cloud
for kind in Namespace Deployment Service HorizontalPodAutoscaler PodDisruptionBudget NetworkPolicy \
    Secret ConfigMap; do
    grep -qx "kind: $kind" "$scratch/built/cloud.yaml" || fail "cloud: there is no $kind"
done

settings=0
for overlay in lab/overlays/*; do
    build "$overlay"
    name=${overlay##*/}
    cpu=${name#cpu-} rate=${name##*-}
    cpu=${cpu%%-*}
    built=$scratch/built/$name.yaml
    # Limits and requests of the edge; the cloud's CPU is 1.
    [ "$(grep -cx " *cpu: \"$cpu\"" "$built")" = 2 ] || fail "$name: limits and requests should be $cpu"
    grep -qF "tbf rate ${rate}mbit burst 32kbit" "$built" || fail "$name: the link should have $rate Mbit/s"
    settings=$((settings + 1))
done
[ "$settings" = 12 ] || fail "the sheet has 12 settings, there are $settings"

if [ "${1:-}" = --schemas ]; then
    command -v npm >/dev/null || skip 'npm is missing (Debian: npm)'
    cp schemas.mjs "$scratch/"
    cd "$scratch"
    npm install --no-save --no-audit --no-fund --silent kubernetes-models@5 yaml@2 >/dev/null
    node schemas.mjs built/*.yaml
fi
printf 'kustomize and yamllint are content with the cloud and %s settings of the lab\n' "$settings"
