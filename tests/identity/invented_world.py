"""Twenty invented events as several outlets would tell them, and what they are easily taken for. Places are real, nothing else is.

A row is the event, the day of publication, and the article. ``x`` and a number are other events: of the next day, the next village, or
a year before.
"""

from __future__ import annotations

__all__ = ["WORLD"]

WORLD = (
    (
        "maiduguri",
        "2032-04-13",
        "Suicide bomber kills 14 in Maiduguri. A suicide bomber blew himself up at a bus station in Maiduguri, Nigeria, on Monday, killing 14 people, police said.",
    ),
    (
        "maiduguri",
        "2032-04-13",
        "At least 14 dead in Nigeria blast. At least 14 people were killed and 30 others wounded on Monday when a bomber detonated explosives at a bus station in the Nigerian city of Maiduguri, rescue workers said.",
    ),
    (
        "maiduguri",
        "2032-04-14",
        "A bombing at a bus terminal in Maiduguri in northeast Nigeria on Monday killed 16 people, hospital officials said. Boko Haram is suspected of the attack.",
    ),
    ("x1", "2032-04-14", "A suicide bomber killed five worshippers at a mosque in Maiduguri, Nigeria, on Tuesday, police said."),
    (
        "gao",
        "2032-05-04",
        "Gunmen attacked a convoy of traders near Gao in northern Mali on Sunday, killing 23 people, a local official said.",
    ),
    (
        "gao",
        "2032-05-04",
        "Twenty-three people were killed on Sunday when armed men ambushed a convoy of traders outside the Malian city of Gao, the army said.",
    ),
    ("gao", "2032-05-05", "Militants killed at least 20 traders in an ambush near Gao, Mali, on Sunday, residents said."),
    ("x2", "2032-05-12", "Gunmen killed 11 herders near Gao in northern Mali on Monday, a local official said."),
    (
        "quetta",
        "2032-06-02",
        "A bomb exploded at a vegetable market in Quetta, Pakistan, on Tuesday, killing nine people and wounding 27, police said.",
    ),
    (
        "quetta",
        "2032-06-02",
        "Nine people were killed on Tuesday in a blast at a vegetable market in the Pakistani city of Quetta, officials said. The Balochistan Liberation Army claimed responsibility.",
    ),
    (
        "quetta",
        "2032-06-03",
        "The death toll from Tuesday's bombing of a market in Quetta, Pakistan, rose to 12, hospital officials said on Wednesday.",
    ),
    ("x3", "2032-06-04", "A roadside bomb killed three soldiers in Quetta, Pakistan, on Thursday, the army said."),
    (
        "tumaco",
        "2032-03-10",
        "FARC dissidents attacked a police station in Tumaco, Colombia, on Tuesday, killing four officers, the defence ministry said.",
    ),
    (
        "tumaco",
        "2032-03-10",
        "Four police officers were killed on Tuesday when dissidents of the FARC attacked a police station in the Colombian port of Tumaco, officials said.",
    ),
    (
        "tumaco",
        "2032-03-11",
        "Gunmen killed four policemen in an attack on a police station in Tumaco in southwestern Colombia on Tuesday.",
    ),
    (
        "jolo",
        "2032-08-25",
        "Two bombs exploded near the cathedral in Jolo in the southern Philippines on Tuesday, killing 15 people, the military said.",
    ),
    (
        "jolo",
        "2032-08-25",
        "Fifteen people were killed and 75 wounded on Tuesday by bomb blasts near a cathedral in the Philippine town of Jolo, police said.",
    ),
    (
        "jolo",
        "2032-08-26",
        "Abu Sayyaf carried out the bombing that killed 15 people near the cathedral in Jolo, the Philippines, on Tuesday, the army said.",
    ),
    (
        "x4",
        "2033-08-25",
        "Mourners lit candles in Jolo in the Philippines on Thursday on the anniversary of the bombing that killed 15 people.",
    ),
    (
        "beni",
        "2032-02-18",
        "Rebels of the Allied Democratic Forces killed 22 civilians in an attack on a village near Beni in eastern Congo on Monday, the army said.",
    ),
    (
        "beni",
        "2032-02-18",
        "At least 22 civilians were hacked to death on Monday in an attack by ADF rebels near Beni in the Democratic Republic of Congo, a civil society group said.",
    ),
    (
        "beni",
        "2032-02-19",
        "An attack on villagers near Beni, Democratic Republic of Congo, on Monday left 26 people dead, local officials said. The Allied Democratic Forces were blamed.",
    ),
    ("x5", "2032-02-21", "ADF rebels killed six people in Oicha, Democratic Republic of Congo, on Friday, the army said."),
    ("kunduz", "2032-10-03", "An air strike hit a hospital in Kunduz, Afghanistan, on Saturday, killing 19 people, the aid group said."),
    (
        "kunduz",
        "2032-10-03",
        "Nineteen people died when warplanes bombed a hospital in the Afghan city of Kunduz on Saturday, officials said.",
    ),
    (
        "kunduz",
        "2032-10-04",
        "The bombing of a hospital in Kunduz, Afghanistan, on Saturday killed 22 people, including patients, the aid group said on Sunday.",
    ),
    ("kismayo", "2032-07-12", "Al-Shabaab fighters stormed a hotel in Kismayo, Somalia, on Sunday and killed 26 people, officials said."),
    (
        "kismayo",
        "2032-07-13",
        "At least 26 people were killed in an attack on a hotel in the Somali port of Kismayo on Sunday, police said. Al-Shabaab claimed the attack.",
    ),
    (
        "kismayo",
        "2032-07-13",
        "A raid by al-Shabaab on a hotel in Kismayo in southern Somalia on Sunday left 27 people dead, a regional official said.",
    ),
    ("garissa", "2032-04-02", "Gunmen attacked a university in Garissa, Kenya, on Friday, killing 17 students, police said."),
    (
        "garissa",
        "2032-04-02",
        "Seventeen students were shot dead on Friday when al-Shabaab militants attacked a university in the Kenyan town of Garissa.",
    ),
    (
        "garissa",
        "2032-04-03",
        "An attack on a university in Garissa in eastern Kenya on Friday killed 19 people, the interior ministry said.",
    ),
    ("x6", "2032-04-06", "Al-Shabaab killed two policemen in Mandera, Kenya, on Monday, police said."),
    (
        "pulwama",
        "2032-02-14",
        "A car bomb struck a bus of paramilitary police in Pulwama in Indian Kashmir on Saturday, killing 31 officers, police said.",
    ),
    (
        "pulwama",
        "2032-02-14",
        "Thirty-one Indian paramilitary policemen were killed on Saturday when a car bomb exploded near their bus in Pulwama, Kashmir.",
    ),
    (
        "pulwama",
        "2032-02-15",
        "Jaish-e-Mohammad claimed responsibility for the car bombing that killed 33 policemen in Pulwama, Indian Kashmir, on Saturday.",
    ),
    (
        "djibo",
        "2032-11-16",
        "Gunmen on motorcycles attacked a market in Djibo, Burkina Faso, on Monday, killing 18 people, security sources said.",
    ),
    (
        "djibo",
        "2032-11-16",
        "Eighteen people were killed when armed men on motorbikes opened fire at a market in Djibo in northern Burkina Faso on Monday, officials said.",
    ),
    (
        "djibo",
        "2032-11-17",
        "Jihadists killed at least 18 people in an attack on a market in Djibo, Burkina Faso, on Monday, residents said.",
    ),
    ("x7", "2032-11-17", "Gunmen attacked a village near Dori, Burkina Faso, on Monday, killing eight people, security sources said."),
    ("el-obeid", "2032-09-07", "Shelling by the Rapid Support Forces killed 13 civilians in El Obeid, Sudan, on Monday, doctors said."),
    (
        "el-obeid",
        "2032-09-07",
        "Thirteen civilians were killed on Monday when the Rapid Support Forces shelled a market in the Sudanese city of El Obeid, a medical group said.",
    ),
    ("el-obeid", "2032-09-08", "Artillery fire on El Obeid in Sudan killed 15 people on Monday, the government said, blaming the RSF."),
    ("taiz", "2032-01-20", "Houthi rebels fired a missile at a camp in Taiz, Yemen, on Monday, killing 21 soldiers, the army said."),
    (
        "taiz",
        "2032-01-20",
        "A missile fired by the Houthis killed 21 soldiers at a military camp in the Yemeni city of Taiz on Monday, officials said.",
    ),
    ("taiz", "2032-01-21", "At least 21 soldiers were killed in a Houthi missile attack on a camp in Taiz, Yemen, on Monday."),
    ("x8", "2032-01-22", "A Houthi missile killed four civilians in Marib, Yemen, on Wednesday, the army said."),
    (
        "kramatorsk",
        "2032-04-08",
        "A Russian missile hit the railway station in Kramatorsk, Ukraine, on Thursday, killing 39 people, the governor said.",
    ),
    (
        "kramatorsk",
        "2032-04-08",
        "Thirty-nine people were killed in a missile strike on a railway station in the Ukrainian city of Kramatorsk on Thursday, officials said.",
    ),
    (
        "kramatorsk",
        "2032-04-09",
        "The death toll of Thursday's missile strike on the railway station in Kramatorsk, Ukraine, rose to 44, the governor said.",
    ),
    ("culiacan", "2032-05-21", "Gunmen killed eight people at a clinic in Culiacan, Mexico, on Friday, prosecutors said."),
    ("culiacan", "2032-05-21", "Eight people were shot dead on Friday at a clinic in the Mexican city of Culiacan, police said."),
    ("culiacan", "2032-05-22", "An armed attack on a clinic in Culiacan in the Mexican state of Sinaloa left nine people dead on Friday."),
    ("x9", "2032-05-23", "Gunmen killed three people at a bar in Culiacan, Mexico, on Sunday, prosecutors said."),
    (
        "myitkyina",
        "2032-10-10",
        "An air strike by Myanmar's army killed 28 people at a camp for the displaced near Myitkyina on Sunday, rebels said.",
    ),
    (
        "myitkyina",
        "2032-10-10",
        "Myanmar's military bombed a displacement camp near Myitkyina on Sunday, killing 28 people, an aid worker said.",
    ),
    (
        "myitkyina",
        "2032-10-11",
        "At least 28 people died in an air strike on a camp near Myitkyina in northern Myanmar on Sunday, residents said.",
    ),
    ("palma", "2032-03-25", "Islamist militants attacked the town of Palma, Mozambique, on Thursday, killing seven people, police said."),
    (
        "palma",
        "2032-03-25",
        "Seven people were killed on Thursday when Islamist insurgents raided Palma in northern Mozambique, the defence ministry said.",
    ),
    (
        "palma",
        "2032-03-26",
        "A raid by insurgents on Palma, Mozambique, on Thursday left at least seven people dead, a security firm said.",
    ),
    ("kumba", "2032-10-25", "Gunmen stormed a school in Kumba, Cameroon, on Monday and killed six children, officials said."),
    ("kumba", "2032-10-25", "Six pupils were shot dead in an attack on a school in the Cameroonian town of Kumba on Monday, the UN said."),
    ("kumba", "2032-10-26", "Separatists were blamed for an attack that killed six children at a school in Kumba, Cameroon, on Monday."),
    ("benghazi", "2032-01-23", "Twin car bombs killed 33 people outside a mosque in Benghazi, Libya, on Friday, officials said."),
    (
        "benghazi",
        "2032-01-24",
        "At least 33 people were killed on Friday by two car bombs outside a mosque in the Libyan city of Benghazi, a hospital said.",
    ),
    (
        "benghazi",
        "2032-01-24",
        "The double car bombing outside a mosque in Benghazi, Libya, on Friday killed 35 people, the health ministry said.",
    ),
    ("mekelle", "2032-10-19", "An air strike killed three children in Mekelle, Ethiopia, on Tuesday, a hospital said."),
    (
        "mekelle",
        "2032-10-19",
        "Three children were killed on Tuesday when an Ethiopian warplane bombed Mekelle, the capital of Tigray, aid workers said.",
    ),
    ("mekelle", "2032-10-20", "An Ethiopian air strike on Mekelle on Tuesday killed three children and wounded nine people, doctors said."),
    ("x10", "2032-10-21", "An air strike on Mekelle, Ethiopia, wounded 11 people on Thursday, a hospital said."),
)
