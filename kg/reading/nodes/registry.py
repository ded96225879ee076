"""The nodes of an article: an IRI and a value for every actor, place, asset and time that a fact needs, and their mentions."""

from __future__ import annotations

import datetime
from typing import Any

from spacy.tokens import Doc, Token

from kg import model
from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.coreference.referents import Referent, Referents
from kg.reading.english.determiners import ARTICLES, THE
from kg.reading.english.quantifiers import OTHERS
from kg.reading.findings.marks import Mark
from kg.reading.lookup.name_index import fold
from kg.reading.speech.cues import cues_of
from kg.triples import iris

__all__ = ["NOBODY", "Nodes"]

NOBODY = "unnamed source"
"""Label of a source that no words stand for; its IRI lies at the words of the event that it tells."""


class Nodes:
    """Mints and collects. A node is made when a fact or a name asks for it; what nothing asks for is not in the graph."""

    def __init__(self, doc: Doc, lexicon: Lexicon, mint: iris.Minter) -> None:
        self.doc = doc
        self._text = doc.text
        self.lexicon = lexicon
        self.mint = mint
        self.referents = Referents(doc, lexicon)
        self.marks = self.referents.fillers.marks
        self.actors: dict[str, model.Actor] = {}
        self.places: dict[str, model.Place] = {}
        self.assets: dict[str, model.Asset] = {}
        self.times: dict[str, model.TimeSpan] = {}
        self.mentions: set[model.Mention] = set()
        self.mentioned: set[tuple[int, int]] = set()
        """The offsets of all mentions."""
        self.used_actors: set[int] = set()
        self.counted: dict[tuple[int, int], list[tuple[int, str]]] = {}
        self.listed = self.referents.listed
        self.cues = cues_of(lexicon)

    # --- IRIs ------------------------------------------------------------------------------------------------------------

    def iri(self, referent: Referent) -> str:
        """The node's IRI; makes the node on first use."""
        group, _, number = referent.key.partition(":")
        mark = self.marks[group][int(number)] if group in self.marks else None
        if referent.kind == "Concept":
            return referent.iri
        if referent.kind == "Time" and mark:
            return self.time(int(number), mark)
        if referent.kind == "Place" and mark:
            return self.place(mark)
        if referent.kind == "Asset" and mark:
            return self._asset(mark)
        if group == "actors":
            self.used_actors.add(int(number))
        return self._actor(referent, mark)

    def member_iris(self, referent: Referent) -> list[str]:
        """IRIs of the organisations that the referent's words make it a member of."""
        found = []
        for node in referent.member_of:
            if node in self.listed:
                found.append(self._listed_actor(node))
            else:
                group, _, number = node.partition(":")
                owner = self.referents.at(group, int(number))
                found += [self.iri(owner)] if owner else []
        return found

    def are_others(self, filler: dict[str, Any]) -> bool:
        """Whether the filler is "30 others": a number of people of whom nothing else is told, so that their count says all."""
        nominal = self.marks["nominals"][filler["index"]] if filler["key"] == "nominals" else None
        return nominal is not None and nominal.detail["lemma"] == OTHERS and nominal.detail["number"] is not None

    def offsets(self, begin: int, end: int) -> tuple[int, int]:
        """Code-point offsets of a token span."""
        parse = syntax.parse_of(self.doc)
        return parse.starts[begin], parse.starts[end - 1] + len(parse.texts[end - 1])

    def text(self, begin: int, end: int) -> str:
        """The words of a token span, on one line."""
        start, stop = self.offsets(begin, end)
        return " ".join(self._text[start:stop].split())

    def phrase(self, token: Token) -> tuple[int, int]:
        """Token span of the noun phrase that the token leads."""
        return syntax.noun_phrase(token)

    def mention(self, begin: int, end: int, node: str) -> None:
        """Note that the token span stands for the node."""
        b, e = self.offsets(begin, end)
        self.mentions.add(model.Mention(begin=b, end=e, node=node))
        self.mentioned.add((b, e))

    # --- actors ----------------------------------------------------------------------------------------------------------

    def _actor(self, referent: Referent, mark: Mark | None) -> str:
        if referent.iri:
            return self._listed_actor(referent.iri)
        if mark is None:
            raise ValueError(f"no mark behind {referent}")
        if "how" in mark.detail:
            return self._named_actor(mark)
        return self._group(referent, mark)

    def _listed_actor(self, iri: str) -> str:
        entry = self.listed[iri]
        self.actors.setdefault(iri, model.Actor(iri=iri, kinds=(entry.kind,), label=entry.label))
        return iri

    def _named_actor(self, mark: Mark) -> str:
        begin = mark.begin + (self.doc[mark.begin].lower_ == THE)
        name = self.text(begin, mark.end)
        iri = self.mint.actor(fold(name))
        self.actors.setdefault(iri, model.Actor(iri=iri, kinds=(mark.label,), label=name))
        return iri

    def _group(self, referent: Referent, mark: Mark) -> str:
        iri = self.mint.group(*self.offsets(mark.begin, mark.end))
        if iri not in self.actors:
            members = tuple(self.member_iris(referent))
            label = self.text(mark.begin, mark.end)
            categories = tuple(mark.detail.get("categories", ()))
            self.actors[iri] = model.Actor(iri=iri, kinds=(mark.label,), label=label, categories=categories, member_of=members)
            self.mention(mark.begin, mark.end, iri)
        return iri

    def source(self, words: str, begin: int, end: int, kind: str = "InformationSource", categories: tuple[str, ...] = ()) -> str:
        """A document-scoped actor that has no name, labelled by ``words``: "some estimates", the people of a protest, or nobody at all."""
        iri = self.mint.group(*self.offsets(begin, end))
        self.actors.setdefault(iri, model.Actor(iri=iri, kinds=(kind,), label=words, categories=categories))
        if words != NOBODY:
            self.mention(begin, end, iri)
        return iri

    # --- things, places, times -------------------------------------------------------------------------------------------

    def _asset(self, mark: Mark) -> str:
        iri = self.mint.asset(*self.offsets(mark.begin, mark.end))
        begin = mark.begin + (self.doc[mark.begin].lower_ in ARTICLES)
        self.assets.setdefault(iri, model.Asset(iri=iri, label=self.text(begin, mark.end), kind=mark.detail.get("thing") or "Asset"))
        self.mention(mark.begin, mark.end, iri)
        return iri

    def place(self, mark: Mark) -> str:
        """The IRI of the place that the mark names; makes the node, with those that it lies in, and notes the mention."""
        detail = mark.detail
        begin = mark.begin + (self.doc[mark.begin].lower_ == THE)
        name = self.text(begin, mark.end)
        iri = mark.iri or self.mint.place(fold(detail.get("label") or name))
        for parent in detail.get("parents", ()) if mark.iri else ():
            self._add_place(parent["iri"], parent, ())
        self._add_place(iri, {**detail, "label": detail.get("label") or name}, (name,))
        self.mention(mark.begin, mark.end, iri)
        return iri

    def _add_place(self, iri: str, detail: dict[str, object], names: tuple[str, ...]) -> None:
        old = self.places.get(iri)
        seen = tuple(dict.fromkeys([*(old.names if old else ()), *(n for n in names if n != detail["label"])]))
        self.places[iri] = model.Place(
            iri=iri,
            label=str(detail["label"]),
            names=seen,
            feature=_text(detail.get("feature")),
            within=_text(detail.get("within")),
            lat=_number(detail.get("lat")),
            long=_number(detail.get("long")),
            geonames=int(str(detail["geonames"])) if detail.get("geonames") else None,
            reason=_text(detail.get("reason")),
        )

    def time(self, index: int, mark: Mark) -> str:
        """The IRI of the time that the mark expresses; makes the node on first use."""
        iri = self.mint.time(*self.offsets(mark.begin, mark.end))
        if iri not in self.times:
            detail = mark.detail
            anchor = detail.get("anchor")
            to = (
                self.mint.publication
                if anchor == "publication"
                else None
                if anchor is None
                else self.time(anchor, self.marks["times"][anchor])
            )
            self.times[iri] = model.TimeSpan(
                iri=iri,
                label=detail.get("label") or self.text(mark.begin, mark.end),
                resolution=detail["resolution"],
                earliest=_date(detail.get("earliest")),
                latest=_date(detail.get("latest")),
                anchor=to,
                granularity=detail.get("granularity"),
            )
            self.mention(mark.begin, mark.end, iri)
        return iri


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _date(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)
