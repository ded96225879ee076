"""The manifest: a log of what was seen where, what is gone, and which shards there are.

Each file of it holds some events, a JSON object a line, and is written once. What it says in the
order of the files is all that a corpus knows of its articles; all else follows from that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import TypeAlias

from kg.corpus.blocks import packed, unpacked
from kg.corpus.layout import MANIFEST, number_of
from kg.corpus.storage import Storage

__all__ = [
    "Anew",
    "Dropped",
    "Event",
    "FileGone",
    "FileRead",
    "Gone",
    "Seen",
    "Shard",
    "append",
    "events_in",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An article was seen: in the file at ``address``, there at ``where`` (for error lines).

    ``draft`` is a digest of what the file gives, ``text`` one of the text, ``mark`` its signature
    for near copies (hex). ``why`` tells why it was refused, by the version ``by``.
    """

    draft: str
    address: str
    where: str = ""
    text: str = ""
    name: str = ""
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    mark: str = ""
    why: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """An article is not in its file any more, or the file is gone."""

    draft: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileGone:
    """A file is gone; should it come again, it is read again."""

    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """A file was read to its end by the version ``by``; ``digest`` is of its bytes."""

    address: str
    digest: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """A shard was made: ``keys`` of its articles, each with the SHA-256 of its text."""

    name: str
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A shard was replaced by others."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anew:
    """What the log said so far is said again by what follows."""


Event: TypeAlias = Seen | Gone | FileGone | FileRead | Shard | Dropped | Anew
_KINDS: dict[str, type[Event]] = {
    "seen": Seen,
    "gone": Gone,
    "file gone": FileGone,
    "file": FileRead,
    "shard": Shard,
    "dropped": Dropped,
    "anew": Anew,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def append(storage: Storage, events: Iterable[Event]) -> str:
    """Add a file of events to the log, if there are any, and return its name."""
    lines = [_line(event) for event in events]
    if not lines:
        return ""
    content = "".join(lines).encode()
    number = max(map(number_of, storage.names(MANIFEST)), default=0) + 1
    digest = hashlib.sha256(content).hexdigest()[:12]
    name = f"{MANIFEST}/{number:08d}-{digest}.jsonl.zst"
    storage.write(name, packed(content))
    return name


def events_in(storage: Storage) -> Iterator[Event]:
    """Yield all events of the log, in order."""
    for name in storage.names(MANIFEST):
        path = f"{MANIFEST}/{name}"
        for line in unpacked(storage.read(path), f"{storage.url}/{path}").splitlines():
            yield _event(json.loads(line))


def _line(event: Event) -> str:
    said = {key: value for key, value in asdict(event).items() if value not in ("", None)}
    return json.dumps({"is": _NAMES[type(event)]} | said) + "\n"


def _event(said: dict[str, object]) -> Event:
    kind = _KINDS[str(said.pop("is"))]
    if kind is Shard:
        keys = said["keys"]
        assert isinstance(keys, list)
        return Shard(name=str(said["name"]), keys=tuple((key, text) for key, text in keys))
    return kind(**said)  # type: ignore[arg-type]
