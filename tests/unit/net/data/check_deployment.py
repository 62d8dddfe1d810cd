#!/usr/bin/env python3
"""check_deployment.py FILE: each document, read as the Kubernetes API's own types and written again, has to be what it was: a field that they do not know would be lost, a wrong type refused.

Ends with 77 where Kubernetes' Python client or PyYAML is missing.
"""
import json
import sys

try:
    import yaml
    from kubernetes import client
except ImportError as missing:
    print(f"SKIPPED: {missing} (Debian: python3-kubernetes, python3-yaml)")
    sys.exit(77)

TYPES = {("apps/v1", "Deployment"): "V1Deployment", ("v1", "Service"): "V1Service"}


class Response:
    """What the client's reader takes."""

    def __init__(self, document):
        self.data = json.dumps(document)


api = client.ApiClient()
documents = [one for one in yaml.safe_load_all(open(sys.argv[1], encoding="utf-8")) if one]
for document in documents:
    kind = TYPES[(document["apiVersion"], document["kind"])]
    read = api.deserialize(Response(document), kind)
    again = api.sanitize_for_serialization(read)
    if again != document:
        print("was", json.dumps(document, sort_keys=True))
        print("is ", json.dumps(again, sort_keys=True))
        sys.exit(1)
print(f"{len(documents)} documents are as the API's types have them")
