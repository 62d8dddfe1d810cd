// Run by check.sh: each manifest's fields against the types of the Kubernetes API.
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";

const folders = { v1: "v1", "apps/v1": "apps/v1", "autoscaling/v2": "autoscaling/v2",
    "policy/v1": "policy/v1", "networking.k8s.io/v1": "networking.k8s.io/v1" };
let checked = 0;
for (const file of process.argv.slice(2)) {
    for (const document of parseAllDocuments(readFileSync(file, "utf8"))) {
        const manifest = document.toJS();
        const folder = folders[manifest.apiVersion];
        if (!folder)
            throw new Error(`${file}: ${manifest.apiVersion} is none of those that are checked`);
        const { [manifest.kind]: Type } = await import(`kubernetes-models/${folder}/${manifest.kind}`);
        new Type(manifest).validate();
        ++checked;
    }
}
console.log(`${checked} manifests are as the Kubernetes API's types have them`);
