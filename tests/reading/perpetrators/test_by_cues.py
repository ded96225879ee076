"""How certain it is who did it: a sentence for each condition, and one on which it does not hold."""

from __future__ import annotations

import pytest

from kg.builder import Builder
from kg.reading.findings.document import triggers_in
from kg.reading.perpetrators.doer_roles import is_of_doer


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        # who accuses did not do it
        ("The government blamed the rebels for the attack.", [("rebels", "alleged")]),
        ("Rebels carried out the attack on a convoy.", [("Rebels", None)]),
        # nobody did it
        ("No rebels claimed responsibility for the bombing of a market.", []),
        ("No militants attacked the convoy.", [("militants", "negated")]),
        # it is in question where the event is known
        ("Rebels denied the attack on a convoy.", [("Rebels", "denied")]),
        ("A judge was killed, allegedly by rebels.", [("rebels", "alleged")]),
        # a verb that only speaks of the event
        ("Rebels claimed the attack on a convoy.", [("Rebels", "claimed")]),
        # suspected of a named group, and suspected militants whoever they are
        ("Suspected Boko Haram militants attacked a convoy.", [("militants", "alleged")]),
        ("Suspected militants attacked a convoy.", [("militants", None)]),
        ("Ten died after suspected NDF rebels ambushed a convoy.", [("rebels", "alleged")]),
        ("On Monday suspected armed rebels attacked a convoy.", [("rebels", None)]),
        # a hedge on the verb that brings the doer
        ("Reporters told of a killing allegedly ordered by the mayor.", [("mayor", "alleged")]),
    ],
)
def test_conditions(builder: Builder, text: str, doers: list[tuple[str, str | None]]) -> None:
    doc = builder.nlp(text)
    found = [(doc[r.head].text, r.status) for t in triggers_in(doc) for r in t.roles if is_of_doer(r)]
    assert found == doers
