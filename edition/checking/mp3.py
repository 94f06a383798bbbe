"""The frames of an MP3 file (ISO/IEC 11172-3, 2.4.2.3): what no tag can belie."""

from __future__ import annotations

from collections.abc import Iterator

_KBITS = {
    True: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Layer III bit rates by index from 1, for MPEG-1 and for its lower sampling frequencies."""
_HZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""Sampling frequencies by version bits: MPEG-1, 2 and 2.5."""


def bit_rates(data: bytes) -> frozenset[int]:
    """Return the bit rates of all frames, in kbit/s; empty for data that is no Layer III."""
    rates = [rate for rate, is_information in _frames(data) if not is_information]
    return frozenset(rates)


def _frames(data: bytes) -> Iterator[tuple[int, bool]]:
    """Give each frame's bit rate, and whether it holds an encoder's information instead of sound."""
    place = _after_tag(data)
    while place + 4 <= len(data):
        found = _header(data[place : place + 4])
        if found is None:
            return
        rate, length = found
        yield rate, b"Xing" in data[place : place + 40] or b"Info" in data[place : place + 40]
        place += length


def _after_tag(data: bytes) -> int:
    if data[:3] != b"ID3":
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _header(header: bytes) -> tuple[int, int] | None:
    """Return a frame's bit rate in kbit/s and its length in bytes; None where no Layer III frame begins."""
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    rate_index, frequency_index, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if header[0] != 0xFF or header[1] >> 5 != 7 or layer != 1 or version not in _HZ:
        return None
    if not 1 <= rate_index <= len(_KBITS[True]) or frequency_index > 2:
        return None
    first_version = version == 3
    rate = _KBITS[first_version][rate_index - 1]
    return rate, (144 if first_version else 72) * rate * 1000 // _HZ[version][frequency_index] + padding
