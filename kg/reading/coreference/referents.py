"""Which node a filler stands for, within one article: listed IRIs first, then what coreference and composition make of the rest.

A referent is a plain value: ``iri`` where the node is listed, else ``key``, the ``"<group>:<index>"`` of the mark that defines it.
"Syrian soldiers" are a group of their own that belongs to a listed force (``member_of``); "Israeli jets" and "IS fighters" are that force.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from spacy.tokens import Doc

from kg.ontology.entries import Actor, Lexicon, actors_by_iri, nouns_by_iri
from kg.reading import syntax
from kg.reading.findings.fillers import Fillers
from kg.reading.findings.marks import Mark

__all__ = ["Referent", "Referents"]


class Referent(NamedTuple):
    """A node: ``kind`` is the local name of its class (``Concept`` for weapons, ``Event`` for triggers)."""

    kind: str
    iri: str
    key: str
    member_of: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The listed IRI, else the key of the defining mark."""
        return self.iri or self.key


class Referents:
    """Resolves fillers of one Doc; needs ``doc.user_data["coreference"]``."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.fillers = Fillers(doc, lexicon)
        self.links: dict[str, str] = doc.user_data.get("coreference", {})
        self._by_nationality = _by_nationality(lexicon)
        self.listed = actors_by_iri(lexicon)
        self._nouns = nouns_by_iri(lexicon)
        self._cache: dict[str, Referent | None] = {}

    def of(self, filler: dict[str, Any]) -> Referent | None:
        """The node of a filler as `kg.reading.frames.roles` writes it.

        None for an unresolved pronoun, a noun that is no node, or a node of a class that the role does not take; who only says does
        not fight.
        """
        found = self.at(filler["key"], filler["index"])
        if found is not None and found.kind == "InformationSource" and filler.get("fights"):
            return None
        if found is None or filler["key"] not in ("pronoun", "nominals") or not filler.get("classes"):
            return found
        return found if any(self.lexicon.is_a(found.kind, c) for c in filler["classes"]) or found.kind in ("Asset", "Place") else None

    def at(self, group: str, index: int) -> Referent | None:
        """The node of a mark (or of the pronoun at token ``index``)."""
        key = f"{group}:{index}"
        if key not in self._cache:
            self._cache[key] = None  # a link that leads back here ends
            self._cache[key] = self._resolve(group, index, key)
        return self._cache[key]

    def _resolve(self, group: str, index: int, key: str) -> Referent | None:
        linked = self.links.get(key)
        if linked and linked != key:
            to, _, number = linked.partition(":")
            return self.at(to, int(number))
        if group not in self.fillers.marks:
            return None
        mark = self.fillers.marks[group][index]
        match group:
            case "nominals":
                return self._nominal(mark, key)
            case "triggers":
                return Referent("Event", "", key)
            case "weapons":
                return Referent("Concept", mark.iri, key)
            case _:
                return Referent(mark.label, mark.iri, key)

    def _nominal(self, mark: Mark, key: str) -> Referent | None:
        if not any(self.lexicon.is_a(mark.label, c) for c in ("Actor", "Asset")):
            return None
        if mark.label == "Asset":
            return Referent("Asset", "", key)
        force = self._force_of_country(mark)
        if force is not None and mark.detail.get("composes") == "identity":
            return Referent(force.kind, force.iri, key)
        owner = self.owner(mark)
        if owner is not None and owner.kind == "Government":
            acting = self._acting_for(owner, mark)
            if acting is not None:
                return acting
        elif owner is not None and owner.kind != "Person" and self._is_composed(mark):
            return owner
        groups = (force.iri,) if force else (owner.id,) if owner and self._is_membership(mark, owner) else ()
        return Referent(mark.label, "", key, groups)

    def _is_membership(self, mark: Mark, owner: Referent) -> bool:
        """Whether the people are of the owner's ranks: "members of the NDF", "the group's commanders"; not a person's associates.

        A country's rebels and gunmen are not its government's: "Colombia's guerrillas".
        """
        if not self.lexicon.is_a(owner.kind, "Organization"):
            return False
        is_state = owner.kind == "Government"
        armed = [c for c in mark.detail["categories"] if c in self.lexicon.armed]
        is_armed = any(not (is_state and self.lexicon.categories.on_side([c], "any")) for c in armed)
        return (is_state and mark.label == "StateForce") or is_armed or self._is_rank(mark)

    def _is_rank(self, mark: Mark) -> bool:
        """Whether the noun is one for members of whatever body."""
        noun = self._nouns.get(mark.iri)
        return noun is not None and noun.is_rank

    def _is_composed(self, mark: Mark) -> bool:
        """Whether the fighters or the force of an actor are that actor: "IS group fighters"; a single fighter is not."""
        return self.lexicon.is_a(mark.label, "ArmedActor")

    def _acting_for(self, state: Referent, mark: Mark) -> Referent | None:
        """Who "the state's army" or "government" is: its listed force, else the state itself; its police and militias are their own."""
        noun = self._nouns.get(mark.iri)
        if noun is None or noun.composes != "identity" or mark.detail.get("number") is not None:
            return None
        government = self.listed.get(state.iri)
        force = self.force(government, mark.detail.get("lemma", "")) if government and noun.of_country == "StateForce" else None
        return state if force is None else Referent(force.kind, force.iri, state.key)

    def _force_of_country(self, mark: Mark) -> Actor | None:
        country, kind = mark.detail.get("country"), mark.detail.get("of_country")
        government = self._by_nationality.get(country) if country else None
        if government is None or not kind or any(t.text == country and syntax.is_prefix(t) for t in self.doc[mark.begin : mark.end]):
            return None
        if kind == "Government":
            return government
        return self.force(government, mark.detail.get("lemma", ""))

    def force(self, government: Actor, lemma: str = "") -> Actor | None:
        """The listed force of a government: the one whose name ends in the noun ("police"), else its armed forces."""
        forces = [a for a in self.lexicon.actors if a.kind == "StateForce" and government.iri in a.parents]
        named = [a for a in forces if lemma and any(n.lower().split()[-1] == lemma for n in (a.label, *a.names) if n)]
        regular = [a for a in forces if a.iri.endswith("-armed-forces")]
        return next(iter(named or regular), None)

    def owner(self, mark: Mark) -> Referent | None:
        """The actor before the noun ("Taliban fighters", "the group's members") or after its "of" ("members of the NDF")."""
        head = mark.detail["head"]
        possessor = mark.detail.get("possessive")
        tokens = [self.doc[possessor]] if possessor is not None else []
        tokens += [self.doc[i] for i in range(mark.begin, head)]
        tokens += syntax.of_objects(self.doc[head])
        for token in tokens:
            if syntax.is_prefix(token):  # "Iran-backed militias" are not Iran
                continue
            found = self.fillers.find(token, ("Actor",), "possessor")
            referent = self.of(found) if found and not (found["key"] == "nominals" and found["head"] == head) else None
            if found and referent is not None and referent.kind != "PopulationGroup" and not _is_adjective(self.fillers, found):
                return referent
        return None


@lru_cache(maxsize=4)
def _by_nationality(lexicon: Lexicon) -> Mapping[str, Actor]:
    return {n: a for a in lexicon.actors for n in a.nationalities}


def _is_adjective(fillers: Fillers, found: dict[str, Any]) -> bool:
    return bool(found["key"] == "actors" and fillers.marks["actors"][found["index"]].detail["how"] == "nationality")
