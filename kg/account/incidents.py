"""Events as typed values: all that a graph tells of each, and the words behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.account.articles import ArticleRecord, article_of
from kg.account.days import Days, days_of
from kg.account.quantities import StatedQuantity, casualties_of
from kg.account.quotes import Quote, evidence_of
from kg.account.relations import StatedRelation, fillings_of
from kg.account.spans import span_of
from kg.account.spots import Spot, spots_of
from kg.account.statements import Statements
from kg.account.status import is_factual, sources_of, status_of
from kg.account.teller import Teller
from kg.ontology.terms import CK, CKC, SKOS, last_segment

__all__ = ["ROLES", "Incident", "article_iri_of", "incidents"]

ROLES = (
    *("perpetrator", "agent", "gainedBy", "lostBy", "incoming", "outgoing", "participant"),
    *("target", "victim", "weapon"),
)
"""Local names of the roles that an `Incident` has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """An event: ``roles`` gives the fillers (IRIs) of each of `ROLES`, plain or stated as a fact.

    ``disputed`` tells the roles of another status in words; ``spans`` are the IRIs of all evidence of
    the event, its counts and its disputed roles, ``quotes`` their words, both in reading order;
    ``codes`` gives the external code of a scheme; ``identity`` is what all
    tellings of the event point to, empty where no linkset is among the graphs.
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
    counts: tuple[StatedQuantity, ...]
    codes: Mapping[str, str]
    part_of: tuple[str, ...]
    article: ArticleRecord
    spans: tuple[str, ...]
    quotes: tuple[Quote, ...]
    identity: str = ""

    @property
    def is_factual(self) -> bool:
        """Whether its article tells it as a fact."""
        return is_factual(self.status)

    def names(self, *roles: str) -> str:
        """Return the labels of all fillers of the roles, each once."""
        fillers = dict.fromkeys(iri for role in roles for iri in self.roles.get(role, ()))
        return "; ".join(self.labels[iri] for iri in fillers)


def incidents(teller: Teller) -> Iterator[Incident]:
    """Yield the events in the order of their first words.

    One without a quote is none: no fact without its words.
    """
    events = (iri for iri in teller.said if "Event" in teller.said.types(iri))
    quoted = [one for iri in events if (one := _incident(teller, iri)).quotes]
    yield from sorted(quoted, key=lambda one: (one.article.iri, one.quotes[0].begin, one.iri))


def article_iri_of(said: Statements, event: str, spans: Iterable[str]) -> str:
    """Return the article of an event's first span, else the one that the event's IRI begins with."""
    first = next((span.article for iri in spans if (span := span_of(said, iri))), "")
    return first or event.rpartition("/event/")[0] or event


def _incident(teller: Teller, iri: str) -> Incident:
    said, kind = teller.said, teller.classes.leaf(teller.said.types(iri))
    counts = tuple(casualties_of(said, iri))
    stated = [one for one in teller.stated_of(iri) if one.predicate.startswith(CK)]
    spans = evidence_of(said, (iri, *(one.iri for one in counts), *(one.iri for one in stated)))
    roles = {role: _fillers(said, iri, role, stated) for role in ROLES}
    return Incident(
        iri=iri,
        kind=kind,
        kind_label=teller.classes.label(CK + kind),
        label=said.label(iri),
        status=status_of(said, iri),
        sources=sources_of(said, iri),
        roles=roles,
        labels={filler: said.label(filler) for fillers in roles.values() for filler in fillers},
        disputed=tuple(sorted(_in_words(said, one) for one in stated if not one.is_factual)),
        days=days_of(said, iri),
        spots=tuple(spots_of(said, iri)),
        counts=counts,
        codes=_codes(said, iri),
        part_of=said.all(iri, CK + "partOf"),
        article=article_of(said, article_iri_of(said, iri, spans)),
        spans=tuple(spans),
        quotes=tuple(spans.values()),
        identity=said.one(iri, CK + "eventIdentity") or "",
    )


def _fillers(said: Statements, event: str, role: str, stated: Iterable[StatedRelation]) -> tuple[str, ...]:
    fillings = fillings_of(said, event, CK + role, stated)
    sure = {one.filler for one in fillings if one.stated is None or one.stated.is_factual}
    return tuple(sorted(sure))


def _in_words(said: Statements, role: StatedRelation) -> str:
    told = ", ".join((role.status, *role.sources))
    return f"{role.predicate.removeprefix(CK)}: {said.label(role.object)} ({told})"


def _codes(said: Statements, event: str) -> dict[str, str]:
    codes = said.all(event, CK + "code")
    return {said.one(code, SKOS + "inScheme") or _scheme(code): code for code in codes}


def _scheme(code: str) -> str:
    return CKC + last_segment(code).partition("-")[0]
