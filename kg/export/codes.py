"""The external codes that the ontology maps its classes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.account.statements import Statements, read_statements
from kg.ontology.terms import CK, CKC, SKOS, ontology_dir

__all__ = ["ACLED_SCHEME", "ACLED_TYPES", "CAMEO_SCHEME", "PLOVER_SCHEME", "UCDP_SCHEME", "Codes", "read_codes"]

ACLED_TYPES = CKC + "acled-type-"
ACLED_SCHEME, CAMEO_SCHEME, PLOVER_SCHEME, UCDP_SCHEME = (CKC + name for name in ("acled", "cameo", "plover", "ucdp"))
_NOTATION = SKOS + "notation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """Concepts of the schemes, and which class may get which of them."""

    concepts: Statements
    classes: Statements

    def may_have(self, kind: str, scheme: str) -> tuple[str, ...]:
        """Return the codes (IRIs) of a scheme that events of a class may get."""
        return tuple(code for code in self.classes.all(CK + kind, CK + "mapsTo") if scheme in self.concepts.all(code, SKOS + "inScheme"))

    def of(self, kind: str, given: Mapping[str, str], scheme: str) -> str:
        """Return the code of an event: the ``given`` one, which rules found, else that of its class if there is but one; else nothing."""
        possible = self.may_have(kind, scheme)
        return given.get(scheme) or (possible[0] if len(possible) == 1 else "")

    def label(self, code: str) -> str:
        """Return what a code is called; nothing of no code."""
        return self.concepts.label(code) if code else ""

    def notation(self, code: str) -> str:
        """Return a code as its scheme writes it; nothing of no code."""
        return self.concepts.one(code, _NOTATION) or self.label(code)

    def above(self, code: str) -> str:
        """Return the code that one lies under."""
        return self.concepts.one(code, SKOS + "broader") or ""


@cache
def read_codes() -> Codes:
    """Read them from the ontology."""
    folder = ontology_dir()
    return Codes(concepts=read_statements(folder / "schemes.ttl"), classes=read_statements(folder / "alignments.ttl"))
