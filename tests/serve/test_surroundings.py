"""What surrounds a resource, however much there is."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.ontology.terms import CK, CKC, DATA, RDF
from kg.serve import pages
from kg.serve.surroundings import MOST, PAGE, surroundings

WHO = f"{DATA}actor/who"
TYPE, STATUS = ox.NamedNode(RDF + "type"), ox.NamedNode(CK + "status")
HUGE = 10 * MOST


def events(number: int) -> Iterator[ox.Quad]:
    for n in range(number):
        event = ox.NamedNode(f"{DATA}doc/{n // 100}/event/{n}")
        yield ox.Quad(event, TYPE, ox.NamedNode(CK + "Event"))
        yield ox.Quad(event, STATUS, ox.NamedNode(CKC + "asserted"))
        yield ox.Quad(event, ox.NamedNode(CK + "perpetrator"), ox.NamedNode(WHO))


@pytest.fixture(scope="module")
def huge() -> ox.Store:
    store = ox.Store()
    store.bulk_extend(events(HUGE))
    return store


@pytest.mark.parametrize("iri", [WHO, CKC + "asserted"])
def test_a_page_of_a_hundred_thousand_events_is_a_page(huge: ox.Store, iri: str) -> None:
    begin = time.process_time()
    found = surroundings(huge, iri)
    assert found is not None
    assert time.process_time() - begin < 2, "in the order of what is looked at, not of what there is"
    assert (len(found.items), found.total, found.is_cut) == (PAGE, MOST, True)
    assert "More than 10,000 triples lead here" in pages.resource(iri, found, 1).decode()
    last = surroundings(huge, iri, MOST // PAGE)
    assert last is not None
    assert len(last.items) == PAGE
    assert not set(last.items) & set(found.items)


def test_what_is_looked_at_whole_is_not_cut() -> None:
    store = ox.Store()
    store.bulk_extend(events(PAGE + 1))
    found = surroundings(store, WHO)
    assert found is not None
    assert (found.total, found.is_cut) == (PAGE + 1, False)
    assert "triples lead here" not in pages.resource(WHO, found, 1).decode()
