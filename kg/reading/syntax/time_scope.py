"""How far a time reaches that no event has for its own: the clause that it opens, or the one whose verb it hangs on through nouns.

"On 5 May, police met a gang, resulting in a shoot-out" sets all of its clause on that day; "killed a boy outside a bakery in the city
Tuesday" tells when the boy was killed. Neither reaches a clause of another time ("who had fled", "after rebels attacked"), nor what is
only spoken of ("condemned an attack").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from kg.reading.english.connectives import WHEN
from kg.reading.english.naming import CALLED
from kg.reading.english.prepositions import BETWEEN, IN_COURSE_OF, INCLUDING, LYING_IN, LYING_NEAR, OF, ON, SETTING_AT
from kg.reading.english.pronoun_forms import ONE_PERSON
from kg.reading.syntax.definiteness import is_pointed_at
from kg.reading.syntax.parse import sentence_start
from kg.reading.syntax.polarity import is_negated
from kg.reading.syntax.subjects import is_of_one_time
from kg.reading.syntax.words import PASSIVE_SUBJECT, SUBJECT, children_of, clause_head, is_verb, looks_back, root_of

__all__ = [
    "clause_after",
    "goes_on",
    "hung_clause",
    "is_behind_preposition",
    "is_in_scope",
    "is_reported_by",
    "noun_before",
    "opened_clause",
    "reported_clauses",
]

_SETTING = LYING_IN | LYING_NEAR | SETTING_AT | {ON, OF, INCLUDING, BETWEEN}
_WHOLE_SUBJECT = (*SUBJECT, *PASSIVE_SUBJECT)


def opened_clause(words: Sequence[Token]) -> Token | None:
    """The verb of the clause that a time opens: "on Monday, in Gao, ..."; of a sentence that the parser found no verb for, its root."""
    first, start = words[0], sentence_start(words[0])
    if any(is_verb(t) for t in first.doc[start : first.i]):
        return None
    below = root_of(words)
    for above in below.ancestors:
        if below.dep_ in _WHOLE_SUBJECT:
            return None
        if is_verb(above):
            main = _main_clause(above)
            return main if _is_before_subject(words, main) else None
        below = above
    return below if below.i > words[-1].i else None


def _main_clause(verb: Token) -> Token:
    """The verb that a participle stands before: "on Monday, speaking in Gao, he condemned"."""
    while verb.dep_ == "advcl" and verb.tag_ in ("VBN", "VBG") and verb.i < verb.head.i:
        verb = verb.head
    return verb


def _is_before_subject(words: Sequence[Token], verb: Token) -> bool:
    subjects = children_of(verb, *_WHOLE_SUBJECT, "expl")
    return words[-1].i < min([verb.i, *(s.left_edge.i for s in subjects)])


def hung_clause(words: Sequence[Token]) -> Token | None:
    """The verb that a time is told of, where the parser hung it on a noun in between: "outside a bakery in the city Tuesday"."""
    below = root_of(words)
    if below.dep_ not in ("npadvmod", "pobj") or (below.dep_ == "pobj" and below.head.lower_ not in _SETTING):
        return None
    for above in below.ancestors:
        if above.dep_ == "prep" and above.lower_ not in _SETTING:
            return None
        if is_verb(above) and above.dep_ != "prep" and not _only_names(above):
            return above
    return None


def is_behind_preposition(word: Token) -> bool:
    """Whether a preposition brings the word: "on Monday"."""
    return word.dep_ in ("pobj", "prep")


def noun_before(word: Token) -> Token | None:
    """The noun right before a bare time, whose time it is as well: "killed in air strikes Friday on the town"."""
    before = word.nbor(-1) if word.i else word
    return before if word.dep_ == "npadvmod" and before.pos_ == "NOUN" else None


def _only_names(verb: Token) -> bool:
    """Whether a participle only tells what its noun is called: "the force known as the Asayish"."""
    return verb.dep_ == "acl" and verb.lower_ in CALLED


def clause_after(words: Sequence[Token]) -> Token | None:
    """The verb of a clause with "when" right behind a time: "before, including on June 19 when six people were killed"."""
    rest = words[0].doc[words[-1].i + 1 : words[-1].i + 3]
    word = next((t for t in rest if not t.is_punct), None)
    return word.head if word is not None and word.lower_ == WHEN and word.dep_ in ("advmod", "mark") and is_verb(word.head) else None


def reported_clauses(verb: Token) -> list[Token]:
    """The clauses of what a verb of saying tells of others: "state media said ten people had been killed", not "he said he had fled"."""
    found = [c for c in children_of(verb, "ccomp") if c.i > verb.i and not any(a.tag_ == "MD" for a in children_of(c, "aux"))]
    return [c for c in found if not any(s.lower_ in ONE_PERSON for s in children_of(c, *_WHOLE_SUBJECT)) and not is_negated(c)]


def is_reported_by(event: Token, verb: Token) -> bool:
    """Whether the event noun is something new that a verb of saying tells of: "reported a series of attacks", not "reported the raid"."""
    noun = event
    while noun.dep_ == "pobj" and noun.head.lower_ == OF and not is_pointed_at(noun):
        noun = noun.head.head
    return noun.dep_ == "dobj" and noun.head.i == verb.i < noun.i and not is_pointed_at(noun)


def is_in_scope(event: Token, clause: Token, *, is_reported: bool = False) -> bool:
    """Whether what a word tells takes place in the time of the clause, the way from it up to its verb leading through no other time.

    Of a clause that ``is_reported`` a past before the past is only that of the saying.
    """
    if not is_verb(clause):
        return is_verb(event) and not _is_of_another_time(event) and not _is_aside(event)
    token = event
    while token.i != clause.i:
        if token.head.i == token.i or not (_is_verb_step(token) if is_verb(token) else _is_noun_step(token, event)):
            return False
        token = token.head
    return is_reported or not _is_of_another_time(clause)


def goes_on(event: Token, reports: Callable[[Token], bool]) -> bool:
    """Whether a word tells in the plain past what goes on in a story: in the main clause, or in one that a verb of saying reports."""
    clause = clause_head(event)
    while clause.dep_ in ("conj", "advcl") and is_verb(clause.head):
        clause = clause.head
    is_main = clause.head.i == clause.i or (clause.dep_ in ("ccomp", "parataxis") and reports(clause.head))
    return is_main and _is_plain_past(clause) and (event.i == clause.i or is_in_scope(event, clause))


def _is_plain_past(verb: Token) -> bool:
    """Whether a verb is in the simple past, by itself or by its auxiliary: "shot", "were shot"; not "has shot"."""
    if looks_back(verb) or any(a.tag_ in ("MD", "VBZ", "VBP", "TO") for a in children_of(verb, "aux", "auxpass")):
        return False
    return verb.tag_ == "VBD" or any(a.tag_ == "VBD" for a in children_of(verb, "aux", "auxpass"))


def _is_aside(verb: Token) -> bool:
    """Whether a verb of a sentence that the parser found no main verb for stands in a clause about something in it."""
    return any(t.dep_ == "relcl" or (t.dep_ == "advcl" and children_of(t, "mark")) for t in (verb, *verb.ancestors))


def _is_of_another_time(verb: Token) -> bool:
    return looks_back(verb) or any(a.tag_ in ("MD", "TO") for a in children_of(verb, "aux"))


def _is_verb_step(verb: Token) -> bool:
    """Whether a verb is of the time of the one above it."""
    if _is_of_another_time(verb):
        return False
    match verb.dep_:
        case "conj":
            return True
        case "advcl":
            return is_of_one_time(verb) or (verb.tag_ == "VBG" and not children_of(verb, "mark") and verb.i > verb.head.i)
        case "acl":
            return verb.tag_ == "VBG" and verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].is_punct
    return False


def _is_noun_step(word: Token, event: Token) -> bool:
    """Whether a noun or preposition tells of what the word above it tells: as its subject, in its course, or there as "there was"."""
    match word.dep_:
        case "nsubj" | "nsubjpass":
            return word.i != event.i or not is_pointed_at(word)
        case "attr":
            return bool(children_of(word.head, "expl"))
        case "pobj":
            return not is_pointed_at(word)
        case "prep":
            return word.lower_ in IN_COURSE_OF or (word.lower_ == OF and not is_verb(word.head))
        case "conj":
            return True
    return False
