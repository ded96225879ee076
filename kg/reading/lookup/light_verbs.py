"""The lexicon's light verbs, by the forms under which a verb may be listed: the one table of them.

A light verb carries an event noun: "launched an attack", "the attack took place". Some of them
only speak of the event, and set a status for who did it: "claimed the attack".
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Token

from kg.ontology.entries import Lexicon, LightVerb
from kg.reading import syntax

__all__ = ["LightVerbs", "light_verbs_of"]


class LightVerbs:
    """Answers what a verb is to an event noun."""

    def __init__(self, entries: Iterable[LightVerb]) -> None:
        self._listed: dict[str, list[LightVerb]] = {}
        for entry in entries:
            for lemma in entry.lemmas:
                self._listed.setdefault(lemma, []).append(entry)
        self._kinds = {key: [_kind(v) for v in listed] for key, listed in self._listed.items()}
        listings = [(key, verb) for key, listed in self._listed.items() for verb in listed]
        self._statuses = {key: verb.status for key, verb in listings if verb.status}

    def entries(self, verb: Token) -> list[LightVerb]:
        """Return the entries of a verb, each once."""
        found = (entry for key in syntax.verb_keys(verb) for entry in self._listed.get(key, ()))
        return list(dict.fromkeys(found))

    def kinds(self, verb: Token) -> tuple[str, ...]:
        """Return the kinds of a verb, each once, as `kg.reading.syntax.arguments_in` takes them.

        They are "agent" (its subject does the event), "event" (its subject is the event), and
        "by P" for one that brings the doer behind a preposition P ("blamed it on rebels").
        """
        keys = syntax.prepositional_keys(verb)
        bringing = (f"by {prep}" for key, prep in keys if key in self._listed)
        return tuple(dict.fromkeys([*self.own_kinds(verb), *bringing]))

    def own_kinds(self, verb: Token) -> tuple[str, ...]:
        """Return the kinds without those that bring a doer.

        Who is blamed for an attack was not seen where it took place.
        """
        keys = syntax.verb_keys(verb)
        return tuple(dict.fromkeys(kind for key in keys for kind in self._kinds.get(key, ())))

    def doing_kinds(self, verb: Token) -> tuple[str, ...]:
        """Return the kinds of a verb that does the event, none of one that only speaks of it."""
        return () if self.speaks(verb) else self.kinds(verb)

    def speaks(self, verb: Token) -> bool:
        """Whether the verb only claims, denies, blames or plans the event."""
        return any(key in self._statuses for key in syntax.verb_keys(verb))

    def status(self, verb: Token) -> str | None:
        """Return the status that the verb sets for who did it: "rebels claimed the attack"."""
        return next((s for key in _all_keys(verb) if (s := self._statuses.get(key))), None)

    def blames(self, verb: Token, preposition: str) -> bool:
        """Whether the verb brings a doer behind the preposition: "blame on"."""
        return any(f"{key} {preposition}" in self._statuses for key in syntax.verb_keys(verb))

    def carries_object(self, verb: Token) -> bool:
        """Whether the verb only says that its object took place: "carried out an attack"."""
        return self._is_of_kind(verb, "agent")

    def carries_subject(self, verb: Token) -> bool:
        """Whether the verb only says that its subject took place: "the attack took place"."""
        return self._is_of_kind(verb, "event")

    def _is_of_kind(self, verb: Token, kind: str) -> bool:
        return any(kind in self._kinds.get(key, ()) for key in _all_keys(verb))

    def is_of_several_words(self, verb: Token) -> bool:
        """Whether the verb is part of a longer light verb: "took" of "took place"."""
        return any(" " in key and key in self._listed for key in syntax.verb_keys(verb))


@lru_cache(maxsize=4)
def light_verbs_of(lexicon: Lexicon) -> LightVerbs:
    """Return the lexicon's light verbs; made once."""
    return LightVerbs(lexicon.light_verbs)


def _kind(entry: LightVerb) -> str:
    return "event" if entry.intransitive else "agent"


def _all_keys(verb: Token) -> list[str]:
    """The forms of a verb, those with a preposition behind it among them: "attribute to"."""
    return [*syntax.verb_keys(verb), *(key for key, _ in syntax.prepositional_keys(verb))]
