"""CBOR (RFC 8949) as far as docs/PROTOCOL.md uses it."""

import struct


def _head(major, number):
    for limit, code, form in ((1 << 8, 24, ">B"), (1 << 16, 25, ">H"), (1 << 32, 26, ">I")):
        if number < 24:
            return bytes([major << 5 | number])
        if number < limit:
            return bytes([major << 5 | code]) + struct.pack(form, number)
    return bytes([major << 5 | 27]) + struct.pack(">Q", number)


def encode(value):
    if value is True or value is False:
        return b"\xf5" if value else b"\xf4"
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, float):
        return b"\xfb" + struct.pack(">d", value)
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        text = value.encode()
        return _head(3, len(text)) + text
    if isinstance(value, (list, tuple)):
        return _head(4, len(value)) + b"".join(map(encode, value))
    if isinstance(value, dict):
        return _head(5, len(value)) + b"".join(encode(k) + encode(v) for k, v in value.items())
    raise TypeError(type(value))


class _Reader:
    def __init__(self, data):
        self.data, self.place = data, 0

    def take(self, count):
        taken = self.data[self.place : self.place + count]
        if len(taken) != count:
            raise ValueError("cut off")
        self.place += count
        return taken

    def value(self):
        head = self.take(1)[0]
        major, number = head >> 5, head & 31
        if major == 7:
            simple = {20: False, 21: True, 22: None}
            if number in simple:
                return simple[number]
            form = {25: ">e", 26: ">f", 27: ">d"}[number]
            return struct.unpack(form, self.take(struct.calcsize(form)))[0]
        if number >= 24:
            number = int.from_bytes(self.take({24: 1, 25: 2, 26: 4, 27: 8}[number]), "big")
        if major == 0:
            return number
        if major == 1:
            return -1 - number
        if major == 2:
            return self.take(number)
        if major == 3:
            return self.take(number).decode()
        if major == 4:
            return [self.value() for _ in range(number)]
        if major == 5:
            return {self.value(): self.value() for _ in range(number)}
        raise ValueError(f"tag {number}")


def decode(data):
    reader = _Reader(data)
    value = reader.value()
    if reader.place != len(data):
        raise ValueError("bytes follow")
    return value
