"""Names without a container, which the article's other places settle or leave open. A row is a text, a name, and its node or ""."""

from __future__ import annotations

import pytest
from texts_read import annotated

from kg.builder import Builder
from kg.gazetteer import PLACE
from kg.reading.findings.document import places_in

ROWS = [
    # of several of one name in a country, the one in a province that the article is on
    ("Fighting broke out in Sonora, Mexico. Gunmen shot a judge in San Ignacio.", "San Ignacio", "gn-3986826"),
    ("Soldiers fought rebels in Cauca department, Colombia. A mine went off in the village of Santa Rosa.", "Santa Rosa", "gn-3668511"),
    # none of them where it is on another province, or on several
    ("Fighting broke out in Tabasco, Mexico. Gunmen shot a judge in San Ignacio.", "San Ignacio", ""),
    ("Fighting broke out in Sonora, Yucatan and Tabasco, Mexico. Gunmen shot a judge in San Ignacio.", "San Ignacio", ""),
    # what only sounds alike is not in a country that is merely mentioned
    ("The Lebanese army fought in Beirut. Syrian gunmen shot a soldier in Harastah.", "Harastah", ""),
    ("The Syrian army fought in Homs. Gunmen shot a soldier in Harastah.", "Harastah", "gn-169897"),
    # a country's name in a longer one
    ("Rebels shot two guards near Puerto Jordan in Colombia.", "Jordan", ""),
    ("A bomb went off outside the Burma Hotel in Kano, Nigeria.", "Burma", ""),
    ("Two soldiers were shot near the border with Jordan.", "Jordan", "gn-248816"),
    ("Rebels in Burma shot two guards.", "Burma", "gn-1327865"),
]


@pytest.mark.parametrize(("text", "name", "node"), ROWS)
def test_agrees_with_the_places_of_the_article(builder: Builder, text: str, name: str, node: str) -> None:
    doc = annotated(builder, text)
    found = {p.iri.removeprefix(PLACE) for p in places_in(doc) if name in doc[p.begin : p.end].text}
    assert found == {node}
