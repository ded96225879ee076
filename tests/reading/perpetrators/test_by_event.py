"""Who did it, by all that is told of an event."""

from __future__ import annotations

import pytest

from kg.model import Status
from kg.reading.findings.filled import Filler, Role, Trigger
from kg.reading.perpetrators.by_event import is_contested, status_apart, with_doers_settled
from kg.reading.perpetrators.doer_roles import has_perpetrator, is_of_doer

NOUNS = {"gunmen": "gunman", "two-gunmen": "gunman", "soldiers": "soldier"}


def settled(roles: dict[str, list[str]], *, is_told_often: bool = False) -> dict[str, list[str]]:
    found = with_doers_settled(roles, unnamed={"gunmen", "two-gunmen", "soldiers"}, nouns=NOUNS, is_told_often=is_told_often)
    return {prop: fillers for prop, fillers in found.items() if fillers}


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        # a name outweighs a description, for whoever acts
        ({"perpetrator": ["gunmen", "isil"]}, {"perpetrator": ["isil"]}),
        ({"agent": ["gunmen", "isil"]}, {"agent": ["isil"]}),
        ({"perpetrator": ["gunmen", "soldiers"]}, {"perpetrator": ["gunmen", "soldiers"]}),
        # nobody did it to himself
        ({"perpetrator": ["isil"], "target": ["isil", "army"]}, {"perpetrator": ["isil"], "target": ["army"]}),
        ({"gainedBy": ["army"], "lostBy": ["army", "isil"]}, {"gainedBy": ["army"], "lostBy": ["isil"]}),
        # who only acts may be hit
        ({"agent": ["army"], "target": ["army"]}, {"agent": ["army"], "target": ["army"]}),
    ],
)
def test_doers(roles: dict[str, list[str]], expected: dict[str, list[str]]) -> None:
    assert settled(roles) == expected


def test_of_two_tellings_a_group_of_the_doers_noun_is_the_doer() -> None:
    roles = {"perpetrator": ["gunmen"], "victim": ["two-gunmen", "soldiers"]}
    assert settled(roles, is_told_often=True) == {"perpetrator": ["gunmen"], "victim": ["soldiers"]}
    assert settled(roles) == roles, "one clause may tell of gunmen who kill gunmen"


@pytest.mark.parametrize(
    ("prop", "status", "contested"),
    [
        ("perpetrator", Status.CLAIMED, True),
        ("agent", Status.ALLEGED, True),
        ("victim", Status.CLAIMED, False),
        ("victim", Status.DENIED, True),
        ("perpetrator", Status.NEGATED, True),
        ("perpetrator", Status.ASSERTED, False),
    ],
)
def test_a_claim_is_of_the_doer_alone(prop: str, status: Status, contested: bool) -> None:
    assert is_contested(prop, status) is contested


@pytest.mark.parametrize(
    ("own", "told", "status"),
    [
        (None, "asserted", None),
        (None, "claimed", Status.CLAIMED),
        (None, "denied", None),
        ("denied", "asserted", Status.DENIED),
    ],
)
def test_a_claim_stays_one(own: str | None, told: str, status: Status | None) -> None:
    filler = Filler("actors", 0, 0)
    role = Role(name="ck:perpetrator", filler=filler, function="subject", found_by="test", status=own)
    trigger = Trigger(begin=0, end=1, kind="ck:ArmedAttack", iri="e", found_by="e", head=0, is_event=True, status=told)
    assert status_apart(role, trigger) == status


def test_roles_of_doers() -> None:
    filler = Filler("actors", 0, 0)
    roles = [Role(name=name, filler=filler, function="subject", found_by="test") for name in ("ck:agent", "ck:victim")]
    assert [role.name for role in roles if is_of_doer(role)] == ["ck:agent"]
    assert has_perpetrator({"perpetrator": ["isil"]})
    assert not has_perpetrator({"perpetrator": [], "agent": ["isil"]})
