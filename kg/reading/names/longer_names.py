"""Names of bodies that hold a country's: "Iran Human Rights", "the Women's Association Thailand" are not the state."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Doc

from kg.reading.english.determiners import GENITIVES
from kg.reading.english.prepositions import FOR, OF
from kg.reading.findings.found import ActorMention

__all__ = ["body_around"]

_INSIDE = (OF, FOR, *GENITIVES)
"""Words that may stand within a name, before one that goes on in capitals."""


def body_around(doc: Doc, mark: ActorMention, body_words: Container[str]) -> tuple[int, int] | None:
    """Return the tokens of the longer name that a country's is part of, None where it stands alone.

    ``body_words`` are words, as they are written, that only such names have: "Observatory".
    """
    end = _run(doc, mark.end, +1)
    after = [i for i in range(mark.end, end) if doc[i].text in body_words]
    if after:
        return mark.begin, after[-1] + 1
    begin = _run(doc, mark.begin - 1, -1) + 1
    before = any(doc[i].text in body_words for i in range(begin, mark.begin))
    return (begin, mark.end) if before else None


def _run(doc: Doc, at: int, step: int) -> int:
    """Where the words in capitals end that go on from a token in a direction."""
    while 0 <= at < len(doc) and (_is_in_name(doc, at) or (doc[at].lower_ in _INSIDE and _goes_on(doc, at + step))):
        at += step
    return at


def _goes_on(doc: Doc, at: int) -> bool:
    return 0 <= at < len(doc) and _is_in_name(doc, at)


def _is_in_name(doc: Doc, at: int) -> bool:
    """Whether a word is written as a name's; the first of a sentence is so whatever it is."""
    token = doc[at]
    return token.is_alpha and token.is_title and token.pos_ in ("PROPN", "NOUN", "ADJ") and not token.is_stop
