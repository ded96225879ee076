"""Which words of an article evoke a relation: the trigger component's verbs, and the phrases that only relations are read from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.ontology.entries import Lexicon, Trigger, required_words_hold
from kg.ontology.entry_values import Scope
from kg.reading import syntax
from kg.reading.english.prepositions import OF
from kg.reading.findings import filled
from kg.reading.findings.document import read_findings, triggers_in
from kg.reading.findings.groups import REJECTED_FRAMES

__all__ = ["PHRASE", "RelationReading", "Tenure", "readings_in", "tenure_words"]

PHRASE = "PHRASE"
_VERBAL = ("subject", "by-agent", "number", "money")
_HYPHENS = frozenset(["-", "–", "‑"])


class RelationReading(NamedTuple):
    """An entry at the tokens ``begin:end``, led by ``head``.

    ``told`` is the trigger of which the status has been read, where there is one.
    """

    trigger: Trigger
    begin: int
    end: int
    head: int
    told: filled.Trigger | None = None

    @property
    def is_verbal(self) -> bool:
        """Whether it is a verb's, or its frame asks for a subject."""
        return self.trigger.pos == "VERB" or any(a.function in _VERBAL for a in self.trigger.args)


class Tenure(NamedTuple):
    """Words on an office or a hold: of the ``past`` ("former"), of the ``same`` office ("new"); nouns for the country in ``focus``."""

    past: frozenset[str]
    same: frozenset[str]
    focus: frozenset[str]


@lru_cache(maxsize=4)
def tenure_words(lexicon: Lexicon) -> Tenure:
    """The lexicon's cues of scope tenure and focus."""

    def of(scope: Scope, status: str) -> frozenset[str]:
        return frozenset(lemma for c in lexicon.cues if scope in c.scopes and c.status == status for lemma in c.lemmas)

    return Tenure(of("tenure", "negated"), of("tenure", "asserted"), of("focus", "asserted"))


def readings_in(doc: Doc, lexicon: Lexicon) -> Iterator[RelationReading]:
    """Yield what may evoke a relation, in reading order; of phrases that begin at one word, all entries of the longest."""
    yield from sorted([*_verbs(doc, lexicon), *_phrases(doc, lexicon)], key=lambda r: (r.begin, r.end, r.trigger.iri))


@lru_cache(maxsize=4)
def _relations(lexicon: Lexicon) -> dict[str, Trigger]:
    return {t.iri: t for t in lexicon.triggers if not t.is_event and t.pos != PHRASE}


def _verbs(doc: Doc, lexicon: Lexicon) -> Iterator[RelationReading]:
    entries = _relations(lexicon)
    for told in triggers_in(doc):
        if told.iri in entries:
            yield RelationReading(entries[told.iri], told.begin, told.end, told.head, told)
    for rejected in read_findings(doc, REJECTED_FRAMES):
        for iri in (iri for iri in rejected.readings if iri in entries):
            yield RelationReading(entries[iri], rejected.begin, rejected.end, rejected.head)


@lru_cache(maxsize=4)
def _table(lexicon: Lexicon) -> dict[str, list[tuple[tuple[str, ...], Trigger]]]:
    table: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
    for trigger in lexicon.triggers:
        if trigger.pos == PHRASE:
            for lemma in trigger.lemmas:
                words = tuple(lemma.replace("-", " - ").lower().split())
                table.setdefault(words[0], []).append((words, trigger))
    return table


def _phrases(doc: Doc, lexicon: Lexicon) -> Iterator[RelationReading]:
    table, parse = _table(lexicon), syntax.parse_of(doc)
    for _, places in groupby(parse.at_forms(table), key=parse.sentence.__getitem__):
        covered = -1
        for i in places:
            listed = [entry for key in parse.forms[i] for entry in table.get(key, ())]
            token = doc[i]
            said = syntax.sentence_words(token)
            found = [
                RelationReading(trigger, i, end, head)
                for words, trigger in listed
                if (end := _end(token, words)) and required_words_hold(trigger.requires, said)
                if (head := _head(token, end, words)) is not None
            ]
            longest = max((r.end for r in found), default=0)
            fits = [r for r in found if r.end == longest and _pos_fits(doc[r.head], r)]
            if fits and i > covered:
                covered = longest - 1 if longest - i > 1 else covered
                yield from dict.fromkeys(fits)


def _end(token: Token, words: tuple[str, ...]) -> int:
    """Where the expression that begins at the token ends; 0 where it does not stand there. A verb's object may stand apart."""
    doc, i = token.doc, token.i
    if syntax.parse_of(doc).reads(words[1:], i + 1, len(doc)):
        return i + len(words)
    return i + 1 if token.pos_ == "VERB" and len(words) == 2 and syntax.has_dependent_word(token, words[1]) else 0


def _head(token: Token, end: int, words: tuple[str, ...]) -> int | None:
    if token.pos_ in ("VERB", "AUX") and "-" not in words:
        return token.i
    return syntax.root_of(token.doc[token.i : end]).i if OF in words else end - 1


def _pos_fits(head: Token, reading: RelationReading) -> bool:
    """Whether a verb stands where the frame asks for a subject, a participle after a hyphen where it asks for a prefix, else a noun."""
    functions = {a.function for a in reading.trigger.args}
    if "prefix" in functions:
        return bool({head.doc[max(0, reading.begin - 1)].text, *(t.text for t in head.doc[reading.end : reading.end + 1])} & _HYPHENS)
    if "number" in functions or "money" in functions:
        return head.pos_ in ("VERB", "AUX")
    if reading.is_verbal:
        return head.pos_ in ("VERB", "AUX", "ADJ")
    is_listed_form = any(lemma.split()[-1] == head.lower_ for lemma in reading.trigger.lemmas)
    return head.pos_ in ("NOUN", "PROPN", "ADJ") or (syntax.is_participle(head) and is_listed_form)
