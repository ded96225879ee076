"""Facts to the graph: everything an article says, what is known of whom it names, and the words that stand for its nodes.

Three parts, since stores keep them apart: what the article says (with what the rules derive from it), the background, the mentions.
The first two are ``graph.ttl``, the third is ``mentions.ttl``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import pyoxigraph as ox

from kg.model import Actor, Asset, Described, Event, Evidence, Facts, Place, Quantity, Relation, TimeSpan
from kg.ontology.background import Background
from kg.ontology.terms import CKC, DATA, DCTERMS, GEO, GN, GSP, ITSRDF, NIF, PROV, RDF, RDFS, SKOS, ck, superproperties
from kg.triples import fact_triples, iris, node_triples
from kg.triples.node_triples import english, link, say
from kg.triples.rules import derived_in

__all__ = ["Build", "Parts", "mention_triples", "parts", "parts_of", "triples"]

_GEONAMES = "https://www.geonames.org/"
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_RIGHTS = f"Place names, coordinates and hierarchy: GeoNames ({_GEONAMES}), CC BY 4.0. Quotes remain their publishers'."
_MOST = 50  # fillers of one role; of the press' events none has more than ten
# a place has one each: what the ontology says of them goes before the gazetteer
_SINGLE = frozenset({SKOS + "prefLabel", GN + "featureCode", GSP + "sfWithin", GEO + "lat", GEO + "long"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What makes the graph: name and version of the software and of the model, and the SHA-256 (hex) of the ontology's files."""

    version: str
    model: str
    lexicon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """An article's triples: what it ``says`` (with evidence, and what follows), the ``background``, the ``mentions``."""

    says: tuple[ox.Triple, ...]
    background: tuple[ox.Triple, ...]
    mentions: tuple[ox.Triple, ...]

    @property
    def graph(self) -> tuple[ox.Triple, ...]:
        """What ``graph.ttl`` holds; it can be read alone."""
        return (*self.says, *self.background)


def parts(facts: Facts, *, ontology: Background, build: Build | None = None, base: str = DATA, with_text: bool = True) -> Parts:
    """Return the triples of one article, each part without order.

    Raises `kg.errors.TermError` where facts name a class, measure or role that the ontology lacks, `kg.errors.GraphError` where a
    span ends after the text.
    """
    (made,) = parts_of([facts], ontology=ontology, build=build, base=base, with_text=with_text)
    return made


def parts_of(
    batch: Sequence[Facts], *, ontology: Background, build: Build | None = None, base: str = DATA, with_text: bool = True
) -> list[Parts]:
    """Return the triples of each article; see `parts`. Many at once are made in less time than each alone."""
    mints = [iris.Minter(facts.article.id, base) for facts in batch]
    said = [set(_said(facts, mint, ontology)) for facts, mint in zip(batch, mints, strict=True)]
    known = [set(_known(facts, mint, ontology, own)) for facts, mint, own in zip(batch, mints, said, strict=True)]
    follows = derived_in([(own | background) - _beyond(facts) for facts, own, background in zip(batch, said, known, strict=True)])
    made = []
    for facts, mint, own, background, added in zip(batch, mints, said, known, follows, strict=True):
        own.update(added)
        if build is not None:
            own.update(_provenance(build, mint))
        background.update(ontology.concepts_of(_concepts_in(own)))
        mentions = tuple(mention_triples(facts, base=base, with_text=with_text))
        made.append(Parts(says=tuple(own - background), background=tuple(background), mentions=mentions))
    return made


def triples(facts: Facts, *, ontology: Background, build: Build | None = None, base: str = DATA) -> Iterator[ox.Triple]:
    """Yield the triples of ``graph.ttl``; see `parts`."""
    yield from parts(facts, ontology=ontology, build=build, base=base).graph


def mention_triples(facts: Facts, *, base: str = DATA, with_text: bool = True) -> Iterator[ox.Triple]:
    """Yield the triples of ``mentions.ttl``: which words stand for which node, nodes that no fact needs,
    and (if ``with_text``) the text verbatim."""
    mint = iris.Minter(facts.article.id, base)
    yield link(mint.article, RDF + "type", ck("Article"))
    if with_text:
        yield say(mint.article, NIF + "isString", ox.Literal(facts.article.text))
    kind, mention_of, node_of = (node_triples.node(iri) for iri in (RDF + "type", ck("Mention"), ITSRDF + "taIdentRef"))
    for mention in facts.mentions:
        yield from node_triples.span(mention, facts.article.text, mint)
        here = node_triples.node(mint.span(mention.begin, mention.end))
        yield ox.Triple(here, kind, mention_of)
        yield ox.Triple(here, node_of, node_triples.node(mention.node))
    for node in facts.described:
        yield from node_triples.described(node)
    for number in facts.amounts:
        yield from node_triples.amount(number)
    labels = _labels(facts)
    for aside in facts.asides:
        yield from fact_triples.relation(aside, labels, mint)
    for evidence in {e for aside in facts.asides for e in aside.evidence}:
        yield from node_triples.span(evidence, facts.article.text, mint)


def _said(facts: Facts, mint: iris.Minter, ontology: Background) -> Iterator[ox.Triple]:
    yield from node_triples.article(facts, mint)
    for evidence in _evidence_in(facts):
        yield from node_triples.span(evidence, facts.article.text, mint)
    for time in (facts.publication, *facts.times):
        yield from node_triples.time(time)
    for actor in facts.actors:
        yield from node_triples.actor(actor, listed=actor.iri in ontology, own=_is_own(actor.iri, mint))
        yield from node_triples.names(actor.iri, (actor.label, *actor.names), _label(actor.iri, actor.label, ontology))
    for place in facts.places:
        if _is_own(place.iri, mint):
            yield from node_triples.place(place)
        yield from node_triples.names(place.iri, place.names, _label(place.iri, place.label, ontology))
    for asset in facts.assets:
        yield from node_triples.asset(asset)
    yield from _told(facts, mint)


def _told(facts: Facts, mint: iris.Minter) -> Iterator[ox.Triple]:
    contested = fact_triples.contested_edges(facts.relations)
    for quantity in facts.quantities:
        yield from fact_triples.quantity(quantity, mint)
    for event in facts.events:
        yield from fact_triples.event(event, mint, contested=contested)
    labels = _labels(facts)
    for relation in facts.relations:
        yield from fact_triples.relation(relation, labels, mint)


def _labels(facts: Facts) -> dict[str, str]:
    named: tuple[Actor | Place | Asset | TimeSpan | Event | Described, ...] = (
        *facts.described,
        *facts.actors,
        *facts.places,
        *facts.assets,
        *facts.times,
        *facts.events,
    )
    return {value.iri: value.label for value in named}


def _beyond(facts: Facts) -> set[ox.Triple]:
    """The edges of events that no rule sees: of a role that more than `_MOST` fill, the rest. Rules pair doers with those hit."""
    found: set[ox.Triple] = set()
    for event in facts.events:
        for prop, roles in groupby(event.roles if len(event.roles) > _MOST else (), key=lambda role: role.prop):
            rest = list(roles)[_MOST:]
            found.update(link(event.iri, ck(p), role.filler) for role in rest for p in (prop, *superproperties(prop)))
    return found


def _known(facts: Facts, mint: iris.Minter, ontology: Background, said: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    used = {n.value for t in said for n in (t.subject, t.object) if isinstance(n, ox.NamedNode)}
    used.update(actor.iri for actor in facts.actors)  # those that are only named, too: the mentions refer to them
    for place in facts.places:
        if not _is_own(place.iri, mint):
            yield from _gazetteer(place, ontology)
            used.update(filter(None, (place.iri, place.within)))
    yield from ontology.of(used)


def _gazetteer(place: Place, ontology: Background) -> Iterator[ox.Triple]:
    for triple in node_triples.place(place):
        prop = triple.predicate.value
        if not (prop in _SINGLE and ontology.says(place.iri, prop)):
            yield triple


def _label(iri: str, label: str, ontology: Background) -> str:
    found = (t.object for t in ontology.nodes.get(iri, ()) if t.predicate.value == SKOS + "prefLabel")
    return next((n.value for n in found if isinstance(n, ox.Literal)), label)


def _is_own(iri: str, mint: iris.Minter) -> bool:
    return iri.startswith(mint.article + "/")


def _evidence_in(facts: Facts) -> set[Evidence]:
    told_values: tuple[Event | Quantity | Relation, ...] = (*facts.events, *facts.quantities, *facts.relations)
    return {e for value in told_values for e in value.evidence}


def _concepts_in(said: Iterable[ox.Triple]) -> set[str]:
    return {t.object.value for t in said if isinstance(t.object, ox.NamedNode) and t.object.value.startswith(CKC)}


def _provenance(build: Build, mint: iris.Minter) -> Iterator[ox.Triple]:
    iri = mint.build
    yield link(iri, RDF + "type", ck("Build"))
    yield say(iri, RDFS + "label", english(f"{build.version}, {build.model}"))
    yield say(iri, ck("version"), ox.Literal(build.version))
    yield say(iri, ck("model"), ox.Literal(build.model))
    yield say(iri, ck("lexicon"), ox.Literal(f"sha256:{build.lexicon}"))
    yield link(iri, PROV + "used", mint.article)
    yield link(iri, DCTERMS + "license", _LICENCE)
    yield link(iri, DCTERMS + "source", _GEONAMES)
    yield say(iri, DCTERMS + "rights", english(_RIGHTS))
