"""The linkset of a store: made of the articles that are in it, put in place of what it was, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.account.given import Given
from kg.identity.linking import Found, identities_of
from kg.identity.linkset import triples_of
from kg.identity.telling import Telling
from kg.identity.tellings import tellings_in
from kg.store import BACKGROUND, Writer, articles_in, graph_name
from kg.store.contents import IDENTITIES
from kg.store.writing import quad_of

__all__ = ["link_store"]


def link_store(writer: Writer) -> list[Found]:
    """Link the events of a store's articles, and return what was found."""
    found = identities_of(_tellings(writer.store))
    new = {quad_of(triple, IDENTITIES) for one in found for triple in triples_of(one)}
    old = set(writer.store.quads_for_pattern(None, None, None, IDENTITIES))
    if new != old:
        writer.commit(old - new, new - old)
    return found


def _tellings(store: ox.Store) -> Iterator[Telling]:
    """Yield the tellings, article by article: no more than one graph is held."""
    known = frozenset(store.quads_for_pattern(None, None, None, BACKGROUND))
    for article in articles_in(store):
        own = frozenset(store.quads_for_pattern(None, None, None, graph_name(article.iri)))
        yield from tellings_in(Given(quads=own | known))
