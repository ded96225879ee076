"""Invented tellings, short to write: a bombing of a market in an invented town, unless something else is said."""

from __future__ import annotations

import datetime

from kg.identity.names import words_of
from kg.identity.telling import Scene, Span, Telling

__all__ = ["OSTRAVEK", "PROVINCE", "VELDIN", "day", "telling"]

COUNTRY, REGION = "https://example.org/place/arvenia", "https://example.org/place/losk"


def _town(name: str, lat: float, long: float) -> Scene:
    iri = f"https://example.org/place/{name.lower()}"
    around = (REGION, COUNTRY)
    return Scene(iri=iri, label=name, grade="town", around=around, region=REGION, region_label="Losk", country=COUNTRY, lat=lat, long=long)


OSTRAVEK, VELDIN = _town("Ostravek", 40.0, 30.0), _town("Veldin", 40.25, 30.0)
"""Two towns of one region, 28 km apart."""
PROVINCE = Scene(
    iri=REGION, label="Losk", grade="region", around=(COUNTRY,), region=REGION, region_label="Losk", country=COUNTRY, lat=40.1, long=30.1
)


def day(number: int) -> datetime.date:
    """Return a day of March 2031."""
    return datetime.date(2031, 3, number)


def telling(article: str, on: int | None = 4, *, said: str = "", at: str = "1-8", **given: object) -> Telling:
    """Return an article's telling; ``on`` is the day, ``said`` gives words and names of its sentences."""
    usual: dict[str, object] = {
        "iri": f"https://example.org/doc/{article}/event/{at}",
        "article": f"https://example.org/doc/{article}",
        "label": "bombing",
        "kinds": ("Bombing", "Event", "ViolentEvent"),
        "kind": "Bombing",
        "status": "reported",
        "issued": day((on or 4) + 1),
        "span": Span(day(on), day(on)) if on else None,
        "scenes": (OSTRAVEK,),
        "words": tuple(sorted(word for word in words_of(said) if word not in words_of(said.title()) or said.islower())),
    }
    return Telling(**{**usual, **given})  # type: ignore[arg-type]
