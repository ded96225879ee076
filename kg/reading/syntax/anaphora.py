"""What grammar says of a word that takes up another: the subjects of the clauses above it, and the noun phrases that rival for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.reading.english.auxiliaries import BECOMING, LASTING
from kg.reading.english.determiners import THOSE
from kg.reading.english.prepositions import BESIDE_SUBJECT, OF, OPENING_NOUN_OBJECT, TELLING_WHICH, TO
from kg.reading.english.pronoun_forms import REFLEXIVE_ENDINGS, RELATIVE_SUBJECTS
from kg.reading.english.quantifiers import COUNTING_PRONOUNS
from kg.reading.syntax.coordination import is_listed
from kg.reading.syntax.definiteness import is_pointed_at
from kg.reading.syntax.noun_phrases import of_objects
from kg.reading.syntax.parse import parse_of, sentence_start
from kg.reading.syntax.subjects import raised_verb, subject_of
from kg.reading.syntax.words import children_of, clause_head, first_of_list, is_passive

__all__ = [
    "Above",
    "apposed_to",
    "appositives",
    "bodies_of",
    "chief_subject",
    "is_active_subject",
    "is_argument",
    "is_beside",
    "is_bound_object",
    "is_clause_subject",
    "is_in_clause_above",
    "is_possessive",
    "is_possessor",
    "is_predicate_of",
    "is_raised_object",
    "is_restricted",
    "noun_heads",
    "stands_out",
    "subjects_above",
    "takes_up",
    "title_before",
    "titles_of",
]

_LONGEST_TITLE = 20  # words


class Above(NamedTuple):
    """``subject`` of a clause that holds the word; ``relation`` is that of the clause below it: own, content, coordinate or other."""

    subject: Token
    verb: Token
    relation: str


def subjects_above(token: Token) -> Iterator[Above]:
    """Yield the subjects of the clauses that hold the token, the innermost first; not one that the token is part of."""
    verb, relation = clause_head(token), "own"
    while True:
        subject = subject_of(verb)
        if subject is not None and (not _holds(subject, token) or subject.is_ancestor(verb)):  # "an owner who stole it from him"
            yield Above(subject, verb, relation)
        before = [c for c in children_of(verb, "ccomp") if c.i < token.i]  # "it wants peace; it hopes": said side by side
        yield from (Above(s, c, "coordinate") for c in before[-1:] if (s := subject_of(c)) is not None and not _holds(s, token))
        if verb.head.i == verb.i:
            return
        if subject is not None or verb.tag_ not in ("VB", "VBG"):  # "are happy to have them": one clause as to who is meant
            relation = _relation(verb)
        verb = clause_head(verb.head)


def _holds(subject: Token, token: Token) -> bool:
    return subject.i == token.i or subject.is_ancestor(token)


def _relation(verb: Token) -> str:
    if verb.dep_ == "conj":
        return "coordinate"
    return "content" if verb.dep_ in ("ccomp", "xcomp", "parataxis") and not children_of(verb, "advmod") else "other"


def is_in_clause_above(noun: Token, token: Token) -> bool:
    """Whether the clause that the noun stands in holds the token, too; also from within the subject of such a clause."""
    verb = clause_head(noun)
    return verb.is_ancestor(token) or any(_holds(above.subject, noun) for above in subjects_above(token))


def chief_subject(tokens: Iterator[Token] | list[Token]) -> Token | None:
    """The subject of the main clause among the tokens of a sentence."""
    for token in tokens:
        if token.head.i == token.i:
            return next(iter(children_of(token, "nsubj", "nsubjpass", "csubj")), None)
    return None


def is_possessive(pronoun: Token) -> bool:
    """Whether the pronoun is a possessor: "its", "their"."""
    return pronoun.tag_ == "PRP$"


def is_bound_object(pronoun: Token) -> bool:
    """Whether the pronoun cannot be the subject of its own clause: an object, but no reflexive."""
    return pronoun.dep_ in ("dobj", "dative", "pobj") and not pronoun.lower_.endswith(REFLEXIVE_ENDINGS)


def is_beside(pronoun: Token) -> bool:
    """Whether a preposition of place sets the pronoun beside the subject, who may be meant: "fell around them", not "fired at them"."""
    return pronoun.dep_ == "pobj" and pronoun.head.lower_ in BESIDE_SUBJECT


def is_raised_object(pronoun: Token) -> bool:
    """Whether the pronoun is the subject of an infinitive below another verb: "asked the state to allow it to leave"."""
    return pronoun.dep_ == "nsubj" and pronoun.head.tag_ == "VB" and any(a.lower_ == TO for a in children_of(pronoun.head, "aux"))


def is_active_subject(token: Token) -> bool:
    """Whether the word is the subject of a verb in the active that says more than "be" and "have"."""
    verb = token.head
    if token.dep_ == "nsubjpass" and (raised := raised_verb(verb)) is not None:  # "is thought to have bombed"
        return not is_passive(raised)
    return token.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lemma_ not in LASTING and not is_passive(verb)


def is_argument(token: Token, verb: Token) -> bool:
    """Whether the word is an object of the verb, by a preposition or without."""
    above = token.head
    while above.dep_ in ("prep", "agent", "dobj", "conj", "pobj", "dative") and above.i != verb.i and above.head.i != above.i:
        above = above.head
    return above.i == verb.i and token.dep_ in ("dobj", "pobj", "conj", "dative")


def is_predicate_of(pronoun: Token) -> Token | None:
    """The noun that a copula says of the subject: ``fight`` of "it is a fight"."""
    if pronoun.dep_ != "nsubj" or pronoun.head.lemma_ not in BECOMING:
        return None
    return next(iter(children_of(pronoun.head, "attr")), None)


def is_restricted(noun: Token) -> bool:
    """Whether a phrase or clause after the noun says which one: "the group that fled", "the leader of the union"."""
    for child in noun.rights:
        comma = child.left_edge.i > 0 and child.doc[child.left_edge.i - 1].is_punct
        if child.dep_ in ("relcl", "acl") and not comma:
            return True
        if child.dep_ == "prep" and child.lower_ in TELLING_WHICH and child.i == noun.i + 1:
            return True
    after = noun.doc[noun.i + 1 : noun.i + 2]
    return bool(of_objects(noun)) or (len(after) == 1 and after[0].lower_ in RELATIVE_SUBJECTS)


def apposed_to(noun: Token) -> Token | None:
    """The noun that this one stands in apposition to, in the singular and set off by commas; not one of a list."""
    above = noun.head
    if noun.dep_ != "appos" or above.i >= noun.i or is_listed(noun) or is_listed(above):
        return None
    before = noun.doc[noun.left_edge.i - 1]
    return above if before.text in (",", "-", "–", "—", "(") else None


def appositives(noun: Token) -> list[Token]:
    """The names in apposition to the noun: "the group's leader, Omar Said", "the militant group Ansaru"."""
    names = [c for c in children_of(noun, "appos") if c.pos_ == "PROPN" and c.left_edge.i > noun.i]
    found = [c for c in names if c.left_edge.i == noun.i + 1 or noun.doc[c.left_edge.i - 1].text == ","]
    return found if len(found) == 1 and not is_listed(noun) and not is_listed(found[0]) else []


def is_possessor(noun: Token) -> bool:
    """Whether the noun owns another: "the group's"."""
    return noun.dep_ == "poss"


def is_clause_subject(noun: Token) -> bool:
    """Whether the noun is the subject of a clause, or coordinated to it."""
    return first_of_list(noun).dep_ in ("nsubj", "nsubjpass")


def stands_out(noun: Token) -> bool:
    """Whether the noun stands where a text puts whom it tells of: as subject, agent, object or possessor; not as whom a verb addresses."""
    if noun.dep_ == "dobj" and children_of(noun.head, "ccomp", "dative"):
        return False
    if noun.dep_ == "pobj":
        return noun.head.dep_ == "agent"
    return is_clause_subject(noun) or noun.dep_ in ("dobj", "poss")


def title_before(first: Token) -> list[Token]:
    """The words that stand before a name within its phrase: "rebel commander Omar Said"."""
    i, start = first.i, max(sentence_start(first), first.i - _LONGEST_TITLE)
    while i > start and (first.doc[i - 1].pos_ in ("NOUN", "PROPN", "ADJ") or first.doc[i - 1].lower_ in ("-", OF)):
        i -= 1
    return list(first.doc[i : first.i])


def noun_heads(doc: Doc) -> Iterator[tuple[Token, bool]]:
    """Yield the heads of noun phrases, and whether they are plural; also pronouns that count ("many", "others")."""
    parse = parse_of(doc)
    for token, word, pos, label, tag in zip(parse.tokens, parse.words, parse.pos, parse.labels, parse.tags, strict=True):
        if word in COUNTING_PRONOUNS and label in ("nsubj", "nsubjpass", "dobj", "pobj", "attr"):
            yield token, True
        elif pos in ("NOUN", "PROPN") and label not in ("compound", "nmod", "amod", "npadvmod"):
            yield token, tag in ("NNS", "NNPS") or is_listed(token)
        elif pos == "NUM" and label in ("nsubj", "nsubjpass", "dobj", "pobj"):
            yield token, True


def titles_of(speaker: Token) -> list[Token]:
    """The nouns in apposition to a speaker, and the one that he is in apposition to."""
    found = children_of(speaker, "appos")
    return [*found, speaker.head] if speaker.dep_ == "appos" else found


def bodies_of(title: Token) -> Iterator[Token]:
    """The words that may name the body of an office: modifiers, possessors, and what follows "of" or "for"."""
    for modifier in children_of(title, "compound", "amod", "nmod", "poss"):
        yield modifier
        yield from children_of(modifier, "compound", "amod", "nmod", "poss")
    for prep in children_of(title, "prep"):
        if prep.lower_ in OPENING_NOUN_OBJECT:
            yield from children_of(prep, "pobj")


def takes_up(token: Token) -> bool:
    """Whether an event noun or participle says nothing but what was told before: "the deaths", "the slain officers", "those wounded"."""
    if token.pos_ == "NOUN":
        return is_pointed_at(token) and token.dep_ != "compound" and not children_of(token, "prep", "poss", "compound", "acl", "nmod")
    if token.tag_ not in ("VBN", "JJ"):
        return False
    if token.dep_ == "amod":
        return is_pointed_at(token.head) and not children_of(token, "agent", "advmod", "neg")
    return token.dep_ == "acl" and token.head.lower_ == THOSE and not [c for c in token.children if not c.is_punct]
