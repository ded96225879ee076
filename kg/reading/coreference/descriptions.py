"""Whom a definite description takes up: "the group", "the militants", "the general"; and the noun that explains a name beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kg.ontology.entries import Lexicon, nouns_by_iri
from kg.reading.coreference.antecedents import Known, Mention, Terrain
from kg.reading.english.determiners import POINTING
from kg.reading.english.quantifiers import ANOTHER_ONE
from kg.reading.findings.filled import FindingId
from kg.reading.findings.found import Nominal
from kg.reading.syntax import anaphora, saying

__all__ = ["Descriptions"]

_WINDOW = 3  # sentences
_FORCES = ("StateForce", "ArmedActor")
"""Classes of those whom nobody means by a description when speaking of himself: "the army said the troops had left"."""
_NEAR = 1  # sentences, for people


class Descriptions:
    """Resolves nominals of one Doc; ``doers`` are tokens that lead the doer of a violent event."""

    def __init__(self, doc: Doc, lexicon: Lexicon, known: Known, terrain: Terrain, nominals: Sequence[Nominal], doers: set[int]) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.known = known
        self.terrain = terrain
        self.nominals = nominals
        self.doers = doers
        self._nouns = nouns_by_iri(lexicon)
        self._titled_by: dict[str, list[FindingId]] = {}
        for key, words in self._titled():
            for word in words:
                self._titled_by.setdefault(word, []).append(key)

    def _nominal_of(self, mention: Mention) -> Nominal | None:
        """The noun phrase that the mention is; None where it is a name or no actor."""
        key = mention.key
        return self.nominals[key.index] if key is not None and key.group == "nominals" else None

    def apposed(self, mention: Mention) -> Mention | None:
        """The name that the noun stands in apposition to, before or after it: "Omar Said, a commander of the group,"."""
        if (named := self._named_body(mention)) is not None:
            return named
        above = anaphora.apposed_to(self.doc[mention.head])
        names = [above] if above is not None else anaphora.appositives(self.doc[mention.head])
        for token in names:
            found = self.known.at(token)
            if found is not None and _is_name(found) and self._agrees(mention, found):
                return found
        return None

    def _named_body(self, mention: Mention) -> Mention | None:
        """The name right behind the noun of a body: "the armed group M23"."""
        after = mention.head + 1
        found = self.known.at(self.doc[after]) if after < len(self.doc) and mention.number == "body" else None
        is_right_behind = found is not None and found.begin == after and self.doc[after].pos_ == "PROPN"
        if found is None or not is_right_behind or not _is_name(found) or not self.lexicon.is_a(mention.label, "Organization"):
            return None
        return found if self.lexicon.is_a(found.label, "Organization") and found.label != "Government" else None

    def _agrees(self, mention: Mention, name: Mention) -> bool:
        if mention.number == "many":
            return False
        return self.lexicon.is_a(name.label, mention.label) or (name.is_guess and self.lexicon.is_a(mention.label, name.label))

    def antecedent(self, mention: Mention, opposed: frozenset[str | FindingId]) -> Mention | None:
        """The one mention before it that the words describe; None where they fit two, or say more than is known."""
        mark = self._nominal_of(mention)
        if mark is None or not self._takes_up(mark):
            return None
        is_people = self.lexicon.is_a(mention.label, "PopulationGroup") or mention.label == "Person"
        near = [m for m in self._before(mention, _NEAR if is_people else _WINDOW) if self.known.node(m) not in opposed]
        if mention.label in _FORCES:
            tellers = {t.i for t in saying.tellers_of(self.doc[mention.head])}
            near = [m for m in near if m.head not in tellers]
        if is_people:
            return self._person(mention, mark, near)
        return self._nearest(mention, [m for m in near if self._describes(mark, mention, m)])

    def _takes_up(self, mark: Nominal) -> bool:
        """Whether the phrase is definite by its determiner alone, and no name, number, possessor or clause says which one is meant."""
        first = self.doc[mark.begin].lower_
        if first not in POINTING or mark.possessor is not None or mark.number is not None or mark.country:
            return False
        words = self.doc[mark.begin + 1 : mark.head]
        if any(t.is_punct and t.text != "-" for t in words):
            return False
        extra = [t for t in words if t.lower_ not in mark.lemma.lower()]
        if any(t.lower_ in ANOTHER_ONE or (t.is_title and not t.is_upper) for t in extra) or (extra and mark.kind == "Organization"):
            return False  # "the rival group" is another
        return not anaphora.is_restricted(self.doc[mark.head])

    def _before(self, mention: Mention, window: int) -> list[Mention]:
        here = self.terrain.sentence(mention.head)
        near = self.known.in_sentences(range(max(here - window, 0), here + 1))
        return [m for m in near if not m.is_rival and m.end <= mention.begin]

    def _describes(self, mark: Nominal, mention: Mention, other: Mention) -> bool:
        noun = self._nouns.get(mark.iri)
        if other.label in ("Person", "PopulationGroup") or (noun and any(self.lexicon.is_a(other.label, k) for k in noun.excludes)):
            return False
        before = self._nominal_of(other)
        if before is not None:
            return self._is_same_kind(mark, mention, before, other)
        if self._counts_bodies(mark, mention):
            return False
        if self.lexicon.is_a(other.label, mention.label):
            if other.label == "InformationSource":
                return mention.number != "many" and anaphora.is_clause_subject(self.doc[other.head])
            return not other.is_guess or anaphora.stands_out(self.doc[other.head])
        if not other.is_guess or not self.lexicon.is_a(mention.label, other.label):
            return False
        named = {t.lower_ for t in self.doc[other.begin : other.end]}
        return mark.lemma.lower() in named or (other.head in self.doers and self.lexicon.is_a(mention.label, "ArmedActor"))

    def _counts_bodies(self, mark: Nominal, mention: Mention) -> bool:
        """Whether the plural is of bodies, not of people or of one body's parts: "the parties", not "the militants" or "the forces"."""
        is_plural_form = self.doc[mark.head].lower_ != mark.lemma.lower().rpartition(" ")[2]
        return mention.number == "many" and is_plural_form and not mark.categories

    def _is_same_kind(self, mark: Nominal, mention: Mention, before: Nominal, other: Mention) -> bool:
        """Whether an earlier noun of the article names the same: "a rebel group ... the group", "gunmen ... the attackers"."""
        if (mention.number == "many") != (other.number == "many"):
            return False
        if mark.iri == before.iri and (mark.lemma == before.lemma or bool(mark.categories) or mention.number == "body"):
            return True
        if mark.categories and mark.categories == before.categories and mention.label == "ArmedActor":
            return True  # "militants ... the fighters"
        return mention.label == "Organization" and mention.number == "body" and self.lexicon.is_a(other.label, "ArmedActor")

    def _nearest(self, mention: Mention, fits: list[Mention]) -> Mention | None:
        """The only node in the nearest sentence that has one; in the same sentence the subject goes first."""
        distances = {m: self.terrain.sentence(mention.head) - self.terrain.sentence(m.head) for m in fits}
        nearest = min(distances.values(), default=0)
        here = [m for m in fits if distances[m] == nearest]
        if len({self.known.node(m) for m in here}) == 1:
            return here[-1]
        subjects = [m for m in here if nearest == 0 and anaphora.is_clause_subject(self.doc[m.head])]
        return subjects[-1] if len({self.known.node(m) for m in subjects}) == 1 else None

    def _person(self, mention: Mention, mark: Nominal, near: list[Mention]) -> Mention | None:
        """The person whose title it repeats; else the only one in sight whom the noun may mean."""
        lemma = mark.lemma.lower()
        if mention.number == "one":
            titled = self._titled_by.get(lemma, [])
            named = {self.known.links.get(key, key) for key in titled}
            if len(named) == 1:
                return self.known.by_key(titled[0])
            if named:
                return None
        same = [m for m in near if m.label == mention.label and self._is_same_people(mark, m)]
        if len({self.known.node(m) for m in same}) == 1:
            return same[-1]
        return None

    def _is_same_people(self, mark: Nominal, other: Mention) -> bool:
        before = self._nominal_of(other)
        if before is None:
            return False
        return bool(mark.categories and before.iri == mark.iri and before.lemma == mark.lemma)

    def _titled(self) -> Iterator[tuple[FindingId, set[str]]]:
        """The words that stand before each person's name as title: "rebel commander Omar Said"."""
        for mention in self.known.all:
            if mention.label == "Person" and mention.key is not None and _is_name(mention):
                words = [t.lower_ for t in anaphora.title_before(self.doc[mention.begin])]
                pairs = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
                if words:
                    yield mention.key, {p for p in pairs if p}


def _is_name(mention: Mention) -> bool:
    return mention.key is not None and mention.key.group == "actors"
