"""Plain English for the names of rules that findings carry in ``found_by``.

>>> worded("same-harm")
'both tell that the same person, people or thing was harmed'
>>> worded("pattern oblique", word="attacked", marker="near")
'behind "near" after "attacked"'
>>> worded("edge said")
'"said" beside the clause quotes it'
"""

from __future__ import annotations

from kg.ontology.entries import Arg
from kg.ontology.terms import last_segment

__all__ = ["CUES", "FUNCTIONS", "RULES", "frame_place", "is_worded", "worded"]

FUNCTIONS = {
    "subject": 'subject of "{word}"',
    "by-agent": 'behind "by" after "{word}"',
    "object": 'object of "{word}"',
    "passive-subject": 'subject of the passive "{word}"',
    "dative": 'indirect object of "{word}"',
    "oblique": 'behind "{marker}" after "{word}"',
    "modifier": 'modifier before "{word}"',
    "possessor": 'possessor of "{word}" (an \'s before it or an "of" behind it)',
    "time-modifier": 'time beside "{word}", without a preposition',
    "counted": 'number right before "{word}"',
    "object-number": 'number that is the object of "{word}"',
    "occasion": 'occasion that "{word}" is told of',
    "self": '"{word}" itself, or the number on it',
    "part": 'whole that "{marker}" is a part of',
    "holder": 'whom "{word}" is said of',
    "modified": 'what "{word}" describes',
    "prefix": 'name before the hyphen of "{word}"',
    "possessed": 'what belongs to "{word}"',
    "clause-subject": 'who acts in the clause of "{word}"',
    "clause-possessor": 'in whose "{marker}" the clause of "{word}" is',
    "focus-government": "government of the country that the text is on",
    "money": 'sum of money that is the object of "{word}"',
    "number": 'number that is the object of "{word}"',
    "reached": 'figure that "{word}" rises or falls to',
    "predicated": 'what "{word}" says it is',
    "attr": 'what "{word}" says it is',
}
"""By grammatical function, how a filler stands to the word of a trigger."""

_VIA = {
    "trigger": "",
    "object": ", through its object",
    "light": ", through the verb that brings it (a light verb)",
    "setting": ", through a verb that only says that it took place",
    "shared": ", handed on from the verb that it is joined to",
    "attached": ", through another of its arguments",
}

CUES = {
    "content": '"{cue}" tells, plans or doubts it in the clause below',
    "object": '"{cue}" speaks of it as its object',
    "adverb": 'the adverb "{cue}" stands on it',
    "adjective": 'the adjective "{cue}" stands before it',
    "predicate": '"{cue}" is said of it',
    "modal": 'the modal "{cue}" stands before it',
    "perfect": 'the modal "{cue}" stands before a perfect',
    "negation": 'it is negated at "{cue}"',
    "condition": 'a condition at "{cue}"',
    "edge": '"{cue}" beside the clause quotes it',
    "question": 'it is asked at "{cue}"',
    "purpose": 'it is the purpose of "{cue}"',
    "manner": '"{cue}" asks how or why, and takes it for granted',
    "imperative": 'the imperative "{cue}" calls for it',
}
"""By the way a cue reaches what it judges; ``cue`` is its word."""

RULES = {
    # roles that no argument pattern filled
    "attached": 'hangs on "{word}" through another of its arguments',
    "shared-with-target": "place or time of the event that hit this one",
    "time-on-verb": "time on the verb above",
    "time-of-kin": "time of the verb or noun that it hangs on or is joined to",
    "time-of-clause": 'time that opens the clause ("since 2008, when ...")',
    "time-told-now": "past time on a verb in the present behind it",
    "time-opening-clause": "time that opens the clause, and sets all of it",
    "time-in-clause": "time of the clause, though it hangs on another word of it",
    "time-of-retelling": "day that a later sentence names it by",
    "time-of-scene": "day that opens a sentence before, with which the story goes on",
    "time-of-telling": "day of the event told right before, with which the story goes on",
    "time-it-happened": 'day of "it happened" in the sentence after',
    "scene-of-those-hit": "place where whom or what it hit was, or the event itself, is set",
    "scene-of-clause": "place of the clause that it is told with",
    "scene-of-sentence": "place that opens its sentence",
    "scene-of-report": "place that opens its sentence, where those who tell of it are",
    "scene-of-occasion": "place of the occasion in whose course it took place",
    "scene-within-place": "place that the text puts into the place of the event",
    "scene-told-next": "place where the next sentence says that it happened",
    "scene-of-those-harmed": "place where the next sentence says that those harmed died",
    "scene-of-thing-hit": "place of the thing hit, as the next sentence tells",
    "scene-named-next": "name that the next sentence gives the places it tells of",
    "scene-goes-on": "place of the sentence before, with which it goes on",
    "holder-of-place": "division or town that is told to hold the place, which no gazetteer lists",
    "time-of-series": "time of the counted series that it is a part of",
    # properties that the event has from elsewhere
    "member-of-force": "people of a listed body stand for that body",
    "holder-of-target": "who holds the thing that was hit is hit, too",
    "entry-names-weapon": "the entry says that this weapon is used",
    "owner-of-the-weapon": "whose weapon it was did it",
    "weapon-of-doer": "the words for the doer name the weapon",
    "target-is-place": "the target is a place: it happened there",
    "force-hit": "the victims are a force: it is the target",
    "unnamed-crowd": "a protest that names nobody is its crowd's",
    "people-of-event": "who holds the event that was hit is hit",
    "event-rule": "another rule of the event's making",
    "of-whole": "handed on from the event that it is a part of",
    "several-places": "one of the places that the event is told of",
    # status
    "no-cue": "no cue stands on it or above it: the article says so itself",
    "no-cue-source": "no cue, but a source is named beside it, or it stands in a quotation",
    "of-event": "said barely; taken over from the event",
    "own-words": "a title, apposition or compound is the article's own word",
    "naming-event": "the event that names the person to the office",
    "word-before": "a word right before it",
    "of-role": "who did it is less certain than that it happened, by the words that bring the doer",
    "of-clause": "the status of the clause that tells it",
    # names, places, phrases, layout
    "spacy-ner": "name by the model's guess; no list has it",
    "spacy-norp": "people by the model's guess",
    "repeated-surname": "surname of a person named in full before",
    "explained-short-form": "short form that a bracket explains",
    "gazetteer": "entry of the gazetteer",
    "unsettled-toponym": "name of a place that the gazetteer does not settle",
    "context-only-description": "description of a listed place that the text names",
    "place-description": "description of a place named before",
    "unlisted-noun": "noun that no list knows; the frame makes sure of it",
    "layout": "by the layout of the text",
    "whole-text": "the whole text",
    "quotation-marks": "between quotation marks",
    "colon": "behind a colon",
    # coreference
    "same-name": "same name, the end of it, or its short form",
    "apposition": "the phrase stands beside the name and explains it",
    "description": "a definite description of what was named before",
    "pronoun": "the nearest fitting mention before the pronoun",
    "speaker": "the first person in direct speech is who speaks",
    # one event or two
    "one-trigger": "one word tells of it",
    "same-event": "one is the other's subject or circumstance",
    "result": "the one is told as the other's result, or the same doer's next act",
    "joint-harm": "harm told together is of one occasion",
    "headline": "the headline tells the event of the body that shares an argument",
    "same-harm": "both tell that the same person, people or thing was harmed",
    "anaphor": "a definite word takes up the event before it",
    "loose-tie": "harm in the sentence of the one attack, with no other occasion",
    "no-harm": "that nobody was harmed is told of the one attack",
    "claimed-weapon": "a claim of such weapons takes up the attack that they were used in",
    "claimed-event": "a claim, blame or denial takes up the event told nearest to it",
    "told-again": "the evidence for one event told again is strong enough, and nothing speaks against it",
    "retold": "the same kind of event, with two shared arguments",
    # signs that are weighed for one event told again
    "definite-mention": "a bare definite noun takes it up",
    "described-mention": "a definite noun that says of which sort it is",
    "same-description": "the same words describe both",
    "told-as-new": "told like something new",
    "told-in-general": "the later one is told in general",
    "general-before": "the earlier one is told in general",
    "one-and-many": "one is in the plural, the other in the singular",
    "habit": "told as what is done again and again",
    "another-voice": "somebody else tells it",
    "bare-toll": "somebody else tells the harm alone",
    "quoted": "told in a quotation",
    "main-event": "the earlier one opens the article",
    "next-sentence": "told in the next sentence",
    "only-event": "no other violence is told before",
    "same-class": "the same sort of attack",
    "another-sort": "another sort of attack",
    "same-day": "the same day",
    "other-time": "times of which nobody knows that they meet",
    "own-day": "only the later one is dated",
    "old-time": "only the later one is dated broadly, by a month or a year",
    "now-undated": "the earlier one is of a month or a year, the later one undated",
    "same-spot": "the same town or spot",
    "same-region": "the place of one lies in that of the other",
    "own-place": "only the later one has a place",
    "set-elsewhere": "its sentence sets it at another place",
    "same-weapon": "the same weapon",
    "same-doer": "the same doer",
    "known-doer": "a definite word takes up the doer",
    "own-doer": "only the later one has a doer",
    "other-doer": "other words for the doers",
    "same-harmed": "the same person, people or thing was harmed",
    "alike-people": "people of one sort were harmed",
    "alike-things": "things of one sort were hit",
    "known-people": "a definite word takes up those who were harmed",
    "one-of-those": "one of several who were killed, told with a place or time",
    "added-people": "it counts on: others were harmed, too",
    "new-people": "it brings in somebody new",
    "other-people": "people of another sort were harmed",
    "other-things": "other things were hit",
    "new-things": "it brings in other things as new",
    "same-toll": "as many were harmed",
    "another-toll": "by the same voice another number was harmed",
    # differences
    "another-standing": "one happened, the other is planned, denied or only claimed",
    "another-class": "another kind of event",
    "own-victim": "the doer of one is the victim of the other",
    "another-number": "another number of the same thing",
    "another-day": "another day",
    "another-perpetrator": "another perpetrator",
    "another-side": "a state's force in one, those who fight it in the other",
    "another-gainer": "another side gains",
    "another-loser": "another side loses",
    "another-place": "another place",
    "another-target": "another target",
    "custody-and-deed": "one is a time in custody, the other a deed",
    "told-as-another": 'a word such as "second" or "similar" makes it another event',
    # numbers
    "number-exact": "exact number",
    "number-min": "at least the number",
    "number-more": "more than the number",
    "number-max": "at most the number",
    "number-less": "less than the number",
    "number-about": "about the number: no bounds",
    "number-range": "from one number to another",
    "number-vague": "no exact number: at least so many",
    "one-person": "a single person is one",
    "sum-of-parts": "sum of the numbers that are told together",
    "unnumbered": "the words give the number",
    # times, by the form of their words
    "time-date": "date",
    "time-edge": "beginning, middle or end of a period",
    "time-unit": "week, month or year seen from today",
    "time-window": "so many days, weeks ... up to now",
    "time-ago": "so long before or after another time",
    "time-day": "day seen from today",
    "time-decade": "decade",
    "time-holiday": "holiday",
    "time-lately": "lately",
    "time-month": "month",
    "time-months": "several months",
    "time-overnight": "night",
    "time-portion": "portion of a period",
    "time-same": "the same time as one named before",
    "time-season": "season",
    "time-sofar": "period up to now",
    "time-step": "step from a time named before",
    "time-vague": "vague time",
    "time-weekday": "day of the week",
    "time-year": "year",
    "time-years": "several years",
    "time-range": "from one time to another",
    # relations
    "entry": "words of a lexicon entry",
    "role-of-event": "role of an event that is less certain than the event",
    "name-tells-it": "the name itself says so",
    "whereabouts": "who or what stands before a preposition of place, or acts there",
    "people-of-body": 'people "of" or "from" a body',
    "possessor": "whose a thing is, by its possessor",
    "told-in-passing": "told in passing",
}
"""What each rule of the reader, and each of the words that explaining adds, says in plain English."""


def worded(rule: str, *, word: str = "", marker: str = "", via: str = "trigger") -> str:
    """Return what a rule says, for the words of a trigger; of a name that has no wording, the name.

    A lexicon entry is named by its IRI, a cue by how it reaches its object and its word.
    """
    if "://" in rule:
        return f"entry {last_segment(rule)}"
    kind, _, rest = rule.partition(" ")
    if kind == "pattern":
        function = FUNCTIONS.get(rest.partition(" ")[0], rest)
        if not marker and rest.startswith("oblique"):
            return f'beside "{word}"{_VIA.get(via, "")}'
        return function.format(word=word, marker=marker) + _VIA.get(via, "")
    if rest and kind in CUES:
        return CUES[kind].format(cue=rest)
    return RULES.get(rule, rule).format(word=word)


def is_worded(rule: str) -> bool:
    """Whether a name that ``found_by`` takes has a wording."""
    kind, _, rest = rule.partition(" ")
    if kind == "pattern":
        return rest.partition(" ")[0] in FUNCTIONS
    return "://" in rule or rule in RULES or bool(rest and kind in CUES)


def frame_place(arg: Arg) -> str:
    """Return where a frame looks for an argument, for readers who do not know the entry's terms."""
    if arg.function == "oblique":
        if not arg.markers:
            return "behind any preposition"
        return "behind " + ", ".join(f'"{marker}"' for marker in arg.markers)
    if arg.function == "object":
        return "object of the word, or subject of its passive"
    said = FUNCTIONS.get(arg.function, arg.function)
    markers = " or ".join(arg.markers)
    return said.format(word="the word", marker=markers).replace('"the word"', "the word")
