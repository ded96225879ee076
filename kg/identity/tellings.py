"""The tellings in a graph, read from what the account gives of its events."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator

from kg.account.given import Given
from kg.account.incidents import Incident, incidents
from kg.account.sides import owners_of
from kg.account.spots import Spot
from kg.account.statements import Statements
from kg.account.status import is_factual
from kg.identity.marks import marks_in
from kg.identity.names import folded, skeleton, stem, words_of
from kg.identity.rarity import COMMON, RARE, rarity
from kg.identity.telling import Scene, Span, Telling
from kg.ontology.terms import CK, CKC, DATA, SKOS
from kg.reading.english.calendar import WEEKDAYS

__all__ = ["tellings_in"]

_TOLD = ("claimed", "alleged", "denied")
"""Statuses besides those of facts in which an event is told that others may tell as a fact."""
_DOERS, _OTHERS = ("perpetrator", "agent"), ("target", "victim", "participant", "gainedBy", "lostBy")
_LEAST_LETTERS, _SHORT = 4, 2
_RUN, _RUNS = 6, 16
"""Words in a row that two authors do not write by chance; how many such runs are kept, the first by their digests."""
_LISTED = f"{DATA}actor/"
_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]{3,}")
_CAPITAL = re.compile(r"\b[A-Z]")


def tellings_in(given: Given) -> Iterator[Telling]:
    """Yield the tellings of violent events in a graph, sorted by IRI.

    What is expected, intended or negated has not happened, so that nobody else can tell of it.
    """
    said = given.teller.said
    found = [one for one in incidents(given.teller) if _may_be_told_elsewhere(one, said)]
    yield from sorted((_telling(one, said) for one in found), key=lambda telling: telling.iri)


def _may_be_told_elsewhere(one: Incident, said: Statements) -> bool:
    is_told = is_factual(one.status) or one.status in _TOLD
    return is_told and "ViolentEvent" in said.types(one.iri)


def _telling(one: Incident, said: Statements) -> Telling:
    doers = one.roles["perpetrator"] + one.roles["agent"]
    others = [actor for role in _OTHERS for actor in one.roles[role] if actor not in doers]
    sentences = [quote.text for quote in one.quotes]
    return Telling(
        iri=one.iri,
        article=one.article.iri,
        label=one.label,
        kinds=tuple(sorted(said.types(one.iri))),
        kind=one.kind,
        status=one.status,
        begin=one.quotes[0].begin,
        issued=_date(one.article.day),
        span=_span(one),
        not_after=_date(said.one(one.iri, CK + "notAfter") or ""),
        hints=_hints(sentences, _date(one.article.day)),
        scenes=tuple(_scene(spot) for spot in one.spots),
        doers=_known(said, doers),
        others=_known(said, others),
        dead=_named(said, one.roles["victim"]),
        killed=_figures(one, "killed"),
        wounded=_figures(one, "wounded"),
        weapons=_weapons(said, one.roles["weapon"]),
        names=_names(sentences, _told_otherwise(one, said)),
        words=_rare_words(sentences, _told_otherwise(one, said)),
        runs=tuple(sorted(set(_runs(sentences)))[:_RUNS]),
        marks=marks_in(sentences),
    )


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _span(one: Incident) -> Span | None:
    first, last = one.days.first, one.days.last
    return Span(first, last) if first and last else None


def _hints(sentences: Iterable[str], issued: datetime.date | None) -> tuple[datetime.date, ...]:
    """Return the days of the week that the sentences name, as the last such days before the article.

    Whether a day is the event's or that of who says so is not known, so that they are hints.
    """
    if issued is None:
        return ()
    named = {WEEKDAYS[word] for text in sentences for word in words_of(text) if word in WEEKDAYS}
    return tuple(sorted(issued - datetime.timedelta(days=(issued.weekday() - day) % 7) for day in named))


def _scene(spot: Spot) -> Scene:
    return Scene(
        iri=spot.iri,
        label=spot.label,
        grade=spot.grade if spot.lat is not None or spot.grade else "",
        around=tuple(unit.iri for unit in spot.chain[1:]),
        region=next((unit.iri for unit in spot.chain if unit.feature.startswith("A.ADM1")), ""),
        region_label=spot.unit("A.ADM1"),
        country=next((unit.iri for unit in spot.chain if unit.feature.startswith("A.PCL")), ""),
        lat=None if spot.point_of else spot.lat,
        long=None if spot.point_of else spot.long,
    )


def _known(said: Statements, actors: Iterable[str]) -> tuple[str, ...]:
    """Return the IRIs of listed actors and of whom the others belong to, and the names of unlisted ones."""
    found = set[str]()
    for actor in actors:
        listed = [each for each in (actor, *owners_of(said, actor)) if each.startswith(_LISTED)]
        found.update(listed or _named(said, [actor]))
    return tuple(sorted(found))


def _named(said: Statements, actors: Iterable[str]) -> tuple[str, ...]:
    """Return the folded names of unlisted actors, without those who are only described."""
    names = {said.label(actor) for actor in actors if "/actor/" in actor and not actor.startswith(_LISTED)}
    return tuple(sorted(folded(name) for name in names if _CAPITAL.search(name)))


def _figures(one: Incident, measure: str) -> tuple[int, ...]:
    counts = (count for count in one.counts if count.measure == measure and count.whole is None)
    return tuple(sorted({count.size for count in counts if count.size > 0}))


def _weapons(said: Statements, weapons: Iterable[str]) -> tuple[str, ...]:
    """Return the local names of concepts of weapons, with the wider ones: a car bomb is a bomb."""
    found, queue = set[str](), [weapon for weapon in weapons if weapon.startswith(CKC)]
    while queue:
        concept = queue.pop()
        if concept not in found:
            found.add(concept)
            queue.extend(said.all(concept, SKOS + "broader"))
    return tuple(sorted(concept.removeprefix(CKC) for concept in found))


def _told_otherwise(one: Incident, said: Statements) -> set[str]:
    """Return the stems and consonants of what other features compare: labels of places, listed actors and sources, times.

    Only labels are read: which other names a graph has of a place depends on the articles that it is of.
    """
    labels = [unit.label for spot in one.spots for unit in spot.chain]
    labels += [said.label(actor) for fillers in one.roles.values() for actor in fillers if actor.startswith(_LISTED)]
    words = [word for text in (*labels, *one.sources, one.days.words) for word in words_of(text)]
    return {stem(word) for word in words} | {skeleton(word) for word in words if len(skeleton(word)) > _SHORT}


def _names(sentences: Iterable[str], leave_out: set[str]) -> tuple[str, ...]:
    """Return the rare words with a capital, folded."""
    found = {folded(word) for text in sentences for word in _CAPITALISED.findall(text)}
    rare = (word for word in found if rarity(stem(word)) == RARE and word not in WEEKDAYS)
    return tuple(sorted(word for word in rare if not {stem(word), skeleton(word)} & leave_out))


def _rare_words(sentences: Iterable[str], leave_out: set[str]) -> tuple[str, ...]:
    plain = (_CAPITALISED.sub(" ", text) for text in sentences)
    stems = {stem(word) for text in plain for word in words_of(text) if len(word) >= _LEAST_LETTERS}
    return tuple(sorted(word for word in stems if word not in leave_out and f"{word}y" not in WEEKDAYS and rarity(word) > COMMON))


def _runs(sentences: Iterable[str]) -> Iterator[str]:
    for text in sentences:
        words = words_of(text)
        for at in range(len(words) - _RUN + 1):
            yield hashlib.sha256(" ".join(words[at : at + _RUN]).encode()).hexdigest()[:8]
