"""Whom a pronoun of the third person stands for: grammar first, number and class next; where two fit equally, nobody.

A subject of a clause above the pronoun comes first (Hobbs); then the subject of the sentence before (Centering), if nothing rivals with it.
An object never is the subject of its own clause (Binding).
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.coreference.antecedents import Known, Mention, Terrain
from kg.reading.english.pronoun_forms import FEMININE, MASCULINE, NEUTER, REFLEXIVE, THIRD_PLURAL
from kg.reading.findings.filled import FindingId
from kg.reading.syntax import anaphora

__all__ = ["Pronouns"]


class Pronouns:
    """Resolves pronouns of one Doc. ``people``: pronouns that own people ("its members"); ``doers``: those that act in an event."""

    def __init__(self, lexicon: Lexicon, known: Known, terrain: Terrain, *, people: set[int], doers: set[int]) -> None:
        self.lexicon = lexicon
        self.known = known
        self.terrain = terrain
        self.people = people
        self.doers = doers

    def antecedent(self, pronoun: Token, opposed: frozenset[str | FindingId]) -> Mention | None:
        """The one mention that the pronoun can be read as; ``opposed`` are nodes on the other side of its event."""
        if not self._refers(pronoun):
            return None
        opposed |= self._bound(pronoun)
        near = [m for m in self.terrain.near(pronoun.i, self.known) if self.known.node(m) not in opposed]
        here = [m for m in near if self.terrain.sentence(m.head) == self.terrain.sentence(pronoun.i)]
        for above in anaphora.subjects_above(pronoun):
            if above.subject.i > pronoun.i:
                return None  # "before it withdrew, the group ...": what comes is not known yet
            found = self.known.at(above.subject)
            fits = self._fits(pronoun, found) if found else 0
            if found is not None and self.known.node(found) in opposed:
                continue
            if fits:
                return self._from_above(pronoun, above, here, near) if found in here and fits > 0 else None
        return self._without_subject(pronoun, here, near)

    def unresolved(self, pronoun: Token) -> Mention:
        """The pronoun as a rival of others of its kind."""
        word = pronoun.lower_
        gender = "f" if word in FEMININE else "m" if word in MASCULINE else ""
        number = "many" if word in THIRD_PLURAL else "one"
        label = "Person" if gender else ""
        return Mention(key=None, begin=pronoun.i, end=pronoun.i + 1, head=pronoun.i, label=label, iri="", number=number, gender=gender)

    def fits(self, pronoun: Token, mention: Mention) -> bool:
        """Whether number and class let the pronoun stand for the mention."""
        return not mention.is_rival and self._refers(pronoun) and self._fits(pronoun, mention) > 0

    def _refers(self, pronoun: Token) -> bool:
        predicate = anaphora.is_predicate_of(pronoun)
        if syntax.is_expletive(pronoun):
            return False
        if pronoun.lower_ not in NEUTER or predicate is None:
            return True
        what = self.known.at(predicate)
        return what is not None and self.lexicon.is_a(what.label or "Place", "Organization")

    def _bound(self, pronoun: Token) -> frozenset[str | FindingId]:
        """The subject whose object the pronoun is: another than itself."""
        if not anaphora.is_bound_object(pronoun) and not anaphora.is_raised_object(pronoun):
            return frozenset()
        first = next(anaphora.subjects_above(pronoun), None)
        if first is None or (first.relation != "own" and not anaphora.is_raised_object(pronoun)):
            return frozenset()
        found = self.known.at(first.subject)
        return frozenset() if found is None else frozenset([self.known.node(found)])

    def _fits(self, pronoun: Token, mention: Mention) -> int:
        """3 where number and class agree, 1 where only a loose reading does ("the army ... they"), -1 for a rival, else 0."""
        word = pronoun.lower_
        if word in MASCULINE or word in FEMININE:
            return self._fits_person(mention, "f" if word in FEMININE else "m")
        if mention.is_rival:
            is_thing = mention.label in ("Asset", "Place") and pronoun.i in self.doers
            if is_thing or mention.label == "Person" or pronoun.i in self.people:
                return 0
            return -1 if (mention.number == "many") == (word in THIRD_PLURAL) else 0
        if mention.label == "Person" or (pronoun.i in self.people and mention.label == "InformationSource"):
            return 0
        if word in THIRD_PLURAL:
            group = 3 if self.lexicon.is_a(mention.label, "ArmedActor") else 1
            return {"many": 3, "group": group, "body": 1}.get(mention.number, 0)
        return 3 if mention.number in ("group", "body") and mention.label != "PopulationGroup" else 0

    def _fits_person(self, mention: Mention, gender: str) -> int:
        if mention.gender not in ("", gender) or mention.number != "one":
            return 0
        if mention.is_rival:
            head = self.known.doc[mention.head]
            is_named = head.pos_ == "PROPN" and mention.label != "Place" and anaphora.is_clause_subject(head)
            return -1 if mention.label == "Person" or is_named else 0
        return 3 if mention.label == "Person" else 0

    def _from_above(self, pronoun: Token, above: anaphora.Above, here: list[Mention], near: list[Mention]) -> Mention | None:
        """The subject above, unless an object between them fits as well; in a coordinate clause subjects are parallel."""
        found = self.known.at(above.subject)
        assert found is not None
        if len(syntax.conjuncts(above.subject)) > 1:
            return None
        if pronoun.lower_ in REFLEXIVE:
            return found
        others = [m for m in here if m is not found and self.known.node(m) != self.known.node(found)]
        if self._fits(pronoun, found) == 1:  # a body in the singular: "they" only where nothing is plural
            plural = [m for m in near if abs(self._fits(pronoun, m)) in (1, 3) and self.known.node(m) != self.known.node(found)]
            strong = self._nodes(m for m in others if self._fits(pronoun, m) == 3)
            if len(strong) == 1 and above.relation == "other":
                return next(m for m in others if self._fits(pronoun, m) == 3)
            return found if not plural else None
        if above.relation == "coordinate" and syntax.is_subject(pronoun):
            return None if self._is_contested(pronoun, above) else found
        if above.relation == "own" and self._is_contested(pronoun, above):
            return None
        between = [m for m in others if found.end <= m.begin and self._fits(pronoun, m)]
        if above.relation in ("content", "own", "coordinate") or anaphora.is_active_subject(pronoun):
            between = [m for m in between if not m.is_rival]
        if anaphora.is_possessive(pronoun):
            return None if between else found
        objects = [m for m in between if anaphora.is_argument(self.known.doc[m.head], above.verb)]
        return None if objects else found

    def _is_contested(self, pronoun: Token, lower: anaphora.Above) -> bool:
        """Whether the subject of a clause further up fits as well: "ISIL said Turkey bombed its bases"."""
        higher = [a for a in anaphora.subjects_above(pronoun) if a.verb.i != lower.verb.i]
        mentions = [m for a in higher if (m := self.known.at(a.subject)) is not None and a.subject.i < pronoun.i]
        found = self.known.at(lower.subject)
        return any(
            self._fits(pronoun, m) in (3, -1) and found is not None and self.known.node(m) != self.known.node(found) for m in mentions
        )

    def _without_subject(self, pronoun: Token, here: list[Mention], near: list[Mention]) -> Mention | None:
        """No subject above it fits: the only one that does in the sentence, else the subject of the one before."""
        fitting = [m for m in here if self._fits(pronoun, m)]
        if fitting:
            return self._only(pronoun, [m for m in fitting if anaphora.is_in_clause_above(self.known.doc[m.head], pronoun)])
        before = [m for m in near if m not in here]
        if not before or anaphora.is_beside(pronoun) or any(m.head > pronoun.i for m in here):
            return None
        chief = anaphora.chief_subject(list(self.known.doc[before[0].head].sent))
        if chief is not None and len(syntax.conjuncts(chief)) > 1:
            return None
        first = self.known.at(chief) if chief is not None else None
        if first is not None and first in before and self._fits(pronoun, first) > 0:
            return self._carried_on(pronoun, first, before)
        if first is not None and self._fits(pronoun, first) < 0:
            return None
        if pronoun.lower_ in NEUTER and syntax.is_subject(pronoun) and not anaphora.is_active_subject(pronoun):
            return None
        return self._only(pronoun, [m for m in before if self._fits(pronoun, m)])

    def _carried_on(self, pronoun: Token, first: Mention, before: list[Mention]) -> Mention | None:
        """The subject of the sentence before, where no other mention fits as well."""
        acts = anaphora.is_active_subject(pronoun)
        rivals = []
        for mention in before:
            if self.known.node(mention) == self.known.node(first):
                continue
            fits = self._fits(pronoun, mention)
            if (fits == 3 and not self._is_behind(pronoun, first, mention)) or (fits < 0 and not acts):
                rivals.append(mention)
        weak = self._fits(pronoun, first) == 1
        if weak and len(self._nodes(rivals)) == 1 and not any(m.is_rival for m in rivals):
            return rivals[0]
        return None if rivals or (weak and any(self._fits(pronoun, m) < 0 for m in before)) else first

    def _is_behind(self, pronoun: Token, first: Mention, other: Mention) -> bool:
        """Whether the other stands back behind the subject: it is told of in passing, or the pronoun acts as the subject did."""
        return anaphora.is_possessor(self.known.doc[other.head]) or (pronoun.i in self.doers and first.head in self.doers)

    def _only(self, pronoun: Token, fitting: list[Mention]) -> Mention | None:
        """The one node that fits, if none rivals with it."""
        best = [m for m in fitting if self._fits(pronoun, m) == 3]
        if any(self._fits(pronoun, m) < 0 for m in fitting) or len(self._nodes(best)) != 1:
            return None
        return best[-1]

    def _nodes(self, mentions: Iterable[Mention]) -> set[str | FindingId]:
        return {self.known.node(m) for m in mentions}
