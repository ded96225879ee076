"""What the components find in the words of a text: one frozen value for each section, name, time, number, phrase ...

``begin`` and ``end`` are token offsets, the end exclusive. ``found_by`` names what found it: the IRI of a lexicon entry or
of an authority-file entry, or a rule of ours ("spacy-ner", "unlisted-noun").
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

__all__ = [
    "AROUND_COUNTRY",
    "ActorMention",
    "Finding",
    "ListedPlace",
    "Nominal",
    "NumberExpression",
    "PlaceMention",
    "Quotation",
    "Section",
    "TimeExpression",
    "WeaponMention",
]

AROUND_COUNTRY = "name-around-country"
"""The rule that finds the name of a body around that of a country: "Iran Human Rights"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Tokens ``begin:end``, of a ``kind`` (the local name of a class), for the listed node ``iri`` if it has one."""

    begin: int
    end: int
    kind: str
    iri: str = ""
    found_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Finding):
    """A part of the article's layout; ``kind`` is headline, standfirst, caption, dateline, subhead, source, bullet or body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention(Finding):
    """A name of an actor.

    ``how`` it names the actor is ``name``, ``metonym`` (a capital for its government), ``nationality`` (an adjective for its
    government), ``context`` (a definite description whose country is in focus) or ``ner`` (a name that only the model knows).
    ``is_country`` tells that the words are also the name of a place, ``is_adjective`` that they are a nationality as well.
    """

    how: str
    is_country: bool = False
    is_adjective: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlace:
    """A place that a named place lies in; ``feature`` is a GeoNames code, ``lat`` and ``long`` are WGS84 degrees.

    ``radius`` in km is given where the point stands for a district around it.
    """

    iri: str
    name: str
    feature: str | None = None
    within: str | None = None
    lat: float | None = None
    long: float | None = None
    geonames: int | None = None
    radius: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Finding):
    """A name or description of a place; without ``iri`` it is not settled, and ``reason`` says why.

    ``name`` is the label of a listed place, else its words without an article. ``parents`` are the places that it lies in,
    the immediate one first. ``point_of`` is the IRI of the one whose point it has for want of one of its own, ``radius`` in km how
    far off it may be. ``is_near`` tells that something is near the place and not in it; ``part`` is "northern" and so on.
    """

    name: str
    feature: str | None = None
    within: str | None = None
    country: str | None = None
    lat: float | None = None
    long: float | None = None
    geonames: int | None = None
    radius: int | None = None
    point_of: str | None = None
    parents: tuple[ListedPlace, ...] = ()
    reason: str | None = None
    is_near: bool = False
    part: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression(Finding):
    """A point or span of time in words; ``earliest`` and ``latest`` are inclusive days, None where they stay open.

    ``resolution`` is absolute, relative-resolved, relative-unresolved or vague. ``anchor`` is "publication" or the index of
    the time that it counts from. ``date`` is the ISO day, month or year that it is, ``words`` are its words on one line.
    ``is_open`` tells of words that bound it on one side: "since Monday".
    """

    resolution: str
    granularity: str
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    anchor: str | int | None = None
    date: str | None = None
    words: str
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberExpression(Finding):
    """A number with its bounds; ``kind`` is number (of people or things), money, fraction (0 to 1) or other (a measure).

    ``unit`` is ``person``, a currency, a unit of measure or the lemma of the counted noun; ``noun`` is the index of that
    noun, None where the number stands alone.
    """

    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    unit: str
    noun: int | None = None

    @property
    def is_exact(self) -> bool:
        """Whether the words give one number, without "more than" or "about"."""
        return self.value is not None and self.value == self.minimum == self.maximum


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponMention(Finding):
    """A name of a weapon or platform; ``iri`` is its concept, ``head`` the index of the noun that leads it."""

    head: int
    is_platform: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominal(Finding):
    """A noun phrase for people, a body or a thing; ``iri`` is the lexicon's noun, empty for peoples and unlisted nouns.

    ``head`` is the index of the noun, ``categories`` are local names of concepts. ``thing`` is the class of what is no
    actor. ``number`` is the index of the number that counts it; ``counts_one`` tells of a singular indefinite ("a soldier").
    ``country`` is the nationality word among its modifiers; ``of_country`` and ``composes`` say what it then stands for.
    ``modifiers`` are lower-case words, ``possessor`` is the index of the token that owns it.
    """

    head: int
    lemma: str
    categories: tuple[str, ...] = ()
    thing: str | None = None
    is_definite: bool = False
    is_plural: bool = False
    number: int | None = None
    counts_one: bool = False
    country: str | None = None
    of_country: str | None = None
    composes: str | None = None
    modifiers: tuple[str, ...] = ()
    possessor: int | None = None
    is_unlisted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Finding):
    """Direct speech: between quotation marks (``kind`` marked), or all that follows "The minister said:" (``kind`` statement).

    ``is_closed`` unless the paragraph ends before the closing mark. ``verb`` is the index of the verb of saying that leads
    it, None where the text does not say who speaks.
    """

    is_closed: bool = True
    verb: int | None = None
