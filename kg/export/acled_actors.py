"""Sides as ACLED names and numbers them (codebook of 2023: ``inter`` 1 to 8)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.account.sides import is_armed, owners_of, sides
from kg.account.spots import shared
from kg.account.statements import Statements, read_statements
from kg.export.codes import ACLED_TYPES
from kg.export.tables import Row
from kg.ontology.terms import CK, CKC, LEX, SKOS, ontology_dir

__all__ = ["inter", "interaction", "side_named"]

_STATE, _REBELS, _MILITIA, _RIOTERS, _PROTESTERS, _CIVILIANS, _OTHER = 1, 2, 3, 5, 6, 7, 8
_BY_CATEGORY = {
    "soldier": _STATE,
    "police": _STATE,
    "peacekeeper": _OTHER,
    "security-guard": _OTHER,
    "militia-member": _MILITIA,
    "criminal": _MILITIA,
    "protester": _PROTESTERS,
}
_BY_CLASS = {"Militia": _MILITIA, "ArmedGroup": _REBELS}
_NAMES = {
    _MILITIA: "Unidentified Armed Group ({})",
    _RIOTERS: "Rioters ({})",
    _PROTESTERS: "Protesters ({})",
    _CIVILIANS: "Civilians ({})",
}
_FORCES = {"soldier": "Military Forces of {}", "police": "Police Forces of {}"}
_LISTED, _NAMELESS = "/actor/", "/group/"
_ALT = SKOS + "altLabel"


def side_named(row: Row, side: int) -> list[str]:
    """Return the actors of a side under ACLED's names, each once; of violence by nobody told an unidentified group did it."""
    named = list(dict.fromkeys(_name(row, actor) for actor in sides(row.one, row.said)[side]))
    if not named and side == 0 and _is_by_nobody_told(row):
        return [_in_country(_NAMES[_MILITIA], row)]
    return named


def inter(row: Row, side: int) -> int | None:
    """Return the code of the first actor of a side, None where there is none."""
    first = next(iter(sides(row.one, row.said)[side]), None)
    if first is not None:
        return _code(row, first)
    return _MILITIA if side == 0 and _is_by_nobody_told(row) else None


def interaction(row: Row) -> int | None:
    """Return the two codes as one number, the lower first, and 0 for a side that is not there."""
    codes = sorted(code for code in (inter(row, 0), inter(row, 1)) if code is not None)
    if not codes:
        return None
    return 10 * codes[0] + (codes[1] if len(codes) > 1 else 0)


def _is_by_nobody_told(row: Row) -> bool:
    is_violent = "ViolentEvent" in row.said.types(row.one.iri)
    return is_violent and not any(sides(row.one, row.said)[0]) and bool(sides(row.one, row.said)[1])


def _categories(said: Statements, actor: str) -> list[str]:
    return [category.removeprefix(CKC) for category in said.all(actor, CK + "category")]


def _states_of(said: Statements, actor: str) -> Iterator[str]:
    """Yield the governments that an actor is or belongs to, the nearest first."""
    above = [actor]
    for _ in range(3):
        yield from (one for one in above if "Government" in said.types(one))
        above = [owner for one in above for owner in sorted(owners_of(said, one))]


def _code(row: Row, actor: str) -> int:
    said = row.said
    types, state = said.types(actor), next(_states_of(said, actor), None)
    by_category = next((_BY_CATEGORY[c] for c in _categories(said, actor) if c in _BY_CATEGORY), None)
    if by_category == _PROTESTERS and _is_riot(row):
        return _RIOTERS
    if {"Government", "StateForce"} & set(types) or by_category == _STATE:
        return _OTHER if _is_abroad(row, actor, state) else _STATE
    by_class = None if _NAMELESS in actor else next((code for name, code in _BY_CLASS.items() if name in types), None)
    if by_class or by_category:
        return by_class or by_category or _CIVILIANS
    if is_armed(said, actor):
        return _MILITIA
    return _PROTESTERS if "Protest" in said.types(row.one.iri) and actor in sides(row.one, said)[0] else _CIVILIANS


def _is_abroad(row: Row, actor: str, state: str | None) -> bool:
    """Whether a force is not of the country of the event: another state's, or of no one state."""
    country = shared(row.one.spots, "A.PCL")
    if state is None:
        return _LISTED in actor
    return bool(country) and country not in (row.said.label(state), *row.said.all(state, _ALT))


def _is_riot(row: Row) -> bool:
    code = row.codes.of(row.one.kind, row.one.codes, CKC + "acled")
    return row.codes.above(code) == ACLED_TYPES + "riots"


def _name(row: Row, actor: str) -> str:
    said, label = row.said, row.one.labels[actor]
    state = next(_states_of(said, actor), None)
    if state == actor:
        return f"Government of {label}"
    kind = _force(said, actor)
    if kind is not None and state is not None:
        return _FORCES[kind].format(said.label(state))
    if kind is not None:
        return _in_country(_FORCES[kind], row)
    code = _code(row, actor)
    is_named_body = "Organization" in said.types(actor) and _NAMELESS not in actor
    return label if is_named_body or code not in _NAMES else _in_country(_NAMES[code], row)


def _force(said: Statements, actor: str) -> str | None:
    """Return the category of whose forces the actor is, by the authority file or by its people."""
    if _LISTED in actor:
        return _listed_forces().get(actor)
    return next((c for c in _categories(said, actor) if c in _FORCES), None)


def _in_country(name: str, row: Row) -> str:
    country = shared(row.one.spots, "A.PCL")
    return name.format(country) if country else name.partition(" {")[0].partition(" (")[0].removesuffix(" of")


@cache
def _listed_forces() -> dict[str, str]:
    """By its IRI, of each listed army and police what its people are."""
    folder = ontology_dir() / "actors"
    armies, police = (read_statements(folder / f"states-{name}.ttl") for name in ("forces", "police"))
    found = {iri: "soldier" for iri in armies if armies.one(iri, LEX + "regularForce")}
    return found | {iri: "police" for iri in police if "StateForce" in police.types(iri)}
