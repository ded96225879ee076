"""How many: what an article states by a number, with its bounds, of whom, and by whose word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kg.account.statements import Statements
from kg.account.status import is_factual, sources_of, status_of
from kg.ontology.terms import CK, CKC

__all__ = [
    "StatedQuantity",
    "amount",
    "casualties_of",
    "events_by_quantity",
    "quantities_by_actor",
    "quantities_of",
    "quantity_of",
]

_MOST_PEOPLE = 10**10  # more people there are not; a larger figure is broken data
_MOST_DIGITS = 40  # of any figure; what is longer is no number that somebody states
_PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedQuantity:
    """A number that an article states: ``measure`` (a local name) of ``of`` (IRIs).

    ``least`` and ``most`` are inclusive bounds, None where open; ``unit`` is empty or "person" where
    people are counted; ``whole`` is the IRI of the quantity that it is part of; ``measure_label`` and
    ``label`` are words.
    """

    iri: str
    measure: str
    measure_label: str
    label: str
    of: tuple[str, ...] = ()
    value: Decimal | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    unit: str = ""
    status: str
    sources: tuple[str, ...] = ()
    whole: str | None = None

    @property
    def is_of_people(self) -> bool:
        """Whether it counts people: shares and sums of money do not."""
        return self.unit in ("", _PERSON)

    @property
    def words(self) -> str:
        """The number in words, without its unit."""
        return amount(self.value, self.least, self.most)

    @property
    def figure(self) -> str:
        """The number in words, with the unit of what is no people."""
        return self.words if self.is_of_people else f"{self.words} {self.unit}"

    @property
    def low(self) -> int | None:
        """The least that are counted, None where open or no whole number of people."""
        return _people(self.least)

    @property
    def high(self) -> int | None:
        """The most that are counted, None where open or no whole number of people."""
        return _people(self.most)

    @property
    def best(self) -> int | None:
        """The figure that is said; where only a bound is ("dozens"), there is none.

        >>> said = dict(iri="", measure="killed", measure_label="killed", label="", status="asserted")
        >>> StatedQuantity(value=Decimal(40), least=Decimal(41), **said).best
        41
        >>> StatedQuantity(least=Decimal(24), **said).best is None
        True
        """
        value = _people(self.value)
        return None if value is None else max(value, self.low or 0)

    @property
    def size(self) -> int:
        """How many people it speaks of at least, to compare counts by; -1 where it says no number."""
        said = (self.best, self.low, self.high)
        return next((figure for figure in said if figure is not None), -1)

    @property
    def said(self) -> str:
        """The label, with its source, its status where it is no fact, and its being a part."""
        status = () if is_factual(self.status) else (self.status,)
        notes = (*self.sources, *status, *(("a part",) if self.whole else ()))
        return f"{self.label} ({', '.join(notes)})" if notes else self.label


def quantity_of(said: Statements, iri: str) -> StatedQuantity:
    """Read one quantity."""
    measure = said.one(iri, CK + "measure") or ""
    value, least, most = (_number(said.one(iri, CK + name)) for name in ("value", "min", "max"))
    return StatedQuantity(
        iri=iri,
        measure=measure.removeprefix(CKC),
        measure_label=said.label(measure or CKC + "quantity"),
        label=said.label(iri),
        of=said.all(iri, CK + "of"),
        value=value,
        least=least,
        most=most,
        unit=said.one(iri, CK + "unit") or "",
        status=status_of(said, iri),
        sources=sources_of(said, iri),
        whole=said.one(iri, CK + "breakdownOf"),
    )


def casualties_of(said: Statements, event: str) -> Iterator[StatedQuantity]:
    """Yield the counts of people harmed in an event."""
    for iri in said.all(event, CK + "casualties"):
        quantity = quantity_of(said, iri)
        if quantity.is_of_people:
            yield quantity


def quantities_of(said: Statements, event: str) -> list[str]:
    """Return the IRIs of all that is counted in an event, sorted."""
    return sorted({*said.all(event, CK + "casualties"), *said.all(event, CK + "quantity")})


def events_by_quantity(said: Statements) -> dict[str, list[str]]:
    """Return for each quantity the events that have it, in the order of their IRIs."""
    found: dict[str, list[str]] = {}
    for event in said:
        for quantity in quantities_of(said, event):
            found.setdefault(quantity, []).append(event)
    return found


def quantities_by_actor(said: Statements) -> dict[str, list[str]]:
    """Return for each actor what is counted of it, in the order of the quantities' IRIs."""
    found: dict[str, list[str]] = {}
    for quantity in said:
        for actor in said.all(quantity, CK + "of"):
            found.setdefault(actor, []).append(quantity)
    return found


def amount(value: Decimal | None, least: Decimal | None, most: Decimal | None) -> str:
    """Put a figure and its inclusive bounds into words.

    >>> told = lambda *figures: amount(*(None if n is None else Decimal(n) for n in figures))
    >>> told(30, 30, None), told(500000, 500001, None), told(4, 4, 4), told(None, 1, None)
    ('at least 30', 'more than 500,000', '4', 'an unspecified number')
    >>> told(50, None, 50), told(50000, None, None), told(None, 20, 30), told(None, 24, None)
    ('up to 50', 'about 50,000', '20 to 30', 'at least 24')
    """
    if least is None:
        return _without_least(value, most)
    if most is not None:
        return _digits(least) if least == most else f"{_digits(least)} to {_digits(most)}"
    if value is not None and value < least:
        return f"more than {_digits(value)}"
    is_any = value is None and least == 1
    return "an unspecified number" if is_any else f"at least {_digits(least)}"


def _without_least(value: Decimal | None, most: Decimal | None) -> str:
    if most is not None:
        return f"up to {_digits(most)}"
    return "an unspecified number" if value is None else f"about {_digits(value)}"


def _digits(number: Decimal) -> str:
    return f"{number:,f}"


def _number(text: str | None) -> Decimal | None:
    """Read a figure; None of what is no number, or one that nobody would write out.

    >>> _number("2.5"), _number("many"), _number("1e99999999")
    (Decimal('2.5'), None, None)
    """
    try:
        number = Decimal(text or "NaN")
    except InvalidOperation:
        return None
    is_short = number.is_finite() and abs(number.adjusted()) <= _MOST_DIGITS
    return number if is_short else None


def _people(number: Decimal | None) -> int | None:
    if number is None or number != number.to_integral_value():
        return None
    return int(number) if 0 <= number <= _MOST_PEOPLE else None
