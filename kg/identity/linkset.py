"""The linkset: identities as quads of a graph of their own. The facts of the articles are never rewritten.

An identity is named after the smallest IRI of its tellings. It may have been named after any other of them while that one was the
smallest, so that each of these names is told as a former one: a saved link is found again, in whatever order articles came.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from decimal import Decimal

import pyoxigraph as ox

from kg.identity.comparing import Compared
from kg.identity.linking import Found, Identity, Possible
from kg.identity.reasons import agreements, reason, rule
from kg.ontology.terms import RDF, RDFS, SKOS, XSD, ck
from kg.store.contents import IDENTITIES

__all__ = ["identity_iri", "lines_of", "triples_of"]

_ENDING = "/identity"


def identity_iri(telling: str) -> str:
    """Return the IRI of the identity that is named after a telling."""
    return telling + _ENDING


def lines_of(found: Iterable[Found]) -> Iterator[str]:
    """Yield the quads of what was found, each as a line of N-Quads, those of one identity sorted."""
    for one in found:
        yield from sorted({f"{triple} {IDENTITIES} .\n" for triple in triples_of(one)})


def triples_of(found: Found) -> Iterator[ox.Triple]:
    """Yield what is stated of an identity, or of two that are possibly one."""
    yield from _identity(found) if isinstance(found, Identity) else _possible(found)


def _identity(found: Identity) -> Iterator[ox.Triple]:
    iri = identity_iri(found.key)
    yield _link(iri, RDF + "type", ck("EventIdentity"))
    yield _said(iri, SKOS + "prefLabel", found.members[0].label, language="en")
    for member in found.members:
        yield _link(member.iri, ck("eventIdentity"), iri)
        if member.iri != found.key:
            yield _link(iri, ck("formerIdentity"), identity_iri(member.iri))
        other, compared = found.reasons[member.iri]
        yield from _reason(f"{member.iri}/identity-link", (member.iri, other), "same", compared)


def _possible(found: Possible) -> Iterator[ox.Triple]:
    one, other = found.by
    digest = hashlib.sha256(other.encode()).hexdigest()[:12]
    yield _link(one, ck("possiblySameEvent"), other)
    yield from _reason(f"{one}/possible-link-{digest}", (one, other), "possibly same", found.compared)


def _reason(iri: str, tellings: tuple[str, str], outcome: str, compared: Compared) -> Iterator[ox.Triple]:
    """Yield a link's own node: its score, what agrees, by which rule, and why in words."""
    yield _link(iri, RDF + "type", ck("IdentityLink"))
    yield _link(iri, ck("telling"), tellings[0])
    yield _link(iri, ck("comparedWith"), tellings[1])
    yield _said(iri, ck("outcome"), outcome)
    if compared.score is not None:
        score = format(Decimal(f"{compared.score:.2f}").normalize(), "f")
        yield ox.Triple(ox.NamedNode(iri), ox.NamedNode(ck("score")), ox.Literal(score, datatype=ox.NamedNode(XSD + "decimal")))
    for agreed in agreements(compared):
        yield _said(iri, ck("agreesOn"), agreed)
    yield _said(iri, ck("rule"), rule(compared) or "none")
    yield _said(iri, RDFS + "comment", reason(compared), language="en")


def _link(subject: str, predicate: str, other: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(other))


def _said(subject: str, predicate: str, text: str, *, language: str | None = None) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.Literal(text, language=language))
