from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    "text,subject,object_",
    [
        (
            "The Syrian Observatory for Human Rights, a UK-based war monitor, gave the toll.",
            "syrian-observatory-for-human-rights",
            "gn-2635167",
        ),
        ("The Syrian Observatory for Human Rights is based in Britain.", "syrian-observatory-for-human-rights", "gn-2635167"),
        ("The Britain-based Syrian Observatory for Human Rights gave the toll.", "syrian-observatory-for-human-rights", "gn-2635167"),
        ("Fighters of Lebanon's Hezbollah crossed the border.", "hezbollah", "gn-272103"),
        ("Al-Shabab, which is based in Somalia, fired mortars.", "al-shabaab", "gn-51537"),
        ("Somalia-based al-Shabab fired mortars.", "al-shabaab", "gn-51537"),
        ("The Syrian Observatory for Human Rights, based in Britain, gave the toll.", "syrian-observatory-for-human-rights", "gn-2635167"),
        ("Amnesty International, a UK-based rights group, gave the toll.", "amnesty-international", "gn-2635167"),
        ("The Syrian Observatory for Human Rights is a UK-based monitor.", "syrian-observatory-for-human-rights", "gn-2635167"),
    ],
)
def test_based_in(edges: Callable[[str], list[str]], text: str, subject: str, object_: str) -> None:
    assert f"{subject} ck:basedIn {object_}" in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        "The report was based on a survey of Syria.",
        "The film is based on the life of Hassan Nasrallah.",
        "Hezbollah attacked a base in Syria.",
        "The claim was based in fact.",
        "A US-based gang attacked soldiers.",
        "Hezbollah is not based in France.",
        "The Syrian Observatory for Human Rights was once based in Paris.",
    ],
)
def test_not_based_in(edges: Callable[[str], list[str]], text: str) -> None:
    assert [e for e in edges(text) if " ck:basedIn " in e] == []


@pytest.mark.parametrize(
    "text,subject,object_",
    [
        ("Boko Haram operates in Nigeria.", "boko-haram", "gn-2328926"),
        ("Boko Haram is active in Nigeria.", "boko-haram", "gn-2328926"),
        ("Boko Haram has operated in Nigeria since 2009.", "boko-haram", "gn-2328926"),
        ("Boko Haram, which operates in Nigeria, burned the village.", "boko-haram", "gn-2328926"),
        ("Fighters of Boko Haram continue to hide out in Nigeria.", "boko-haram", "gn-2328926"),
        ("Boko Haram remains active across Nigeria.", "boko-haram", "gn-2328926"),
        ("Boko Haram is present in parts of Nigeria.", "boko-haram", "gn-2328926"),
        ("The ministry said Boko Haram operates in Nigeria.", "boko-haram", "gn-2328926"),
        ("Boko Haram and ISIL operate in Nigeria.", "isil", "gn-2328926"),
    ],
)
def test_active_in(edges: Callable[[str], list[str]], text: str, subject: str, object_: str) -> None:
    assert f"{subject} ck:activeIn {object_}" in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        "Surgeons operated in Aleppo.",
        "Amnesty International operates in Syria.",
        "Boko Haram no longer operates in Nigeria.",
        "Boko Haram does not operate in Nigeria.",
        "Boko Haram operated in Nigeria.",
        "The company operates in Nigeria.",
        "The volcano is active in Nigeria.",
        "Boko Haram may be active in Nigeria.",
    ],
)
def test_not_active_in(edges: Callable[[str], list[str]], text: str) -> None:
    assert [e for e in edges(text) if " ck:activeIn " in e] == []


@pytest.mark.parametrize(
    "text,subject,object_",
    [
        ("The Taliban now control the city of Kandahar.", "taliban", "gn-1138336"),
        ("Kandahar is controlled by the Taliban.", "taliban", "gn-1138336"),
        ("The Taliban are in control of Kandahar.", "taliban", "gn-1138336"),
        ("Kandahar is under the control of the Taliban.", "taliban", "gn-1138336"),
        ("Kandahar is under Taliban control.", "taliban", "gn-1138336"),
        ("A shell hit the Taliban-held city of Kandahar.", "taliban", "gn-1138336"),
        ("The Taliban have held Kandahar since 2021.", "taliban", "gn-1138336"),
        ("Kandahar has been ruled by the Taliban since 2021.", "taliban", "gn-1138336"),
        ("Residents said Kandahar was controlled by the Taliban.", "taliban", "gn-1138336"),
        ("A shell hit Taliban-controlled Kandahar.", "taliban", "gn-1138336"),
    ],
)
def test_controls(edges: Callable[[str], list[str]], text: str, subject: str, object_: str) -> None:
    assert f"{subject} ck:controls {object_}" in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        "The firm controls 40% of the market.",
        "He lost control of himself in Syria.",
        "The police tried to control the crowd in Aleppo.",
        "The Taliban do not control Kandahar.",
        "The Taliban held talks in Kandahar.",
        "The Taliban could soon control Kandahar.",
        "The Taliban controlled Kandahar.",
        "The Taliban held Kandahar hostage to their demands.",
        "Arms control talks were held in Geneva.",
        "The Taliban claimed to control Kandahar.",
        "The Taliban plan to take control of Kandahar.",
    ],
)
def test_not_controls(edges: Callable[[str], list[str]], text: str) -> None:
    assert [e for e in edges(text) if " ck:controls " in e] == []


@pytest.mark.parametrize(
    "text,subject,object_",
    [
        ("The Taliban now control parts of Afghanistan.", "taliban", "gn-1149361"),
        pytest.param(
            "The Taliban control most of Afghanistan.",
            "taliban",
            "gn-1149361",
            marks=pytest.mark.xfail(strict=True, reason="the model takes 'control' for a noun"),
        ),
        ("The Houthis hold about a third of Yemen.", "houthis", "gn-69543"),
        ("The Houthis control large swathes of Yemen.", "houthis", "gn-69543"),
        ("The Houthis are in control of much of Yemen.", "houthis", "gn-69543"),
        ("Parts of Yemen are controlled by the Houthis.", "houthis", "gn-69543"),
        ("Damascus controls around two-thirds of Syria.", "syrian-government", "gn-163843"),
        pytest.param(
            "War has gripped Yemen since 2014. The Houthis control half of the country.",
            "houthis",
            "gn-69543",
            marks=pytest.mark.xfail(strict=True, reason="the model takes 'control' for a noun"),
        ),
        ("The Houthis hold large areas of Yemen.", "houthis", "gn-69543"),
    ],
)
def test_controls_part_of(edges: Callable[[str], list[str]], text: str, subject: str, object_: str) -> None:
    assert f"{subject} ck:controlsPartOf {object_}" in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        "The firm controls half of the market in Yemen.",
        "The Houthis killed half of the soldiers in Yemen.",
        "The Houthis do not control parts of Yemen.",
        "The Houthis control the rest of the budget.",
        "The Houthis held part of the talks in Yemen.",
        "The Houthis want to control most of Yemen.",
    ],
)
def test_not_controls_part_of(edges: Callable[[str], list[str]], text: str) -> None:
    assert [e for e in edges(text) if " ck:controlsPartOf " in e] == []


@pytest.mark.parametrize(
    "text,subject,object_",
    [
        ("Ten people were killed in Raqqa, ISIL's former stronghold.", "isil", "gn-172955"),
        ("Ten people were killed in Raqqa, the former stronghold of ISIL.", "isil", "gn-172955"),
        ("Raqqa, once the de facto capital of ISIL, was quiet.", "isil", "gn-172955"),
        ("ISIL lost control of Raqqa in 2017.", "isil", "gn-172955"),
        ("ISIL lost control over much of Syria.", "isil", "gn-163843"),
        ("ISIL once controlled Raqqa.", "isil", "gn-172955"),
        ("ISIL no longer controls Raqqa.", "isil", "gn-172955"),
        ("The group ISIL held Raqqa until 2017.", "isil", "gn-172955"),
        ("ISIL, which declared a caliphate across parts of Syria, was ousted from Raqqa in 2017.", "isil", "gn-163843"),
    ],
)
def test_formerly_controlled(edges: Callable[[str], list[str]], text: str, subject: str, object_: str) -> None:
    assert f"{subject} ck:formerlyControlled {object_}" in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        "Raqqa, an ISIL stronghold, was quiet.",
        "ISIL declared a caliphate across parts of Syria in 2014.",
        "ISIL lost its leader in Raqqa.",
        "The driver lost control of the car in Raqqa.",
        "Raqqa is the capital of the province.",
        "ISIL never lost control of Raqqa.",
        "A former ISIL fighter lives in Raqqa.",
    ],
)
def test_not_formerly_controlled(edges: Callable[[str], list[str]], text: str) -> None:
    assert [e for e in edges(text) if " ck:formerlyControlled " in e] == []
