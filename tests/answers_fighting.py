"""What the named questions have to answer on fighting and those harmed, by the sense of the seed and of the articles under data/news.

A row: question, values of its parameters, columns of interest, the rows they have to hold (cells parted by bars), in any order.
"""

from __future__ import annotations

__all__ = ["FIGHTING", "Row"]

Row = tuple[str, dict[str, str], str, list[str]]

MARKET = "Sudanese armed forces | market | Kabkābīyah | Emergency Lawyers"
BOTH_BOMBS = ["police, police station | Baidoa | 2024-03-12 | baidoa-blast", "police, police station | Baidoa | 2024-03-12 | baidoa-toll"]

FIGHTING: list[Row] = [
    # --- who attacked whom: what is claimed, alleged or denied is no row
    (
        "attacks-by-actor",
        {"actor": "al-Shabaab"},
        "targets places when status article",
        ["army, army base | Diinsoor | 2024-03-11 | asserted | baidoa-blast"],
    ),
    (
        "attacks-by-actor",
        {"actor": "Rapid Support Forces"},
        "kind targets places when sources",
        [
            "air strike | hospital | El Fasher | 2024-12-13 | World Health Organization",
            "violent event | El Fasher | El Fasher | since May |",
            "looting | shops | Tambul | 2024-12-12 | residents",
        ],
    ),
    ("attacks-by-actor", {"actor": "Gulf Clan"}, "attacker", []),
    (
        "attacks-by-actor",
        {"actor": "ISIL"},
        "targets when",
        ["National Defence Forces, Syrian pro-government forces | Wednesday morning", "convoy of oil tankers | The same month"],
    ),
    (
        "attacks-on-actor",
        {"actor": "Frontier Corps"},
        "attackers places when sources",
        ["Balochistan Liberation Army | Turbat | 2024-07-25 | Pakistani armed forces"],
    ),
    ("attacks-on-actor", {"actor": "BLA"}, "attackers places when", ["Pakistani armed forces | Turbat | 2024-07-26"]),
    (
        "attacks-by-place",
        {"place": "Somalia"},
        "where in_or_near kind attackers when article",
        [
            "Baidoa | in | bombing |  | 2024-03-12 | baidoa-blast",
            "Baidoa | in | bombing |  | 2024-03-12 | baidoa-toll",
            "Diinsoor | near | armed attack | al-Shabaab | 2024-03-11 | baidoa-blast",
            "Jilib | near | air strike | United States | 2024-03-13 | baidoa-toll",
        ],
    ),
    ("attacks-by-place", {"place": "Homs Governorate"}, "attackers", ["ISIL"]),  # the series once, not its part in Homs too
    (
        "attacks-by-month",
        {},
        "month attacks articles",
        [
            "2023-07 | 2 | 1",
            "2023-10 | 1 | 1",
            "2023-11 | 1 | 1",
            "2024-02 | 3 | 1",
            "2024-03 | 4 | 2",
            "2024-07 | 4 | 1",
            "2024-12 | 3 | 1",
        ],
    ),
    ("attacks-by-month", {"actor": "M23"}, "month attacks attackers", ["2024-02 | 1 | M23"]),
    ("attacks-by-weapon", {"weapon": "car bomb"}, "targets places when article", BOTH_BOMBS),
    (
        "attacks-by-weapon",
        {"weapon": "small arms"},
        "means attackers article",
        ["machine gun | al-Shabaab | baidoa-blast", "pistol | gunmen | cucuta-truce", "machine gun | ISIL | isil-attacks-syrian-desert"],
    ),
    ("attacks-by-weapon", {"weapon": "drone"}, "attackers targets places", ["Rapid Support Forces | hospital | El Fasher"]),
    (
        "attacks-by-side",
        {"side": "Pakistan"},
        "attacker targets places when",
        [
            "Pakistani police | protesters | Quetta | 2024-07-29",
            "Pakistani armed forces | Balochistan Liberation Army | Turbat | 2024-07-26",
        ],
    ),
    ("attacks-by-side", {"side": "Sudan"}, "attacker targets places sources", [MARKET]),
    ("unclaimed-attacks", {"place": "Colombia"}, "harmed places when article", ["a journalist | Tibú | 2023-07-28 | cucuta-truce"]),
    ("unclaimed-attacks", {"place": "Somalia"}, "harmed", []),  # one article has a claim, the other a charge
    (
        "clashes",
        {},
        "sides places when sources",
        [
            "Somali armed forces, nine militants |  |  | Somali armed forces",
            "M23, Wazalendo | Masisi territory | 2024-02-12 |",
            "15 rebels, Two soldiers | Sake | 2024-02-19 | an army spokesman",
        ],
    ),
    ("weapons", {"weapon": "tank"}, "users article", ["Sudanese armed forces | el-fasher-drones", "| isil-attacks-syrian-desert"]),
    (
        "who-attacked-whom",
        {},
        "attacker attacked",
        [
            "al-Shabaab | army base",
            "Somali armed forces | nine militants",
            "United States | al-Shabaab",
            "M23 | camp",
            "gunmen | a journalist",
            "Abu Sayyaf | two fishermen",
            "Philippine armed forces | Radzmil Salih",
            "Rapid Support Forces | hospital",
            "Rapid Support Forces | shops",
            "Sudanese armed forces | market",
            "Pakistani police | protesters",
            "Balochistan Liberation Army | Frontier Corps",
            "Balochistan Liberation Army | convoy",
            "Pakistani armed forces | Balochistan Liberation Army",
            "ISIL | Syrian pro-government forces",
            "ISIL | National Defence Forces",
            "ISIL | convoy of oil tankers",
            "Russian armed forces | ISIL",
            "Russian armed forces | ISIL's positions",
            "al-Shabaab | army",
            "US-led coalition | oil facilities",
            "Syrian government | protesters (peaceful pro-democracy protests)",
        ],
    ),
    (
        "enemies",
        {"actor": "M23"},
        "one did other events last",
        [
            "M23 | took ground from | Congolese armed forces | 1 | 2024-02-07",
            "Congolese armed forces | took ground from | M23 | 1 | 2024-02-19",
            "M23 | clashed with | Wazalendo | 1 | 2024-02-12",
        ],
    ),
    (
        "enemies",
        {"actor": "Pakistani army"},
        "one did other last",
        ["Pakistani armed forces | attacked | Balochistan Liberation Army | 2024-07-26"],
    ),
    # --- casualties: least, best, most; a part is never added to its whole
    ("casualties-by-actor", {"actor": "M23"}, "measure at_least best at_most events", ["killed | 8 | 8 | 8 | 1"]),
    ("casualties-by-actor", {"actor": "BLA"}, "measure at_least best at_most", ["killed | 4 |  | 6"]),
    ("casualties-by-actor", {"actor": "Sudanese army"}, "measure at_least best at_most events", ["killed | 60 |  |  | 1"]),
    ("casualties-by-actor", {"actor": "Somali army"}, "measure at_least best at_most", ["killed | 9 | 9 | 9"]),
    (
        "casualties-by-actor",
        {"actor": "ISIL"},
        "measure at_least best at_most events",
        ["killed | 37 | 37 |  | 2", "wounded | 1 |  |  | 1"],
    ),
    ("casualties-by-actor", {"actor": "al-Shabaab"}, "measure", []),  # the bombing is only claimed
    ("casualties-of-actor", {"actor": "BLA"}, "measure at_least best at_most", ["killed | 2 | 2 | 2"]),
    ("casualties-of-actor", {"actor": "al-Shabaab"}, "measure at_least best at_most article", ["killed | 6 | 6 | 6 | baidoa-toll"]),
    ("casualties-of-actor", {"actor": "ELN"}, "measure at_least best at_most", ["captured | 4 | 4 | 4"]),
    ("casualties-of-actor", {"actor": "Damascus"}, "suffered_by measure best", ["Syrian government | killed | 33"]),
    (
        "casualties-by-place",
        {"place": "Somalia"},
        "measure at_least best at_most events article",
        ["killed | 12 | 12 | 12 | 1 | baidoa-blast", "killed | 23 | 23 |  | 2 | baidoa-toll", "wounded | 23 | 23 | 23 | 1 | baidoa-blast"],
    ),
    (
        "casualties-by-place",
        {"place": "Democratic Republic of the Congo"},
        "measure at_least best at_most events",
        ["killed | 25 | 25 | 25 | 2"],
    ),
    (
        "casualties-by-month",
        {"from": "2024-03-01", "to": "2024-07-31"},
        "month measure at_least best at_most events article",
        [
            "2024-03 | killed | 12 | 12 | 12 | 1 | baidoa-blast",
            "2024-03 | wounded | 23 | 23 | 23 | 1 | baidoa-blast",
            "2024-03 | killed | 23 | 23 |  | 2 | baidoa-toll",
            "2024-07 | killed | 11 |  | 13 | 4 | quetta-march",
            "2024-07 | wounded | 5 | 5 | 5 | 1 | quetta-march",
        ],
    ),
    (
        "casualties-by-event",
        {},
        "measure at_least best at_most of part_of status source article=sake-retaken",
        [
            "killed | 17 | 17 | 17 |  |  | reported | an army spokesman",
            "killed | 2 | 2 | 2 | Two soldiers | Two soldiers and 15 rebels killed | reported | an army spokesman",
            "killed | 15 | 15 | 15 | 15 rebels | Two soldiers and 15 rebels killed | reported | an army spokesman",
            "killed | 8 | 8 | 8 | eight people |  | reported | the governor",
            "killed | 3 | 3 | 3 | three children | eight people killed | reported | the governor",
            "displaced | 5001 | 5001 |  | More than 5,000 people |  | asserted |",
        ],
    ),
    ("casualties-by-event", {"event": "bombing on three miners in Bolan Pass"}, "measure best of", ["killed | 3 | three miners"]),
    (
        "civilian-casualties",
        {"place": "Democratic Republic of the Congo"},
        "who measure at_least best at_most part_of attackers sources",
        ["three children | killed | 3 | 3 | 3 | eight people killed | M23 | the governor"],
    ),
    ("civilian-casualties", {"place": "Pakistan"}, "who measure best attackers when", ["three miners | killed | 3 |  | 2024-07-28"]),
    (
        "disputed-counts",
        {},
        "measure at_least best at_most source article",
        ["killed | 60 | 60 | 60 | residents | el-fasher-drones", "killed | 101 | 101 |  | Emergency Lawyers | el-fasher-drones"],
    ),
    (
        "told-twice",
        {"place": "Somalia"},
        "day kind where article killed_at_least killed_at_most other_article other_at_least other_at_most",
        ["2024-03-12 | bombing | Baidoa | baidoa-blast | 12 | 12 | baidoa-toll | 17 |"],
    ),
    ("told-twice", {"place": "Sudan"}, "day", []),
    ("wars", {}, "places measure at_least best at_most", ["Syria | killed | 500001 | 500001 |"]),
]
