"""Bytes into text, whatever they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.sources import decode
from kg.errors import ArticleError


@given(st.binary())
def test_property_bytes_become_text_or_one_clear_line(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except ArticleError as error:
        text = str(error)
        assert text.startswith("a.txt: is ")
    else:
        assert text.encode() in (data, data.removeprefix(b"\xef\xbb\xbf"))


@pytest.mark.parametrize("text", ["a\r\nb\rc\n", "Deir ez-Zor’s", "\U0001f600 x"])
def test_line_ends_and_wide_characters_stay(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text
