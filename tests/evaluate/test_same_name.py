"""Which names are taken for one, and which are not."""

from __future__ import annotations

import pytest

from kg.evaluate.names import is_same_name


@pytest.mark.parametrize(
    "one, other, is_same",
    [
        ("Melville", "the town of Melville", True),
        ("MELVILLE", "Melville", True),
        ("Bélise", "Belise", True),
        ("U.N. mission", "UN", True),
        ("the U.N.", "UN mission in Alba", True),
        ("Alban army", "army", True),
        ("two farmers", "farmers", True),
        ("2023-08-07", "08-07", True),
        ("Melville", "Stonewick", False),
        ("Alban army", "Alban police", False),
        ("the army chief", "the army base", False),
        ("the", "of", False),
        ("the group", "group", False),
        ("", "Melville", False),
        ("…", "Melville", False),
        ("farmer", "farmers", False),
    ],
)
def test_names(one: str, other: str, is_same: bool) -> None:
    assert is_same_name(one, other) is is_same
    assert is_same_name(other, one) is is_same
