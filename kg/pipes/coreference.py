"""Component `kg_coreference`: which earlier mention an unlisted name, a definite description or a pronoun stands for.

Writes ``doc.user_data["coreference"]``, a dict from mention to antecedent, each named ``"<group>:<index>"`` (``pronoun:<token>`` for a
pronoun). Rule sieves, most certain first: equal names, surnames, acronyms, definite descriptions, pronouns. In doubt there is no link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from kg import lexicon as lx
from kg.pipes import syntax
from kg.pipes.marks import marks_in
from kg.pipes.matching import fold

__all__ = ["Coreference"]

_SINGULAR = ("it", "its", "itself")
_PLURAL = ("they", "them", "their", "themselves")
_PERSON = ("he", "him", "his", "she", "her", "himself", "herself")
_WINDOW = 3  # sentences


class _Mention(NamedTuple):
    key: str
    begin: int
    end: int
    head: int
    label: str
    iri: str
    sentence: int
    is_subject: bool
    plural: bool


class Coreference:
    """Links mentions of one article, left to right."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)
        self.excluded = {n.iri: n.excludes for n in self.lexicon.nouns}
        self._possessors: set[str] = set()
        self._details: list[dict[str, Any]] = []

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.user_data["coreference"]``."""
        sentence_of = {t.i: n for n, sent in enumerate(doc.sents) for t in sent}
        names = [
            _name(doc, f"actors:{n}", m.begin, m.end, m.label, m.iri, sentence_of)
            for n, m in enumerate(marks_in(doc, "actors"))
            if m.detail["how"] != "nationality"
        ]
        links = dict(_same_names(doc, names))
        self._details = [m.detail for m in marks_in(doc, "nominals")]
        nominals = list(self._nominals(doc, sentence_of))
        self._possessors = {f"pronoun:{m.detail['possessive']}" for m in marks_in(doc, "nominals") if self.lexicon.is_a(m.label, "Actor")}
        referring = sorted([*nominals, *_pronouns(doc, sentence_of)], key=lambda m: m.begin)
        known = list(names)
        for mention in referring:
            antecedent = self._antecedent(doc, mention, known)
            if antecedent is not None:
                links[mention.key] = links.get(antecedent.key, antecedent.key)
            if not mention.key.startswith("pronoun"):
                known.append(mention)
        doc.user_data["coreference"] = links
        return doc

    def _nominals(self, doc: Doc, sentence_of: dict[int, int]) -> Iterator[_Mention]:
        for n, mark in enumerate(marks_in(doc, "nominals")):
            if self.lexicon.is_a(mark.label, "Actor"):
                head = mark.detail["head"]
                yield _mention(
                    doc, f"nominals:{n}", mark.begin, mark.end, head, mark.label, "", sentence_of, plural=bool(mark.detail.get("plural"))
                )

    def _antecedent(self, doc: Doc, mention: _Mention, known: list[_Mention]) -> _Mention | None:
        group, _, number = mention.key.partition(":")
        near = [m for m in known if m.begin < mention.begin and m.end <= mention.begin and mention.sentence - m.sentence <= _WINDOW]
        if group == "pronoun":
            return self._of_pronoun(doc[int(number)].lower_, mention, near)
        detail = self._details[int(number)]
        if not detail.get("definite") or detail.get("number") is not None or detail.get("country"):
            return None
        return self._of_description(mention, near, self.excluded.get(detail["noun"], ()))

    def _has_people(self, mention: _Mention) -> bool:
        return mention.key in self._possessors

    def _of_pronoun(self, word: str, mention: _Mention, near: list[_Mention]) -> _Mention | None:
        kinds = (
            ("Organization",)
            if word in _SINGULAR
            else ("Person",)
            if word in _PERSON
            else ("PopulationGroup", "ArmedActor", "Organization")
        )
        fits = [m for m in near if mention.sentence - m.sentence <= 1 and any(self.lexicon.is_a(m.label, k) for k in kinds)]
        if word in _SINGULAR:
            fits = [m for m in fits if not m.plural]
        if self._has_people(mention):  # "its members": of whom the text tells, not of who tells it
            fits = [m for m in fits if m.label != "InformationSource"]
        return _most_salient(fits, mention)

    def _of_description(self, mention: _Mention, near: list[_Mention], excluded: tuple[str, ...]) -> _Mention | None:
        if self.lexicon.is_a(mention.label, "PopulationGroup"):
            return None
        fits = [m for m in near if m.iri or not m.key.startswith("nominals")]
        fits = [
            m
            for m in fits
            if self.lexicon.is_a(m.label, mention.label) or (self.lexicon.is_a(mention.label, m.label) and m.label != "Actor")
        ]
        fits = [m for m in fits if not any(self.lexicon.is_a(m.label, kind) for kind in excluded)]
        nearest = min((mention.sentence - m.sentence for m in fits), default=0)
        here = {m.iri or m.key for m in fits if mention.sentence - m.sentence == nearest}
        if nearest > 0 and len(here) > 1 and mention.label != "Person":
            return None  # "Hezbollah fired on Hamas. The group denied it": either may be meant
        return _most_salient(fits, mention)


def _mention(
    doc: Doc, key: str, begin: int, end: int, head: int, label: str, iri: str, sentence_of: dict[int, int], *, plural: bool
) -> _Mention:
    return _Mention(key, begin, end, head, label, iri, sentence_of.get(begin, 0), syntax.is_subject(doc[head]), plural)


def _name(doc: Doc, key: str, begin: int, end: int, label: str, iri: str, sentence_of: dict[int, int]) -> _Mention:
    head = syntax.root_of(doc[begin:end]).i
    return _mention(doc, key, begin, end, head, label, iri, sentence_of, plural=False)


def _pronouns(doc: Doc, sentence_of: dict[int, int]) -> Iterator[_Mention]:
    for token in doc:
        if syntax.is_pronoun(token) and token.lower_ in (*_SINGULAR, *_PLURAL, *_PERSON) and not syntax.is_expletive(token):
            yield _mention(
                doc, f"pronoun:{token.i}", token.i, token.i + 1, token.i, "Actor", "", sentence_of, plural=token.lower_ in _PLURAL
            )


def _same_names(doc: Doc, names: list[_Mention]) -> Iterator[tuple[str, str]]:
    """An unlisted name stands for the first mention of the same name; a lone surname, for the one person who bears it."""
    first: dict[str, _Mention] = {}
    persons: dict[str, set[str]] = {}
    for name in names:
        words = [fold(t.text) for t in doc[name.begin : name.end] if t.text.lower() != "the"]
        text = " ".join(words)
        if name.label == "Person" and len(words) == 1 and not name.iri:
            bearers = persons.get(words[0], set())
            if len(bearers) == 1:
                yield name.key, next(iter(bearers))
                continue
        if not name.iri and text in first:
            yield name.key, first[text].key
            continue
        first.setdefault(text, name)
        if name.label == "Person" and len(words) > 1:
            known = next((b for b in sorted(persons.get(words[-1], ())) if name.iri and _iri_of(names, b) == name.iri), name.key)
            persons.setdefault(words[-1], set()).add(known)
        acronym = "".join(w[0] for w in words if w[0].isupper())
        if len(acronym) > 2 and name.label != "Person":
            first.setdefault(acronym, name)


def _iri_of(names: list[_Mention], key: str) -> str:
    return next((n.iri for n in names if n.key == key), "")


def _most_salient(fits: list[_Mention], mention: _Mention) -> _Mention | None:
    """The subject of the nearest sentence that has a fitting one; else its only fitting mention; else none."""
    for distance in sorted({mention.sentence - m.sentence for m in fits}):
        here = [m for m in fits if mention.sentence - m.sentence == distance]
        subjects = [m for m in here if m.is_subject]
        nodes = {m.iri or m.key for m in here}
        if subjects:
            return subjects[-1] if distance == 0 else subjects[0]
        if len(nodes) == 1:
            return here[0]
        return None
    return None


@Language.factory("kg_coreference", default_config={"extra": []}, assigns=["doc.user_data"], requires=["token.dep"])
def make_coreference(nlp: Language, name: str, extra: list[str]) -> Coreference:
    """Make the component."""
    return Coreference(extra)
