"""Which names are one: repeated names, surnames, letters in brackets; two of one surname never are."""

from __future__ import annotations

import pytest
from texts_read import annotated, links_in

from kg.builder import Builder

# text, name, the name whose node it is
ALIKE = [
    ("Mohammed Deif was killed in Khan Younis. Deif led the brigade.", "Deif", "Mohammed Deif"),
    ("Police arrested Carlos Rojas Vidal. Rojas Vidal denied it.", "Rojas Vidal", "Carlos Rojas Vidal"),
    ("Tobias Lindqvist visited Turkey. Mr Lindqvist met rebels.", "Lindqvist", "Tobias Lindqvist"),
    ("The National Defence Council (NDC) met in Bria. The NDC ordered a raid.", "NDC", "The National Defence Council"),
    ("The Highland Youth Council (HYC) attacked Bria. Two HYC men died.", "HYC", "The Highland Youth Council"),
    ('Carlos Mendoza Ortega, alias "Lobito," was shot on Monday. Lobito had led the gang.', "Lobito", "Carlos Mendoza Ortega"),
    ("Carlos Mendoza Ortega, also known as Pedro Lobos, was shot. Pedro Lobos led a gang.", "Pedro Lobos", "Carlos Mendoza Ortega"),
    (
        "Police arrested Javier Mendoza Ortega on Monday. Mendoza denied it. Police said Mendoza had fled.",
        "Mendoza",
        "Javier Mendoza Ortega",
    ),
    ("The Orchid Front attacked Bria. It fled. The Orchid Front has 200 men.", "The Orchid Front", "The Orchid Front"),
]

# text, name that stays by itself
APART = [
    ("Ahmed Said and Omar Said were shot. Said died.", "Said"),
    ("Mrs Anna Lindqvist met Karl Berger. Mr Lindqvist left.", "Lindqvist"),
    ("Luis Carlos Vega was shot. Carlos fled.", "Carlos"),
    ("The Orchid Liberation Front (OLF) attacked Bria.", "The Orchid Liberation Front"),
    ("The National Defence Council met in Bria (BBC). The BBC said so.", "BBC"),
]


@pytest.mark.parametrize(("text", "name", "full"), ALIKE)
def test_one_node(builder: Builder, text: str, name: str, full: str) -> None:
    assert links_in(annotated(builder, text)).get(name) == full


@pytest.mark.parametrize(("text", "name"), APART)
def test_nodes_of_their_own(builder: Builder, text: str, name: str) -> None:
    assert name not in links_in(annotated(builder, text))
