"""Of what kind somebody in an event is: a force, an armed group, police, a crowd, a private person, one who fights with words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kg.ontology.entries import Lexicon, Noun, nouns_by_iri
from kg.reading import syntax
from kg.reading.coreference.referents import Referent, Referents
from kg.reading.findings.filled import FindingId, Role
from kg.reading.findings.found import ActorMention, Nominal
from kg.reading.syntax import anaphora

__all__ = ["Involved", "Parties", "is_police"]

_NOBODY = ("ck:place", "ck:near", "ck:time", "lex:sameEvent")
"""Roles that no party fills."""
_COMMUNITY = frozenset(["civilian", "protester", "worker", "student", "teacher", "refugee", "worshipper", "prisoner"])
"""Categories of plain people who act in crowds."""
_GUARD = "security-guard"
"""The armed category of those who guard shops as well as posts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """Who or what fills a role; ``kind`` is the local name of its class.

    ``bears_arms``: a force, fighters or what belongs to them. ``keeps_order``: police; ``is_anybody``: armed people of no told side;
    ``is_outlaw``: bandits, robbers. ``is_public``: somebody in public life. ``is_of_community``: plain people such as villagers,
    workers, students. ``acts_for_others``: one of a people ("a Zulu").
    ``speaks``: one who attacks with words as a rule, ``is_named`` one whom only a name tells of.
    """

    role: Role
    kind: str
    is_listed: bool = False
    is_named: bool = False
    is_unlisted_noun: bool = False
    is_single: bool = False
    bears_arms: bool = False
    keeps_order: bool = False
    is_anybody: bool = False
    is_public: bool = False
    is_outlaw: bool = False
    acts_for_others: bool = False
    is_guard: bool = False
    is_prisoner: bool = False
    is_of_community: bool = False
    is_protester: bool = False
    is_beast: bool = False
    speaks: bool = False

    @property
    def is_people(self) -> bool:
        """Whether it is one person or several."""
        return self.kind in ("Person", "PopulationGroup")

    @property
    def is_crowd(self) -> bool:
        """Whether plain people act together."""
        return self.is_people and self.is_of_community and not (self.is_single or self.bears_arms or self.speaks)

    @property
    def is_private(self) -> bool:
        """Whether it is one person without arms or office, who acts for nobody else."""
        return (
            self.kind == "Person"
            and self.is_single
            and not (self.bears_arms or self.is_outlaw or self.is_guard or self.is_public or self.acts_for_others)
        )


class Parties:
    """Tells of what kind the fillers of roles are."""

    def __init__(self, referents: Referents) -> None:
        self._referents = referents
        self._lexicon = referents.lexicon
        self._nouns: Mapping[str, Noun] = nouns_by_iri(self._lexicon)
        self._offices, _ = _words_of(self._lexicon)

    def of(self, role: Role) -> Involved | None:
        """The party of a role; None for places, times, weapons and what is no node."""
        found = None if role.name in _NOBODY else self._referents.of_role(role)
        if found is None or found.kind in ("Concept", "Event", "Quantity"):
            return None
        mention = self._mention(role, found)
        if isinstance(mention, Nominal):
            return self._described(role, found, mention)
        if isinstance(mention, ActorMention):
            return self._named(role, found, mention)
        return Involved(role=role, kind=found.kind)

    @cached_property
    def sentences_with_armed(self) -> frozenset[int]:
        """The sentences that tell of fighters or of forces that are no police."""
        fillers, parse = self._referents.fillers, syntax.parse_of(self._referents.doc)
        named = [m.begin for m in fillers.actors if self._is_armed(m.kind) and not is_police(self._referents, m.iri)]
        nouns = [m.begin for m in fillers.nominals if self._is_of_fighters(m)]
        return frozenset(parse.sentence[i] for i in (*named, *nouns))

    def _is_of_fighters(self, nominal: Nominal) -> bool:
        noun = self._nouns.get(nominal.iri)
        is_of_no_side = noun is not None and (noun.keeps_order or noun.is_anybody)
        return not is_of_no_side and (self._is_armed(nominal.kind) or bool(self._lexicon.armed & set(nominal.categories) - {_GUARD}))

    def _is_armed(self, kind: str) -> bool:
        return self._lexicon.is_a(kind, "ArmedActor")

    def _mention(self, role: Role, found: Referent) -> object:
        mention = self._referents.fillers.get(role.filler)
        return self._referents.fillers.get(found.key) if mention is None and found.key else mention

    def _described(self, role: Role, found: Referent, nominal: Nominal) -> Involved:
        noun = self._nouns.get(nominal.iri)
        categories = set(nominal.categories)
        topics = self._lexicon.other_news.get(nominal.lemma, frozenset())
        groups = [self._kind_of(name) for name in found.member_of]
        is_public = bool(self._lexicon.public & categories)
        is_gathered = nominal.lemma in self._lexicon.collectives or (noun is not None and noun.denotes == "PopulationGroup")
        return Involved(
            role=role,
            kind=found.kind,
            is_listed=bool(found.iri),
            is_single=found.kind == "Person" and not (nominal.is_plural or nominal.number is not None or is_gathered),
            bears_arms=self._bears_arms(found, nominal) or any(self._is_armed(kind) for kind in groups),
            keeps_order=(noun is not None and noun.keeps_order) or is_police(self._referents, found.iri),
            is_anybody=noun is not None and noun.is_anybody and not groups,
            is_outlaw=self._lexicon.categories.on_side(categories - self._lexicon.armed, "rebel") or "crime" in topics,
            is_public=is_public or self._is_in_office(found),
            acts_for_others=noun is None and not nominal.is_unlisted,
            is_guard=_GUARD in categories,
            is_prisoner="prisoner" in categories,
            is_of_community=(nominal.is_plural or is_gathered) and (not categories or bool(categories & _COMMUNITY)),
            is_protester="protester" in categories,
            is_beast="nature" in topics and all(word.pos_ != "PROPN" for word in self._referents.doc[nominal.begin : nominal.end]),
            speaks=is_public or "speaker" in topics or found.kind == "InformationSource",
            is_unlisted_noun=nominal.is_unlisted,
        )

    def _named(self, role: Role, found: Referent, name: ActorMention) -> Involved:
        title = {word.lower_ for word in anaphora.title_before(self._referents.doc[name.begin])}
        is_person = found.kind == "Person"
        is_titled = is_person and self._is_armed_title(title)
        return Involved(
            role=role,
            kind=found.kind,
            is_listed=bool(found.iri),
            is_named=True,
            is_single=is_person,
            bears_arms=self._is_armed(found.kind) or is_titled,
            keeps_order=is_police(self._referents, found.iri),
            is_public=bool(self._offices & title) or (is_person and (bool(found.iri) or self._is_in_office(found))),
            speaks=(is_person and not is_titled) or found.kind == "InformationSource",
        )

    def _is_armed_title(self, title: set[str]) -> bool:
        armed = (n for n in self._lexicon.nouns if self._lexicon.armed & set(n.categories))
        return any(title & set(noun.lemmas) for noun in armed) if title else False

    def _bears_arms(self, found: Referent, nominal: Nominal) -> bool:
        if self._is_armed(found.kind) or self._is_force(nominal):
            return True
        owner = self._referents.owner(nominal)
        return bool(owner and self._is_armed(owner.kind))

    def _is_force(self, nominal: Nominal) -> bool:
        noun = self._nouns.get(nominal.iri)
        is_of_war = noun is not None and noun.strong
        return is_of_war or bool(self._lexicon.armed & set(nominal.categories) - {_GUARD})

    def _kind_of(self, name: str | FindingId) -> str:
        if isinstance(name, str):
            actor = self._referents.listed.get(name)
            return actor.kind if actor else ""
        group = self._referents.at(name)
        return group.kind if group else ""

    def _is_in_office(self, found: Referent) -> bool:
        """Whether a noun that coreference ties to the same node is one of public life."""
        linked = self._referents.linked_to(found.key) if found.key else []
        nominals = (self._referents.fillers.nominal(name) for name in linked)
        return any(n is not None and self._lexicon.public & set(n.categories) for n in nominals)


def is_police(referents: Referents, iri: str) -> bool:
    """Whether a listed force keeps order: "Kenya Police"."""
    actor = referents.listed.get(iri) if iri else None
    _, order = _words_of(referents.lexicon)
    return actor is not None and any(name.lower().endswith(order) for name in (actor.label, *actor.names))


@lru_cache(maxsize=4)
def _words_of(lexicon: Lexicon) -> tuple[frozenset[str], tuple[str, ...]]:
    """The nouns of public life, and those of forces that keep order."""
    offices = frozenset(lemma for n in lexicon.nouns if lexicon.public & set(n.categories) for lemma in n.lemmas)
    return offices, tuple(lemma for n in lexicon.nouns if n.keeps_order for lemma in n.lemmas)
