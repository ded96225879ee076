"""Shards as bytes."""

from __future__ import annotations

import pytest
import zstandard

from kg.corpus.blocks import blocks_in, framed, packed, unpacked
from kg.errors import GraphError

QUADS = [b'<x:a> <x:p> "one" <x:g> .\n', b"", b'<x:b> <x:p> "two" <x:g> .\n' * 9_000]


def shard() -> bytes:
    return b"".join(framed(f"k{n}", f"x:{n}", quads) for n, quads in enumerate(QUADS))


def test_blocks_come_back_with_their_frames() -> None:
    found = list(blocks_in(shard(), "f"))
    assert [(one.key, one.iri, one.quads) for one in found] == [(f"k{n}", f"x:{n}", q) for n, q in enumerate(QUADS)]
    assert b"".join(one.frame for one in found) == shard()


def test_frames_in_a_row_are_a_file_that_others_unpack() -> None:
    whole = zstandard.ZstdDecompressor().stream_reader(shard(), read_across_frames=True).read()
    assert whole.count(b"# kg:block ") == len(QUADS)
    assert b"".join(line for line in whole.splitlines(keepends=True) if not line.startswith(b"#")) == b"".join(QUADS)


@pytest.mark.parametrize("cut", [1, 20, -1])
def test_a_shard_that_is_cut_off_is_told(cut: int) -> None:
    with pytest.raises(GraphError, match="f: "):
        list(blocks_in(shard()[:cut], "f"))


def test_what_is_no_shard_is_told() -> None:
    with pytest.raises(GraphError, match="holds a frame that is no article's"):
        list(blocks_in(packed(b"else\n"), "f"))
    with pytest.raises(GraphError, match="does not unpack"):
        list(blocks_in(b"no frame at all, but some text", "f"))
    with pytest.raises(GraphError, match="longer than it was written"):
        unpacked(packed(b"one") + packed(b"two"), "f")
