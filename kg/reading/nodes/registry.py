"""The nodes of an article: an IRI and a value for every actor, place, asset and time that a fact needs, and their mentions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from spacy.tokens import Doc, Token

from kg import model
from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.coreference.referents import Referent, referents_of
from kg.reading.english.determiners import ARTICLES, THE
from kg.reading.english.quantifiers import OTHERS
from kg.reading.findings.document import offsets_of, triggers_in
from kg.reading.findings.filled import Filler, FindingId
from kg.reading.findings.found import ActorMention, Finding, ListedPlace, Nominal, PlaceMention, TimeExpression
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
        self._text = syntax.parse_of(doc).text
        self._offsets = offsets_of(doc)
        self.lexicon = lexicon
        self.mint = mint
        self.referents = referents_of(doc, lexicon)
        self.found = self.referents.fillers
        self.triggers = triggers_in(doc)
        self.actors: dict[str, model.Actor] = {}
        self.places: dict[str, model.Place] = {}
        self.assets: dict[str, model.Asset] = {}
        self.times: dict[str, model.TimeSpan] = {}
        self.mentions: set[model.Mention] = set()
        self.mentioned: set[tuple[int, int]] = set()
        """The offsets of all mentions."""
        self.used_actors: set[int] = set()
        self.unnamed: set[str] = set()
        """The actors that are told of without a name."""
        self.counted: dict[tuple[int, int], list[tuple[int, str]]] = {}
        self.listed = self.referents.listed
        self.cues = cues_of(lexicon)

    @cached_property
    def counting(self) -> Mapping[int, list[int]]:
        """By counted noun (a token) the indices of the quantities that count it."""
        found: dict[int, list[int]] = {}
        for index, quantity in enumerate(self.found.quantities):
            if quantity.noun is not None:
                found.setdefault(quantity.noun, []).append(index)
        return found

    @cached_property
    def casualties(self) -> frozenset[int]:
        """The indices of the quantities that tell of casualties in their own right."""
        counts = (role.filler for trigger in self.triggers for role in trigger.of("ck:casualties"))
        return frozenset(filler.index for filler in counts if filler.group == "quantities")

    def over(self, token: int, group: str) -> list[int]:
        """The indices of the group's findings that the token is part of."""
        return [here.nth for here in self.found.at.get(token, ()) if here.group == group]

    # --- IRIs ------------------------------------------------------------------------------------------------------------

    def iri(self, referent: Referent) -> str:
        """The node's IRI; makes the node on first use."""
        key = referent.key
        finding = None if key is None else self.found.get(key)
        if referent.kind == "Concept":
            return referent.iri
        if key is not None and isinstance(finding, TimeExpression) and referent.kind == "Time":
            return self.time(key.index, finding)
        if isinstance(finding, PlaceMention) and referent.kind == "Place":
            return self.place(finding)
        if isinstance(finding, Nominal) and referent.kind == "Asset":
            return self._asset(finding)
        if key is not None and key.group == "actors":
            self.used_actors.add(key.index)
        return self._actor(referent, finding)

    def member_iris(self, referent: Referent) -> list[str]:
        """IRIs of the organisations that the referent's words make it a member of."""
        found = []
        for node in referent.member_of:
            if isinstance(node, FindingId):
                owner = self.referents.at(node)
                found += [self.iri(owner)] if owner else []
            elif node in self.listed:
                found.append(self._listed_actor(node))
        return found

    def bodies_of(self, people: Referent) -> list[str]:
        """IRIs of the organisations for which their people stand; no official stands for his government."""
        described = None if people.key is None else self.found.nominal(people.key)
        is_armed = described is None or any(c in self.lexicon.armed for c in described.categories)
        return [iri for iri in self.member_iris(people) if is_armed or "Government" not in self.actors[iri].kinds]

    def are_others(self, filler: Filler) -> bool:
        """Whether the filler is "30 others": a number of people of whom nothing else is told, so that their count says all."""
        nominal = self.found.nominal(filler)
        return nominal is not None and nominal.lemma == OTHERS and nominal.number is not None

    def offsets(self, begin: int, end: int) -> tuple[int, int]:
        """Code-point offsets of a token span in the article's own text."""
        return self._offsets.original(*self._in_clean_text(begin, end))

    def _in_clean_text(self, begin: int, end: int) -> tuple[int, int]:
        parse = syntax.parse_of(self.doc)
        return parse.starts[begin], parse.starts[end - 1] + len(parse.texts[end - 1])

    def text(self, begin: int, end: int) -> str:
        """The words of a token span as they were read, on one line."""
        start, stop = self._in_clean_text(begin, end)
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

    def _actor(self, referent: Referent, finding: Finding | None) -> str:
        if referent.iri:
            return self._listed_actor(referent.iri)
        if isinstance(finding, ActorMention):
            return self._named_actor(finding)
        if isinstance(finding, Nominal):
            return self._group(referent, finding)
        raise ValueError(f"no actor's words behind {referent}")

    def _listed_actor(self, iri: str) -> str:
        entry = self.listed[iri]
        self.actors.setdefault(iri, model.Actor(iri=iri, kinds=(entry.kind,), label=entry.label))
        return iri

    def _named_actor(self, mark: ActorMention) -> str:
        begin = mark.begin + (self.doc[mark.begin].lower_ == THE)
        name = self.text(begin, mark.end)
        iri = self.mint.actor(fold(name))
        self.actors.setdefault(iri, model.Actor(iri=iri, kinds=(mark.kind,), label=name))
        return iri

    def _group(self, referent: Referent, mark: Nominal) -> str:
        iri = self.mint.group(*self.offsets(mark.begin, mark.end))
        self.unnamed.add(iri)
        if iri not in self.actors:
            members = tuple(self.member_iris(referent))
            label = self.text(mark.begin, mark.end)
            self.actors[iri] = model.Actor(iri=iri, kinds=(mark.kind,), label=label, categories=mark.categories, member_of=members)
            self.mention(mark.begin, mark.end, iri)
        return iri

    def source(self, words: str, begin: int, end: int, kind: str = "InformationSource", categories: tuple[str, ...] = ()) -> str:
        """A document-scoped actor that has no name, labelled by ``words``: "some estimates", the people of a protest, or nobody at all."""
        iri = self.mint.group(*self.offsets(begin, end))
        self.unnamed.add(iri)
        self.actors.setdefault(iri, model.Actor(iri=iri, kinds=(kind,), label=words, categories=categories))
        if words != NOBODY:
            self.mention(begin, end, iri)
        return iri

    # --- things, places, times -------------------------------------------------------------------------------------------

    def _asset(self, mark: Nominal) -> str:
        iri = self.mint.asset(*self.offsets(mark.begin, mark.end))
        begin = mark.begin + (self.doc[mark.begin].lower_ in ARTICLES)
        self.assets.setdefault(iri, model.Asset(iri=iri, label=self.text(begin, mark.end), kind=mark.thing or "Asset"))
        self.mention(mark.begin, mark.end, iri)
        return iri

    def place(self, mention: PlaceMention) -> str:
        """The IRI of the place that is mentioned; makes the node, with those that it lies in, and notes the mention."""
        begin = mention.begin + (self.doc[mention.begin].lower_ == THE)
        words = self.text(begin, mention.end)
        label = mention.name or words
        iri = mention.iri or self.mint.place(fold(label))
        for parent in mention.parents:
            self._add_place(parent.iri, parent.name, parent)
        self._add_place(iri, label, mention, words)
        self.mention(mention.begin, mention.end, iri)
        return iri

    def _add_place(self, iri: str, label: str, place: PlaceMention | ListedPlace, *names: str) -> None:
        old = self.places.get(iri)
        seen = tuple(dict.fromkeys([*(old.names if old else ()), *(n for n in names if n != label)]))
        self.places[iri] = model.Place(
            iri=iri,
            label=label,
            names=seen,
            feature=place.feature,
            within=place.within,
            lat=place.lat,
            long=place.long,
            geonames=place.geonames or None,
            radius=place.radius,
            point_of=place.point_of if isinstance(place, PlaceMention) else None,
            reason=place.reason if isinstance(place, PlaceMention) else None,
        )

    def time(self, index: int, mention: TimeExpression) -> str:
        """The IRI of the time that is expressed; makes the node on first use."""
        iri = self.mint.time(*self.offsets(mention.begin, mention.end))
        if iri not in self.times:
            self.times[iri] = model.TimeSpan(
                iri=iri,
                label=mention.words or self.text(mention.begin, mention.end),
                resolution=mention.resolution,
                earliest=mention.earliest,
                latest=mention.latest,
                anchor=self._anchor(mention.anchor),
                granularity=mention.granularity,
            )
            self.mention(mention.begin, mention.end, iri)
        return iri

    def _anchor(self, anchor: str | int | None) -> str | None:
        """The IRI of the time that another counts from: an index of a time, or the publication."""
        if isinstance(anchor, int):
            return self.time(anchor, self.found.times[anchor])
        return None if anchor is None else self.mint.publication
