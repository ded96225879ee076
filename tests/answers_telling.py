"""What the named questions have to answer on claims, sources, sides, places and times, by the sense of the same articles."""

from __future__ import annotations

from answers_fighting import Row

DENIAL = "The army also accused the Gulf Clan of killing a mayor in Tibu on Tuesday. … The Gulf Clan denied killing the mayor."
__all__ = ["TELLING"]

NAMED = "Abu Sayyaf named Munap Hadjula as its leader on Sunday."
FOURTH = "Hadjula, the fourth leader of Abu Sayyaf, succeeds Radzmil Salih."
LOST = "The M23 had captured the town from the army on February 7."

TELLING: list[Row] = [
    ("incidents", {}, "first_day kind where articles killed_lowest killed_highest", ["2024-03-12 | bombing | Baidoa | 2 | 12 | 17"]),
    ("incidents", {"place": "Somalia"}, "articles", ["2"]),
    ("incidents", {"place": "Sudan"}, "articles", []),
    (
        "incident-tolls",
        {"event": "bombing on police station and 12 people in Baidoa"},
        "measure at_least best at_most source article published",
        [
            "killed | 12 | 12 | 12 | police | baidoa-blast | 2024-03-12",
            "killed | 17 | 17 |  | the governor | baidoa-toll | 2024-03-13",
            "wounded | 23 | 23 | 23 | police | baidoa-blast | 2024-03-12",
        ],
    ),
    (
        "incident-sources",
        {"event": "bombing on police station and 12 people in Baidoa"},
        "published publisher article",
        ["2024-03-12 | Reuters | baidoa-blast", "2024-03-13 | AFP | baidoa-toll"],
    ),
    ("new-since", {"day": "2024-03-12"}, "first_told articles", ["2024-03-12 | 2"]),
    ("new-since", {"day": "2024-03-13"}, "first_told", []),
    # --- who says what, and who says otherwise
    (
        "responsibility",
        {"actor": "al-Shabaab"},
        "standing sources places when article",
        ["claimed | al-Shabaab | Baidoa | 2024-03-12 | baidoa-blast", "alleged | Somalia | Baidoa | 2024-03-12 | baidoa-toll"],
    ),
    (
        "responsibility",
        {"actor": "Gulf Clan"},
        "standing sources places when",
        [
            "alleged | Colombian armed forces | Cúcuta | 2023-07-30",
            "alleged | Colombian armed forces | Tibú | 2023-08-01",
            "denied | Gulf Clan | Tibú | 2023-08-01",
        ],
    ),
    (
        "contested-claims",
        {},
        "denied_by standing said_by quote article",
        [
            f"Gulf Clan | alleged | Colombian armed forces | {DENIAL} | cucuta-truce",  # the perpetrator
            f"Gulf Clan | alleged | Colombian armed forces | {DENIAL} | cucuta-truce",  # and the victim
            "Rapid Support Forces | reported | World Health Organization | The RSF denied attacking the hospital. | el-fasher-drones",
            "Sudanese armed forces | reported | Emergency Lawyers | The army denied bombing the market. | el-fasher-drones",
            "Pakistani police | reported | witnesses | Pakistani police denied killing the protesters. | quetta-march",
            "M23 | reported | the governor | The M23 denied shelling the camp. | sake-retaken",
            'Willy Ngoma |  |  | "We do not attack civilians," said Willy Ngoma, a spokesman for the rebels. | sake-retaken',
            "Rwanda | reported | United Nations | Rwanda denied supporting the M23. | sake-retaken",
            "Uganda |  |  | Uganda denied supporting the M23. | sake-retaken",
        ],
    ),
    (
        "contested-claims",
        {"actor": "Pakistani police"},
        "standing other_quote",
        [
            "reported | Pakistani police opened fire on protesters in Quetta on Monday, killing two people and "
            "wounding five others, witnesses said."
        ],
    ),
    (
        "claims-and-allegations",
        {"status": "expected"},
        "says source quote article",
        [
            "count | Syrian Observatory for Human Rights | The observatory said it expected the death toll to rise due to an unspecified "
            "number of wounded, some of whom are in critical condition. | isil-attacks-syrian-desert",
            "event | Philippine armed forces | The army expects Abu Sayyaf to attack Zamboanga during the holidays. | jolo-leader",
        ],
    ),
    (
        "claims-and-allegations",
        {"status": "claimed"},
        "says source article",
        ["relation | al-Shabaab | baidoa-blast", "relation | Balochistan Liberation Army | quetta-march"],
    ),
    (
        "who-said-what",
        {"source": "United Nations"},
        "status article",
        ["reported | baidoa-toll", "reported | baidoa-toll", "reported | sake-retaken"],
    ),
    ("who-said-what", {"source": "Gulf Clan"}, "status quote", [f"denied | {DENIAL}", f"denied | {DENIAL}"]),
    (
        "claims-per-source",
        {"source": "United Nations"},
        "statements reported claimed alleged denied foreseen articles",
        ["3 | 3 | 0 | 0 | 0 | 0 | 2"],
    ),
    ("claims-per-source", {"source": "Colombian armed forces"}, "statements reported alleged", ["5 | 0 | 5"]),
    ("claims-per-source", {"source": "Uganda"}, "statements denied articles", ["1 | 1 | 1"]),
    ("evidence", {"of": "Uganda"}, "quote article", ["Uganda denied supporting the M23. | sake-retaken"]),
    ("evidence", {"of": "Wazalendo"}, "quote", ["On February 12, the rebels clashed with the Wazalendo militia in Masisi."]),
    # --- sides and leaders
    (
        "allies",
        {"actor": "M23"},
        "one tie other status sources",
        [
            "Rwanda | supports | M23 | reported | United Nations",
            "Rwanda | supports | M23 | denied | Rwanda",
            "Uganda | supports | M23 | denied | Uganda",
            "Willy Ngoma | is a member of | M23 | asserted |",
        ],
    ),
    ("sides", {"actor": "Munap Hadjula"}, "tie side through", ["belongs to | Abu Sayyaf |", "is affiliated with | ISIL | Abu Sayyaf"]),
    ("sides", {"actor": "Russian armed forces"}, "tie side through", ["belongs to | Russia |", "supports | Syrian government | Russia"]),
    ("sides", {"actor": "Uganda"}, "tie", []),
    ("leadership", {"actor": "Abu Sayyaf"}, "leader title ordinal when", ["Munap Hadjula | leader | 4 | Sunday"]),
    (
        "leadership-history",
        {"actor": "Abu Sayyaf"},
        "change leader predecessor ordinal when quote",
        [
            f"comes in | Munap Hadjula |  |  | 2023-11-19 | {NAMED}",
            f"succeeds | Munap Hadjula | Radzmil Salih |  |  | {FOURTH}",
            f"leads | Munap Hadjula |  | 4 | Sunday | {NAMED} … {FOURTH}",
        ],
    ),
    # --- territory
    ("territory", {"place": "Rutshuru"}, "actor hold status", ["M23 | controls | asserted"]),
    (
        "territory-changes",
        {"place": "Sake"},
        "when places gained_by lost_by sources quote",
        [
            f"2024-02-07 | Sake | M23 | Congolese armed forces |  | {LOST}",
            "2024-02-19 | Sake | Congolese armed forces | M23 | the governor | Congolese army retakes Sake from M23 … "
            "The Congolese army recaptured the town of Sake from M23 rebels on Monday, the governor of North Kivu said.",
        ],
    ),
    ("territory-changes", {"actor": "Rapid Support Forces"}, "when places lost_by", ["2023-12 | Wad Medani | Sudanese armed forces"]),
    ("territory-changes", {"place": "Sudan", "actor": "M23"}, "when", []),
    # --- where and when
    ("events-near", {"place": "Goma", "km": "10"}, "kind where how kilometres", ["shelling | Goma | near | 0"]),
    (
        "events-near",
        {"place": "Goma"},
        "kind where how kilometres when",
        [
            "shelling | Goma | near | 0 | 2024-02-18",
            "territorial change | Sake | by distance | 23 | 2024-02-07",
            "territorial change | Sake | by distance | 23 | 2024-02-19",
            "clash | Sake | by distance | 23 | 2024-02-19",
            "displacement | Sake | by distance | 23 |",
        ],
    ),
    (
        "events-by-date",
        {"from": "2024-02-01", "to": "2024-02-15"},
        "earliest latest kind",
        ["2024-02-07 | 2024-02-07 | territorial change", "2024-02-12 | 2024-02-12 | clash"],
    ),
    (
        "events-by-date",
        {"from": "2023-10-10", "to": "2023-10-20"},
        "earliest latest kind words",
        ["2023-10-01 | 2023-10-31 | abduction | October"],
    ),
    (
        "actor-timeline",
        {"actor": "M23"},
        "when kind roles places",
        [
            "2024-02-07 | territorial change | gainedBy | Sake",
            "2024-02-12 | clash | participant | Masisi territory",
            "2024-02-18 | shelling | perpetrator | Goma",
            "2024-02-19 | territorial change | lostBy | Sake",
        ],
    ),
    ("actor-timeline", {"actor": "Gulf Clan"}, "when", []),
    (
        "changed-since",
        {"since": "2024-02-19"},
        "day dated_by what who places",
        [
            "2024-02-19 | the words | territory | Congolese armed forces, M23 | Sake",
            "2024-02-20 | the article | displacement | More than 5,000 people | Sake",
            "2024-02-20 | the article | territory | M23 | Rutshuru",
            "2024-02-20 | the article | tie | Rwanda |",
            "2024-03-11 | the words | displacement | More than 2,000 people | Diinsoor",
            "2024-03-12 | the article | tie | Ethiopian armed forces |",
            "2024-12-14 | the words | deployment | Sudanese armed forces |",
        ],
    ),
    (
        "told-since",
        {"since": "2024-12-01"},
        "published kind when",
        [
            "2024-12-15 | air strike | 2024-12-13",
            "2024-12-15 | air strike | 2024-12-14",
            "2024-12-15 | violent event | since May",
            "2024-12-15 | territorial change | 2023-12",
            "2024-12-15 | looting | 2024-12-12",
            "2024-12-15 | deployment | 2024-12-14",
        ],
    ),
    # --- other kinds of events, and what there is
    ("agreements", {"actor": "ELN"}, "kind who places when article", ["agreement | Colombia, ELN | Havana | 2023-08-03 | cucuta-truce"]),
    (
        "detentions",
        {},
        "kind who whom at_least best at_most places when",
        [
            "detention | Somali police | three suspects | 3 | 3 | 3 | Baidoa | 2024-03-13",
            "detention | Colombian police | ELN | 4 | 4 | 4 | Cúcuta | 2023-08-02",
            "abduction | Abu Sayyaf | two fishermen | 2 | 2 | 2 | Isabela | 2023-10",
        ],
    ),
    ("detentions", {"actor": "ELN"}, "who best", ["Colombian police | 4"]),
    ("displacement", {"actor": "ELN"}, "who", []),
    (
        "displacement",
        {},
        "who at_least best at_most unit places sources",
        [
            "More than 2,000 people | 2001 | 2001 |  | person | Diinsoor | United Nations",
            "More than 5,000 people | 5001 | 5001 |  | person | Sake |",
            "half of the country's pre-war population |  | 0.5 |  | fraction |  |",
        ],
    ),
    ("protests", {}, "kind who places when article=cucuta-truce", ["protest | Thousands of people | Bogotá | 2023-08-03"]),
    ("protests", {"actor": "Damascus"}, "kind who when", ["repression | Syrian government | 2011"]),
    ("statements", {"actor": "ELN"}, "who whom when", ["ELN | the governor | 2023-07-31"]),
    ("deployments", {"actor": "Sudanese army"}, "who weapons places when", ["Sudanese armed forces | tank | Omdurman | 2024-12-14"]),
    (
        "figures",
        {"actor": "ISIL"},
        "measure at_least best at_most unit status sources",
        ["revenue | 1000000 | 1000000 |  | USD/day | reported | some estimates", "strength |  | 50000 |  | person | asserted |"],
    ),
    (
        "articles",
        {},
        "article date publisher",
        [
            "isil-attacks-syrian-desert |  | Al Jazeera",
            "cucuta-truce | 2023-08-04 | El Tiempo",
            "jolo-leader | 2023-11-20 | Inquirer",
            "sake-retaken | 2024-02-20 | Radio Okapi",
            "baidoa-blast | 2024-03-12 | Reuters",
            "baidoa-toll | 2024-03-13 | AFP",
            "quetta-march | 2024-07-30 | Dawn",
            "el-fasher-drones | 2024-12-15 | Sudan Tribune",
        ],
    ),
    (
        "actors",
        {},
        "actor events articles 'kind=armed group'",
        [
            "ISIL | 10 | 1",
            "M23 | 4 | 1",
            "ELN | 3 | 1",
            "Abu Sayyaf | 2 | 1",
            "Balochistan Liberation Army | 2 | 1",
            "al-Shabaab | 2 | 2",
            "Syrian opposition factions | 1 | 1",
        ],
    ),
    ("unsettled", {}, "name why what=place", ["Isabela | not in the gazetteer", "Tambul | not in the gazetteer"]),
]
