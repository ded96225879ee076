"""Who harmed whom: of a violent event the doers, whom or what it harmed, of which kind they are, and how many died."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.account.days import days_of
from kg.account.quantities import StatedQuantity, casualties_of
from kg.account.relations import fillings_of
from kg.account.sides import is_armed, is_unarmed, owners_of
from kg.account.spots import spots_of
from kg.account.statements import Statements
from kg.account.status import status_of
from kg.account.teller import Teller
from kg.account.tolls import split, toll
from kg.ontology.terms import CK

__all__ = ["HARMED_KINDS", "Bounds", "Harm", "Party", "harm_of", "harmed_kind"]

HARMED_KINDS = {
    "state": "State side",
    "armed": "Other armed",
    "civilians": "Civilians",
    "people": "Other people",
    "others": "Other actors",
    "sites": "Sites, things",
    "places": "Places",
}
"""The kinds of those harmed, by their key, with their titles, in the order in which a table has them."""

_STATE = frozenset({"StateForce", "Government"})
_PEOPLE = frozenset({"Person", "PopulationGroup"})
_KILLED = "killed"
_MANY, _MONTH = 100, 31  # dead of one event whose day is not told; days


class Bounds(NamedTuple):
    """So many people: at least ``low``, at most ``high``, None where that is open."""

    low: int
    high: int | None


class Party(NamedTuple):
    """Who did it, or whom it harmed: an IRI, the ``kind`` of the harmed (a key of `HARMED_KINDS`), the status of its part in it."""

    iri: str
    kind: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """What a violent event did: ``doers`` to ``harmed``; of those ``dead`` as a whole, ``dead_by_kind`` if that is told.

    In a clash the two are the same, and who of them killed whom is not told. People of whom it is not told which kind they
    are stand under the empty kind. Where no actor, thing or place is told that was harmed, the event's own places are.
    A total is no single event: so many dead of a time so long that they died in many.
    """

    doers: tuple[Party, ...]
    harmed: tuple[Party, ...]
    dead: Bounds | None
    dead_by_kind: Mapping[str, Bounds]
    is_mutual: bool = False
    is_total: bool = False


def harmed_kind(said: Statements, iri: str) -> str:
    """Return the key of the kind of somebody or something harmed."""
    types = said.types(iri)
    if "Place" in types:
        return "places"
    if "Actor" not in types:
        return "sites"
    if _STATE & types or any(_STATE & said.types(owner) for owner in owners_of(said, iri)):
        return "state"
    if is_armed(said, iri):
        return "armed"
    if is_unarmed(said, iri):
        return "civilians"
    return "people" if _PEOPLE & types else "others"


def harm_of(teller: Teller, event: str) -> Harm | None:
    """Return what an event did, None of one that is not violent."""
    said = teller.said
    types = said.types(event)
    if "ViolentEvent" not in types:
        return None
    counts = tuple(casualties_of(said, event))
    is_mutual = "Clash" in types
    role = "participant" if is_mutual else "perpetrator"
    doers = tuple(_parties(teller, event, (role,)))
    roles = ("participant", "target", "victim") if is_mutual else ("target", "victim")
    harmed = tuple(_parties(teller, event, roles, counts)) or tuple(_where(said, event))
    dead = _bounds(counts)
    by_kind = _by_kind(said, counts, harmed, dead) if dead else {}
    is_total = _is_total(said, event, dead)
    return Harm(doers=doers, harmed=harmed, dead=dead, dead_by_kind=by_kind, is_mutual=is_mutual, is_total=is_total)


def _is_total(said: Statements, event: str, dead: Bounds | None) -> bool:
    days = days_of(said, event).number
    most = max(dead.low, dead.high or 0) if dead else 0
    return most >= _MANY and (days is None or days > _MONTH)


def _parties(teller: Teller, event: str, roles: Iterable[str], counts: Iterable[StatedQuantity] = ()) -> Iterator[Party]:
    """Yield who fills the roles, then who is counted, each once."""
    said, own = teller.said, status_of(teller.said, event)
    stated = teller.stated_of(event)
    seen: set[str] = set()
    fillings = [one for role in roles for one in fillings_of(said, event, CK + role, stated)]
    told = [(one.filler, one.stated.status if one.stated else own) for one in fillings]
    told += [(whom, count.status) for count in counts for whom in count.of]
    for iri, status in told:
        if iri not in seen:
            seen.add(iri)
            yield Party(iri, harmed_kind(said, iri), status)


def _where(said: Statements, event: str) -> Iterator[Party]:
    status = status_of(said, event)
    yield from (Party(spot.iri, "places", status) for spot in spots_of(said, event) if not spot.is_near)


def _bounds(counts: Iterable[StatedQuantity]) -> Bounds | None:
    """Bring what is told as fact of the killed to bounds, None where nothing is."""
    whole = toll(counts, _KILLED)
    if whole.low is None and whole.best is None and whole.high is None:
        return None
    return Bounds(whole.low or 0, whole.high)


def _by_kind(said: Statements, counts: tuple[StatedQuantity, ...], harmed: Iterable[Party], dead: Bounds) -> dict[str, Bounds]:
    """Divide the dead by their kinds: all are of one kind, if only people of that kind were harmed, else as the counts tell it."""
    kinds = {party.kind for party in harmed} - {"sites", "places"}
    if len(kinds) == 1:
        return {kinds.pop(): dead}
    whole = toll(counts, _KILLED).count
    if whole is None:
        return {"": dead}

    def kind_of(count: StatedQuantity) -> str:
        kinds = {harmed_kind(said, whom) for whom in count.of}
        return kinds.pop() if len(kinds) == 1 else ""

    parts = split(whole, counts, kind_of)
    if len(set(parts) - {""}) == 1 and not parts.get(""):
        return {kind: dead for kind in parts if kind}
    return {kind: Bounds(number, number) for kind, number in parts.items() if number}
