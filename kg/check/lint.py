"""What plain code can tell of a graph: quotes against the text, superclasses written out, undeclared terms, blank nodes.

Each check yields pairs of a node's IRI and one line that says what is wrong and what would be right.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kg.errors import TermError
from kg.ontology.terms import CK, CKC, DCTERMS, LEX, NIF, RDF, curie, expand, superclasses, superproperties

__all__ = ["name_of", "problems_in"]

_TYPE = RDF + "type"
Found = Iterator[tuple[str, str]]


def name_of(node: object) -> str:
    """Return the IRI, the text of a literal, or the label of a blank node (with ``_:``)."""
    if isinstance(node, ox.BlankNode):
        return f"_:{node.value}"
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else str(node)


def problems_in(triples: Sequence[ox.Triple]) -> Found:
    """Yield all that is wrong with ``triples`` by these checks."""
    yield from _blank_nodes(triples)
    yield from _undeclared(triples)
    yield from _not_written_out(triples)
    yield from _quotes(triples)
    yield from _digests(triples)


def _blank_nodes(triples: Iterable[ox.Triple]) -> Found:
    for s, p, o in triples:
        if isinstance(s, ox.BlankNode) or isinstance(o, ox.BlankNode):
            yield name_of(s), f"{curie(p.value)} has a blank node at one end; each node needs an IRI"


def _undeclared(triples: Iterable[ox.Triple]) -> Found:
    seen: dict[str, str] = {}
    for s, p, o in triples:
        for node in (s, p, o):
            if isinstance(node, ox.NamedNode):
                seen.setdefault(node.value, name_of(s))
    for iri, where in seen.items():
        if iri.startswith((CK, CKC, LEX)):
            try:
                expand(curie(iri))
            except TermError as error:
                yield where, str(error)


def _not_written_out(triples: Sequence[ox.Triple]) -> Found:
    present = {(name_of(s), p.value, name_of(o)) for s, p, o in triples if p.value == _TYPE or p.value.startswith(CK)}
    for s, p, o in sorted(present):
        is_type = p == _TYPE
        term = o if is_type else p
        if not term.startswith(CK):
            continue
        for above in _above(term.removeprefix(CK), is_type=is_type):
            if (s, _TYPE if is_type else CK + above, CK + above if is_type else o) not in present:
                kind, all_of_them = ("class", "superclasses") if is_type else ("property", "superproperties")
                yield s, f"{curie(term)} without its super{kind} ck:{above}; all {all_of_them} are written out"


def _above(name: str, *, is_type: bool) -> tuple[str, ...]:
    try:
        return superclasses(name) if is_type else superproperties(name)
    except TermError:
        return ()


def _table(triples: Iterable[ox.Triple], *names: str) -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for s, p, o in triples:
        if p.value in names:
            table.setdefault(name_of(s), {})[p.value] = name_of(o)
    return table


def _quotes(triples: Sequence[ox.Triple]) -> Found:
    begin, end, quote, context, text = (NIF + n for n in ("beginIndex", "endIndex", "anchorOf", "referenceContext", "isString"))
    table = _table(triples, begin, end, quote, context, text)
    for iri, said in table.items():
        if not {begin, end, quote, context} <= said.keys() or not (said[begin].isdigit() and said[end].isdigit()):
            continue
        b, e, article = int(said[begin]), int(said[end]), said[context]
        if iri != f"{article}#char={b},{e}":
            yield iri, f"the IRI differs from nif:referenceContext and offsets; it must be <{article}#char={b},{e}>"
        whole = table.get(article, {}).get(text)
        if whole is not None and whole[b:e] != said[quote]:
            yield iri, f"the quote {said[quote]!r} is not what the text has there; {b}-{e} is {whole[b:e]!r}"


def _digests(triples: Sequence[ox.Triple]) -> Found:
    texts = {name_of(s): name_of(o) for s, p, o in triples if p.value == NIF + "isString"}
    for s, p, o in triples:
        article, told = name_of(s), name_of(o)
        if p.value == DCTERMS + "identifier" and told.startswith("sha256:") and article in texts:
            right = "sha256:" + hashlib.sha256(texts[article].encode()).hexdigest()
            if told != right:
                yield article, f"the text is not the one that {told} names; its identifier is {right}"
