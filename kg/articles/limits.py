"""How much of anything is read: fixed numbers, so that the same input is read or refused alike on every machine.

What is beyond a limit is told in a line and left out; nothing depends on the clock.
"""

from __future__ import annotations

import re

__all__ = [
    "MAX_ATTRIBUTES",
    "MAX_BLANK",
    "MAX_BYTES",
    "MAX_CHILDREN",
    "MAX_DIGITS",
    "MAX_FIELD",
    "MAX_ID",
    "MAX_LENGTH",
    "MAX_LINE",
    "MAX_NAMES",
    "MAX_NESTING",
    "MAX_SKIPPED",
    "MAX_STDIN",
    "MAX_TAGS",
    "MAX_TOLD",
    "MAX_WORDS",
    "MAX_WRONG",
    "PACKED_TO",
    "words_in",
]

MAX_BYTES = 16_000_000
"""Bytes of a file of one article, unpacked: a saved page may carry its pictures within."""
MAX_LINE = 4_000_000
"""Bytes of a line of .jsonl, which is one article."""
MAX_STDIN = 128_000_000
"""Bytes of standard input, which is held in memory."""
MAX_LENGTH = 150_000
"""Code points of an article's text."""
MAX_WORDS = 32_000
"""Words and marks of an article's text, some 150,000 code points of prose: its parse takes some 16 MB a thousand."""
MAX_NAMES = 1_000
"""Capitalised words between two ends of sentences: a longer row is an index or a table, and no prose."""
MAX_ID = 1_000
"""Code points of an id, which goes into every IRI of its article."""
MAX_DIGITS = 4_300
"""Digits of a whole number of JSON: more take time by their square."""
MAX_FIELD = 10_000
"""Code points of a title, publisher, url or date."""
MAX_NESTING = 200
"""Elements of a page, or lists and objects of JSON, one within another."""
MAX_TAGS = 15_000
"""Elements of a page: finding its main text takes time by their square, half a minute of so many."""
MAX_CHILDREN = 5_000
"""Elements directly within one element of a page."""
MAX_ATTRIBUTES = 500
"""Attributes of one element of a page."""
PACKED_TO = 100
"""How many times its own size a packed file may unpack to, beyond `MAX_BYTES`: text packs to a fifth, a trap to a thousandth."""
MAX_BLANK = 1_000_000
"""Blank lines of a .jsonl file; after them it is not read on."""
MAX_WRONG = 100_000
"""Lines of a .jsonl file that are no JSON object; after them it is not read on."""
MAX_SKIPPED = 256_000_000
"""Bytes that are passed over in search of the end of a line that is too long."""
MAX_TOLD = 1_000
"""Lines of one file that are told to be wrong, each by itself; those beyond are counted."""

_WORD = re.compile(r"\w+|[^\w\s]|\s{2,}|[^\S ]")


def words_in(text: str) -> int:
    """Return how many words and marks a text has, to which a gap counts that is more than one blank.

    >>> words_in("Rebels attacked."), words_in("> > > *** "), words_in("one\\n\\ntwo")
    (3, 6, 3)
    """
    return len(_WORD.findall(text))
