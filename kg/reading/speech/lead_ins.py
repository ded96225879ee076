"""The verb of the words that lead to a list: "The commission documented several cases:" before bullets, or before clauses of its sentence.

Whoever it tells of said what is listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Doc, Token

from kg.reading.findings.document import kept_for, read_findings
from kg.reading.findings.groups import SECTIONS
from kg.reading.speech.cues import Cues
from kg.reading.syntax import children_of, parse_of, sentence_start

__all__ = ["lead_in_of"]

_COLON = ":"


def lead_in_of(token: Token, cues: Cues) -> Token | None:
    """Return the verb that leads to the list in which the token stands; none where it stands in no list, or nobody tells it."""
    doc = token.doc
    leads = kept_for(doc, "lead-ins", (read_findings(doc, SECTIONS), cues), lambda: dict(_lead_ins(doc, cues)))
    return leads.get(token.i)


def _lead_ins(doc: Doc, cues: Cues) -> Iterator[tuple[int, Token]]:
    """Yield the tokens of all lists with the verb that leads to each."""
    for i, text in enumerate(parse_of(doc).texts):
        verb = _telling(doc[i], cues) if text == _COLON else None
        if verb is not None:
            yield from ((at, verb) for begin, end in _listed(doc, i) for at in range(begin, end))


def _telling(colon: Token, cues: Cues) -> Token | None:
    """The first verb before a colon that tells something by an object of its own: "pointed out several incidents"."""
    before = colon.doc[sentence_start(colon) : colon.i]
    return next((t for t in before if _tells(t, cues) and children_of(t, "dobj")), None)


def _tells(verb: Token, cues: Cues) -> bool:
    if verb.pos_ != "VERB":
        return False
    return "reported" in (cues.status(verb, "listed"), cues.status(verb, "content"))


def _listed(doc: Doc, colon: int) -> Iterator[tuple[int, int]]:
    """The spans of what a colon leads to: the bullets behind its paragraph, else the clauses behind it in its sentence."""
    sections = read_findings(doc, SECTIONS)
    own = next((n for n, s in enumerate(sections) if s.begin <= colon < s.end), None)
    if own is None or any(not t.is_space for t in doc[colon + 1 : sections[own].end]):
        yield colon + 1, doc[min(colon + 1, len(doc) - 1)].sent.end
        return
    bullets = takewhile(lambda s: s.kind == "bullet", sections[own + 1 :])
    yield from ((section.begin, section.end) for section in bullets)
