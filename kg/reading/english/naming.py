"""Words that go with names: forms of address, what says that a name is another's, parts of the world in a country's name."""

from __future__ import annotations

from kg.reading.english.determiners import AN
from kg.reading.english.prepositions import PREPOSITIONS
from kg.reading.english.word_lists import among, words

MALE_TITLES = words("mr mr. sir")
"""Forms of address of a man."""
FEMALE_TITLES = words("mrs mrs. ms ms. miss")
"""Forms of address of a woman."""
TITLES = {**dict.fromkeys(MALE_TITLES, "m"), **dict.fromkeys(FEMALE_TITLES, "f")}
"""Forms of address with the gender that they tell."""
RANKS_IN_SHORT = words("gen lt col maj capt sgt cpl brig adm cmdr dr prof rev hon")
"""Ranks and degrees, in short, before a person's name; a full stop may end them."""
ALIAS_PHRASES = ("alias", "aka", "a.k.a.", "also known as", "better known as", "known as", "nicknamed")
"""What stands between two names of one person."""
REGIONS = words("north south central latin native")
"""Words before a nationality that make it one of another country: "North Korean"."""
AGAINST_PREFIXES = words("anti counter")
"""Prefixes that name who something is against: "an anti-rebel operation"."""
ARABIC_ARTICLES = words("al el ad ar ash az ul ud") | among(PREPOSITIONS, "as at") | {AN}
"""The Arabic article as names have it, before a hyphen: "al-Maliki", "Ansar ad-Din"."""
CALLED = words("known called named dubbed")
"""Participles that only tell what their noun is called."""
