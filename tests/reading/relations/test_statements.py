from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from kg import model
from kg.ontology.terms import last_segment

Figures = Callable[[str], list[model.Quantity]]


@pytest.mark.parametrize(
    "text,measure,of,value,unit",
    [
        ("Damascus now controls around two-thirds of Syria.", "territory-share", "syrian-government", "0.667", "fraction"),
        ("The Houthis hold about a third of Yemen.", "territory-share", "houthis", "0.333", "fraction"),
        ("ISIL once commanded an estimated 50,000 fighters.", "strength", "isil", "50000", "person"),
        ("Al-Shabab has about 7,000 fighters.", "strength", "al-shabaab", "7000", "person"),
        ("ISIL earns more than $1 million per day from oil sales.", "revenue", "isil", "1000000", "USD/day"),
    ],
)
def test_figures(quantities: Figures, text: str, measure: str, of: str, value: str, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.measure, last_segment(found.of or ""), found.value, found.unit) == (measure, of, Decimal(value), unit)
    assert not found.is_casualty


@pytest.mark.parametrize(
    "text",
    [
        "The firm controls 40% of the market.",
        "The company has 3,000 workers.",
        "Boko Haram has killed 3,000 soldiers.",
        "The Houthis killed half of the soldiers in Yemen.",
        "The museum earns $1 million per day.",
        "ISIL made 300 mistakes.",
    ],
)
def test_no_figures(quantities: Figures, text: str) -> None:
    assert quantities(text) == []
