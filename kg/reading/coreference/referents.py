"""Which node a filler stands for, within one article: listed IRIs first, then what coreference and composition make of the rest.

A referent is a plain value: ``iri`` where the node is listed, else ``key``, the finding that defines it.
"Syrian soldiers" are a group of their own that belongs to a listed force (``member_of``); "Israeli jets" and "IS fighters" are that force.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.ontology.entries import Actor, Lexicon, actors_by_iri, nouns_by_iri
from kg.reading import syntax
from kg.reading.findings.document import kept_for, read_findings
from kg.reading.findings.filled import Filler, FindingId, Role, Trigger
from kg.reading.findings.fillers import Fillers, fillers_of
from kg.reading.findings.found import ActorMention, Nominal, PlaceMention, WeaponMention
from kg.reading.findings.groups import LINKS

__all__ = ["NodeId", "Referent", "Referents", "referents_of"]

_DEEPEST = 20  # "the commander of the wing of the army of ..."

NodeId = str | FindingId
"""What tells nodes apart: the IRI of a listed node, else the finding that defines it."""


class Referent(NamedTuple):
    """A node: ``kind`` is the local name of its class (``Concept`` for weapons, ``Event`` for triggers)."""

    kind: str
    iri: str
    key: FindingId | None
    member_of: tuple[NodeId, ...] = ()

    @property
    def id(self) -> NodeId:
        """The listed IRI, else the defining finding."""
        return self.iri or self.key or ""


class Referents:
    """Resolves fillers of one Doc; needs the links of `kg.reading.coreference.chains`."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.fillers = fillers_of(doc, lexicon)
        self.links: dict[FindingId, FindingId] = {link.of: link.to for link in read_findings(doc, LINKS)}
        self._by_nationality = _by_nationality(lexicon)
        self.listed = actors_by_iri(lexicon)
        self._nouns = nouns_by_iri(lexicon)
        self._offices = _offices(lexicon)
        self._cache: dict[FindingId, Referent | None] = {}
        self._depth = 0

    @cached_property
    def _linked(self) -> Mapping[FindingId, list[FindingId]]:
        linked: dict[FindingId, list[FindingId]] = {}
        for name, to in self.links.items():
            linked.setdefault(to, []).append(name)
        return linked

    def linked_to(self, name: FindingId) -> list[FindingId]:
        """The mentions that coreference links to the one of that name."""
        return self._linked.get(name, [])

    def of_role(self, role: Role) -> Referent | None:
        """The node that fills a role; None also for one that only says where the role is of who fights."""
        found = self.of(role.filler, role.classes)
        return None if found is not None and role.fights and found.kind == "InformationSource" else found

    def of(self, filler: Filler, classes: tuple[str, ...] = ()) -> Referent | None:
        """The node of a filler; of pronouns and noun phrases only one of the ``classes``, if any are given.

        None for an unresolved pronoun, a noun that is no node, or a node of another class.
        """
        found = self.at(filler.id)
        if found is None or not classes or filler.group not in ("pronoun", "nominals") or found.kind in ("Asset", "Place"):
            return found
        return found if any(self._is_of(found, c) for c in classes) else None

    def _is_of(self, found: Referent, kind: str) -> bool:
        """Whether the node is of the class; people whose noun tells that they are armed are armed actors, too."""
        nominal = None if found.key is None else self.fillers.nominal(found.key)
        return self.lexicon.is_a(found.kind, kind) or (nominal is not None and self.fillers.bears_arms(nominal, kind))

    def at(self, name: FindingId) -> Referent | None:
        """The node of a finding (or of a pronoun); owners of owners of owners end at the twentieth."""
        if name not in self._cache:
            if self._depth == _DEEPEST:
                return None
            self._cache[name] = None  # a link that leads back here ends
            self._depth += 1
            self._cache[name] = self._resolve(name)
            self._depth -= 1
        return self._cache[name]

    def _resolve(self, name: FindingId) -> Referent | None:
        linked = self.links.get(name)
        if linked is not None and linked != name:
            return self.at(linked)
        match self.fillers.get(name):
            case None:
                return None
            case Nominal() as nominal:
                return self._nominal(nominal, name)
            case Trigger():
                return Referent("Event", "", name)
            case WeaponMention() as weapon:
                return Referent("Concept", weapon.iri, name)
            case ActorMention() | PlaceMention() as named:
                return Referent(named.kind, named.iri, name)
            case other:
                return Referent(other.kind, "", name)

    def _nominal(self, mark: Nominal, key: FindingId) -> Referent | None:
        if not any(self.lexicon.is_a(mark.kind, c) for c in ("Actor", "Asset")):
            return None
        if mark.kind == "Asset":
            return Referent("Asset", "", key)
        force = self._force_of_country(mark)
        if force is not None and mark.composes == "identity":
            return Referent(force.kind, force.iri, key)
        owner = self.owner(mark)
        if owner is not None and owner.kind == "Government":
            acting = self._acting_for(owner, mark)
            if acting is not None:
                return acting
        elif owner is not None and owner.kind != "Person" and self._is_composed(mark):
            return owner
        is_of_body = owner is not None and not self._is_office(owner) and self._is_membership(mark, owner)
        groups = (force.iri,) if force else (owner.id,) if owner and is_of_body else ()
        return Referent(mark.kind, "", key, groups)

    def _is_membership(self, mark: Nominal, owner: Referent) -> bool:
        """Whether the people are of the owner's ranks: "members of the NDF", "the group's commanders"; not a person's associates.

        A country's rebels and gunmen are not its government's: "Colombia's guerrillas".
        """
        if not self.lexicon.is_a(owner.kind, "Organization"):
            return False
        is_state = owner.kind == "Government"
        armed = [c for c in mark.categories if c in self.lexicon.armed]
        is_armed = any(not (is_state and self.lexicon.categories.on_side([c], "any")) for c in armed)
        return (is_state and mark.kind == "StateForce") or is_armed or self._is_rank(mark)

    def _is_rank(self, mark: Nominal) -> bool:
        """Whether the noun is one for members of whatever body."""
        noun = self._nouns.get(mark.iri)
        return noun is not None and noun.is_rank

    def _is_composed(self, mark: Nominal) -> bool:
        """Whether the fighters or the force of an actor are that actor: "IS group fighters"; a single fighter is not."""
        return self.lexicon.is_a(mark.kind, "ArmedActor")

    def _acting_for(self, state: Referent, mark: Nominal) -> Referent | None:
        """Who "the state's army" or "government" is: its listed force, else the state itself; its police and militias are their own."""
        noun = self._nouns.get(mark.iri)
        if noun is None or noun.composes != "identity" or mark.number is not None or self._is_office(state):
            return None
        government = self.listed.get(state.iri)
        force = self.force(government, mark.lemma) if government and noun.of_country == "StateForce" else None
        return state if force is None else Referent(force.kind, force.iri, state.key)

    def _is_office(self, state: Referent) -> bool:
        """Whether it is a part of a state that no list names: "the defence ministry" is not its troops."""
        is_named = bool(state.iri) or state.kind != "Government" or state.key is None
        if isinstance(name := None if is_named or state.key is None else self.fillers.get(state.key), ActorMention):
            return self.doc[name.end - 1].lower_ in self._offices
        described = None if is_named or state.key is None else self.fillers.nominal(state.key)
        noun = None if described is None else self._nouns.get(described.iri)
        return noun is not None and noun.composes != "identity"

    def _force_of_country(self, mark: Nominal) -> Actor | None:
        country, kind = mark.country, mark.of_country
        government = self._by_nationality.get(country) if country else None
        if government is None or not kind or any(t.text == country and syntax.is_prefix(t) for t in self.doc[mark.begin : mark.end]):
            return None
        if kind == "Government":
            return government
        return self.force(government, mark.lemma)

    def force(self, government: Actor, lemma: str = "") -> Actor | None:
        """The listed force of a government: the one whose name ends in the noun ("police"), else its army."""
        return self.named_force(government, lemma, is_army=True)

    def named_force(self, government: Actor, lemma: str, *, is_army: bool) -> Actor | None:
        """The listed force whose name ends in the noun, else the army if the noun is one for an army."""
        forces = [a for a in self.lexicon.actors if a.kind == "StateForce" and government.iri in a.parents]
        named = [a for a in forces if lemma and any(n.lower().split()[-1] == lemma for n in (a.label, *a.names) if n)]
        regular = [a for a in forces if a.is_regular_force and is_army]
        return next(iter(named or regular), None)

    def owner(self, mark: Nominal) -> Referent | None:
        """The actor before the noun ("Taliban fighters", "the group's members") or after its "of" ("members of the NDF")."""
        head = mark.head
        possessor = mark.possessor
        tokens = [self.doc[possessor]] if possessor is not None else []
        tokens += [self.doc[i] for i in range(mark.begin, head)]
        tokens += syntax.of_objects(self.doc[head])
        sent_by = syntax.from_objects(self.doc[head])
        for token in (*tokens, *sent_by):
            found = self.fillers.find(token, ("Actor",), "possessor")
            if self._is_prefix(token, found):
                continue
            referent = self.of(found) if found and not (found.group == "nominals" and found.head == head) else None
            if found is None or referent is None or referent.kind == "PopulationGroup" or _is_adjective(self.fillers, found):
                continue
            if token not in sent_by or self.lexicon.is_a(referent.kind, "ArmedGroup"):  # "men from Chad" are not its government's
                return referent
        return None

    def _is_prefix(self, token: Token, found: Filler | None) -> bool:
        """Whether a hyphen joins the name at the token to a word: "al Qaeda-linked fighters" and "anti-Taliban fighters"."""
        name = self.fillers.actor(found) if found else None
        begin, end = (token.i, token.i + 1) if name is None else (name.begin, name.end)
        is_behind = begin > 1 and not self.doc[begin - 1].whitespace_ and syntax.is_prefix(self.doc[begin - 2])
        return is_behind or syntax.is_prefix(self.doc[end - 1])


@lru_cache(maxsize=4)
def _by_nationality(lexicon: Lexicon) -> Mapping[str, Actor]:
    return {n: a for a in lexicon.actors for n in a.nationalities}


@lru_cache(maxsize=4)
def _offices(lexicon: Lexicon) -> frozenset[str]:
    """The nouns for parts of a government: "ministry"."""
    offices = (n for n in lexicon.nouns if n.denotes == "Government" and n.composes != "identity")
    return frozenset(lemma for noun in offices for lemma in noun.lemmas)


def _is_adjective(fillers: Fillers, found: Filler) -> bool:
    actor = fillers.actor(found)
    return actor is not None and actor.how == "nationality"


def referents_of(doc: Doc, lexicon: Lexicon) -> Referents:
    """Return what resolves the fillers of the Doc; made once as long as nothing is written anew."""
    inputs = (fillers_of(doc, lexicon), read_findings(doc, LINKS))
    return kept_for(doc, "referents", inputs, lambda: Referents(doc, lexicon))
