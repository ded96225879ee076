"""Prepositions, and what some of them do: hand a noun its object, set a place or a time, tell who acts."""

from __future__ import annotations

from kg.reading.english.word_lists import among, listed, words

AFTER, AMONG, AS, AT, BETWEEN, BY, FOLLOWING, FOR, FROM = listed("after among as at between by following for from")
IN, INCLUDING, OF, ON, PER, TO, UNTIL, WITH = listed("in including of on per to until with")
GONE_BY = "past"

PREPOSITIONS = frozenset(
    [AFTER, AMONG, AS, AT, BETWEEN, BY, FOLLOWING, FOR, FROM, GONE_BY, IN, INCLUDING, OF, ON, PER, TO, UNTIL, WITH]
) | words(
    """about above across against along alongside amid around before behind below beyond despite during inside into
    near onto out outside over since through throughout till toward towards under upon within circa"""
)
"""Words that bring a noun phrase; some also open a clause (see `kg.reading.english.connectives`)."""
HANDING_OBJECT = among(PREPOSITIONS, "of for about against from on to over with into as upon")
"""Those that hand a verb or noun its object; the others (in, after, during ...) bring circumstances."""
OPENING_NOUN_OBJECT = among(PREPOSITIONS, "of for")
"""Those that bring what a noun of relation is of: "leader of", "spokesman for"."""
TELLING_WHICH = among(PREPOSITIONS, "of from with behind within for near")
"""Right after a noun they tell which one is meant: "the group behind the raid"."""
BESIDE_SUBJECT = among(PREPOSITIONS, "around behind with near over before above among")
"""Those that may set a pronoun beside the subject that it stands for: "shells fell around them"."""
BINDING_PARTY = among(PREPOSITIONS, "with between including against alongside")
"""Those that bring a party: counted in, dealt with or fought."""
OF_EVENT_NOUN_TARGET = among(PREPOSITIONS, "of on against")
"""Those that bring what an event noun befalls: "the attack on the town"."""
OF_INVOLVEMENT = among(PREPOSITIONS, "in to")
"""Those by which a verb without an object brings an event: "took part in", "led to"."""
CONTROLLING_OBJECT = among(PREPOSITIONS, "of for from")
"""Before a gerund they make the object of the verb above its subject: "accused them of killing"."""
ABOUT_CLAUSE = among(PREPOSITIONS, "of about")
"""Those that bring a whole clause after a noun of saying: "allegations of soldiers killing farmers"."""
OF_SUBJECT_MATTER = among(PREPOSITIONS, "for of in over behind to with")
"""Those that bring what somebody answers for: "responsible for", "accused of", "a role in"."""
OF_EXTENT = among(PREPOSITIONS, "of in across within throughout")
"""Those that bring the whole that a part is of: "two-thirds of the country"."""
REACHING = among(PREPOSITIONS, "to at above past beyond over")
"""Those that bring the number which a toll reaches: "rose to 15"."""
NAMING_PARTS = among(PREPOSITIONS, "including among")
"""Those that name parts of the whole before them."""
SETTING_AT = among(PREPOSITIONS, "in at near outside")
"""Those that set a verb at a named place: "was found in the PIB area"."""
OF_HARM = among(PREPOSITIONS, "in during by from")
"""Those that bring the attack in which people were harmed."""
IN_COURSE_OF = among(PREPOSITIONS, "during amid in")
"""Those that bring what something takes place in the course of."""
AFTER_OR_FOLLOWING = among(PREPOSITIONS, "after following")
"""Those that bring what came before."""
BRINGING_ROLES = among(PREPOSITIONS, "to for of with")
"""Those that bind a phrase to the word before it, whatever else it may hang on."""
LEAVING_OPEN_PREPOSITIONS = among(PREPOSITIONS, "after since despite following before during upon on amid")
"""Before a gerund they bring an occasion, which is told as fact: "after killing"."""
INTO_OR_AT = among(PREPOSITIONS, "in into at inside near across onto towards toward over within around")
"""Those that set an act in or move it to a place: "fired missiles into Syria" hits a place."""
INTO_AT_OR_FROM = INTO_OR_AT | {FROM}
"""Those that set or move, and the one that leads out."""
LYING_IN = among(PREPOSITIONS, "in at inside across within throughout")
"""Those that say that something is in a place."""
ON_GROUND = among(PREPOSITIONS, "on along")
"""Those that say that something is on a road, a river or a coast."""
OF_OR_WITHIN = among(LYING_IN, "in within") | {OF}
"""Those that bring what a noun of places lies in: "the areas within"."""
LINKING = words("linking connecting joining")
"""Participles that say between which places a road or line runs."""
MOVING = among(PREPOSITIONS, "to from into toward towards for")
"""Those that say where something goes or comes from."""
LYING_NEAR = among(PREPOSITIONS, "near outside around")
"""Those that say that something is near a place."""
AIMED_OR_SET = among(PREPOSITIONS, "on against of at in near by")
"""Those that tell of an attack whom or what it is on, by whom and where."""
PLACED = words("located situated parked")
"""Participles that bring one of them, and say no more than it does: "a school located in X"."""
OF_MEMBERSHIP = among(PREPOSITIONS, "of from")
"""Those that bring the body that somebody belongs to."""
OF_LOSS_PLACE = among(PREPOSITIONS, "across in")
"""Those that bring the land in which somebody holds places."""
OF_OCCASION = among(PREPOSITIONS, "in during")
"""Those that bring the event in which another took place."""
OF_COURSE_OR_PLACE = among(PREPOSITIONS, "over under above below")
"""Before a time they tell of its course, before other numbers of a bound: "over two days"."""
OPENING_RANGE = frozenset([BETWEEN, FROM])
"""Those that open a range of numbers."""
BEFORE_YEAR = among(PREPOSITIONS, "in since of from until till by during before after through circa to between")
"""Those that a bare number of four digits is a year after."""
UNTIL_BOUNDS = among(PREPOSITIONS, "until by before")
"""Bounds of a time that may lie ahead."""
COMPANIONSHIP = ("side by side", "shoulder to shoulder", "hand in hand", "arm in arm", "together", "jointly")
"""What makes companions, not opponents, of those whom "with" brings: "fought side by side with"."""
TOGETHER = among(PREPOSITIONS, "along")
"""Words that bring with "with" those who are counted beside others."""
OF_DYING = frozenset([OF, FROM, IN, AFTER, BY, AS]) | among(PREPOSITIONS, "during since")
"""Before what somebody died of, or in, or after."""
