"""What several voices say of one doer: each a statement of its own."""

from __future__ import annotations

import pytest
from texts_read import name_of, read, told

from kg.builder import Builder

# text, statements on one doer of one event: each has its own IRI, and nothing of it is lost
DISPUTED = [
    ("Boko Haram was blamed for the attack on a market in Kano. Boko Haram denied the attack.", "Boko Haram", {"alleged", "denied"}),
    (
        "Police blamed the PKK for the bombing of a bus in Ankara. The PKK denied it carried out the bombing.",
        "Kurdistan Workers' Party",
        {"alleged", "denied"},
    ),
    (
        "Police blamed Boko Haram for the attack on a market in Kano. Boko Haram claimed responsibility for the attack.",
        "Boko Haram",
        {"alleged", "claimed"},
    ),
    (
        "Boko Haram attacked a market in Kano on Monday, killing ten people. Boko Haram denied the attack.",
        "Boko Haram",
        {"asserted", "denied"},
    ),
    ("Boko Haram attacked a market in Kano on Monday. Boko Haram claimed the attack.", "Boko Haram", set()),
]


@pytest.mark.parametrize(("text", "who", "statuses"), DISPUTED)
def test_a_denial_stands_beside_what_it_denies(builder: Builder, text: str, who: str, statuses: set[str]) -> None:
    facts = read(builder, text)
    found = [r for r in facts.relations if r.predicate == "ck:perpetrator" and name_of(facts, r.object) == who]
    assert len({r.subject for r in found}) <= 1
    assert {r.status.value for r in found} == statuses, told(facts)
    assert len({r.iri for r in found}) == len(found)
    graph = builder.parts(facts).graph
    plain = {t.object.value for t in graph if t.predicate.value.endswith("onto#perpetrator")}
    is_plain = any(name_of(facts, iri) == who for iri in plain)
    assert is_plain == (not statuses or "asserted" in statuses)
