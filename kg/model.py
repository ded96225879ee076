"""The nouns of the graph: frozen values that know no library.

Every reference from one value to another is an IRI (a plain ``str``); every offset counts code points in the article's text,
0-based and end-exclusive. ``Facts`` is what one article says, complete: `kg.triples.article_triples` turns it into triples
without looking anywhere else but the ontology.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

__all__ = [
    "Actor",
    "Amount",
    "Article",
    "Asset",
    "Described",
    "Event",
    "Evidence",
    "Facts",
    "Mention",
    "Place",
    "Quantity",
    "Relation",
    "Role",
    "Status",
    "TimeSpan",
]


class Status(StrEnum):
    """Epistemic status; the value is the local name of its concept in scheme ``ckc:statuses``.

    >>> Status.REPORTED.is_factual, Status.CLAIMED.is_factual
    (True, False)
    """

    ASSERTED = "asserted"
    REPORTED = "reported"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    EXPECTED = "expected"
    INTENDED = "intended"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    NEGATED = "negated"

    @property
    def is_factual(self) -> bool:
        """Whether a plain direct edge may stand for it."""
        return self in (Status.ASSERTED, Status.REPORTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news text as given, with what its container says of it. ``where`` locates it for error lines (``a.jsonl:7``).

    ``name`` is the id that the article has by itself, whatever others there are, and ``address`` the whole path of its file: from the
    two an id is made where two articles have the same name (`kg.articles.naming`).
    """

    id: str
    text: str
    title: str | None = None
    date: datetime.date | None = None
    publisher: str | None = None
    url: str | None = None
    where: str = ""
    name: str = field(default="", compare=False)
    address: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("an article needs an id")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence:
    """A stretch of the article's text, as a quote.

    >>> Evidence(begin=3, end=3)
    Traceback (most recent call last):
    ValueError: evidence 3-3 is empty or reversed
    """

    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin < self.end:
            raise ValueError(f"{type(self).__name__.lower()} {self.begin}-{self.end} is empty or reversed")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mention(Evidence):
    """The words ``begin:end`` stand for the node ``node`` (an IRI)."""

    node: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, group or institution. ``kinds`` are local names of ``ck:`` classes (leaves; the graph adds the superclasses).

    ``names`` are the names seen in the text (the prefLabel aside), ``metonyms`` the place names that stood for it;
    ``categories`` local names in ``ckc:``; ``member_of`` and ``affiliated_with`` IRIs that the description itself gives.
    """

    iri: str
    kinds: tuple[str, ...]
    label: str
    names: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()
    affiliated_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A geographic feature. ``feature`` is a GeoNames code such as ``P.PPLA``; ``within`` the IRI of the immediate parent.

    ``geonames`` is the GeoNames id of a listed place; ``reason`` says why another is unlisted or ambiguous. ``point_of`` is the IRI
    of the place whose point it has for want of one of its own, ``radius`` (km) how far from its point a place is taken to lie or reach.
    """

    iri: str
    label: str
    names: tuple[str, ...] = ()
    feature: str | None = None
    within: str | None = None
    lat: float | None = None
    long: float | None = None
    geonames: int | None = None
    radius: int | None = None
    point_of: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A thing attacked, held or used that is neither actor nor gazetteer place; ``kind`` as of an `Actor`."""

    iri: str
    label: str
    kind: str = "Asset"


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """Whom or what words describe and no fact takes up: a node of the mentions alone. ``kind`` and ``categories`` as in `Actor`."""

    iri: str
    kind: str
    label: str
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number that no fact takes up, with its bounds: a node of the mentions alone. ``kind`` as in `Actor`, ``of`` as in `Quantity`."""

    iri: str
    kind: str
    label: str
    unit: str
    of: str | None = None
    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSpan:
    """A time as expressed in one article; ``resolution`` is a local name in scheme ``ckc:resolutions``.

    ``earliest`` and ``latest`` are inclusive days; ``granularity`` is part-of-day, day, week, month, season, year,
    decade, period or vague;
    ``anchor`` is the IRI of the time that this one counts from.
    """

    iri: str
    label: str
    resolution: str
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    anchor: str | None = None
    granularity: str | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"time {self.label!r} ends before it begins")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number that the article states: ``measure`` (local name in ``ckc:measures``) of ``of`` (an IRI).

    ``minimum`` and ``maximum`` are inclusive bounds. A casualty count belongs to one event (`Event.casualties`).
    """

    iri: str
    label: str
    measure: str
    unit: str
    status: Status
    evidence: tuple[Evidence, ...]
    of: str | None = None
    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    breakdown_of: str | None = None
    sources: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    is_casualty: bool = True

    def __post_init__(self) -> None:
        if self.minimum is not None and self.maximum is not None and self.maximum < self.minimum:
            raise ValueError(f"quantity {self.label!r}: max {self.maximum} is below min {self.minimum}")
        if not self.evidence:
            raise ValueError(f"quantity {self.label!r} has no evidence")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Role:
    """``filler`` (an IRI, of a concept for a weapon) fills ``prop``, a curie local name such as ``perpetrator``."""

    prop: str
    filler: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event as one article tells it. ``kind`` is the leaf class; a role whose status differs from the event's is a `Relation`.

    ``casualties`` and ``quantities`` are IRIs of `Quantity`; ``date`` is set only if resolved: ISO day, month or year. Of what is
    told without a time, ``not_after`` is the last possible day; it never stands for a date.
    """

    iri: str
    kind: str
    label: str
    status: Status
    evidence: tuple[Evidence, ...]
    roles: tuple[Role, ...] = ()
    casualties: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    date: str | None = None
    not_after: datetime.date | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"event {self.label!r} has no evidence")
        if self.not_after and self.date:
            raise ValueError(f"event {self.label!r} has both a date and a bound")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One statement of one edge. ``predicate`` is a curie (``ck:supports``, ``org:headOf``).

    The plain edge follows from it if the status is factual. ``title`` and ``ordinal`` belong to offices.
    """

    iri: str
    subject: str
    predicate: str
    object: str
    status: Status
    evidence: tuple[Evidence, ...]
    sources: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    title: str | None = None
    ordinal: int | None = None
    comment: str | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"relation {self.iri} has no evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that one article says. ``publication`` is the time node that relative times are anchored to.

    ``described``, ``amounts`` and ``asides`` (relations told in passing, also of unnamed ends) stand with the mentions.
    """

    article: Article
    publication: TimeSpan
    headline: str | None = None
    standfirst: str | None = None
    publisher: str | None = None
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    assets: tuple[Asset, ...] = ()
    times: tuple[TimeSpan, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    mentions: tuple[Mention, ...] = field(default=())
    described: tuple[Described, ...] = ()
    amounts: tuple[Amount, ...] = ()
    asides: tuple[Relation, ...] = ()
