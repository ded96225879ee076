"""The words that entries of the lexicon choose from: what the reader knows how to read, each list once.

``ontology/lexicon/shapes.ttl`` says the same to any SHACL tool; a test holds the two to each other.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["MARKED", "Composing", "CuePartOfSpeech", "Function", "Gender", "PartOfSpeech", "Scope", "Side", "Topic", "Trait"]

CuePartOfSpeech: TypeAlias = Literal["VERB", "NOUN", "ADJ", "ADV", "X"]
"""A preference, since taggers err; X is any."""

PartOfSpeech: TypeAlias = Literal[CuePartOfSpeech, "PHRASE"]
"""Of a trigger; PHRASE is a fixed expression, or a noun, that a relation is read off."""

Function: TypeAlias = Literal[
    "subject",
    "object",
    "dative",
    "by-agent",
    "oblique",
    "possessor",
    "modifier",
    "time-modifier",
    "content",
    "occasion",
    "self",
    "counted",
    "object-number",
    "reached",
    "holder",
    "modified",
    "prefix",
    "part",
    "possessed",
    "clause-subject",
    "clause-possessor",
    "focus-government",
    "number",
    "money",
]
"""How an argument stands to its trigger."""

MARKED: tuple[Function, ...] = ("oblique", "occasion", "part", "clause-subject", "clause-possessor")
"""The functions whose arguments come with a word that marks them, mostly a preposition."""

Scope: TypeAlias = Literal[
    "content", "object", "new-object", "modal", "adverb", "equated", "condition", "averts", "tenure", "focus", "listed"
]
"""Of a cue: of what it sets the status."""

Composing: TypeAlias = Literal["identity", "membership"]
"""How a noun after a nationality leads to that country's force: it is the force, or its people belong to it."""

Side: TypeAlias = Literal["state", "rebel", "any"]
"""For whom people of a category fight."""

Gender: TypeAlias = Literal["f", "m"]
"""What pronouns take up people of a category."""

Trait: TypeAlias = Literal["strike", "lasting", "custody", "damage", "aftermath"]
"""Local name of a ``lex:Trait``: how tellings of an event class are read."""

Topic: TypeAlias = Literal[
    "nature", "hazard", "works", "fiction", "exercise", "past", "sport", "court", "crime", "family", "debate", "business", "speaker"
]
"""Local name of a ``lex:Topic``: what news that is not of conflict is about."""
