"""What a linkset says of an event, in lines: who else tells of it, and why that is held for the same."""

from __future__ import annotations

from collections.abc import Iterator

from kg.account.articles import article_of
from kg.account.statements import Statements
from kg.errors import GraphError
from kg.ontology.terms import CK, RDFS

__all__ = ["lines_about"]

_IDENTITY = CK + "eventIdentity"


def lines_about(said: Statements, iri: str) -> Iterator[str]:
    """Yield lines about an identity (also by a former name), a telling of it, or one of its links.

    Raises `GraphError` where the linkset has nothing of it.
    """
    tellings: dict[str, list[str]] = {}
    links: dict[str, list[str]] = {}
    for subject in said:
        if identity := said.one(subject, _IDENTITY):
            tellings.setdefault(identity, []).append(subject)
        if telling := said.one(subject, CK + "telling"):
            links.setdefault(telling, []).append(subject)
    identity = _identity_of(said, iri, tellings)
    if identity not in tellings and iri not in links:
        raise GraphError(
            f"{iri}: no link of the graph is about it; give an event, an identity or a link, with the linkset among the graphs"
        )
    if identity in tellings:
        yield f"{said.label(identity)}: told {len(tellings[identity])} times"
        yield f"  {identity}"
    for telling in sorted(tellings.get(identity, [iri])):
        yield from _about(said, telling, links.get(telling, ()))


def _identity_of(said: Statements, iri: str, tellings: dict[str, list[str]]) -> str:
    if iri in tellings:
        return iri
    former = next((identity for identity in sorted(tellings) if iri in said.all(identity, CK + "formerIdentity")), "")
    telling = said.one(iri, CK + "telling") or iri
    return former or said.one(telling, _IDENTITY) or ""


def _about(said: Statements, telling: str, links: list[str] | tuple[str, ...]) -> Iterator[str]:
    yield f"\n{said.label(telling)}  [{_article(said, telling)}]"
    for link in sorted(links):
        other = said.one(link, CK + "comparedWith") or ""
        outcome, score = said.one(link, CK + "outcome") or "", said.one(link, CK + "score") or "none"
        yield f"  {outcome} as {said.label(other)}  [{_article(said, other)}], score {score}"
        yield f"    {said.one(link, RDFS + 'comment') or ''}"
        yield f"    {'; '.join(said.all(link, CK + 'agreesOn'))}"


def _article(said: Statements, event: str) -> str:
    article = article_of(said, event.rpartition("/event/")[0])
    return ", ".join(part for part in (article.id, article.publisher, article.day) if part)
