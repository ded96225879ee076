"""Events as the tables tell them: one value an event, with all that its row may say and the words behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kg.account.days import Days, days_of
from kg.account.facts import Fact, Quote, is_factual
from kg.account.spots import Spot, spots_of
from kg.account.statements import Statements
from kg.account.teller import Teller
from kg.account.tolls import Count, counts_of
from kg.ontology.terms import CK, CKC, DCTERMS, ORG, RDF, SCHEMA, SKOS, last_segment

__all__ = ["Incident", "Paper", "incidents", "is_armed", "is_unarmed", "sides"]

_ROLES = ("perpetrator", "agent", "gainedBy", "lostBy", "incoming", "outgoing", "participant", "target", "victim", "weapon")
Stated: TypeAlias = tuple[str, str, Fact]
"""A role, its filler, and what a relation says of them."""
_MEMBER = tuple(ORG + name for name in ("memberOf", "headOf", "subOrganizationOf"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The article that tells an event; ``issued`` is an ISO date, what is not known is empty."""

    iri: str
    id: str
    title: str
    publisher: str
    issued: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """An event: ``roles`` gives the fillers (IRIs) of each role that is told with a factual status or the event's own.

    ``disputed`` tells the roles of another status in words; ``spans`` are the IRIs of all evidence of the event, its counts and its
    disputed roles, ``quotes`` their words, both in reading order; ``codes`` gives the external code of a scheme.
    """

    iri: str
    kind: str
    kind_label: str
    label: str
    status: str
    sources: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]
    disputed: tuple[str, ...]
    days: Days
    spots: tuple[Spot, ...]
    counts: tuple[Count, ...]
    codes: Mapping[str, str]
    part_of: tuple[str, ...]
    paper: Paper
    spans: tuple[str, ...]
    quotes: tuple[Quote, ...]

    @property
    def is_factual(self) -> bool:
        """Whether its article tells it as a fact."""
        return is_factual(self.status)

    def names(self, *roles: str) -> str:
        """Return the labels of all fillers of the roles, each once."""
        return "; ".join(self.labels[iri] for iri in dict.fromkeys(i for role in roles for i in self.roles.get(role, ())))


def incidents(teller: Teller) -> Iterator[Incident]:
    """Yield the events in the order of their first words; one without a quote is none: no fact without its words."""
    stated = _stated_roles(teller)
    found = [_incident(teller, iri, tuple(stated.get(iri, ()))) for iri in teller.said if "Event" in teller.said.types(iri)]
    quoted = [one for one in found if one.quotes]
    yield from sorted(quoted, key=lambda one: (one.paper.iri, one.quotes[0].begin, one.iri))


def _incident(teller: Teller, iri: str, stated: tuple[Stated, ...]) -> Incident:
    said, kind = teller.said, teller.classes.leaf(teller.said.types(iri))
    counts = tuple(counts_of(said, iri))
    told = (iri, *(count.iri for count in counts), *(fact.about for _, _, fact in stated))
    spans = _in_reading_order({span for item in told for span in said.all(item, CK + "evidence")}, teller)
    event = teller.fact(iri, "event", said.label(iri))
    roles = {role: _fillers(said, iri, role, stated) for role in _ROLES}
    return Incident(
        iri=iri,
        kind=kind,
        kind_label=teller.classes.label(CK + kind),
        label=event.text,
        status=event.status,
        sources=event.sources,
        roles=roles,
        labels={filler: said.label(filler) for fillers in roles.values() for filler in fillers},
        disputed=tuple(sorted(_disputed(said, role, filler, fact) for role, filler, fact in stated if not is_factual(fact.status))),
        days=days_of(said, iri),
        spots=tuple(spots_of(said, iri)),
        counts=counts,
        codes=_codes(said, iri),
        part_of=said.all(iri, CK + "partOf"),
        paper=_paper(teller, next(iter(spans), iri)),
        spans=tuple(spans),
        quotes=tuple(spans.values()),
    )


def _stated_roles(teller: Teller) -> dict[str, list[Stated]]:
    """Give the roles that relations of their own state, by event."""
    found: dict[str, list[Stated]] = {}
    for item in teller.said:
        event, predicate, filler = (teller.said.one(item, RDF + part) or "" for part in ("subject", "predicate", "object"))
        if "Event" in teller.said.types(event) and predicate.startswith(CK):
            found.setdefault(event, []).append((predicate.removeprefix(CK), filler, teller.fact(item, "role", teller.said.label(filler))))
    return found


def _fillers(said: Statements, event: str, role: str, stated: tuple[Stated, ...]) -> tuple[str, ...]:
    sure = (filler for name, filler, fact in stated if name == role and is_factual(fact.status))
    return tuple(sorted({*said.all(event, CK + role), *sure}))


def _disputed(said: Statements, role: str, filler: str, fact: Fact) -> str:
    return f"{role}: {said.label(filler)} ({', '.join([fact.status, *fact.sources])})"


def _in_reading_order(spans: set[str], teller: Teller) -> dict[str, Quote]:
    found = {span: quote for span in spans if (quote := teller.quote(span)) and quote.text}
    return dict(sorted(found.items(), key=lambda pair: (pair[1].article, pair[1].begin, pair[1].end, pair[0])))


def _codes(said: Statements, event: str) -> dict[str, str]:
    return {said.one(code, SKOS + "inScheme") or _scheme(code): code for code in said.all(event, CK + "code")}


def _scheme(code: str) -> str:
    return CKC + last_segment(code).partition("-")[0]


def _paper(teller: Teller, span: str) -> Paper:
    said, iri = teller.said, span.partition("#char=")[0]
    name = teller.article(iri)
    publisher = said.one(iri, DCTERMS + "publisher") or ""
    return Paper(
        iri=iri,
        id=name,
        title=said.one(iri, SCHEMA + "headline") or said.one(iri, DCTERMS + "title") or name,
        publisher=said.label(publisher) if said.of(publisher) else publisher,
        issued=said.one(iri, DCTERMS + "issued") or "",
        url=said.one(iri, SCHEMA + "url") or "",
    )


def is_unarmed(said: Statements, actor: str) -> bool:
    """Tell whether an actor is people who do not fight."""
    return any(_is_below(said, category, CKC + "unarmed") for category in said.all(actor, CK + "category"))


def is_armed(said: Statements, actor: str) -> bool:
    """Tell whether an actor fights: by its class, by what its people are, by whom they belong to."""
    kinds = said.types(actor) | {kind for prop in _MEMBER for owner in said.all(actor, prop) for kind in said.types(owner)}
    return "ArmedActor" in kinds or any(_is_below(said, category, CKC + "armed") for category in said.all(actor, CK + "category"))


def _is_below(said: Statements, concept: str, top: str) -> bool:
    seen, queue = {concept}, [concept]
    while queue:
        above = set(said.all(queue.pop(), SKOS + "broader")) - seen
        seen |= above
        queue.extend(above)
    return top in seen


def sides(one: Incident, said: Statements) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who acted and who was acted on (IRIs of actors), empty where it is not told.

    Those aimed at stand before those harmed. The two of a clash or an agreement stand in the order of their IRIs, since neither is said
    to have begun; with three, who stood against whom is not known. Whom a protest is against is no side in it.
    """
    roles = one.roles
    if one.kind == "Clash" or "Agreement" in said.types(one.iri):
        both = [actor for actor in roles["participant"] if actor not in roles["victim"]]
        met = one.kind != "Clash" or any(other in said.all(actor, CK + "clashedWith") for actor in both for other in both)
        return ((both[0],), (both[1],)) if len(both) == 2 and met else ((), ())
    acting = roles["perpetrator"] or roles["gainedBy"] or roles["agent"]
    if one.kind == "Protest":
        return acting, ()
    aimed = dict.fromkeys((*roles["target"], *roles["victim"], *roles["lostBy"]))
    return acting, tuple(actor for actor in aimed if "Actor" in said.types(actor) and actor not in acting)
