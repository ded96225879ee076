"""Every mention of an actor, place, thing, time, weapon or number: names, descriptions, resolved pronouns.

What no fact takes up has its node here too, but in the mentions alone (`model.Described`, `model.Amount`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Token

from kg import model
from kg.reading import syntax
from kg.reading.coreference.referents import Referent
from kg.reading.english.determiners import THE
from kg.reading.findings.filled import FindingId
from kg.reading.findings.found import ActorMention, Nominal, NumberExpression
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
        self.persons: list[tuple[ActorMention, int, str]] = []
        """Names of persons with where their titles begin, and their nodes."""
        self._beside: dict[int, list[int]] = {}
        """Tokens where a description beside the name of a person begins or ends, with the places of these in ``persons``."""
        self.bodies: dict[int, str] = {}
        """Those of named organisations."""
        self.spoken: dict[int, str] = {}
        """Those of the first person that stand for no named actor."""
        self._placed = {i for place in nodes.found.places for i in range(place.begin, place.end)}

    def add(self) -> None:
        """Note all mentions. Names of actors and places make nodes of the graph; all else only where a fact has made them."""
        nodes = self.nodes
        for index, actor in enumerate(nodes.found.actors):
            if self._is_actor(index, actor):
                self._add_name(index, actor)
        taken = {m.begin for i, m in enumerate(nodes.found.actors) if m.is_country and self._is_actor(i, m)}
        for place in nodes.found.places:
            begin = place.begin + (self.doc[place.begin].lower_ == THE)
            if place.begin not in taken and begin not in taken:
                at = syntax.parse_of(self.doc).root(place.begin, place.end).i
                self.at[at] = self.places[at] = nodes.place(place)
                if place.is_near:
                    self.near.add(at)
        for index, time in enumerate(nodes.found.times):
            nodes.time(index, time)
        for weapon in nodes.found.weapons:
            nodes.mention(*weapon_span(self.doc, weapon), weapon.iri)
        for index, nominal in enumerate(nodes.found.nominals):
            self._add_description(index, nominal)
        for key in sorted(k for k in nodes.referents.links if k.group == "pronoun"):
            self._add_pronoun(key)
        for at, node in first_persons(nodes, self._spoken):
            self.at[at] = node
            if node in self.described:
                self.spoken[at] = node
            nodes.mention(at, at + 1, node)
        for quantity in nodes.found.quantities:
            self._add_amount(quantity)

    # --- names -----------------------------------------------------------------------------------------------------------

    def _is_actor(self, index: int, mark: ActorMention) -> bool:
        """A country's or capital's name is an actor only where it filled an actor's role or acts by its syntax."""
        nodes = self.nodes
        if mark.how == "nationality":
            return False
        if not mark.is_country or index in nodes.used_actors:
            return True
        return mark.begin not in self._placed or (mark.how == "name" and self._acts(mark))

    def _acts(self, mark: ActorMention) -> bool:
        """Whether a country's name stands for its state: by what it does or is said to be, with whom it is counted, or as an adjective."""
        root = syntax.parse_of(self.doc).root(mark.begin, mark.end)
        above = root.head if syntax.is_premodifier(root) else None
        if above is not None:
            return mark.is_adjective and above.i not in self._placed
        first = syntax.first_of_list(root)  # the others of a list have no function of their own
        if syntax.acts(first) or syntax.is_dealt_with(first):
            return True
        return syntax.is_object(first) and first.head.lemma_ in self._counting

    @cached_property
    def _counting(self) -> frozenset[str]:
        """Verbs whose objects are parties: "includes Poland"."""
        found = (t for t in self.nodes.lexicon.triggers if t.evokes == "org:memberOf")
        return frozenset(w for t in found if any(a.function == "object" and a.role == "lex:subject" for a in t.args) for w in t.lemmas)

    def _add_name(self, index: int, mark: ActorMention) -> None:
        nodes = self.nodes
        referent = nodes.referents.at(FindingId("actors", index))
        if referent is None:
            return
        iri = nodes.iri(referent)
        begin = mark.begin + (self.doc[mark.begin].lower_ == THE)
        name = nodes.text(begin, mark.end)
        actor = nodes.actors[iri]
        if mark.how == "metonym":
            actor = replace(actor, metonyms=tuple(sorted({*actor.metonyms, name})))
        elif mark.how in ("name", "ner"):
            seen = {n for n in self._names_in(name, actor.iri) if n.lower() != actor.label.lower()}
            actor = replace(actor, names=tuple(sorted({*actor.names, *seen})))
        nodes.actors[iri] = actor
        nodes.mention(*self._span(mark), iri)
        at = syntax.parse_of(self.doc).root(mark.begin, mark.end).i
        self.at[at] = iri
        if nodes.lexicon.is_a(mark.kind, "Organization"):
            self.bodies[at] = iri
        elif mark.kind == "Person":
            self.people[at] = iri
            titled = self._span(mark)[0]
            for at in {mark.end + 1, mark.begin, titled}:
                self._beside.setdefault(at, []).append(len(self.persons))
            self.persons.append((mark, titled, iri))

    def _span(self, mark: ActorMention) -> tuple[int, int]:
        if mark.kind == "Person":
            return titled_span(self.doc, mark)
        if mark.how == "context":
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

    def _add_description(self, index: int, mark: Nominal) -> None:
        """Note whom or what a noun phrase stands for: a named node, the node that a fact has made of it, or one of its own."""
        referent = self.nodes.referents.at(FindingId("nominals", index))
        if referent is None or referent.kind in ("Event", "Concept", "Place", "Time"):
            return
        node = self._apposed(mark) or self.node(referent)
        if node:
            self._note(mark, node)
            is_thing = mark.kind == "Asset"
            span = (mark.begin, mark.end) if is_thing else described_span(self.doc, mark, self.doc[mark.head])
            self.nodes.mention(*span, node)

    def _apposed(self, mark: Nominal) -> str | None:
        """The named person whom the description is put beside: "Omar Saleh, a spokesman", "the spokesman, Omar Saleh"."""
        head, nodes = self.doc[mark.head], self.nodes
        if mark.kind != "Person" or nodes.mint.group(*nodes.offsets(mark.begin, mark.end)) in nodes.actors:
            return None
        after = described_span(self.doc, mark, head)[1]
        beside = sorted({n for at in (mark.begin, mark.end, after + 1) for n in self._beside.get(at, ())})
        for name, begin, iri in (self.persons[n] for n in beside):
            is_before = name.end + 1 == mark.begin and self.doc[name.end].text == ","
            is_after = mark.end == name.begin or (after + 1 == begin and self.doc[after].text == ",")
            if is_before and is_apposition(head):
                return iri
            if is_after and is_apposition(syntax.parse_of(self.doc).root(name.begin, name.end)):
                return iri
        return None

    def _note(self, mark: Nominal, node: str) -> None:
        head = mark.head
        self.at[head] = node
        if self.nodes.lexicon.is_a(mark.thing or "", "Site"):
            self.places[head] = node
        elif mark.kind in ("Person", "PopulationGroup", "ArmedActor"):
            self.people[head] = node

    def _add_pronoun(self, name: FindingId) -> None:
        at = name.index
        referent = self.nodes.referents.at(name)
        node = self.node(referent) if referent and referent.kind not in ("Event", "Concept", "Asset", "Place", "Time") else None
        if node:
            self.at[at] = node
            self.nodes.mention(at, at + 1, node)

    def node(self, referent: Referent) -> str:
        """The node's IRI; an unnamed one that no fact has made is but described."""
        nodes = self.nodes
        mark = None if referent.iri or referent.key is None else nodes.found.nominal(referent.key)
        if mark is None:
            return nodes.iri(referent)
        offsets = nodes.offsets(mark.begin, mark.end)
        iri = nodes.mint.asset(*offsets) if mark.kind == "Asset" else nodes.mint.group(*offsets)
        if iri not in nodes.actors and iri not in nodes.assets:
            label = nodes.text(mark.begin, mark.end)
            kind = mark.thing or mark.kind
            self.described.setdefault(iri, model.Described(iri=iri, kind=kind, label=label, categories=mark.categories))
        return iri

    def _spoken(self, token: Token, kind: str, label: str) -> str:
        iri = self.nodes.mint.group(*self.nodes.offsets(token.i, token.i + 1))
        self.described[iri] = model.Described(iri=iri, kind=kind, label=label)
        return iri

    # --- numbers ---------------------------------------------------------------------------------------------------------

    def _add_amount(self, mark: NumberExpression) -> None:
        """Note a number; one that a fact tells is that quantity's mention already."""
        nodes = self.nodes
        b, e = nodes.offsets(mark.begin, mark.end)
        iri = nodes.mint.quantity(b, e)
        if (b, e) in nodes.mentioned:
            return
        of = self.at.get(mark.noun) if mark.noun is not None else None
        label, unit = nodes.text(mark.begin, mark.end), mark.unit or mark.kind
        self.amounts[iri] = model.Amount(
            iri=iri,
            kind=_AMOUNTS.get(mark.kind, "Amount"),
            label=label,
            unit=unit,
            value=mark.value,
            minimum=mark.minimum,
            maximum=mark.maximum,
            of=of,
        )
        nodes.mention(mark.begin, mark.end, iri)
