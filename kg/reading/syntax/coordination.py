"""What is coordinated: nouns of one role, also where the parser tears their list apart."""

from __future__ import annotations

from decimal import Decimal

from spacy.tokens import Token

from kg.reading.english.auxiliaries import HAVE, OF_ONE
from kg.reading.english.connectives import CLAUSE_OPENERS, EITHER_WAY
from kg.reading.english.determiners import INDEFINITE_ARTICLES
from kg.reading.english.numerals import parse_number
from kg.reading.english.prepositions import OF, OF_MEMBERSHIP, TO
from kg.reading.syntax.parse import asked_once, parse_of
from kg.reading.syntax.words import PASSIVE_SUBJECT, SUBJECT, children_of, first_of_list, is_plural

__all__ = ["conjuncts", "is_alternative", "is_infinitive", "is_listed", "is_one_in_two", "joined_to", "sharing", "torn_subject"]

_JOINING = frozenset(["conj", "appos", "amod", "nmod", "compound"])
"""How words below a noun may belong to its list."""
_TORN = frozenset(["dobj", *SUBJECT, *PASSIVE_SUBJECT])
"""The functions of nouns of whose lists the parser hangs some on the verb."""


def conjuncts(token: Token) -> list[Token]:
    """The token and all that is coordinated to it, in reading order; appositives of equal rank are not among them."""
    known = parse_of(token.doc).conjuncts
    if token.i not in known:
        known[token.i] = _conjuncts(token)
    return known[token.i].copy()


def _stands_alone(token: Token) -> bool:
    """Whether nothing can be coordinated to the token: neither it nor any word below it has a function that goes with a list."""
    below = parse_of(token.doc).below.get(token.i, ())
    return token.dep_ not in _TORN and not any(label in _JOINING for _, label in below)


def _conjuncts(token: Token) -> list[Token]:
    if _stands_alone(token):
        return [token]
    found = [token, *_torn_conjuncts(token), *_torn_peoples(token), *_torn_names(token)]
    known = {t.i for t in found}
    for member in found:
        new = [c for c in children_of(member, "conj") if c.i not in known and not _is_other_subject(token, c)]
        new += [c for c in children_of(member, "appos") if c.i not in known and _is_listed(member, c)]
        known.update(t.i for t in new)
        found += new
    found.sort(key=lambda t: t.i)
    return [token] if _are_spelled_out(token, found) else found


def sharing(subject: Token, verb: Token) -> list[Token]:
    """The subject and what is coordinated to it; of a clause on a noun what stands before: "the force, trained by X, and the army"."""
    members = [subject] if is_one_in_two(subject) else conjuncts(subject)
    is_below = len(members) > 1 and subject.i < verb.i and subject.is_ancestor(verb)
    return [t for t in members if t.i < verb.i] if is_below else members


@asked_once
def is_listed(token: Token) -> bool:
    """Whether anything is coordinated to the token, or hung on it as if it were: whether `conjuncts` gives more than the token itself."""
    return not _stands_alone(token) and _has_others(token) and len(conjuncts(token)) > 1


def _has_others(token: Token) -> bool:
    if _torn_conjuncts(token) or _torn_peoples(token) or _torn_names(token):
        return True
    if any(not _is_other_subject(token, c) for c in children_of(token, "conj")):
        return True
    return any(_is_listed(token, c) for c in children_of(token, "appos"))


def is_one_in_two(subject: Token) -> bool:
    """Whether what looks like two is one, by the verb's number: "a leader of the group and wanted bomber was killed".

    A second noun with an article of its own is another's, whatever the verb: "a guard and a driver was killed".
    """
    others = [t for t in conjuncts(subject) if t.i != subject.i]
    helpers = children_of(subject.head, "auxpass", "aux")
    is_of_one = bool(helpers) and min(helpers, key=lambda t: t.i).lower_ in OF_ONE and subject.i < subject.head.i
    return is_of_one and bool(others) and all(t.tag_ == "NN" and not children_of(t, "det", "poss", "nummod") for t in others)


def is_infinitive(verb: Token) -> bool:
    """Whether the clause is "to attack", not "to have attacked": it looks ahead."""
    aux = {c.lower_ for c in children_of(verb, "aux", "auxpass")}
    return TO in aux and HAVE not in aux


def joined_to(below: Token) -> Token:
    """The token above; of a coordinated verb whose form no infinitive shares ("forced them to land and kidnapped") the one above that."""
    above = below.head
    is_other = below.dep_ == "conj" and below.tag_ in ("VBD", "VBZ", "VBP", "VBG")
    while is_other and above.tag_ == "VB" and is_infinitive(above) and above.head.i != above.i:
        above = above.head
    return above


def _are_spelled_out(first: Token, members: list[Token]) -> bool:
    """Whether those behind the first, set off by commas, are who the first are: "three men, two farmers and a guard, were killed"."""
    if len(members) < 3 or members[0].i != first.i or first.nbor(1).text != ",":
        return False
    doc, end = first.doc, members[-1].right_edge.i + 1
    after = doc[end + 1 : end + 2]
    is_closed = end < len(doc) and doc[end].text == "," and bool(after) and after[0].dep_ != "cc"
    if not is_closed or any(t.text == "," for t in doc[members[1].i : members[-1].i]):
        return False
    total, *parts = map(_number_of, members)
    return total is not None and None not in parts and total == sum(part for part in parts if part is not None)


def _number_of(noun: Token) -> Decimal | None:
    """How many the noun is counted to be; of "a guard" one."""
    number = next(iter(children_of(noun, "nummod")), None)
    if number is not None:
        return parse_number(number.text)
    return Decimal(1) if any(t.lower_ in INDEFINITE_ARTICLES for t in children_of(noun, "det")) else None


def _torn_conjuncts(noun: Token) -> list[Token]:
    """Conjuncts that the parser hung on the verb: "the mayor, his driver and two guards were killed", "killed the mayor and two guards"."""
    verb = noun.head
    if noun.dep_ == "dobj":
        return [c for c in children_of(verb, "conj") if c.i > noun.i and _is_counted(c)]
    measure = _taken_for_measure(noun)
    if measure:
        return measure
    after = [c for c in children_of(verb, noun.dep_) if c.i > noun.i] if noun.dep_ in PASSIVE_SUBJECT else []
    if after and _is_open_list(noun):
        return [*(c for c in children_of(noun, "appos") if is_plural(c) != is_plural(noun)), *after]
    return after if any(children_of(c, "cc") for c in after) else []


def _taken_for_measure(noun: Token) -> list[Token]:
    """The first of a list of counted people that the parser took for a measure: "three nurses and at least five patients were killed"."""
    if noun.dep_ not in (*SUBJECT, *PASSIVE_SUBJECT):
        return []
    before = [c for c in children_of(noun.head, "npadvmod") if c.i < noun.i and children_of(c, "nummod") and c.tag_ == "NNS"]
    return [c for c in before if any(t.dep_ == "cc" and t.i == noun.left_edge.i - 1 for t in children_of(c, "cc"))]


def _is_open_list(noun: Token) -> bool:
    """Whether an "and" at the end of the noun's phrase joins it to nothing in the phrase: "two officers, a driver, and"."""
    last = noun.doc[noun.right_edge.i]
    return last.dep_ == "cc" and last.head == noun


def _torn_peoples(noun: Token) -> list[Token]:
    """A nationality that the parser took for an adjective of the next phrase: "a Canadian and two Peruvians"."""
    before = [c for c in children_of(noun, "amod") if c.i < noun.i and children_of(c, "cc")]
    return [c for c in before if any(n.pos_ == "NUM" and n.i < noun.i for n in children_of(c, "conj"))]


def _torn_names(noun: Token) -> list[Token]:
    """A side that the parser took for a modifier of the next: "the army and M23 fighters", "Hamas and Israeli troops"."""
    if not is_plural(noun):
        return []
    before = [c for c in children_of(noun, "nmod", "compound") if c.i < noun.i and children_of(c, "cc") and children_of(c, "conj")]
    return [c for c in before if c.tag_ in ("NNP", "NNPS") or children_of(c, "det")]


def is_alternative(noun: Token) -> bool:
    """Whether the phrase leaves open which of several it is: "rebels or soldiers", "fighters of X or Y", "X or Y fighters"."""
    below = [c for c in children_of(noun, "nmod", "compound", "amod") if c.i < noun.i]
    of = [o for p in children_of(noun, "prep") if p.lower_ in OF_MEMBERSHIP for o in children_of(p, "pobj")]
    above = [noun.head] if noun.dep_ == "conj" else []
    return any(c.lower_ in EITHER_WAY and not _is_gloss(c) for t in (noun, *above, *below, *of) for c in children_of(t, "cc"))


def _is_gloss(coordinator: Token) -> bool:
    """Whether a comma before the "or" makes another name of one after it: "the DRF, or Dune Front,"."""
    return coordinator.nbor(-1).text == "," and len(children_of(coordinator.head, "conj")) == 1


def _is_listed(noun: Token, member: Token) -> bool:
    """Whether the parser took a list for an apposition: "two policemen, a soldier and five civilians in Jos"; no comma closes a list."""
    if not (children_of(noun, "nummod") and children_of(member, "cc")):
        return False
    last = conjuncts(member)[-1]
    after = last.doc[last.i + 1 : last.i + 2]
    return bool(after) and not (after[0].is_punct or after[0].is_space)


def _is_counted(noun: Token) -> bool:
    """Whether the word is a number with its "of", or a noun with a number."""
    if noun.pos_ == "NUM":
        return any(p.lower_ == OF for p in children_of(noun, "prep"))
    return noun.pos_ == "NOUN" and bool(children_of(noun, "nummod")) and not children_of(noun, *SUBJECT, *PASSIVE_SUBJECT)


def _is_lost_subject(first: Token, member: Token) -> bool:
    """Whether a main verb without a subject asks for what the parser listed: "after the killing of a judge, his family and friends met"."""
    verb = next((a for a in first.ancestors if a.pos_ in ("VERB", "AUX")), None) if first.dep_ == "pobj" else None
    if verb is None or verb.dep_ != "ROOT" or verb.i < member.i or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    is_apart = any(t.text == "," for t in first.doc[first.i : member.i])
    return is_apart and not children_of(verb, *SUBJECT, *PASSIVE_SUBJECT)


def _is_other_subject(first: Token, member: Token) -> bool:
    """Whether the parser took the subject of a next clause for a conjunct: "killed three officers and the Taliban claimed"."""
    if _is_lost_subject(first, member):
        return True
    after = member.doc[member.right_edge.i + 1] if member.right_edge.i + 1 < len(member.doc) else None
    if after is None or after.tag_ not in ("VBD", "VBZ", "VBP") or first.dep_ not in ("dobj", "pobj"):
        return False
    verb = after.head if after.dep_ in ("aux", "auxpass") else after
    return verb.dep_ == "conj" and not children_of(verb, "nsubj", "nsubjpass", "cc")


def torn_subject(verb: Token) -> list[Token]:
    """The verb's subject where the parser hung it on the noun before: "killed 12 people and 30 others were wounded"."""
    before = verb.left_edge.i - 1
    if verb.dep_ != "conj" or before < 0:
        return []
    chain = [verb.doc[before], *verb.doc[before].ancestors]
    if chain[0].dep_ == "pobj" and chain[1].lower_ in CLAUSE_OPENERS and children_of(verb, "auxpass"):  # "after ten men were shot"
        return chain[:1]
    return [t for t in chain if t.dep_ == "conj" and t.right_edge.i == before and _is_other_subject(first_of_list(t), t)][:1]
