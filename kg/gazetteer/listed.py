"""What ``ontology/places.ttl`` says: places that the gazetteer lacks, further names of those it has, nouns that go with names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import LexiconError
from kg.ontology.terms import CK, GEO, GN, GSP, LEX, RDF, SKOS, ontology_dir

__all__ = ["Listed", "ListedPlace", "PlaceNoun", "read_listed"]

RDF_TYPE = RDF + "type"
Values = dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlace:
    """A place that the ontology lists; what is None is left to the gazetteer, where the IRI is one of its own.

    ``context_only`` are descriptions ("the desert") that stand for it in an article that names it; ``nationalities`` adjectives.
    """

    iri: str
    label: str
    names: tuple[str, ...] = ()
    context_only: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    feature: str | None = None
    within: str | None = None
    lat: float | None = None
    long: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNoun:
    """A noun that says what kind of place a name is: "Homs province". ``features`` are beginnings of GeoNames codes.

    A lemma with a capital counts only so written: "the Samarra Barrage", no barrage of rockets.
    """

    lemmas: tuple[str, ...]
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """All that the files list. ``weak`` are names of places that are mostly something else, as keys."""

    places: tuple[ListedPlace, ...]
    nouns: tuple[PlaceNoun, ...]
    weak: frozenset[str]


def read_listed(*extra: str | Path) -> Listed:
    """Read ``places.ttl`` of the ontology and any extra Turtle files (or directories of them).

    Raises `LexiconError` where a file does not parse or a place has no label.
    """
    paths = [ontology_dir() / "places.ttl", *map(Path, extra)]
    files = [f for p in paths for f in (sorted(p.rglob("*.ttl")) if p.is_dir() else [p])]
    return _read(tuple((str(f), f.read_bytes()) for f in files))


@lru_cache(maxsize=4)
def _read(content: tuple[tuple[str, bytes], ...]) -> Listed:
    subjects: dict[str, Values] = {}
    for path, data in content:
        try:
            for triple in ox.parse(data, format=ox.RdfFormat.TURTLE):
                if isinstance(triple.subject, ox.NamedNode):
                    values = subjects.setdefault(triple.subject.value, {})
                    values.setdefault(triple.predicate.value, []).append(getattr(triple.object, "value", ""))
        except SyntaxError as error:
            raise LexiconError(f"{path}: not valid Turtle: {error}") from error
    return Listed(
        places=tuple(_place(s, v) for s, v in _of_type(subjects, CK + "Place")),
        nouns=tuple(
            PlaceNoun(lemmas=(*v.get(LEX + "lemma", ()), *v.get(LEX + "caseSensitive", ())), features=tuple(v.get(LEX + "feature", ())))
            for _, v in _of_type(subjects, LEX + "PlaceNoun")
        ),
        weak=frozenset(n for _, v in _of_type(subjects, LEX + "WeakNames") for n in v.get(LEX + "caseSensitive", ())),
    )


def _of_type(subjects: dict[str, Values], kind: str) -> Iterator[tuple[str, Values]]:
    return ((s, subjects[s]) for s in sorted(subjects) if kind in subjects[s].get(RDF_TYPE, ()))


def _place(iri: str, values: Values) -> ListedPlace:
    label = _one(values.get(SKOS + "prefLabel", ()))
    if label is None:
        raise LexiconError(f"places.ttl: {iri} lacks skos:prefLabel")
    feature, lat, long = (_one(values.get(p, ())) for p in (GN + "featureCode", GEO + "lat", GEO + "long"))
    return ListedPlace(
        iri=iri,
        label=label,
        names=tuple(values.get(SKOS + "altLabel", ())),
        context_only=tuple(values.get(LEX + "contextOnly", ())),
        nationalities=tuple(values.get(LEX + "nationality", ())),
        feature=feature and feature.rpartition("#")[2],
        within=_one(values.get(GSP + "sfWithin", ())),
        lat=float(lat) if lat else None,
        long=float(long) if long else None,
    )


def _one(values: Iterable[str]) -> str | None:
    return next(iter(values), None)
