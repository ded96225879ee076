"""The gazetteer's data: two sorted tables of text, kept as bytes and searched by halving, so that 300,000 places cost no objects.

Names: key, ids with this main name, ids with this alternate name. Places: id, name, feature, parent's id,
country's id, latitude, longitude, population. An acronym's key is in capitals; a loose key (`kg.gazetteer.folding.loose`) has a ``~``.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from kg.gazetteer import folding, geonames
from kg.gazetteer.entries import PLACE, Entry
from kg.gazetteer.folding import fold, is_acronym, loose
from kg.gazetteer.geonames import PACKAGES, tables
from kg.terms import ontology_dir

__all__ = ["Ids", "Index", "Table", "load_index"]


_KNOWN = 3  # bytes of a key after which the search goes on where the last one for them began


class Table:
    """Lines of tab-separated text in the order of their bytes, found by their first field."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._range = lru_cache(maxsize=4096)(self._range_of)

    def get(self, key: str) -> list[str] | None:
        """The row of ``key``.

        >>> Table(b"homs\\t1\\nraqqa\\t2\\n").get("raqqa")
        ['raqqa', '2']
        """
        wanted = key.encode()
        place = self._first(wanted)
        if not self._data.startswith(wanted + b"\t", place):
            return None
        return self._data[place : self._data.index(b"\n", place)].decode().split("\t")

    def has_longer(self, key: str) -> bool:
        """Whether some key goes on after ``key`` with a further word."""
        wanted = key.encode() + b" "
        return self._data.startswith(wanted, self._first(wanted))

    def all_keys(self) -> Iterator[str]:
        """Yield all keys."""
        return (row.partition(b"\t")[0].decode() for row in self._data.splitlines())

    def _first(self, key: bytes) -> int:
        """Where the first row stands whose key is not below ``key``."""
        return self._halved(key, *self._range(key[:_KNOWN])) if len(key) > _KNOWN else self._halved(key, 0, len(self._data))

    def _range_of(self, beginning: bytes) -> tuple[int, int]:
        """Between which places the rows stand whose keys begin so."""
        whole = (0, len(self._data))
        return self._halved(beginning, *whole), self._halved(beginning + b"\xff", *whole)

    def _halved(self, key: bytes, low: int, high: int) -> int:
        data = self._data
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = data.find(b"\t", start)
            if data[start:end] < key:
                low = data.find(b"\n", end) + 1
            else:
                high = start
        return low


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
        _, name, feature, parent, country, lat, long, population = row
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
    sources = [Path(geonames.__file__).read_bytes(), Path(folding.__file__).read_bytes(), (ontology_dir() / "places.ttl").read_bytes()]
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
