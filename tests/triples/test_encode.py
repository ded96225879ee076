from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_article import ATTACK, BLAST, BOMBING, BUILD, MINT, ONTOLOGY, TOLL, TUESDAY, facts

from kg.ontology.terms import CK
from kg.triples import article_triples, node_triples


@pytest.fixture(scope="module")
def made() -> article_triples.Parts:
    return article_triples.parts(facts(), ontology=ONTOLOGY, build=BUILD)


@pytest.mark.parametrize(
    ("subject", "predicate", "datatype"),
    [
        (ATTACK, "date", "date"),
        (BLAST, "date", "gYearMonth"),
        (BOMBING, "date", "gYear"),
        (TOLL, "value", "integer"),
        (MINT.quantity(1, 2), "value", "decimal"),
        (TUESDAY, "latest", "date"),
    ],
)
def test_literals_have_their_datatypes(made: article_triples.Parts, subject: str, predicate: str, datatype: str) -> None:
    (literal,) = (o for s, p, o in made.graph if s.value == subject and p.value == CK + predicate)
    assert isinstance(literal, ox.Literal)
    assert literal.datatype.value == f"http://www.w3.org/2001/XMLSchema#{datatype}"


@pytest.mark.parametrize(
    ("value", "lexical"),
    [
        ("30", "30"),
        ("30.0", "30"),
        ("1E+6", "1000000"),
        ("0.50", "0.5"),
        ("-3.250", "-3.25"),
        ("1E-7", "0.0000001"),
        ("0", "0"),
        ("-0", "0"),
    ],
)
def test_numbers_are_canonical(value: str, lexical: str) -> None:
    assert node_triples.number(Decimal(value)).value == lexical


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6))
def test_a_number_keeps_its_value_and_has_one_form(value: Decimal) -> None:
    literal = node_triples.number(value)
    assert Decimal(literal.value) == value
    assert node_triples.number(Decimal(literal.value)) == literal
    assert "e" not in literal.value.lower()
