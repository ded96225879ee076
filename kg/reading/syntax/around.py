"""What hangs on one word of the way up: modals, conditions, adverbs, predicates."""

from __future__ import annotations

from spacy.tokens import Token

from kg.reading import syntax
from kg.reading.english.auxiliaries import BE, COPULAS, HAVE, INVERTING, PERFECT
from kg.reading.english.connectives import CONDITIONS, CONTRASTS
from kg.reading.english.prepositions import BY
from kg.reading.english.pronoun_forms import RELATIVE_OF_THINGS
from kg.reading.syntax import children_of, sentence_start
from kg.reading.syntax.parse import asked_once, parse_of
from kg.reading.syntax.polarity import is_negated, shares_group_with
from kg.reading.syntax.saying import clause_of

__all__ = [
    "adverbs_before_agent",
    "adverbs_of",
    "asks_how",
    "clause_before",
    "conditions_of",
    "equated_with",
    "has_condition",
    "is_ahead",
    "is_bare_imperative",
    "is_copula",
    "is_inverted_condition",
    "is_perfect",
    "is_polar_question",
    "is_relative_of",
    "is_told_on",
    "light_verb_for",
    "modals_of",
    "objects_before",
    "predicates_of",
    "subject_nouns",
    "tells_fact",
]

_SUBJECTS = ("nsubj", "csubj", "nsubjpass", "csubjpass")


@asked_once
def modals_of(verb: Token) -> list[Token]:
    """The auxiliaries of the verb's group, those shared with the verb it is coordinated to included."""
    above = shares_group_with(verb)
    return children_of(verb, "aux") or (modals_of(above) if above is not None else [])


@asked_once
def conditions_of(verb: Token) -> list[Token]:
    """The subordinating words of the verb's clause, those shared with the verb it is coordinated to included."""
    own = children_of(verb, "mark")
    return conditions_of(verb.head) if not own and verb.dep_ == "conj" and verb.head.i != verb.i else own


def asks_how(verb: Token) -> bool:
    """Whether the clause asks for the manner of what happened: "why rebels attacked"; not who, which leaves open whether."""
    return any(c.tag_ == "WRB" for c in children_of(verb, "advmod")) and verb.dep_ in ("ccomp", "pcomp")


def is_ahead(verb: Token, clause: Token) -> bool:
    """Whether an infinitive tells what is to come: "the plan is to attack", "has until May to sign"; not "had to attack"."""
    between = children_of(verb, "prep", "acomp", "attr", "dobj")
    if verb.lemma_ == BE:
        return not any(verb.i < t.i < clause.i for t in between)
    return verb.lemma_ == HAVE and (verb.tag_ != "VBD" or any(verb.i < t.i < clause.i for t in between))


def equated_with(noun: Token, copula: Token) -> list[Token]:
    """The nouns at the other end of a copula; of "one of the aims" the aims."""
    ends = children_of(copula, "nsubj", "attr")
    found = [e for e in ends if e.i != noun.i] if noun.head.i == copula.i else []
    return [t for e in found for t in (e, *syntax.of_objects(e)) if t.pos_ == "NOUN"]


def is_inverted_condition(verb: Token) -> bool:
    """Whether the clause is a condition by its order: "had they attacked", "should they attack"."""
    first = next((c for c in verb.children if not c.is_punct), verb)
    subject = children_of(verb, *_SUBJECTS)
    return verb.dep_ == "advcl" and first.lower_ in INVERTING and bool(subject) and first.i < subject[0].i


def subject_nouns(verb: Token) -> list[Token]:
    """The verb's subject where a clause at its end belongs to it: "fears grew that"."""
    return [c for c in children_of(verb, "nsubj", "nsubjpass") if c.pos_ == "NOUN"]


def has_condition(verb: Token) -> bool:
    """Whether an if-clause hangs on the verb."""
    return any(m.lower_ in CONDITIONS for c in children_of(verb, "advcl") for m in children_of(c, "mark"))


def clause_before(verb: Token) -> Token | None:
    """The verb of the clause before a participle clause, where the parser hung that on another: "hide and plot attacks, targeting"."""
    start = verb.left_edge.i
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or start < 2 or not verb.doc[start - 1].is_punct:
        return None
    last = verb.doc[start - 2]
    nearest = last if last.pos_ in ("VERB", "AUX") else clause_of(last)
    return None if nearest.i in (verb.i, verb.head.i) or sentence_start(nearest) != sentence_start(verb) else nearest


def is_relative_of(verb: Token, noun: Token) -> bool:
    """Whether the verb leads a relative or participle clause after the noun in the noun's sentence."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ in ("relcl", "acl") and noun.i < verb.i and sentence_start(noun) == sentence_start(verb)


def predicates_of(verb: Token) -> list[Token]:
    """What a copula says of its subject: "likely" of "an attack is likely"; beside a noun ("is likely the result of") the noun alone."""
    if verb.lemma_ not in COPULAS:
        return []
    return children_of(verb, "attr") or children_of(verb, "acomp", "oprd")


@asked_once
def adverbs_of(token: Token) -> list[Token]:
    """Adverbs of the whole clause; one right before a preposition speaks of that phrase alone ("apparently in revenge")."""
    found = [c for c in token.children if c.dep_ in ("advmod", "npadvmod", "dep", "amod", "intj") and c.pos_ in ("ADV", "ADJ")]
    shared = [a for a in adverbs_of(token.head) if a.i < token.head.i] if _has_subject_of_first(token) else []
    return [*(c for c in found if not _is_of_phrase(c)), *shared]


def _has_subject_of_first(verb: Token) -> bool:
    """Whether a coordinated verb goes on in the form of the one before it: "allegedly tortured and killed a man", not "but killed"."""
    contrast = any(c.lower_ in CONTRASTS for c in children_of(verb.head, "cc"))
    is_alike = verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ and verb.pos_ == "VERB" and not contrast
    return is_alike and not children_of(verb, "aux", "auxpass", *_SUBJECTS)


def _is_of_phrase(adverb: Token) -> bool:
    following = adverb.doc[adverb.i + 1 : adverb.i + 2]
    return bool(following) and following[0].pos_ in ("ADP", "SCONJ") and following[0].dep_ in ("prep", "agent", "mark")


def adverbs_before_agent(verb: Token) -> list[Token]:
    """Adverbs that only speak of who did it: "killed, allegedly by the army"."""
    agents = [a for a in children_of(verb, "agent", "prep") if a.lower_ == BY]
    before = [a.nbor(-1) for a in agents if a.i > 0]
    return [*(b for b in before if b.pos_ == "ADV"), *(c for a in agents for c in children_of(a, "advmod"))]


def objects_before(verb: Token, clause: Token) -> list[Token]:
    """The verb's objects that stand before a clause on it."""
    return [o for o in children_of(verb, "dobj") if o.i < clause.i]


def is_told_on(noun: Token) -> bool:
    """Whether a relative clause tells what the event did: "an attack that killed ten" took place, whoever claims it."""
    return any(tells_fact(v) for v in children_of(noun, "relcl"))


def tells_fact(verb: Token) -> bool:
    """Whether the verb leads a relative clause of the past, neither negated nor under a modal: "which killed ten"."""
    subject = any(s.lower_ in RELATIVE_OF_THINGS for s in children_of(verb, "nsubj"))
    open_ = is_negated(verb) or any(a.tag_ == "MD" for a in children_of(verb, "aux"))
    return verb.dep_ == "relcl" and verb.tag_ in ("VBD", "VBN") and subject and not open_


def light_verb_for(noun: Token, filler: Token) -> Token | None:
    """The light verb that brings the filler: the one in the clause after the noun that holds it, else the one above."""
    below = [v for v in children_of(noun, "acl", "relcl") if v.is_ancestor(filler)]
    return next(iter(below), None) or syntax.light_verb_of(noun)


def is_bare_imperative(verb: Token) -> bool:
    """Whether the clause is a command: a bare verb at its beginning, without subject or auxiliary."""
    if verb.tag_ != "VB" or children_of(verb, "aux", *_SUBJECTS):
        return False
    return verb.i == sentence_start(verb) or (verb.nbor(-1).is_punct and verb.nbor(-1).text in "\"“”‘':")


def is_polar_question(token: Token) -> bool:
    """Whether the sentence asks whether it is so; a question of who or why takes the rest for granted."""
    parse = parse_of(token.doc)
    begin, end = parse.bounds[parse.sentence[token.i]]
    asks = "?" in parse.texts[max(begin, end - 3) : end]
    return asks and not any(tag in ("WP", "WRB", "WDT", "WP$") for tag in parse.tags[begin:end])


def is_copula(verb: Token) -> bool:
    """Whether the verb is a form of "be" with a predicate."""
    return verb.lemma_ == BE


def is_perfect(verb: Token) -> bool:
    """Whether the verb's group looks back: "may have carried out"."""
    return any(c.lower_ in PERFECT for c in children_of(verb, "aux"))
