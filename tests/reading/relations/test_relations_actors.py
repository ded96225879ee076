from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    "text,subject,object_",
    [
        ("Iran backs the Houthis.", "iranian-government", "houthis"),
        ("Hezbollah is backed by Iran.", "iranian-government", "hezbollah"),
        ("The United States trained the Syrian Democratic Forces.", "us-government", "syrian-democratic-forces"),
        ("Turkey supports the Free Syrian Army.", "turkish-government", "free-syrian-army"),
        ("Iran supplies missiles to the Houthis.", "iranian-government", "houthis"),
        ("Iran has armed and funded Hezbollah since the 1980s.", "iranian-government", "hezbollah"),
        ("The Syrian army retook the town with support from Iran.", "iranian-government", "syrian-armed-forces"),
        ("The town was retaken by the Syrian army with the help of Hezbollah.", "hezbollah", "syrian-armed-forces"),
        ("Iran-backed Houthi rebels fired a missile.", "iranian-government", "houthis"),
        ("The Houthis, who are supported by Iran, fired a missile.", "iranian-government", "houthis"),
        ("Russia's involvement since 2015 tipped the war in the Syrian government's favour.", "russian-government", "syrian-government"),
        ("The Syrian army, backed by Russian warplanes, entered the town.", "russian-armed-forces", "syrian-armed-forces"),
    ],
)
def test_supports(edges: Callable[[str], list[str]], text: str, subject: str, object_: str) -> None:
    assert f"{subject} ck:supports {object_}" in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        "Iran supports the idea of a truce.",
        "Iran backed the bill on Monday.",
        "The Taliban voiced support for the plan.",
        "Iran does not support the Houthis.",
        "Iran denied that it supports the Houthis.",
        "Iran could support the Houthis.",
        "Manchester United supports its fans.",
        "The minister backed the striker after the league match.",
        "The evidence supports the claim that Hezbollah left.",
        "The Syrian army retook the town without support from Iran.",
        "Iran planned to arm the Houthis.",
        "He was the head of the table.",
    ],
)
def test_not_supports(edges: Callable[[str], list[str]], text: str) -> None:
    assert [e for e in edges(text) if " ck:supports " in e] == []


@pytest.mark.parametrize(
    "text,subject,object_",
    [
        ("The Qassam Brigades, the armed wing of Hamas, fired rockets.", "qassam-brigades", "hamas"),
        ("The Qassam Brigades, Hamas's military wing, fired rockets.", "qassam-brigades", "hamas"),
        ("Hamas's armed wing, the Qassam Brigades, fired rockets.", "qassam-brigades", "hamas"),
        pytest.param(
            "The armed wing of Hamas, the Qassam Brigades, fired rockets.",
            "qassam-brigades",
            "hamas",
            marks=pytest.mark.xfail(strict=True, reason="the model takes 'fired' for an adjective"),
        ),
        ("The Qassam Brigades are the armed wing of Hamas.", "qassam-brigades", "hamas"),
        ("Syrian government forces entered the town.", "syrian-armed-forces", "syrian-government"),
        ("Rebels fired on Syrian government forces near the town.", "syrian-armed-forces", "syrian-government"),
        ("The Quds Force, a unit of the Islamic Revolutionary Guard Corps, sent advisers.", "quds-force", "irgc"),
    ],
)
def test_sub_organization_of(edges: Callable[[str], list[str]], text: str, subject: str, object_: str) -> None:
    assert f"{subject} org:subOrganizationOf {object_}" in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        "The left wing of the plane was hit by Hamas.",
        "The Qassam Brigades fired rockets at Hamas.",
        "A unit of soldiers entered Gaza.",
        "Hamas and the Qassam Brigades fired rockets.",
        "Syrian rebels fired on government forces.",
        "The former armed wing of Hamas, the Qassam Brigades, fired rockets.",
    ],
)
def test_not_sub_organization_of(edges: Callable[[str], list[str]], text: str) -> None:
    assert [e for e in edges(text) if " org:subOrganizationOf " in e] == []


@pytest.mark.parametrize(
    "text,subject,object_",
    [
        ("Boko Haram is allied with ISIL.", "boko-haram", "isil"),
        ("Boko Haram pledged allegiance to ISIL.", "boko-haram", "isil"),
        ("Boko Haram, which is linked to ISIL, burned the village.", "boko-haram", "isil"),
        ("Boko Haram, a group affiliated with ISIL, burned the village.", "boko-haram", "isil"),
        ("Boko Haram, an ally of ISIL, fired mortars.", "boko-haram", "isil"),
        (
            "The bomb in Syria killed members of the National Defence Forces, a pro-government militia.",
            "national-defence-forces",
            "syrian-government",
        ),
        (
            "The National Defence Forces, a militia loyal to the Syrian government, withdrew.",
            "national-defence-forces",
            "syrian-government",
        ),
        ("The al-Qaeda-linked group al-Shabab fired mortars.", "al-shabaab", "al-qaeda"),
        ("Al-Qaeda-linked al-Shabab fired mortars.", "al-shabaab", "al-qaeda"),
        ("The Nusra Front, al-Qaeda's Syrian affiliate, burned the village.", "jabhat-al-nusra", "al-qaeda"),
    ],
)
def test_affiliated_with(edges: Callable[[str], list[str]], text: str, subject: str, object_: str) -> None:
    assert f"{subject} ck:affiliatedWith {object_}" in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police linked the bomb to ISIL.",
        "The man was linked to ISIL.",
        "Boko Haram is not linked to ISIL.",
        "Boko Haram denied that it is linked to ISIL.",
        "The bomb in Syria killed ten pro-government militiamen.",
        "The ministry said the attack was linked to Boko Haram.",
        "Boko Haram refused to pledge allegiance to ISIL.",
        "Doctors affiliated with the hospital treated Hamas fighters.",
    ],
)
def test_not_affiliated_with(edges: Callable[[str], list[str]], text: str) -> None:
    assert [e for e in edges(text) if " ck:affiliatedWith " in e] == []


@pytest.mark.parametrize(
    "text,edge",
    [
        ("The army's 4th Brigade fled from Nairobi, Kenya.", "4th-brigade org:subOrganizationOf kenyan-armed-forces"),
        ("The 19th Infantry Division of the Iraqi army left.", "19th-infantry-division org:subOrganizationOf iraqi-armed-forces"),
        ("Ansaru, a splinter group of Boko Haram, fired mortars.", "ansaru ck:splitFrom boko-haram"),
        ("Ansaru broke away from Boko Haram in 2012.", "ansaru ck:splitFrom boko-haram"),
        ("Ansaru merged with Boko Haram in 2020.", "ansaru ck:mergedWith boko-haram"),
        ("The Houthis, who are trained by Hezbollah, and Hamas fired rockets.", "hezbollah ck:supports houthis"),
    ],
)
def test_parts_splits_and_mergers(edges: Callable[[str], list[str]], text: str, edge: str) -> None:
    assert edge in edges(text)


@pytest.mark.parametrize(
    "text,predicate",
    [
        ("The army attacked the 4th Brigade in Nairobi, Kenya.", "org:subOrganizationOf"),
        ("Ansaru did not break away from Boko Haram.", "ck:splitFrom"),
        ("Ansaru may merge with Boko Haram.", "ck:mergedWith"),
        ("Ansaru broke away from the convoy.", "ck:splitFrom"),
    ],
)
def test_no_parts_splits_and_mergers(edges: Callable[[str], list[str]], text: str, predicate: str) -> None:
    assert [e for e in edges(text) if f" {predicate} " in e] == []


def test_a_clause_between_does_not_reach_the_next_name(edges: Callable[[str], list[str]]) -> None:
    told = edges("The Houthis, who are trained by Hezbollah, and Hamas fired rockets.")
    assert "hezbollah ck:supports hamas" not in told
