"""Changes the formats of the wire in the worker, as if both ends used these very objects."""

import struct
import sys


def attack():
    wire = sys.modules["perceptron.isolation.wire"]
    wire.HEADER = sys.modules["perceptron.isolation.worker"].LENGTH = struct.Struct("<IIIIII")
    wire.MOST_TEXT = wire.MOST_PRINTED = wire.MOST_MEMORY = 1 << 40
    wire.Expected.sizes = lambda self, header, sequence: (wire.Kind.ANSWER, [0, 0, 0, 0])
    wire.Numbers.flag = lambda self: True
    return False
