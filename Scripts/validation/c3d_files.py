# SPDX-License-Identifier: Apache-2.0
"""C3D by hand, after the layout in the C3D user guide: Intel, DEC and MIPS, integer and float."""

import struct

import numpy as np

from recording import OUTPUT_WORDS, Recording, bone_axes

OUTPUT_LISTS = ["ANGLES", "FORCES", "MOMENTS", "POWERS", "SCALARS", "MODELED_MARKERS"]


class Numbers:
    """The numbers of a processor: 84 Intel, 85 DEC, 86 MIPS."""

    def __init__(self, processor):
        self.processor = processor
        self.order = ">" if processor == 86 else "<"

    def words(self, data, signed=True):
        return np.frombuffer(data, dtype=f"{self.order}{'i' if signed else 'u'}2")

    def reals(self, data):
        if self.processor == 85:
            words = np.frombuffer(data, dtype="<u2").reshape(-1, 2)[:, ::-1]
            # VAX numbers have an exponent two greater than IEEE has; zero stays zero.
            return np.ascontiguousarray(words).view("<f4").ravel() / np.float32(4)
        return np.frombuffer(data, dtype=f"{self.order}f4")


def parameters_of(data, start, numbers):
    """The parameters by group and name, both in capitals."""
    groups, found, place = {}, [], start + 4
    while 0 < place < len(data) - 4:
        length, number = struct.unpack_from("bb", data, place)
        if length == 0 or number == 0:
            break
        name = data[place + 2:place + 2 + abs(length)].decode("latin-1").upper()
        body = place + 2 + abs(length)
        offset = int(numbers.words(data[body:body + 2])[0])
        if number < 0:
            groups[-number] = name
        else:
            found.append((number, name, value_of(data, body + 2, numbers)))
        if offset <= 0:
            break
        place = body + offset
    result = {}
    for number, name, value in found:
        result.setdefault((groups.get(number, str(number)), name), value)
    return result


def value_of(data, place, numbers):
    kind, count = struct.unpack_from("bB", data, place)
    dims = list(data[place + 2:place + 2 + count])
    size = int(np.prod(dims)) if dims else 1
    raw = data[place + 2 + count:place + 2 + count + size * abs(kind)]
    if kind == -1:
        width = dims[0] if dims else 1
        texts = [raw[at:at + width] for at in range(0, len(raw), max(width, 1))] if width else []
        return [text.decode("latin-1").strip("\0 ").strip() for text in texts]
    if kind == 1:
        return np.frombuffer(raw, dtype="i1")
    return numbers.words(raw) if kind == 2 else numbers.reals(raw)


def listed(parameters, name):
    """A list of texts with its continuations: LABELS, LABELS2, LABELS3 …"""
    texts = list(parameters.get(("POINT", name), []))
    index = 2
    while ("POINT", f"{name}{index}") in parameters:
        texts += parameters[("POINT", f"{name}{index}")]
        index += 1
    return texts


def outputs_of(parameters):
    """The names that the file lists as outputs of a model."""
    pairs = parameters.get(("POINT", "TYPE_GROUPS"), [])
    lists = OUTPUT_LISTS + [name.upper() for name in pairs[::2]]
    return {label.split(":")[-1] for name in lists for label in listed(parameters, name)}


def read(path):
    data = path.read_bytes()
    start = (data[0] - 1) * 512
    numbers = Numbers(data[start + 3])
    header = numbers.words(data[:512], signed=False)
    used, analog, first, last = (int(word) for word in header[1:5])
    scale = float(numbers.reals(data[12:16])[0])
    data_start, rate = int(header[8]), float(numbers.reals(data[20:24])[0])
    parameters = parameters_of(data, start, numbers)

    is_float = scale < 0
    scale = float(parameters.get(("POINT", "SCALE"), [scale])[0]) if not is_float else scale
    size = 4 if is_float else 2
    width = used * 4 + analog
    body = data[(data_start - 1) * 512:]
    frames = last - first + 1
    held = len(body) // (size * width) if width else 0
    if last == 65535:
        frames = held
    frames = min(frames, held)
    raw = body[:frames * width * size]
    table = (numbers.reals(raw) if is_float else numbers.words(raw)).reshape(frames, width)
    points = table[:, :used * 4].reshape(frames, used, 4).astype(float)
    residual = points[:, :, 3].astype(int)
    xyz = points[:, :, :3] if is_float else points[:, :, :3] * abs(scale)
    xyz = xyz.copy()
    xyz[residual < 0] = np.nan

    labels = listed(parameters, "LABELS")[:used]
    labels += [f"unnamed_{index + 1}" for index in range(len(labels), used)]
    if len(set(labels)) < len(labels):
        # Motion Analysis cuts names to four letters; the descriptions have the whole name.
        whole = listed(parameters, "DESCRIPTIONS")[:used]
        if len(whole) == used and len(set(whole)) == used and all(whole):
            labels = whole
    outputs = outputs_of(parameters)
    own = [label.split(":")[-1] for label in labels]
    outputs |= OUTPUT_WORDS | bone_axes(own)
    marker = [not name.startswith("*") and name not in outputs for name in own]
    unit = (parameters.get(("POINT", "UNITS")) or [""])[0].lower()
    series = {label: xyz[:, index] for index, label in enumerate(labels)
              if not marker[index] and not own[index].startswith("*")}
    rate = float(parameters.get(("POINT", "RATE"), [rate])[0])
    return Recording(
        "c3d", [label for label, keep in zip(labels, marker) if keep], xyz[:, marker], rate, first,
        "m" if unit in ("m", "mete", "meters") else unit, series, not is_float).cleaned()
