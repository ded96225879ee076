"""Every mention of an actor, place, thing, time, weapon or number: names, descriptions, resolved pronouns.

What no fact takes up has its node here too, but in the mentions alone (`model.Described`, `model.Amount`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from spacy.tokens import Token

from kg import model
from kg.reading import syntax
from kg.reading.coreference.referents import Referent
from kg.reading.english.determiners import THE
from kg.reading.findings.marks import Mark
from kg.reading.lookup.name_index import fold
from kg.reading.nodes.deixis import first_persons
from kg.reading.nodes.mention_spans import described_span, titled_span, weapon_span
from kg.reading.nodes.registry import Nodes
from kg.reading.syntax.noun_functions import is_apposition

__all__ = ["Mentions"]

_AMOUNTS = {"money": "MoneyAmount"}


class Mentions:
    """Adds to ``nodes`` the mentions that its facts have not brought, and collects the nodes that only they need."""

    def __init__(self, nodes: Nodes) -> None:
        self.nodes = nodes
        self.doc = nodes.doc
        self.described: dict[str, model.Described] = {}
        self.amounts: dict[str, model.Amount] = {}
        self.at: dict[int, str] = {}
        """Head tokens of mentions of actors, things and places, with the node."""
        self.places: dict[int, str] = {}
        """Those of places and sites."""
        self.near: set[int] = set()
        """Those of places that something is said to be near to."""
        self.people: dict[int, str] = {}
        """Those of people, named or not."""
        self.persons: list[tuple[Mark, int, str]] = []
        """Names of persons with where their titles begin, and their nodes."""
        self.bodies: dict[int, str] = {}
        """Those of named organisations."""
        self.spoken: dict[int, str] = {}
        """Those of the first person that stand for no named actor."""
        self._placed = {i for place in nodes.marks["places"] for i in range(place.begin, place.end)}

    def add(self) -> None:
        """Note all mentions. Names of actors and places make nodes of the graph; all else only where a fact has made them."""
        nodes = self.nodes
        for index, mark in enumerate(nodes.marks["actors"]):
            if self._is_actor(index, mark):
                self._add_name(index, mark)
        taken = {m.begin for i, m in enumerate(nodes.marks["actors"]) if m.detail.get("country") and self._is_actor(i, m)}
        for mark in nodes.marks["places"]:
            begin = mark.begin + (self.doc[mark.begin].lower_ == THE)
            if mark.begin not in taken and begin not in taken:
                at = syntax.root_of(self.doc[mark.begin : mark.end]).i
                self.at[at] = self.places[at] = nodes.place(mark)
                if mark.detail.get("near"):
                    self.near.add(at)
        for index, mark in enumerate(nodes.marks["times"]):
            nodes.time(index, mark)
        for mark in nodes.marks["weapons"]:
            nodes.mention(*weapon_span(self.doc, mark), mark.iri)
        for index, mark in enumerate(nodes.marks["nominals"]):
            self._add_description("nominals", index, mark)
        for key in sorted(k for k in nodes.referents.links if k.startswith("pronoun:")):
            self._add_pronoun(int(key.partition(":")[2]))
        for at, node in first_persons(nodes, self._spoken):
            self.at[at] = node
            if node in self.described:
                self.spoken[at] = node
            nodes.mention(at, at + 1, node)
        for mark in nodes.marks["quantities"]:
            self._add_amount(mark)

    # --- names -----------------------------------------------------------------------------------------------------------

    def _is_actor(self, index: int, mark: Mark) -> bool:
        """A country's or capital's name is an actor only where it filled an actor's role or acts by its syntax."""
        nodes = self.nodes
        if mark.detail["how"] == "nationality":
            return False
        if not mark.detail.get("country") or index in nodes.used_actors:
            return True
        return mark.begin not in self._placed or (mark.detail["how"] == "name" and self._acts(mark))

    def _acts(self, mark: Mark) -> bool:
        """Whether a country's name stands for its state: by what it does or is said to be, with whom it is counted, or as an adjective."""
        root = syntax.root_of(self.doc[mark.begin : mark.end])
        above = root.head if syntax.is_premodifier(root) else None
        if above is not None:
            return bool(mark.detail.get("adjective")) and above.i not in self._placed
        listed = (root, *syntax.coordinated_above(root))
        if any(syntax.acts(t) or syntax.is_dealt_with(t) for t in listed):
            return True
        return syntax.is_object(listed[-1]) and listed[-1].head.lemma_ in self._counting()

    def _counting(self) -> frozenset[str]:
        """Verbs whose objects are parties: "includes Poland"."""
        found = (t for t in self.nodes.lexicon.triggers if t.evokes == "org:memberOf")
        return frozenset(w for t in found if any(a.function == "object" and a.role == "lex:subject" for a in t.args) for w in t.lemmas)

    def _add_name(self, index: int, mark: Mark) -> None:
        nodes = self.nodes
        referent = nodes.referents.at("actors", index)
        if referent is None:
            return
        iri = nodes.iri(referent)
        begin = mark.begin + (self.doc[mark.begin].lower_ == THE)
        name = nodes.text(begin, mark.end)
        actor = nodes.actors[iri]
        if mark.detail["how"] == "metonym":
            actor = replace(actor, metonyms=tuple(sorted({*actor.metonyms, name})))
        elif mark.detail["how"] in ("name", "ner"):
            seen = {n for n in self._names_in(name, actor.iri) if n.lower() != actor.label.lower()}
            actor = replace(actor, names=tuple(sorted({*actor.names, *seen})))
        nodes.actors[iri] = actor
        nodes.mention(*self._span(mark), iri)
        at = syntax.root_of(self.doc[mark.begin : mark.end]).i
        self.at[at] = iri
        if nodes.lexicon.is_a(mark.label, "Organization"):
            self.bodies[at] = iri
        elif mark.label == "Person":
            self.people[at] = iri
            self.persons.append((mark, self._span(mark)[0], iri))

    def _span(self, mark: Mark) -> tuple[int, int]:
        if mark.label == "Person":
            return titled_span(self.doc, mark)
        if mark.detail["how"] == "context":
            return described_span(self.doc, mark, self.doc[mark.end - 1])
        return mark.begin, mark.end

    def _names_in(self, name: str, iri: str) -> list[str]:
        """The names that a name with a bracket holds: "ISIL (ISIS)" two, "Islamic State (IS) group" three."""
        listed = self.nodes.listed.get(iri)
        match = re.fullmatch(r"(.+?) \((.+?)\)(.*)", name)
        if not match or listed is None:
            return [name]
        known = {fold(n) for n in (listed.label, *listed.names, *listed.case_sensitive)}
        parts = [p for p in (match[1], match[2]) if fold(p) in known]
        return [*parts, *([name] if match[3] or len(parts) < 2 else [])]

    # --- descriptions ----------------------------------------------------------------------------------------------------

    def _add_description(self, group: str, index: int, mark: Mark) -> None:
        """Note whom or what a noun phrase stands for: a named node, the node that a fact has made of it, or one of its own."""
        referent = self.nodes.referents.at(group, index)
        if referent is None or referent.kind in ("Event", "Concept", "Place", "Time"):
            return
        node = self._apposed(mark) or self.node(referent)
        if node:
            self._note(mark, node)
            is_thing = mark.label == "Asset"
            span = (mark.begin, mark.end) if is_thing else described_span(self.doc, mark, self.doc[mark.detail["head"]])
            self.nodes.mention(*span, node)

    def _apposed(self, mark: Mark) -> str | None:
        """The named person whom the description is put beside: "Omar Saleh, a spokesman", "the spokesman, Omar Saleh"."""
        head, nodes = self.doc[mark.detail["head"]], self.nodes
        if mark.label != "Person" or nodes.mint.group(*nodes.offsets(mark.begin, mark.end)) in nodes.actors:
            return None
        after = described_span(self.doc, mark, head)[1]
        for name, begin, iri in self.persons:
            is_before = name.end + 1 == mark.begin and self.doc[name.end].text == ","
            is_after = mark.end == name.begin or (after + 1 == begin and self.doc[after].text == ",")
            if is_before and is_apposition(head):
                return iri
            if is_after and is_apposition(syntax.root_of(self.doc[name.begin : name.end])):
                return iri
        return None

    def _note(self, mark: Mark, node: str) -> None:
        head = mark.detail["head"]
        self.at[head] = node
        if self.nodes.lexicon.is_a(mark.detail.get("thing") or "", "Site"):
            self.places[head] = node
        elif mark.label in ("Person", "PopulationGroup", "ArmedActor"):
            self.people[head] = node

    def _add_pronoun(self, at: int) -> None:
        referent = self.nodes.referents.at("pronoun", at)
        node = self.node(referent) if referent and referent.kind not in ("Event", "Concept", "Asset", "Place", "Time") else None
        if node:
            self.at[at] = node
            self.nodes.mention(at, at + 1, node)

    def node(self, referent: Referent) -> str:
        """The node's IRI; an unnamed one that no fact has made is but described."""
        nodes = self.nodes
        group, _, number = referent.key.partition(":")
        if referent.iri or group != "nominals":
            return nodes.iri(referent)
        mark = nodes.marks[group][int(number)]
        offsets = nodes.offsets(mark.begin, mark.end)
        iri = nodes.mint.asset(*offsets) if mark.label == "Asset" else nodes.mint.group(*offsets)
        if iri not in nodes.actors and iri not in nodes.assets:
            label = nodes.text(mark.begin, mark.end)
            categories = tuple(mark.detail.get("categories", ()))
            kind = mark.detail.get("thing") or mark.label
            self.described.setdefault(iri, model.Described(iri=iri, kind=kind, label=label, categories=categories))
        return iri

    def _spoken(self, token: Token, kind: str, label: str) -> str:
        iri = self.nodes.mint.group(*self.nodes.offsets(token.i, token.i + 1))
        self.described[iri] = model.Described(iri=iri, kind=kind, label=label)
        return iri

    # --- numbers ---------------------------------------------------------------------------------------------------------

    def _add_amount(self, mark: Mark) -> None:
        """Note a number; one that a fact tells is that quantity's mention already."""
        nodes = self.nodes
        b, e = nodes.offsets(mark.begin, mark.end)
        iri = nodes.mint.quantity(b, e)
        if (b, e) in nodes.mentioned:
            return
        value, low, high = (None if mark.detail.get(k) is None else Decimal(mark.detail[k]) for k in ("value", "min", "max"))
        of = self.at.get(mark.detail["noun"]) if mark.detail.get("noun") is not None else None
        label, unit = nodes.text(mark.begin, mark.end), mark.detail.get("unit") or mark.label
        self.amounts[iri] = model.Amount(
            iri=iri, kind=_AMOUNTS.get(mark.label, "Amount"), label=label, unit=unit, value=value, minimum=low, maximum=high, of=of
        )
        nodes.mention(mark.begin, mark.end, iri)
