"""An edge written from docs/PROTOCOL.md alone: it computes the first layers itself, has a node
compute the rest, and compares the answer with its own.

usage: split_inference.py SPLITSCOPE-CLOUD NETWORK
Exit code 77: a library that it needs is missing.
"""

import asyncio
import math
import os
import re
import struct
import subprocess
import sys
import tempfile
import zlib

try:
    import websockets
    import xxhash  # noqa: F401  (networks.py's)
except ImportError as missing:
    print(f"skipped: {missing.name} is not installed (Debian: python3-{missing.name})")
    sys.exit(77)

import cbor
import networks

SUBPROTOCOL = "splitscope.1"
SCREEN = 60  # seconds until a node that says nothing is taken for hung


def check(holds, what):
    if not holds:
        raise AssertionError(what)


def fp32(values):
    return struct.pack(f"<{len(values)}f", *values)


def fp16(values):
    return struct.pack(f"<{len(values)}e", *values)


def int8(values):
    lowest = networks.as_float32(min(values))
    step = networks.as_float32((max(values) - lowest) / 255)
    levels = (min(255, max(0, round((v - lowest) / step))) for v in values)
    return struct.pack("<2f", lowest, step) + bytes(levels)


def sparse(values):
    mask = bytearray((len(values) + 7) // 8)
    for i, value in enumerate(values):
        if value != 0:
            mask[i // 8] |= 1 << i % 8
    return bytes(mask) + fp32([v for v in values if v != 0])


CODINGS = {"fp32": fp32, "sparse": sparse, "fp16": fp16, "int8": int8}
# Of the answer's norm: what float32 in another order, and what a coding, may change.
EXACT, ROUGH = 1e-5, 0.05
TOLERANCE = {"fp32": EXACT, "sparse": EXACT, "fp16": ROUGH, "int8": ROUGH}


class Edge:
    def __init__(self, socket, network):
        self.socket, self.network, self.runs = socket, network, 0

    async def receive(self):
        return await asyncio.wait_for(self.socket.recv(), SCREEN)

    async def message(self, kind):
        message = cbor.decode(await self.receive())
        check(message["type"] == kind, f"{kind} expected: {message}")
        return message

    async def hello(self, fingerprint):
        await self.socket.send(
            cbor.encode(
                {
                    "type": "hello",
                    "version": 1,
                    "software": "split_inference.py",
                    "model": self.network.id,
                    "fingerprint": fingerprint,
                    "token": "",
                }
            )
        )

    async def device(self, share):
        await self.socket.send(
            cbor.encode({"type": "device", "profile": "this-computer", "cpu_share": share})
        )

    async def request(self, cut, shape, payload, coding, delivery="cloud"):
        self.runs += 1
        await self.socket.send(
            cbor.encode(
                {
                    "type": "run-request",
                    "id": self.runs,
                    "cut": cut,
                    "payload": {
                        "coding": coding,
                        "shape": shape,
                        "bytes": len(payload),
                        "crc32": zlib.crc32(payload),
                    },
                    "delivery": delivery,
                    "from the future": {"ignored": [1, 2, 3]},
                }
            )
        )
        frame = max(1, len(payload) // 8)
        await self.socket.send(payload[i : i + frame] for i in range(0, len(payload), frame))

    async def run(self, cut, tensor, expected, coding, delivery):
        shape, values = tensor
        payload = CODINGS[coding](values)
        await self.request(cut, shape, payload, coding, delivery)
        result = await self.message("run-result")
        check(result["id"] == self.runs, "the result of another run")
        norm = math.hypot(*expected)
        near = TOLERANCE[coding] * norm
        check(abs(result["norm"] - norm) <= near, f"norm {result['norm']}, ours {norm}")
        scores = [scored["score"] for scored in result["top"]]
        check(scores == sorted(scores, reverse=True), "the highest scores, highest first")
        for score, ours in zip(scores, sorted(expected, reverse=True)):
            check(abs(score - ours) <= near, f"score {score}, ours {ours}")
        for scored in result["top"]:
            ours = expected[scored["index"]]
            check(abs(scored["score"] - ours) <= near, f"class {scored['index']}: {ours}")
        parts = result["queue_ns"] + result["decode_ns"] + result["compute_ns"]
        check(parts <= result["total_ns"], "parts longer than the whole")
        if delivery == "edge":
            output = await self.receive()
            check(zlib.crc32(output) == result["output"]["crc32"], "the output's checksum")
            check(len(output) == result["output"]["bytes"], "the output's length")
            for theirs, ours in zip(struct.unpack(f"<{len(expected)}f", output), expected):
                check(abs(theirs - ours) <= near, f"output {theirs}, ours {ours}")

    async def probe(self, count, back):
        await self.socket.send(
            cbor.encode({"type": "probe", "id": 1, "bytes": count, "reply_bytes": back})
        )
        for sent in range(0, count, 4096):
            await self.socket.send(os.urandom(min(4096, count - sent)))
        await self.message("probe-result")
        while back > 0:
            back -= len(await self.receive())
        check(back == 0, "as many bytes as were asked for")


def connect(url):
    return websockets.connect(
        url, subprotocols=[SUBPROTOCOL], compression=None, max_size=1 << 20, open_timeout=SCREEN
    )


async def every_cut(url, network, fingerprint):
    tensors = network.run(network.picture())
    last = max(network.cuts)
    expected = tensors[last][1]
    async with connect(url) as socket:
        check(socket.subprotocol == SUBPROTOCOL, "the subprotocol")
        edge = Edge(socket, network)
        await edge.hello(fingerprint)
        welcome = await edge.message("welcome")
        check(welcome["fingerprint"] == fingerprint, "the fingerprint comes back")
        check(welcome["max_payload_bytes"] >= 4 * len(tensors[0][1]), "room for the picture")
        for cut in network.cuts:
            for coding in CODINGS:
                if coding in ("fp16", "int8") and cut in (0, last):
                    continue
                delivery = "edge" if cut == network.cuts[1] else "cloud"
                await edge.run(cut, tensors[cut], expected, coding, delivery)
                print(f"{network.id}, cut {cut}, {coding}: the answer is ours")
        # A request that is refused costs that run, not the session.
        await edge.request(last + 1, [7], bytes(28), "fp32")
        failure = await edge.message("failure")
        check(failure["code"] == "unknown-cut" and not failure["fatal"], str(failure))
        await edge.probe(10_000, 5_000)
        await edge.device(0.5)
        await edge.run(last, tensors[last], expected, "fp32", "cloud")


async def other_weights(url, network, fingerprint):
    async with connect(url) as socket:
        edge = Edge(socket, network)
        await edge.hello(bytes([fingerprint[0] ^ 1]) + fingerprint[1:])
        failure = await edge.message("failure")
        check(failure["code"] == "fingerprint-mismatch" and failure["fatal"], str(failure))
    print(f"{network.id}: other weights are refused")


def main(program, name):
    network = {n.id: n for n in (networks.LeNet5, networks.AlexNetLab)}[name]()
    fingerprint = network.weights.fingerprint(network.description)
    with tempfile.TemporaryDirectory() as folder:
        weights = os.path.join(folder, "weights.safetensors")
        network.weights.write(weights)
        node = subprocess.Popen(
            [program, "--network", name, "--weights", weights, "--port", "0", "--lang", "en"],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "XDG_CACHE_HOME": folder},
        )
        try:
            url = None
            for line in node.stdout:
                found = re.search(r"(ws://\S+)", line)
                if found:
                    url = found.group(1)
                    break
            check(url, "the node does not listen")
            asyncio.run(every_cut(url, network, fingerprint))
            asyncio.run(other_weights(url, network, fingerprint))
        finally:
            node.kill()
            node.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
