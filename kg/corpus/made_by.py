"""What reads: version, model and lexicon, found out without loading any of them."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from kg.errors import KgError
from kg.ontology.terms import ontology_dir

__all__ = ["made_by", "turtle_files"]


def made_by(model: str, lexicon: Iterable[Path]) -> Mapping[str, str]:
    """Return what `kg.builder.Builder.made_by` says of a model and files that add to the lexicon."""
    contents = [data for _, data in (*turtle_files([ontology_dir()]), *turtle_files(lexicon))]
    return {
        "version": importlib.metadata.version("kg"),
        "model": _model(model),
        "lexicon": hashlib.sha256(b"\0".join(contents)).hexdigest(),
    }


def turtle_files(paths: Iterable[Path]) -> list[tuple[str, bytes]]:
    """Return names and contents of Turtle files, and of those in folders, in the order in which they are read."""
    files = (f for p in paths for f in (sorted(p.rglob("*.ttl")) if p.is_dir() else [p]))
    return [(file.name, file.read_bytes()) for file in files]


def _model(name: str) -> str:
    """Return language, name and version of an installed model, or of one in a folder."""
    spec = find_spec(name) if name.isidentifier() else None
    folders = [Path(name), *map(Path, (spec and spec.submodule_search_locations) or ())]
    for folder in folders:
        try:
            meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        except OSError:
            continue
        return f"{meta['lang']}_{meta['name']} {meta['version']}"
    raise KgError(f"--model {name!r}: no such spaCy model is installed; install it, or leave --model out")
