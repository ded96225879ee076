"""The nodes that a name or an IRI stands for in a store.

They are found by the index, so that it takes as long in a large store as in a small one: a name is looked up as it is written and in the
usual ways to write it. Only where nothing is called so are all names compared, in any case.
"""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from kg.ontology.terms import DCTERMS, LEX, PREFIXES, RDFS, SKOS
from kg.triples.iris import is_iri

__all__ = ["has_identifier", "names_like", "nodes_named", "spellings"]

NAMING = tuple(ox.NamedNode(iri) for iri in (SKOS + "prefLabel", SKOS + "altLabel", RDFS + "label", LEX + "metonym"))
IDENTIFIER = ox.NamedNode(DCTERMS + "identifier")
DEFAULT = ox.DefaultGraph()
_ALIKE = 0.7  # of 1: "Red Frond" is like "Red Front" (0.89), "boats" is not like "Battles" (0.67)
_NAMES = (
    "{ ?node skos:prefLabel ?name } UNION { ?node skos:altLabel ?name } UNION { ?node rdfs:label ?name } UNION { ?node lex:metonym ?name }"
)
_IN_ANY_CASE = f"SELECT DISTINCT ?node ?value {{ {_NAMES} FILTER(LCASE(STR(?name)) = LCASE(?value)) }}"
_ALL = f"SELECT DISTINCT ?node ?name {{ {_NAMES} FILTER(ISIRI(?node)) }}"
_BORDER = re.compile(r"([\s\-–]+)")
_SMALL = " a ad al an and ar as at bin by de del du e el en es ez for from ibn in la le los of on ou the to und von y "
"""Words that names write small in their middle, and Arabic articles."""


def nodes_named(store: ox.Store, value: str) -> frozenset[ox.NamedNode]:
    """Return the nodes of the default graph that have this name or IRI; there may be many, or none."""
    literals = [literal for text in spellings(value) for literal in (ox.Literal(text, language="en"), ox.Literal(text))]
    found = {quad.subject for literal in literals for prop in NAMING for quad in store.quads_for_pattern(None, prop, literal, DEFAULT)}
    if is_iri(value) and _is_used(store, ox.NamedNode(value)):
        found.add(ox.NamedNode(value))
    return frozenset(node for node in found or _in_any_case(store, value) if isinstance(node, ox.NamedNode))


def spellings(name: str) -> list[str]:
    """Return the usual ways to write a name, sorted; of one or two words every mix of small letters, capitals and a capital first.

    >>> spellings("un soldiers")
    ['UN SOLDIERS', 'UN Soldiers', 'UN soldiers', 'Un SOLDIERS', 'Un Soldiers', 'Un soldiers', 'un SOLDIERS', 'un Soldiers', 'un soldiers']
    >>> spellings("army of the free north")
    ['ARMY OF THE FREE NORTH', 'Army Of The Free North', 'Army of the Free North', 'Army of the free north', 'army of the free north']
    """
    parts = _BORDER.split(name)
    if len(parts) <= 3:  # two words and what stands between them
        return sorted(set(map("".join, itertools.product(*({part, part.lower(), part.upper(), part.capitalize()} for part in parts)))))
    titles = [part if f" {part} " in _SMALL else part.capitalize() for part in map(str.lower, parts)]
    return sorted({name, name.lower(), name.upper(), name.capitalize(), "".join(titles), "".join(map(str.capitalize, parts))})


def has_identifier(store: ox.Store, value: str) -> bool:
    """Return whether something, such as an article, has this identifier."""
    return next(store.quads_for_pattern(None, IDENTIFIER, ox.Literal(value), DEFAULT), None) is not None


def names_like(store: ox.Store, value: str) -> list[str]:
    """Return at most three names or IRIs that are written much like ``value``."""
    rows = list(_rows(store, _ALL))
    folded = {text.lower(): text for text in sorted({row[place].value for row in rows for place in (0, 1)})}
    return [folded[text] for text in difflib.get_close_matches(value.lower(), folded, n=3, cutoff=_ALIKE)]


def _in_any_case(store: ox.Store, value: str) -> set[ox.NamedNode]:
    return {row["node"] for row in _rows(store, _IN_ANY_CASE, {ox.Variable("value"): ox.Literal(value)})}


def _rows(store: ox.Store, query: str, values: Mapping[ox.Variable, ox.Literal] | None = None) -> Iterator[Any]:
    found = store.query(query, prefixes=dict(PREFIXES), substitutions=dict(values or {}))
    assert isinstance(found, ox.QuerySolutions)
    yield from found


def _is_used(store: ox.Store, node: ox.NamedNode) -> bool:
    patterns = ((node, None), (None, node))
    return any(next(store.quads_for_pattern(subject, None, obj, DEFAULT), None) is not None for subject, obj in patterns)
