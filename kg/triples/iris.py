"""The only place that mints IRIs. They come from meaning and offsets, never from counters, clocks or chance.

Only what the ontology or GeoNames lists has a global IRI; all else is the article's. A base moves only the article's part.

>>> mint = Minter("a.jsonl 7")
>>> mint.article
'https://w3id.org/conflict-kg/doc/a.jsonl%207'
>>> mint.event(5, 12, variant="deir-ez-zor")
'https://w3id.org/conflict-kg/doc/a.jsonl%207/event/5-12.deir-ez-zor'
>>> mint.relation(actor("isil"), "ck:controls", place("gn-172955"))
'https://w3id.org/conflict-kg/doc/a.jsonl%207/rel/isil--controls--gn-172955'
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit

from kg.errors import KgError
from kg.ontology.terms import DATA, last_segment

__all__ = ["DATA", "Minter", "actor", "check_base", "geonames", "is_group", "is_iri", "place", "slug"]

# letters that Unicode does not decompose into a Latin base letter and a mark
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"})
_APOSTROPHES = re.compile(r"['’‘ʼʻ`´]")
_OTHER = re.compile(r"[^a-z0-9]+")
_NOT_IN_IRIS = re.compile(r'[\x00-\x20<>"{}|\\^`\ud800-\udfff]')
_GROUP = re.compile(r"/group/\d+-\d+$")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.")


def slug(name: str) -> str:
    """Return ``name`` as an ASCII path segment: lower case, words joined by ``-``; never empty, the same on every run.

    A name without any Latin letter or digit becomes a digest of itself, so that two such names stay apart.

    >>> slug("Deir ez-Zor"), slug("Lord's Resistance Army"), slug("Łódź")
    ('deir-ez-zor', 'lords-resistance-army', 'lodz')
    >>> slug("حلب")
    'x-6a80f73e2a'
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name).casefold().translate(_LETTERS))
    words = _OTHER.sub("-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return words or f"x-{digest}"


def actor(name: str) -> str:
    """Return the global IRI of a listed actor, given its slug or name."""
    return f"{DATA}actor/{slug(name)}"


def place(name: str) -> str:
    """Return the global IRI of a listed place, given its slug or name."""
    return f"{DATA}place/{slug(name)}"


def geonames(number: int) -> str:
    """Return the global IRI of the place with this GeoNames id.

    >>> geonames(172955)
    'https://w3id.org/conflict-kg/place/gn-172955'
    """
    return f"{DATA}place/gn-{number:d}"


def is_iri(text: str) -> bool:
    """Whether ``text`` is an absolute IRI that Turtle may carry.

    >>> is_iri("https://example.org/é?x=1"), is_iri("example.org"), is_iri("https://example.org/a b")
    (True, False, False)
    """
    if not _SCHEME.match(text) or _NOT_IN_IRIS.search(text):
        return False
    try:
        return urlsplit(text).netloc != "" or not text.lower().startswith(("http:", "https:"))
    except ValueError:
        return False


def check_base(base: str) -> str:
    """Return ``base`` if it can carry document-scoped IRIs; raises `KgError` otherwise."""
    if is_iri(base) and base.endswith(("/", "#")):
        return base
    raise KgError(f"--base {base!r}: not a namespace; it must be an absolute IRI that ends in '/' or '#', such as {DATA}")


def is_group(iri: str) -> bool:
    """Return whether ``iri`` is one that `Minter.group` gives: of people, or an actor, whom a text leaves unnamed.

    >>> is_group(Minter("a").group(3, 9)), is_group(actor("group/3-9"))
    (True, False)
    """
    return _GROUP.search(iri) is not None


@lru_cache(maxsize=16)
def _article(article_id: str, base: str) -> str:
    segment = quote(article_id, safe="", errors="surrogatepass")
    return f"{base}doc/{segment if segment.strip('.') else segment.replace('.', '%2E')}"


@dataclass(frozen=True, slots=True)
class Minter:
    """Mints what one article owns. ``article_id`` is the input's id as given; offsets are code points, end-exclusive."""

    article_id: str
    base: str = DATA

    def __post_init__(self) -> None:
        check_base(self.base)

    @property
    def article(self) -> str:
        """The article's IRI, its id percent-encoded (``.`` and ``..`` too, which paths would swallow)."""
        return _article(self.article_id, self.base)

    def span(self, begin: int, end: int) -> str:
        """Return the IRI of a stretch of the text (RFC 5147)."""
        return f"{self.article}#char={begin},{end}"

    def event(self, begin: int, end: int, *, variant: str | int | None = None) -> str:
        """Return the IRI of the event whose first trigger is ``begin:end``.

        ``variant`` tells further events of one trigger apart: 2, 3, ... in reading order, or the place's name of a distributed one.
        """
        tail = "" if variant is None else f".{variant}" if isinstance(variant, int) else f".{slug(variant)}"
        return f"{self.article}/event/{begin}-{end}{tail}"

    def quantity(self, begin: int, end: int, *, variant: int | None = None) -> str:
        """Return the IRI of the quantity that ``begin:end`` expresses; ``variant`` is 2, 3, ... where one span gives several."""
        return f"{self.article}/qty/{begin}-{end}{'' if variant is None else f'.{variant}'}"

    def time(self, begin: int, end: int) -> str:
        """Return the IRI of the time that ``begin:end`` expresses."""
        return f"{self.article}/time/{begin}-{end}"

    @property
    def publication(self) -> str:
        """The time node that relative times are anchored to."""
        return f"{self.article}/time/publication"

    @property
    def build(self) -> str:
        """The node that says what made the article's graph."""
        return f"{self.article}/build"

    def group(self, begin: int, end: int) -> str:
        """Return the IRI of unnamed people, or of an unnamed actor, first described by ``begin:end``."""
        return f"{self.article}/group/{begin}-{end}"

    def asset(self, begin: int, end: int) -> str:
        """Return the IRI of the thing first described by ``begin:end``."""
        return f"{self.article}/asset/{begin}-{end}"

    def actor(self, name: str) -> str:
        """Return the IRI of a named actor that no list knows."""
        return f"{self.article}/actor/{slug(name)}"

    def place(self, name: str) -> str:
        """Return the IRI of a named place that no list knows."""
        return f"{self.article}/place/{slug(name)}"

    def relation(self, subject: str, predicate: str, obj: str, *, variant: str | None = None) -> str:
        """Return the IRI of the statement of one edge, from the last segments of its three IRIs (or curies).

        ``variant`` tells statements of one edge apart: a denial and what it denies, a blame and a claim.
        """
        tail = "" if variant is None else f".{slug(variant)}"
        return f"{self.article}/rel/{last_segment(subject)}--{last_segment(predicate)}--{last_segment(obj)}{tail}"
