"""Bytes as a script can carry them: columns of numbers and words, deflated, seven bits to a character.

A page opened from disk may load scripts and nothing else, so every file of the index is one call with one string. Seven
bits a character is the most that UTF-8 carries in one byte; the five characters that may not stand in a string literal
are set off by their eighth bit, which the reader drops. Beside base64 (1.33) that is 1.19 bytes to a byte.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence

# The number of the format that FORMAT.md describes; a reader refuses an index of another one by name.
FORMAT = 2

# NUL, line feed, carriage return, quotation mark and backslash.
_UNSAFE = b'\x00\n\r"\\'
_SAFE = bytes(code | 0x80 if bytes([code]) in _UNSAFE else code for code in range(256))
_BARE = bytes(code & 0x7F for code in range(256))
_RIGHT = [bytes((code >> shift) & 0x7F for code in range(256)) for shift in range(9)]
_LEFT = [bytes((code << shift) & 0x7F for code in range(256)) for shift in range(9)]
_LEVEL = 9


class PackingError(ValueError):
    """A file of the index is damaged."""


def varint(number: int) -> bytes:
    """A number in as few bytes as it needs: seven bits each, the lowest first, the eighth saying "more follows".

    >>> list(varint(300))
    [172, 2]
    """
    packed = bytearray()
    while number > 0x7F:
        packed.append(number & 0x7F | 0x80)
        number >>= 7
    packed.append(number)
    return bytes(packed)


def varints(numbers: Iterable[int]) -> bytes:
    """Numbers one after the other."""
    return b"".join(map(varint, numbers))


def unpack_varints(packed: bytes) -> list[int]:
    """Every number of a column; `PackingError` where it ends in the middle of one."""
    numbers, number, shift = [], 0, 0
    for code in packed:
        if code > 0x7F:
            number |= (code & 0x7F) << shift
            shift += 7
        else:
            numbers.append(number | code << shift)
            number = shift = 0
    if shift:
        raise PackingError("a column of numbers is cut off")
    return numbers


def deltas(rising: Sequence[int]) -> Iterator[int]:
    """What each of some rising numbers adds to the one before; the first to nothing."""
    before = 0
    for number in rising:
        yield number - before
        before = number


def front_coded(words: Sequence[str]) -> bytes:
    """Sorted words, each as (characters shared with the one before, length in bytes of the rest, the rest)."""
    packed, before = bytearray(), ""
    for word in words:
        shared = 0
        for a, b in zip(before, word, strict=False):
            if a != b:
                break
            shared += 1
        rest = word[shared:].encode()
        packed += varint(shared) + varint(len(rest)) + rest
        before = word
    return bytes(packed)


def unpack_words(packed: bytes) -> list[str]:
    """The words of a front-coded column; `PackingError` where it is damaged."""
    words, at, before = [], 0, ""
    try:
        while at < len(packed):
            shared, at = _number_at(packed, at)
            length, at = _number_at(packed, at)
            if at + length > len(packed) or shared > len(before):
                raise PackingError("a column of words is cut off")
            before = before[:shared] + packed[at : at + length].decode()
            words.append(before)
            at += length
    except (IndexError, UnicodeDecodeError) as error:
        raise PackingError("a column of words is damaged") from error
    return words


def _number_at(packed: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while packed[at] > 0x7F:
        number |= (packed[at] & 0x7F) << shift
        shift += 7
        at += 1
    return number | packed[at] << shift, at + 1


def pack(columns: Sequence[bytes]) -> str:
    """Columns as one string: deflated one by one, so that each has the code that fits it, lengths in front."""
    deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, 15, 9)
    stream = deflater.compress(varints([len(columns), *map(len, columns)]))
    for column in columns:
        # A short column costs less under the code of its neighbour than with one of its own.
        if len(column) > 400:
            stream += deflater.flush(zlib.Z_PARTIAL_FLUSH)
        stream += deflater.compress(column)
    return to_characters(stream + deflater.flush())


def unpack(packed: str) -> list[bytes]:
    """The columns of a string that `pack` made; `PackingError` where it is damaged."""
    try:
        inflater = zlib.decompressobj()
        content = inflater.decompress(from_characters(packed))
        count, at = _number_at(content, 0)
        lengths = []
        for _ in range(min(count, len(content))):
            length, at = _number_at(content, at)
            lengths.append(length)
    except (zlib.error, IndexError, UnicodeEncodeError) as error:
        raise PackingError("a file of the index is damaged") from error
    columns = []
    for length in lengths:
        columns.append(content[at : at + length])
        at += length
    # Only a stream that came to its end has been held against its checksum.
    if at != len(content) or not lengths or not inflater.eof:
        raise PackingError("a file of the index is cut off")
    return columns


def to_characters(stream: bytes) -> str:
    """Bytes as characters of seven bits each, safe between quotation marks in a script.

    Works on planes: the first character of every eight at once, then the second, each a translation of whole strings.
    """
    padded = stream + bytes(-len(stream) % 7)
    planes = [padded[at::7] for at in range(7)]
    out = bytearray(len(planes[0]) * 8)
    for at in range(8):
        high = planes[at - 1].translate(_LEFT[7 - at]) if at else b""
        low = planes[at].translate(_RIGHT[at + 1]) if at < 7 else b""
        out[at::8] = _either(high, low)
    used = -(-len(stream) * 8 // 7)
    return bytes(out[:used]).translate(_SAFE).decode("latin-1")


def from_characters(packed: str) -> bytes:
    """The bytes of such characters; the inverse of `to_characters`."""
    codes = packed.encode("latin-1").translate(_BARE)
    size = len(codes) * 7 // 8
    codes += bytes(-len(codes) % 8)
    planes = [codes[at::8] for at in range(8)]
    out = bytearray(len(planes[0]) * 7)
    for at in range(7):
        out[at::7] = _either(_shifted(planes[at], at + 1), planes[at + 1].translate(_RIGHT[6 - at]))
    return bytes(out[:size])


def _shifted(plane: bytes, by: int) -> bytes:
    return plane.translate(bytes((code << by) & 0xFF for code in range(256)))


def _either(one: bytes, other: bytes) -> bytes:
    """Two strings of one length, bit by bit either."""
    size = max(len(one), len(other))
    return (int.from_bytes(one, "big") | int.from_bytes(other, "big")).to_bytes(size, "big")
