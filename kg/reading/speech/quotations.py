"""Component `kg_quotations`: direct speech, and who is quoted, also where a quotation goes on over sentences and paragraphs.

Writes the group ``quotations``: the spans between quotation marks, each with the verb of saying that leads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.reading.english.pronoun_forms import SPEAKER
from kg.reading.findings.document import kept_for, read_findings, write_findings
from kg.reading.findings.found import Quotation
from kg.reading.findings.groups import QUOTATIONS
from kg.reading.speech.cues import cues_of
from kg.reading.syntax import objects_of, parse_of, sentence_start
from kg.reading.syntax.saying import quoted_speakers

__all__ = ["Quotations", "QuotedSpan", "Speech", "quotations_in", "speech_in"]

_OPENING, _CLOSING, _STRAIGHT = "“«„", "”»", '"'
_MIN_TOKENS = 4


class QuotedSpan(NamedTuple):
    """Tokens ``begin`` to ``end`` (exclusive) stand in quotation marks; ``closed`` unless the paragraph ends before the closing mark."""

    begin: int
    end: int
    closed: bool


def quotations_in(doc: Doc) -> list[QuotedSpan]:
    """The quotations of the Doc, in reading order. Runs of marks count as one; straight marks open or close by the space around them."""
    found: list[QuotedSpan] = []
    start: int | None = None
    for i, word in enumerate(parse_of(doc).words):
        if word[:1].isalnum():
            continue
        token = doc[i]
        text = token.text
        if not (token.is_quote or token.is_space or token.is_punct):
            continue
        if "\n" in text and start is not None and token.is_space:
            found.append(QuotedSpan(start, token.i, closed=False))
            start = None
        side = _side(doc, token, inside=start is not None)
        if side == "open" and start is None:
            start = token.i
        elif side == "close" and start is not None:
            found.append(QuotedSpan(start, token.i + 1, closed=True))
            start = None
    if start is not None:
        found.append(QuotedSpan(start, len(doc), closed=False))
    return found


def _side(doc: Doc, token: Token, *, inside: bool) -> str:
    text = token.text
    if text and all(c in _OPENING for c in text):
        return "open"
    if text and all(c in _CLOSING for c in text):
        return "close"
    if text not in ("``", "''") and (not text or any(c != _STRAIGHT for c in text)):
        return ""
    if token.i and not doc[token.i - 1].whitespace_ and doc[token.i - 1].text in (_STRAIGHT, "``", "''"):
        return ""  # the first of a run decides
    spaced_before = token.i == 0 or bool(doc[token.i - 1].whitespace_) or doc[token.i - 1].is_space
    spaced_after = bool(token.whitespace_) or token.i + 1 == len(doc) or doc[token.i + 1].is_space
    if spaced_before and not spaced_after:
        return "open"
    if spaced_after and not spaced_before:
        return "close"
    if spaced_before and spaced_after:
        return "close" if inside else "open"
    return "close" if inside else "open"


class Attribution:
    """Finds who is quoted in each quotation.

    ``quotes(verb)`` tells verbs of saying, ``speakers(verb)`` gives the heads of who says.
    """

    def __init__(self, doc: Doc, quotes: Callable[[Token], bool], speakers: Callable[[Token], list[Token]]) -> None:
        self.doc = doc
        self._quotes = quotes
        self._speakers = speakers
        self.quotations = [q for q in quotations_in(doc) if self._is_clausal(q)]
        self._inside = {i for q in self.quotations for i in range(q.begin, q.end)}
        self.verbs: list[Token | None] = []
        for n in range(len(self.quotations)):
            self.verbs.append(self._attribution(n) or self._carried_on(n))
        self._from_the_end()

    def found(self) -> Iterator[Quotation]:
        """Yield the quotations, and the statement that a colon at a paragraph's end opens."""
        for span, verb in zip(self.quotations, self.verbs, strict=True):
            leading = None if verb is None else verb.i
            yield Quotation(begin=span.begin, end=span.end, kind="marked", found_by="quotation-marks", is_closed=span.closed, verb=leading)
        statement = self._statement_verb()
        if statement is not None and statement.sent.end + 1 < len(self.doc):
            begin, end = statement.sent.end + 1, len(self.doc)
            yield Quotation(begin=begin, end=end, kind="quoted-statement", found_by="colon", verb=statement.i)

    def _is_clausal(self, q: QuotedSpan) -> bool:
        """Whether whole clauses are quoted, not a few words set apart ("so-called")."""
        inside = self.doc[q.begin : q.end]
        return len(inside) >= _MIN_TOKENS + 2 and any(t.pos_ in ("VERB", "AUX") and t.tag_ != "VB" for t in inside)

    def _attribution(self, n: int) -> Token | None:
        """The verb of saying right after the quotation in its sentence, else right before it."""
        q = self.quotations[n]
        after = self._run(q.end, 1)
        before = self._run(q.begin - 1, -1)
        # what stands between a quotation that goes on and this one belongs to both
        return next(iter(self._quoting(after)), None) or next(iter(self._quoting(before)), None)

    def _quoting(self, tokens: list[Token]) -> Iterator[Token]:
        return (t for t in tokens if self._quotes(t) and self._speakers(t))

    def _run(self, start: int, step: int) -> list[Token]:
        """Tokens outside of quotations from ``start`` on, up to the end of the sentence or paragraph; a colon leads over it."""
        found: list[Token] = []
        i = start
        while 0 <= i < len(self.doc) and i not in self._inside:
            token = self.doc[i]
            if token.text in (".", "?", "!") or (
                token.is_space and "\n" in token.text and not (step < 0 and i > 0 and self.doc[i - 1].text == ":")
            ):
                break
            found.append(token)
            i += step
        return found

    def _carried_on(self, n: int) -> Token | None:
        """The speaker before goes on: ``"...," he said. "..."``, or a paragraph that opens again what was not closed."""
        if n == 0 or self.verbs[n - 1] is None:
            return None
        last, this = self.quotations[n - 1], self.quotations[n]
        between = self.doc[last.end : this.begin]
        breaks = sum(t.text.count("\n") > 0 for t in between if t.is_space)
        if not last.closed or self._is_led_by_colon(n - 1):
            return self.verbs[n - 1] if not any(t.is_alpha for t in between) else None
        stops = sum(t.text in (".", "?", "!") for t in between)
        return self.verbs[n - 1] if not breaks and stops <= 1 else None

    def _is_led_by_colon(self, n: int) -> bool:
        """Whether the quotation is of a statement that a colon opens: each of its paragraphs may stand in marks of its own."""
        verb = self.verbs[n]
        return verb is not None and verb.i < self.quotations[n].begin and _leads_by_colon(verb)

    def _from_the_end(self) -> None:
        """A quotation left open takes the speaker named where it goes on."""
        for n in reversed(range(len(self.quotations) - 1)):
            q, following = self.quotations[n], self.quotations[n + 1]
            if self.verbs[n] is None and not q.closed and not any(t.is_alpha for t in self.doc[q.end : following.begin]):
                self.verbs[n] = self.verbs[n + 1]

    def _statement_verb(self) -> Token | None:
        """The verb of "The minister said:" that ends a paragraph and leads to a statement in the first person without quotation marks."""
        texts = parse_of(self.doc).texts
        for i, (text, after) in enumerate(pairwise(texts)):
            if text != ":" or "\n" not in after:
                continue
            token = self.doc[i]
            verb = next((t for t in self.doc[sentence_start(token) : token.i] if self._quotes(t) and self._speakers(t)), None)
            rest = [t for t in self.doc[token.i + 1 : token.i + 40] if not t.is_space]
            if verb is not None and rest and rest[0].text[0] not in _OPENING + _STRAIGHT and any(t.lower_ in SPEAKER for t in rest):
                return verb
        return None


class Speech:
    """Who speaks where in a Doc, by its quotations."""

    def __init__(self, doc: Doc, quotations: tuple[Quotation, ...]) -> None:
        self.doc = doc
        self._marked = [q for q in quotations if q.kind == "marked"]
        self._stated = [q for q in quotations if q.kind == "quoted-statement"]

    def at(self, token: Token) -> tuple[bool, list[Token]]:
        """Whether the token stands in direct speech, and the heads of who speaks (none where the text does not say)."""
        for quotation in (*self._marked, *self._stated):
            if quotation.begin <= token.i < quotation.end:
                return True, [] if quotation.verb is None else quoted_speakers(self.doc[quotation.verb])
        return False, []

    def turns(self) -> dict[int, int]:
        """Map the tokens of direct speech to a number of the turn; quotations that one verb leads are one turn."""
        first: dict[int, int] = {}
        found = {}
        for n, quotation in enumerate(self._marked):
            turn = n if quotation.verb is None else first.setdefault(quotation.verb, n)
            found.update(dict.fromkeys(range(quotation.begin, quotation.end), turn))
        return found


def speech_in(doc: Doc) -> Speech:
    """Return who speaks where in the Doc, by what the component has found; made once."""
    quotations = read_findings(doc, QUOTATIONS)
    return kept_for(doc, "speech", (quotations,), lambda: Speech(doc, quotations))


class Quotations:
    """Finds direct speech, by the lexicon's verbs of saying, and at a colon its nouns: "released a statement: ..."."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.cues = cues_of(lx.load(*extra))

    def __call__(self, doc: Doc) -> Doc:
        """Write the group of quotations."""
        write_findings(doc, QUOTATIONS, Attribution(doc, self._quotes, quoted_speakers).found())
        return doc

    def _quotes(self, token: Token) -> bool:
        if token.pos_ != "VERB":
            return False
        if self.cues.status(token, "content") == "reported":
            return True
        return _leads_by_colon(token) and any(self.cues.status(o, "content") == "reported" for o in objects_of(token))


def _leads_by_colon(verb: Token) -> bool:
    return ":" in parse_of(verb.doc).texts[verb.i + 1 : verb.sent.end]


@Language.factory("kg_quotations", default_config={"extra": []}, assigns=["doc.spans"], requires=["token.dep", "token.pos"])
def make_quotations(nlp: Language, name: str, extra: list[str]) -> Quotations:
    """Make the component."""
    return Quotations(extra)
