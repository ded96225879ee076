"""Shards as bytes: a block an article, so that one can be left out or moved without being read anew.

A block is a Zstandard frame of its own: a comment line with the article's key and IRI, then its
quads, sorted. Frames in a row are a file that any program unpacks, and comments are N-Quads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import zstandard

from kg.errors import GraphError

__all__ = ["Block", "blocks_in", "framed", "packed", "unpacked"]

_HEAD = b"# kg:block "
_LEVEL = 3
_STEP = 1 << 16
"""Bytes that are fed at a time: what follows a frame's end is copied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """An article's part of a shard: its ``key`` and IRI, its ``quads`` as lines, its ``frame``."""

    key: str
    iri: str
    quads: bytes
    frame: bytes


def framed(key: str, iri: str, quads: bytes) -> bytes:
    """Return the frame of a block.

    >>> [block.iri for block in blocks_in(framed("k", "x:a", b"") + framed("l", "x:b", b""), "f")]
    ['x:a', 'x:b']
    """
    return packed(_HEAD + f"{key} {iri}\n".encode() + quads)


def blocks_in(data: bytes, where: str) -> Iterator[Block]:
    """Yield the blocks of a shard's file; raises `GraphError` where it is not whole."""
    begin = 0
    while begin < len(data):
        content, end = _frame(data, begin, where)
        head, _, quads = content.partition(b"\n")
        key, _, iri = head.removeprefix(_HEAD).decode().partition(" ")
        if not head.startswith(_HEAD):
            raise GraphError(f"{where}: holds a frame that is no article's; build the shard again")
        yield Block(key=key, iri=iri, quads=quads, frame=data[begin:end])
        begin = end


def packed(content: bytes) -> bytes:
    """Return the content as one frame."""
    return zstandard.ZstdCompressor(level=_LEVEL).compress(content)


def unpacked(data: bytes, where: str) -> bytes:
    """Return what a file of one frame holds; raises `GraphError` where it is not whole."""
    content, end = _frame(data, 0, where)
    if end != len(data):
        raise GraphError(f"{where}: is longer than it was written; build it again")
    return content


def _frame(data: bytes, begin: int, where: str) -> tuple[bytes, int]:
    """Return what a frame holds and where it ends."""
    stream = zstandard.ZstdDecompressor().decompressobj()
    parts, at = list[bytes](), begin
    try:
        while not stream.eof:
            if at >= len(data):
                raise GraphError(f"{where}: ends within an article; build the shard again")
            parts.append(stream.decompress(data[at : at + _STEP]))
            at += _STEP
    except zstandard.ZstdError as error:
        raise GraphError(f"{where}: does not unpack ({error}); build the shard again") from error
    return b"".join(parts), min(at, len(data)) - len(stream.unused_data)
