from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    "text,subject,object_",
    [
        ("Hezbollah leader Hassan Nasrallah gave a speech.", "hassan-nasrallah", "hezbollah"),
        ("Hassan Nasrallah, the leader of Hezbollah, gave a speech.", "hassan-nasrallah", "hezbollah"),
        ("The leader of Hezbollah, Hassan Nasrallah, gave a speech.", "hassan-nasrallah", "hezbollah"),
        ("Hezbollah's leader, Hassan Nasrallah, gave a speech.", "hassan-nasrallah", "hezbollah"),
        ("Hassan Nasrallah is the leader of Hezbollah.", "hassan-nasrallah", "hezbollah"),
        ("Hassan Nasrallah was appointed leader of Hezbollah in 1992.", "hassan-nasrallah", "hezbollah"),
        ("Hassan Nasrallah, who heads Hezbollah, gave a speech.", "hassan-nasrallah", "hezbollah"),
        ("Syrian President Bashar al-Assad gave a speech.", "bashar-al-assad", "syrian-government"),
        ("Soldiers of President Bashar al-Assad's government entered the town.", "bashar-al-assad", "syrian-government"),
        (
            "Rami Abdel Rahman, director of the Syrian Observatory for Human Rights, gave the toll.",
            "rami-abdel-rahman",
            "syrian-observatory-for-human-rights",
        ),
        ("The group's new leader is Hassan Nasrallah, Hezbollah chief since 1992.", "hassan-nasrallah", "hezbollah"),
        ("Boko Haram, which is led by Abubakar Shekau, burned the village.", "abubakar-shekau", "boko-haram"),
    ],
)
def test_head_of(edges: Callable[[str], list[str]], text: str, subject: str, object_: str) -> None:
    assert f"{subject} org:headOf {object_}" in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        "Liverpool leads the league.",
        "Hassan Nasrallah sat at the head of the table.",
        "ISIL's former leader Abu Bakr al-Baghdadi was killed.",
        "Former Syrian President Bashar al-Assad fled.",
        "Hassan Nasrallah was the leader of Hezbollah.",
        "Hassan Nasrallah is not the leader of Hezbollah.",
        "The late leader of Hezbollah, Hassan Nasrallah, was praised.",
        "A rebel leader met Hassan Nasrallah.",
        "Hezbollah deputy leader Naim Qassem gave a speech.",
        "The deputy leader of Hezbollah, Hassan Nasrallah, gave a speech.",
        "Juan Manuel Santos said the commander of the FARC had died.",
        "The leader of the opposition, Hassan Nasrallah, gave a speech.",
    ],
)
def test_not_head_of(edges: Callable[[str], list[str]], text: str) -> None:
    assert [e for e in edges(text) if " org:headOf " in e] == []


@pytest.mark.parametrize(
    "text,subject,object_",
    [
        ("Taliban spokesman Zabihullah Mujahid denied it.", "zabihullah-mujahid", "taliban"),
        ("Hassan Akil, a member of Hezbollah, was killed.", "hassan-akil", "hezbollah"),
        ("Hezbollah fighter Hassan Akil was killed.", "hassan-akil", "hezbollah"),
        ("Hassan Akil joined Hezbollah in 2012.", "hassan-akil", "hezbollah"),
        ("Russian Foreign Minister Sergei Lavrov gave a speech.", "sergei-lavrov", "russian-government"),
        ("Hassan Akil, a senior commander of Hezbollah, was killed.", "hassan-akil", "hezbollah"),
        ("Hassan Akil is a member of Hezbollah.", "hassan-akil", "hezbollah"),
        ("A drone killed Hassan Akil, Hezbollah's military chief.", "hassan-akil", "hezbollah"),
        ("The spokesman for the Taliban, Zabihullah Mujahid, denied it.", "zabihullah-mujahid", "taliban"),
    ],
)
def test_member_of(edges: Callable[[str], list[str]], text: str, subject: str, object_: str) -> None:
    assert f"{subject} org:memberOf {object_}" in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hassan Akil refused to join Hezbollah.",
        "Hassan Akil, a former member of Hezbollah, was killed.",
        "A member of Hezbollah was killed.",
        "Hassan Akil did not join Hezbollah.",
        "Hassan Akil was killed by a Hezbollah fighter.",
        "Members of Hezbollah met Hassan Akil.",
        "Hassan Akil may join Hezbollah.",
    ],
)
def test_not_member_of(edges: Callable[[str], list[str]], text: str) -> None:
    assert [e for e in edges(text) if " org:memberOf " in e] == []


@pytest.mark.parametrize(
    "text,subject,object_",
    [
        ("Sergei Lavrov succeeded Hassan Nasrallah.", "sergei-lavrov", "hassan-nasrallah"),
        ("Sergei Lavrov replaced Hassan Nasrallah as leader of the group.", "sergei-lavrov", "hassan-nasrallah"),
        ("Hassan Nasrallah was succeeded by Sergei Lavrov.", "sergei-lavrov", "hassan-nasrallah"),
        ("Hezbollah named Hassan Nasrallah's successor as Sergei Lavrov.", "sergei-lavrov", "hassan-nasrallah"),
        ("Hassan Nasrallah's successor, Sergei Lavrov, gave a speech.", "sergei-lavrov", "hassan-nasrallah"),
        ("Sergei Lavrov, the successor of Hassan Nasrallah, gave a speech.", "sergei-lavrov", "hassan-nasrallah"),
        ("Abu Bakr al-Baghdadi praised his predecessor, Hassan Nasrallah.", "abu-bakr-al-baghdadi", "hassan-nasrallah"),
        ("Sergei Lavrov is Hassan Nasrallah's successor.", "sergei-lavrov", "hassan-nasrallah"),
        ("Sergei Lavrov has succeeded Hassan Nasrallah as chief.", "sergei-lavrov", "hassan-nasrallah"),
    ],
)
def test_succeeds(edges: Callable[[str], list[str]], text: str, subject: str, object_: str) -> None:
    assert f"{subject} ck:succeeds {object_}" in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        "The plan succeeded.",
        "The striker replaced Hassan Nasrallah in the second half.",
        "Sergei Lavrov did not succeed Hassan Nasrallah.",
        "Hassan Nasrallah took orders from his successor, Sergei Lavrov.",
        "Sergei Lavrov could succeed Hassan Nasrallah.",
        "The army succeeded in taking the town.",
    ],
)
def test_not_succeeds(edges: Callable[[str], list[str]], text: str) -> None:
    assert [e for e in edges(text) if " ck:succeeds " in e] == []


@pytest.mark.parametrize(
    "text,edge",
    [
        ("Interior Minister Ali Hassan spoke in Nairobi. The Kenyan army fled.", "ali-hassan org:memberOf kenyan-government"),
        ("President Ali Hassan spoke in Nairobi, Kenya.", "ali-hassan org:headOf kenyan-government"),
        ("Police spokesman Ali Musa said a man was killed in Kano, Nigeria.", "ali-musa org:memberOf nigerian-police"),
        ("An army spokesman, Ali Musa, said a man was killed in Nairobi, Kenya.", "ali-musa org:memberOf kenyan-armed-forces"),
        ("Secretary of State John Kerry met Kenyan soldiers in Nairobi, Kenya.", "john-kerry org:memberOf us-government"),
        ("President Bashar al-Assad met Hezbollah leaders.", "bashar-al-assad org:headOf syrian-government"),
        ("President Barack Obama spoke of Kenyan soldiers in Nairobi.", "barack-obama org:headOf us-government"),
        ("Kharkiv's Governor Oleh Bondar spoke.", "oleh-bondar ck:governs gn-706483"),
        ("The mayor of Nairobi, Omar Diallo, was shot.", "omar-diallo ck:governs gn-184745"),
        ("The governor of Kandahar, Ali Hassan, was a guest.", "ali-hassan ck:governs gn-1138336"),
        ("Maria Lopez, Syria director at Human Rights Watch, spoke.", "maria-lopez org:memberOf human-rights-watch"),
        ("Ali Hassan, a rescue worker with the White Helmets, spoke.", "ali-hassan org:memberOf white-helmets"),
    ],
)
def test_offices_of_states_places_and_bodies(edges: Callable[[str], list[str]], text: str, edge: str) -> None:
    assert edge in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        "Interior Minister Ali Hassan spoke of US soldiers in Nairobi, Kenya.",
        "Former Interior Minister Ali Hassan spoke in Nairobi, Kenya.",
        "Foreign Secretary Ali Hassan condemned the attack in Nairobi, Kenya.",
        "Former President Barack Obama spoke in Nairobi, Kenya.",
        "Club president Ali Hassan spoke in Nairobi, Kenya.",
        "Ali Hassan, president of the club, spoke in Nairobi, Kenya.",
        "Army spokesman Ali Hassan said Ugandan troops fled from Kenyan soldiers in Nairobi, Kenya.",
        "The deputy mayor of Nairobi, Omar Diallo, was shot.",
        "Kharkiv's former Governor Oleh Bondar spoke.",
        "The governor of the bank, Ali Hassan, spoke in Gao.",
        "The governor of Kandahar spoke to Ali Hassan.",
    ],
)
def test_no_office_of_a_state_or_place(edges: Callable[[str], list[str]], text: str) -> None:
    offices = (" ck:governs ", " org:headOf ", " org:memberOf kenyan")
    assert [e for e in edges(text) if any(office in e for office in offices)] == []
