"""A digest of the tables by which identities are found: what was found by others is not taken for what these give."""

from __future__ import annotations

import hashlib

from kg.ontology.terms import ontology_dir

__all__ = ["MADE_OF"]

_FORMAT = "1"
"""Raised when tellings are read or compared in another way."""


def _digest() -> str:
    files = sorted((ontology_dir() / "identity").glob("*.tsv"))
    return hashlib.sha256(_FORMAT.encode() + b"".join(file.read_bytes() for file in files)).hexdigest()[:8]


MADE_OF = _digest()
"""The digest, hex."""
