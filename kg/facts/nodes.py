"""The nodes of an article: an IRI and a value for every actor, place, asset and time that a fact needs, and their mentions."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc, Token

from kg import iris, model
from kg.entries import Lexicon
from kg.pipes import syntax
from kg.pipes.marks import Mark
from kg.pipes.matching import fold
from kg.pipes.referents import Referent, Referents

__all__ = ["Nodes"]


class Nodes:
    """Mints and collects. A node is made when a fact or a name asks for it; what nothing asks for is not in the graph."""

    def __init__(self, doc: Doc, lexicon: Lexicon, mint: iris.Minter) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.mint = mint
        self.referents = Referents(doc, lexicon)
        self.marks = self.referents.fillers.marks
        self.actors: dict[str, model.Actor] = {}
        self.places: dict[str, model.Place] = {}
        self.assets: dict[str, model.Asset] = {}
        self.times: dict[str, model.TimeSpan] = {}
        self.mentions: set[model.Mention] = set()
        self.used_actors: set[int] = set()
        self.counted: dict[tuple[int, int], list[tuple[int, str]]] = {}
        self._listed = {a.iri: a for a in lexicon.actors}

    # --- IRIs ------------------------------------------------------------------------------------------------------------

    def iri(self, referent: Referent) -> str:
        """The node's IRI; makes the node on first use."""
        group, _, number = referent.key.partition(":")
        mark = self.marks[group][int(number)] if group in self.marks else None
        if referent.kind == "Concept":
            return referent.iri
        if referent.kind == "Time" and mark:
            return self._time(int(number), mark)
        if referent.kind == "Place" and mark:
            return self._place(mark)
        if referent.kind == "Asset" and mark:
            return self._asset(mark)
        if group == "actors":
            self.used_actors.add(int(number))
        return self._actor(referent, mark)

    def member_iris(self, referent: Referent) -> list[str]:
        """IRIs of the organisations that the referent's words make it a member of."""
        found = []
        for node in referent.member_of:
            if node in self._listed:
                found.append(self._listed_actor(node))
            else:
                group, _, number = node.partition(":")
                owner = self.referents.at(group, int(number))
                found += [self.iri(owner)] if owner else []
        return found

    def are_others(self, filler: dict[str, Any]) -> bool:
        """Whether the filler is "30 others": a number of people of whom nothing else is told, so that their count says all."""
        nominal = self.marks["nominals"][filler["index"]] if filler["key"] == "nominals" else None
        return nominal is not None and nominal.detail["lemma"] == "others" and nominal.detail["number"] is not None

    def offsets(self, begin: int, end: int) -> tuple[int, int]:
        """Code-point offsets of a token span."""
        return self.doc[begin].idx, self.doc[end - 1].idx + len(self.doc[end - 1])

    def text(self, begin: int, end: int) -> str:
        """The words of a token span, on one line."""
        return " ".join(self.doc[begin:end].text.split())

    def phrase(self, token: Token) -> tuple[int, int]:
        """Token span of the noun phrase that the token leads."""
        return syntax.noun_phrase(token)

    def mention(self, begin: int, end: int, node: str) -> None:
        """Note that the token span stands for the node."""
        b, e = self.offsets(begin, end)
        self.mentions.add(model.Mention(begin=b, end=e, node=node))

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
        entry = self._listed[iri]
        self.actors.setdefault(iri, model.Actor(iri=iri, kinds=(entry.kind,), label=entry.label))
        return iri

    def _named_actor(self, mark: Mark) -> str:
        begin = mark.begin + (self.doc[mark.begin].lower_ == "the")
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
        self.mention(begin, end, iri)
        return iri

    # --- things, places, times -------------------------------------------------------------------------------------------

    def _asset(self, mark: Mark) -> str:
        iri = self.mint.asset(*self.offsets(mark.begin, mark.end))
        begin = mark.begin + (self.doc[mark.begin].lower_ in ("a", "an", "the"))
        self.assets.setdefault(iri, model.Asset(iri=iri, label=self.text(begin, mark.end)))
        self.mention(mark.begin, mark.end, iri)
        return iri

    def _place(self, mark: Mark) -> str:
        detail = mark.detail
        begin = mark.begin + (self.doc[mark.begin].lower_ == "the")
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

    def _time(self, index: int, mark: Mark) -> str:
        iri = self.mint.time(*self.offsets(mark.begin, mark.end))
        if iri not in self.times:
            detail = mark.detail
            anchor = detail.get("anchor")
            to = (
                self.mint.publication
                if anchor == "publication"
                else None
                if anchor is None
                else self._time(anchor, self.marks["times"][anchor])
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

    # --- names seen ------------------------------------------------------------------------------------------------------

    def add_names(self) -> None:
        """Make nodes and mentions of all names, and of the descriptions and pronouns that were resolved to a node."""
        for index, mark in enumerate(self.marks["actors"]):
            if self._is_actor(index, mark):
                self._add_name(index, mark)
        taken = {m.begin for i, m in enumerate(self.marks["actors"]) if m.detail.get("country") and self._is_actor(i, m)}
        for mark in self.marks["places"]:
            begin = mark.begin + (self.doc[mark.begin].lower_ == "the")
            if mark.begin not in taken and begin not in taken:
                self._place(mark)
        for index, mark in enumerate(self.marks["times"]):
            self._time(index, mark)
        for mark in self.marks["weapons"]:
            self.mention(mark.begin, mark.end, mark.iri)
        for index, mark in enumerate(self.marks["nominals"]):
            self._add_resolved("nominals", index, mark.begin, mark.end)
        for key in sorted(k for k in self.referents.links if k.startswith("pronoun:")):
            at = int(key.partition(":")[2])
            self._add_resolved("pronoun", at, at, at + 1)

    def _is_actor(self, index: int, mark: Mark) -> bool:
        """A country's or capital's name is an actor only where it filled an actor's role or acts by its syntax."""
        if mark.detail["how"] == "nationality":
            return False
        if not mark.detail.get("country") or index in self.used_actors:
            return True
        has_place = any(p.begin <= mark.begin < p.end for p in self.marks["places"])
        return not has_place or (mark.detail["how"] == "name" and syntax.acts(syntax.root_of(self.doc[mark.begin : mark.end])))

    def _add_name(self, index: int, mark: Mark) -> None:
        referent = self.referents.at("actors", index)
        if referent is None:
            return
        iri = self.iri(referent)
        begin = mark.begin + (self.doc[mark.begin].lower_ == "the")
        name = self.text(begin, mark.end)
        actor = self.actors[iri]
        if mark.detail["how"] == "metonym":
            actor = replace(actor, metonyms=tuple(sorted({*actor.metonyms, name})))
        elif mark.detail["how"] in ("name", "ner"):
            seen = {n for n in self._names_in(name, actor.iri) if n.lower() != actor.label.lower()}
            actor = replace(actor, names=tuple(sorted({*actor.names, *seen})))
        self.actors[iri] = actor
        self.mention(mark.begin, mark.end, iri)

    def _names_in(self, name: str, iri: str) -> list[str]:
        """The names that a name with a bracket holds: "ISIL (ISIS)" two, "Islamic State (IS) group" three."""
        listed = self._listed.get(iri)
        match = re.fullmatch(r"(.+?) \((.+?)\)(.*)", name)
        if not match or listed is None:
            return [name]
        known = {fold(n) for n in (listed.label, *listed.names, *listed.case_sensitive)}
        parts = [p for p in (match[1], match[2]) if fold(p) in known]
        return [*parts, *([name] if match[3] or len(parts) < 2 else [])]

    def _add_resolved(self, group: str, index: int, begin: int, end: int) -> None:
        referent = self.referents.at(group, index)
        if referent is None or referent.kind in ("Event", "Concept", "Asset"):
            return
        if referent.iri or referent.key != f"{group}:{index}":
            node = self.iri(referent) if referent.kind not in ("Place", "Time") else None
            if node:
                self.mention(begin, end, node)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _date(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)
