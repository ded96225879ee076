"""What phrases tell in passing: who or what is where, who spoke with whom, whose a thing is.

Ends may be unnamed ("fighters in Raqqa", "the airport in Mezzeh"). Such relations stand with the mentions, each with status and evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from spacy.tokens import Token

from kg import model
from kg.reading import syntax
from kg.reading.coreference.referents import Referent
from kg.reading.english.prepositions import LYING_IN, LYING_NEAR, OF_MEMBERSHIP
from kg.reading.lookup.light_verbs import light_verbs_of
from kg.reading.nodes.mentions import Mentions
from kg.reading.nodes.registry import Nodes
from kg.reading.nodes.sources import Said, Sources
from kg.reading.relations.binary_relations import IN_PASSING, told_in
from kg.reading.relations.ends import Binder, End
from kg.reading.relations.judging import judged
from kg.reading.relations.relation_words import RelationReading

__all__ = ["asides_in"]

_EVOKED = IN_PASSING | {
    *("org:memberOf", "org:headOf", "org:subOrganizationOf"),
    *("ck:supports", "ck:affiliatedWith", "ck:activeIn", "ck:basedIn", "ck:controls", "ck:controlsPartOf"),
    *("ck:splitFrom", "ck:mergedWith"),
}
_PRESENT = ("subject", "object", "by-agent")
_LEFT_OPEN = frozenset([model.Status.EXPECTED, model.Status.INTENDED, model.Status.HYPOTHETICAL, model.Status.DENIED, model.Status.NEGATED])
"""What a clause may leave open, or deny, while its phrases stand: "did not attack the fighters in Raqqa"."""


class _Aside(NamedTuple):
    """A relation of two nodes; ``judge`` is the verb that says it, None for a phrase; ``tokens`` are where it is read."""

    subject: str
    predicate: str
    object: str
    judge: int | None
    tokens: tuple[int, ...]


class _AnyBinder(Binder):
    """Binds whoever is mentioned, also without a name."""

    def __init__(self, mentions: Mentions) -> None:
        super().__init__(mentions.nodes)
        self.mentions = mentions

    def named(self, token: Token, classes: tuple[str, ...], function: str, reading: RelationReading) -> Referent | None:
        """The node at the token, if it is of one of the classes."""
        spoken = self.mentions.spoken.get(token.i)
        if spoken is not None:
            return Referent("Actor", spoken, None) if "Actor" in classes else None
        return super().named(token, classes, function, reading)

    def _is_certain(self, referent: Referent) -> bool:
        return True

    def iri(self, end: End) -> str:
        """The end's IRI."""
        if end.referent is None:
            return super().iri(end)
        if end.referent.iri in self.mentions.described:
            return end.referent.iri
        beside = self.mentions.at.get(end.head)  # "the governor, Omar Haroun" is he
        return self.mentions.node(end.referent) if end.referent.iri or beside is None else beside


def asides_in(
    mentions: Mentions, sources: Sources, readings: Sequence[RelationReading], known: Iterable[model.Relation]
) -> Iterator[model.Relation]:
    """Yield what the article tells in passing and no relation of the graph tells already, each edge once."""
    found = [*_read(mentions, sources, readings), *_phrases(mentions, sources, readings)]
    taken = {r.iri for r in known}
    told: dict[str, tuple[_Aside, Said]] = {}
    evidence: dict[str, set[model.Evidence]] = {}
    for aside, said in found:
        iri = mentions.nodes.mint.relation(aside.subject, aside.predicate, aside.object)
        if aside.subject == aside.object or iri in taken or any(_is_written(mentions, end) for end in (aside.subject, aside.object)):
            continue
        if iri not in told or said.status.is_factual >= told[iri][1].status.is_factual:
            told[iri] = aside, said
            evidence.setdefault(iri, set()).update(sources.sentence(i) for i in aside.tokens)
    for iri, (aside, said) in told.items():
        yield model.Relation(
            iri=iri,
            subject=aside.subject,
            predicate=aside.predicate,
            object=aside.object,
            status=said.status,
            evidence=tuple(sorted(evidence[iri])),
            sources=said.sources,
        )


def _is_written(mentions: Mentions, node: str) -> bool:
    """Whether the node is a document: what is written is nowhere, and speaks with nobody."""
    return node in mentions.described and mentions.described[node].kind == "Document"


def _read(mentions: Mentions, sources: Sources, readings: Sequence[RelationReading]) -> Iterator[tuple[_Aside, Said]]:
    """What entries of the lexicon evoke, of whomever."""
    binder = _AnyBinder(mentions)
    for draft, said in told_in(binder, sources, [r for r in readings if r.trigger.evokes in _EVOKED]):
        s, o = binder.iri(draft.subject), binder.iri(draft.object)
        tokens = (draft.reading.begin, draft.subject.head, draft.object.head)
        yield _Aside(s, draft.predicate, o, None, tokens), said


# --- phrases -----------------------------------------------------------------------------------------------------------------


def _phrases(mentions: Mentions, sources: Sources, readings: Sequence[RelationReading]) -> Iterator[tuple[_Aside, Said]]:
    opposing = frozenset(r.head for r in readings if r.trigger.evokes == "ck:opposes")
    told = [*_whereabouts(mentions), *_memberships(mentions, opposing), *_possessions(mentions)]
    by_clause = judged(sources, (_clause_of(mentions, a) for a in told))
    for aside in told:
        said = by_clause[_clause_of(mentions, aside)]
        if aside.judge is None and said.status in _LEFT_OPEN:  # "plans to attack fighters in Raqqa": there they are
            yield aside, Said(model.Status.ASSERTED, (), ())
        elif aside.judge is None or said.status not in _LEFT_OPEN:
            yield aside, said


def _clause_of(mentions: Mentions, aside: _Aside) -> int:
    """The head of the clause whose status is that of what a verb, or a phrase in it, says."""
    return syntax.clause_head(mentions.doc[aside.tokens[0]]).i if aside.judge is None else aside.judge


def _whereabouts(mentions: Mentions) -> Iterator[_Aside]:
    """Who or what stands before a preposition of place, or does something there."""
    lights = light_verbs_of(mentions.nodes.lexicon).own_kinds
    for at, place in sorted(mentions.places.items()):
        predicate, governor = _stands(mentions, mentions.doc[at])
        if governor is None:
            continue
        if governor.i in mentions.at:
            if not syntax.is_negated(governor) and not _is_at_home(mentions, mentions.at[governor.i], at):
                yield _Aside(mentions.at[governor.i], predicate, place, None, (governor.i, at))
            continue
        for head in (governor, *syntax.joined_verbs(governor)):
            for argument in syntax.arguments_in(head, lights):
                is_told = argument.function in _PRESENT and argument.head in mentions.at and argument.head != at
                if is_told and not _is_at_home(mentions, mentions.at[argument.head], at):
                    yield _Aside(mentions.at[argument.head], predicate, place, head.i, (argument.head, head.i, at))


def _is_at_home(mentions: Mentions, node: str, at: int) -> bool:
    """Whether a state is told of in its own country, where it always is: "the junta in power in Mali"."""
    nodes = mentions.nodes
    listed = nodes.listed.get(node)
    if listed is None or listed.kind != "Government":
        return False
    return any(nodes.found.places[n].country in listed.context for n in nodes.over(at, "places"))


def _stands(mentions: Mentions, place: Token) -> tuple[str, Token | None]:
    """How the place is spoken of, and the noun or verb that is said to be there."""
    above = syntax.preposition_of(place)
    if above is not None:
        predicate = "ck:presentAt" if above[0] in LYING_IN else "ck:presentNear" if above[0] in LYING_NEAR else ""
        return predicate, above[1] if predicate else None
    return "ck:presentNear", syntax.clause_head(place) if place.i in mentions.near else None


def _memberships(mentions: Mentions, opposing: Set[int]) -> Iterator[_Aside]:
    """People "of" or "from" a body: "students of the university"; not who stand for one themselves: "fighters of X or Y".

    ``opposing`` are the nouns of which the body is fought: "an opponent of the Taliban".
    """
    named = set(mentions.bodies.values())
    for at, body in sorted(mentions.bodies.items()):
        above = syntax.preposition_of(mentions.doc[at])
        if above is None or above[0] not in OF_MEMBERSHIP or above[1].i not in mentions.people.keys() - opposing:
            continue
        member = mentions.people[above[1].i]
        if member not in named or above[1].pos_ != "NOUN":
            yield _Aside(member, "org:memberOf", body, None, (above[1].i, at))


def _is_of_a_kind(nodes: Nodes, owner: Referent) -> bool:
    """Whether the owner only tells of what kind a thing is: "an army convoy" is of no army that is known."""
    described = None if owner.iri or owner.key is None else nodes.found.nominal(owner.key)
    return described is not None and described.begin + 1 == described.end and syntax.is_premodifier(nodes.doc[described.head])


def _is_party(nodes: Nodes, owner: Referent) -> bool:
    """Whether a bare name before a thing is of who has things: "ISIL positions", but not "Charolais bulls"."""
    return bool(owner.iri) or any(nodes.lexicon.is_a(owner.kind, kind) for kind in ("ArmedActor", "Government"))


def _possessions(mentions: Mentions) -> Iterator[_Aside]:
    """Whose a thing is: "ISIL's positions", "the family's store"."""
    nodes = mentions.nodes
    for mark in nodes.found.nominals:
        head = mark.head
        if mark.kind != "Asset" or head not in mentions.at:
            continue
        owner = nodes.referents.owner(mark)
        is_said = mark.possessor is not None or bool(syntax.of_objects(nodes.doc[head]))
        if owner is not None and not _is_of_a_kind(nodes, owner) and (is_said or _is_party(nodes, owner)):
            yield _Aside(mentions.node(owner), "ck:possesses", mentions.at[head], None, (head,))
