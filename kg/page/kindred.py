"""Which unnamed people and things are of one kind, so that a drawing may show them as one symbol."""

from __future__ import annotations

import re

from kg.account.sides import owners_of
from kg.account.teller import Teller
from kg.ontology.terms import CK
from kg.triples.iris import is_group

__all__ = ["kindred_of"]

_ASSET = re.compile(r"/asset/\d+-\d+$")
_PEOPLE = frozenset({"Person", "PopulationGroup"})


def kindred_of(teller: Teller, iri: str) -> str:
    """Return what somebody or something unnamed is, in the plural, and whose; empty for what has a name."""
    if not is_group(iri) and not _ASSET.search(iri):
        return ""
    said = teller.said
    leaf = teller.classes.leaf(said.types(iri))
    kinds = sorted(said.label(category) for category in said.all(iri, CK + "category"))
    kind = kinds[0] if kinds else "people" if leaf in _PEOPLE else f"{teller.classes.label(CK + leaf)}s"
    owners = sorted(said.label(owner) for owner in owners_of(said, iri) if not is_group(owner))
    return f"{kind} of {owners[0]}" if owners else kind
