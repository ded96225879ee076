"""Words that say who did what is told elsewhere: "The group claimed responsibility.", "police blamed the rebels".

They tell nothing where they are of something else: "claimed responsibility for the delay".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from kg.ontology.entries import Trigger
from kg.reading import syntax
from kg.reading.english.prepositions import OF_SUBJECT_MATTER
from kg.reading.findings.filled import Role
from kg.reading.findings.fillers import Fillers
from kg.reading.perpetrators.doer_roles import is_of_doer
from kg.reading.syntax import anaphora
from kg.reading.syntax.predicates import verb_of_predicate

__all__ = ["Claims"]

_DESCRIBING = ("amod", "acl")  # "suspected rebels", "men involved in the raid": whoever they are
_CLAUSES = ("pcomp", "ccomp", "xcomp", "advcl")


class Claims:
    """Asks of what event a claim or blame is.

    ``events`` are the indices of the words that may tell of one, ``brought`` of those that have the doer from a light verb.
    """

    def __init__(self, fillers: Fillers, events: Collection[int], brought: Collection[int]) -> None:
        self.fillers = fillers
        self.anaphors = fillers.lexicon.anaphors
        self.events = events
        self.brought = brought

    def takes_up_event(self, head: Token, entry: Trigger, roles: Sequence[Role]) -> bool:
        """Whether the claim is of one event, told in its own or in another place."""
        is_predicate = head.pos_ in ("VERB", "AUX", "NOUN") or verb_of_predicate(head) is not None
        if not is_predicate or head.dep_ in _DESCRIBING or not self._has_accuser(head, roles):
            return False
        doers = {role.head for role in roles if is_of_doer(role)}
        matter = list(_subject_matter(head, entry, doers))
        is_tied = any(role.name == "lex:sameEvent" for role in roles)
        if any(word.i in self.brought or word.pos_ == "VERB" for word in matter):
            return head.pos_ == "NOUN"
        return is_tied or all(self._is_anaphor(word, doers) for word in matter)

    def _has_accuser(self, head: Token, roles: Sequence[Role]) -> bool:
        """Whether somebody blames, where an active verb has whom it blames for its object: "the raid involved 200 police" does not."""
        if syntax.is_passive(head) or not any(role.function == "object" for role in roles):
            return True
        subject = syntax.subject_of(head)
        return subject is not None and self.fillers.find(subject, ("Actor",), "subject") is not None

    def _is_anaphor(self, word: Token, doers: Collection[int]) -> bool:
        """Whether the word only takes up what was told: "it", "the incident", "the killings"; a doer may be hung on it."""
        if word.pos_ in ("PRON", "DET"):
            return True
        is_bare = anaphora.takes_up(word) or (syntax.is_pointed_at(word) and any(t.i in doers for t in word.subtree))
        return is_bare and (word.i in self.events or word.lemma_.lower() in self.anaphors)


def _subject_matter(head: Token, entry: Trigger, doers: Collection[int]) -> Iterator[Token]:
    """The words for which somebody is to answer: "responsibility for the attack", "accused of looting"."""
    own = {word for lemma in entry.lemmas for word in lemma.split()[1:]}
    objects = [o for o in syntax.objects_of(head) if o.i not in doers]
    yield from (o for o in objects if o.lemma_.lower() not in own)
    yield from (c for c in head.children if c.dep_ in _CLAUSES and c.i > head.i)
    for holder in (head, *syntax.objects_of(head)):
        for prep in (c for c in holder.children if c.dep_ == "prep" and c.lower_ in OF_SUBJECT_MATTER):
            yield from (c for c in prep.children if c.dep_ in ("pobj", "pcomp") and c.i not in doers)
