"""The gazetteer's data: two sorted tables of text, kept as bytes and searched from one key in 50, so that 300,000 places cost no objects.

Names: key, ids with this main name, ids with this alternate name. Places: id, name, feature, parent's id,
country's id, latitude, longitude, population, radius in km.
An acronym's key is in capitals; a loose key (`kg.gazetteer.folding.loose`) has a ``~``.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from kg.gazetteer import folding, geonames, seats
from kg.gazetteer.entries import PLACE, Entry
from kg.gazetteer.folding import fold, is_acronym, loose
from kg.gazetteer.geonames import PACKAGES, tables
from kg.ontology.terms import ontology_dir

__all__ = ["Ids", "Index", "Table", "load_index"]


_APART = 2048  # bytes between the rows whose keys are kept at hand


class Table:
    """Lines of tab-separated text in the order of their bytes, found by their first field."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._begins = list(self._beginnings())
        self._keys = [data[begin : data.index(b"\t", begin)] for begin in self._begins]

    def _beginnings(self) -> Iterator[int]:
        """Where a row begins, every ``_APART`` bytes or more."""
        begin = 0
        while 0 <= begin < len(self._data):
            yield begin
            begin = self._data.find(b"\n", begin + _APART) + 1 or len(self._data)

    def get(self, key: str) -> list[str] | None:
        """The row of ``key``.

        >>> Table(b"homs\\t1\\nraqqa\\t2\\n").get("raqqa")
        ['raqqa', '2']
        """
        place = self._first(key.encode() + b"\t")
        return None if place < 0 else self._data[place : self._data.index(b"\n", place)].decode().split("\t")

    def has_longer(self, key: str) -> bool:
        """Whether some key goes on after ``key`` with a further word."""
        return self._first(key.encode() + b" ") >= 0

    def all_keys(self) -> Iterator[str]:
        """Yield all keys."""
        return (row.partition(b"\t")[0].decode() for row in self._data.splitlines())

    def _first(self, beginning: bytes) -> int:
        """Where the first row stands that begins so; -1 where none does."""
        n = bisect_right(self._keys, beginning)
        low = self._begins[n - 1] if n else 0
        if self._data.startswith(beginning, low):
            return low
        high = self._begins[n] if n < len(self._begins) else len(self._data)
        place = self._data.find(b"\n" + beginning, low, high + len(beginning))
        return place + 1 if place >= 0 else -1


class Ids(NamedTuple):
    """Ids of the places with this main name and with this alternate name; ``is_loose`` where only the sound is the same."""

    main: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    is_loose: bool = False


class Index:
    """Names to ids, ids to entries."""

    def __init__(self, names: Table, places: Table) -> None:
        self._names = names
        self._places = places
        self.entry = lru_cache(maxsize=4096)(self._entry)
        self.ids = lru_cache(maxsize=16384)(self._ids)
        self.has_longer = lru_cache(maxsize=16384)(self._names.has_longer)

    def _ids(self, name: str) -> Ids:
        """Ids of the places of this name; by loose spelling where there are none."""
        keys = [fold(name), "~" + loose(name)]
        if is_acronym(name):
            keys.insert(0, name.replace(".", "").replace(" ", ""))
        for key in keys:
            row = self._names.get(key)
            if row:
                main, other = (tuple(filter(None, field.split(","))) for field in row[1:3])
                return Ids(main, other, key.startswith("~"))
        return Ids()

    def _entry(self, number: str) -> Entry | None:
        row = self._places.get(number)
        if row is None:
            return None
        _, name, feature, parent, country, lat, long, population, radius = row
        return Entry(
            iri=PLACE + "gn-" + number,
            label=name,
            feature=feature,
            within=PLACE + "gn-" + parent if parent else None,
            country=PLACE + "gn-" + country,
            lat=float(lat) if lat else None,
            long=float(long) if long else None,
            geonames=int(number),
            population=int(population or 0),
            radius=int(radius) if radius else None,
        )

    def names(self) -> Iterator[str]:
        """Yield every key that is not a loose one."""
        return (k for k in self._names.all_keys() if not k.startswith("~"))


@lru_cache(maxsize=1)
def load_index() -> Index:
    """Read the tables from the user's cache; where they are not there yet, make them from the packages' data and keep them there."""
    kept = _cache_file()
    try:
        names, places = _unpacked(kept.read_bytes())
    except (OSError, ValueError):
        names, places = tables()
        with contextlib.suppress(OSError):  # a cache that cannot be written costs time only
            _keep(kept, _packed(names, places))
    return Index(Table(names), Table(places))


def _cache_file() -> Path:
    """Where the tables are kept: named after the packages' versions and the code and lists that make them."""
    made_by = [f"{p} {metadata.version(p)}" for p in PACKAGES]
    sources = [
        Path(geonames.__file__).read_bytes(),
        Path(folding.__file__).read_bytes(),
        Path(seats.__file__).read_bytes(),
        (ontology_dir() / "places.ttl").read_bytes(),
    ]
    digest = hashlib.sha256("\n".join(made_by).encode() + b"\0".join(sources)).hexdigest()[:16]
    root = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    return Path(root) / "kg" / f"gazetteer-{digest}.bin"


def _packed(names: bytes, places: bytes) -> bytes:
    return b"%d\n" % len(names) + names + places


def _unpacked(data: bytes) -> tuple[bytes, bytes]:
    head, _, rest = data.partition(b"\n")
    length = int(head)
    if not rest.endswith(b"\n") or length >= len(rest):
        raise ValueError("the kept gazetteer is cut short")
    return rest[:length], rest[length:]


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(f".{path.name}.tmp-{os.getpid()}")
    waiting.write_bytes(data)
    waiting.replace(path)
