"""Auxiliaries, modals, copulas and the verbs that stand in their place, each with its lemma or as it is written."""

from __future__ import annotations

from kg.reading.english.prepositions import TO
from kg.reading.english.word_lists import among, listed, words

BE, DO, HAVE, TAKE = listed("be do have take")
HAD = "had"

COPULAS = words("seem appear look become") | {BE} | words("remain")
"""Lemmas of verbs that say of their subject what it is."""
RAISING = among(COPULAS, "be seem appear remain")
"""Lemmas of copulas after which "it" may stand for the clause that follows."""
BECOMING = among(COPULAS, "be become remain")
"""Lemmas of copulas that tell what kind the subject is of."""
SAYING_WHICH = words("include") | {BE}
"""Lemmas of verbs whose object or complement names those that a subject in the plural stands for."""
STAYING = among(COPULAS, "be remain")
"""Lemmas of copulas that say that something is so."""
BEING_OR_HAVING = frozenset([BE, HAVE])
"""Lemmas of the two auxiliaries that are verbs of state."""
STATES = words("lie") | BEING_OR_HAVING | among(COPULAS, "remain become")
"""Lemmas of verbs whose subject does nothing."""
LASTING = frozenset(["last", HAVE]) | among(COPULAS, "remain")
"""Lemmas of verbs whose subject does nothing, copulas set aside."""
WITH_SMALL_CLAUSE = words("leave see get") | {HAVE}
"""Lemmas of verbs whose object is said to be or become something: "left two men wounded"."""
PERFECT = words("has") | {HAVE, HAD}
"""Forms of the auxiliary of the perfect."""
PAST = words("was were") | {HAD}
"""Past forms of the auxiliaries."""
OF_ONE = words("is") | among(PAST, "was") | among(PERFECT, "has")
"""Forms of the auxiliaries whose subject is one."""
PAST_OR_PERFECT = words("been") | PAST
"""Forms of the auxiliaries that set a plan back in time."""
STATE_OF_COUNTED = words("are") | among(PAST, "were") | {HAVE}
"""Forms of the auxiliaries after which a bare count is of people: "several were"."""
FUTURE = words("will shall 'll ’ll wo")
"""Auxiliaries of what is to come."""
MODALS = words("would may might could should can must")
"""Auxiliaries that leave open whether something takes place."""
OPEN_TIME = MODALS | {TO}
"""Helpers of a verb that may lie ahead or behind."""
OPEN_MODALS = among(MODALS, "could would might may")
"""Modals under which a report is only thought of."""
INVERTING = frozenset([HAD]) | among(MODALS, "should") | among(PAST, "were")
"""Auxiliaries that make a condition when they stand first."""
SETTING_FIGURE = words("put puts putting stand stands stood remains remained") | among(COPULAS, "remain")
"""Forms of verbs that set a toll at a number."""
OCCURRING = words("happen occur") | {"take place"}
"""Verbs that only say that something took place."""
