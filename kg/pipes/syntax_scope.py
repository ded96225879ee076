"""Scope in the parse: what stands in the reach of a negation, a modal, a verb of saying. With `kg.pipes.syntax` the only code that knows parser labels.

`steps_up` walks from a trigger to the root of its sentence and says by which relation each token holds the one below it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kg.pipes import syntax

__all__ = [
    "Step",
    "clause_of",
    "conditions_of",
    "governs_sentence",
    "is_bare_imperative",
    "is_definite",
    "is_inside_aside",
    "is_negated",
    "is_polar_question",
    "modals_of",
    "objects_after",
    "predicates_of",
    "premodifiers",
    "quotes_by_adjunct",
    "speakers_of",
    "steps_up",
]

_SUBJECTS = ("nsubj", "csubj", "nsubjpass", "csubjpass")
_DEFINITE = ("the", "this", "that", "these", "those")
_NONE = ("no", "neither", "nobody", "none", "nothing")
# prepositions that hand a verb or noun its object; the others (in, after, during ...) bring circumstances
_OBJECT_PREPOSITIONS = frozenset(("of", "for", "about", "against", "from", "on", "to", "over", "with", "into", "as", "upon"))
_LEAVING_OPEN = frozenset(("after", "since", "despite", "following", "before", "while", "when", "during", "upon", "on", "amid"))
_CONDITIONS = ("if", "unless", "whether")
_RANKS = ("first", "last", "only", "latest", "second", "third", "next")


class Step(NamedTuple):
    """``token`` stands above the trigger and holds ``below`` by ``relation``:

    content (a clause with a subject of its own), open (one without: "began to", "accused of killing"), infinitive ("to attack", looking ahead),
    purpose, object, subject, circumstance (by a preposition that brings no object), aside (a relative or temporal clause: told in
    passing), result (a participle clause), conj, or same. ``marker`` is the preposition between, ``prepositions`` its tokens.
    """

    token: Token
    below: Token
    relation: str
    marker: str = ""
    prepositions: tuple[Token, ...] = ()


def _children(token: Token, *labels: str) -> list[Token]:
    return [c for c in token.children if c.dep_ in labels]


# --- the way up ------------------------------------------------------------------------------------------------------------------


def steps_up(head: Token) -> Iterator[Step]:
    """Yield the nouns, verbs and adjectives above the trigger, nearest first, prepositions between them passed over."""
    below = head
    while below.head.i != below.i:
        if below.dep_ in ("pobj", "pcomp"):
            chain = [below.head]
            while chain[-1].head.i != chain[-1].i and chain[-1].dep_ in ("prep", "pcomp") and chain[-1].head.dep_ in ("prep", "agent"):
                chain.append(chain[-1].head)
            top = chain[-1]
            if top.head.i == top.i:
                return
            yield Step(top.head, below, _through(chain, below), chain[0].lower_, tuple(chain))
            below = top.head
        else:
            above = _coordinated(below)
            yield Step(above, below, _relation(below, above))
            below = above


def _coordinated(below: Token) -> Token:
    """The token above; of a finite verb that the parser coordinated to an infinitive ("refused to leave and attacked") the finite one."""
    above = below.head
    while below.dep_ == "conj" and below.tag_ in ("VBD", "VBZ", "VBP") and above.tag_ == "VB" and _is_infinitive(above) and above.head.i != above.i:
        above = above.head
    return above


def _through(chain: list[Token], below: Token) -> str:
    word, clause = chain[0].lower_, below.dep_ == "pcomp"
    if chain[-1].dep_ == "advmod":
        return "aside" if clause else "circumstance"
    if word == "by":
        return "result" if clause else "circumstance"
    if clause:
        return "aside" if word in _LEAVING_OPEN else "open"
    if word == "in" and chain[-1].head.pos_ == "NOUN":  # "involvement in an attack"
        return "object"
    return "object" if word in _OBJECT_PREPOSITIONS else "circumstance"


def _relation(below: Token, above: Token) -> str:
    match below.dep_:
        case "ccomp" | "xcomp" | "csubj" | "csubjpass":
            return _complement(below)
        case "acl":
            return _noun_clause(below, above)
        case "advcl":
            return _adverbial(below)
        case "dobj" | "nsubjpass" | "attr" | "oprd" | "dative" | "compound" | "pobj":
            return "object"
        case "nsubj":
            return "subject"
        case "conj" | "parataxis":
            return "conj"
        case "appos" | "acomp" | "aux" | "auxpass":
            return "same"
    return "aside"


def _is_infinitive(verb: Token) -> bool:
    """Whether the clause is "to attack", not "to have attacked": it looks ahead."""
    aux = {c.lower_ for c in _children(verb, "aux", "auxpass")}
    return "to" in aux and "have" not in aux


def _complement(verb: Token) -> str:
    if _is_infinitive(verb):
        return "infinitive"
    return "open" if verb.dep_ == "xcomp" else "content"


def _noun_clause(verb: Token, noun: Token) -> str:
    if _is_infinitive(verb):
        ranked = any(c.lower_ in _RANKS for c in noun.children)  # "the first group to attack the base" did so
        return "aside" if ranked else "infinitive"
    if any(m.lower_ in ("that", "whether", "if") for m in _children(verb, "mark")):
        return "content"
    # "allegations of soldiers killing farmers": what the preposition brings is the whole clause
    return "same" if verb.tag_ == "VBG" and noun.dep_ == "pobj" and noun.head.lower_ in ("of", "about") else "aside"


def _adverbial(verb: Token) -> str:
    words = {m.lower_ for m in _children(verb, "mark", "advmod")}
    if _is_infinitive(verb) or words & {"so", "lest"}:
        return "purpose"
    if verb.tag_ in ("VBG", "VBN") and not _children(verb, "mark", *_SUBJECTS) and not words & _LEAVING_OPEN:
        return "result"
    return "aside"


# --- what hangs on one token -----------------------------------------------------------------------------------------------------


def is_negated(token: Token) -> bool:
    """Whether a "not", "never", "no" or "nobody" denies the verb or the noun; "no fewer than ten" and "not only" deny nothing."""
    if any(_denies(c) for c in _children(token, "neg")) or any(c.lower_ in ("neither", "nor") for c in _children(token, "preconj", "cc") if c.i < token.i):
        return True
    if token.dep_ == "conj" and any(c.lower_ == "nor" and c.i < token.i for c in _children(token.head, "cc")):  # "neither confirmed nor denied"
        return True
    if token.lemma_ in ("have", "be") and any(c.lower_ == "yet" for c in _children(token, "advmod")) and _children(token, "xcomp"):
        return True  # "have yet to attack"
    phrases = _children(token, "nsubj", "nsubjpass", "dobj", "attr") if token.pos_ in ("VERB", "AUX") else []
    if any(_is_none(p) for p in phrases) or _is_none(token):
        return True
    above = _shares_with(token)
    return above is not None and is_negated(above)


def _denies(word: Token) -> bool:
    following = word.doc[word.i + 1 : word.i + 2].text.lower()
    return following not in ("only", "just", "least", "fewer", "less", "merely", "longer")


def _is_none(noun: Token) -> bool:
    """Whether the phrase is "nobody", "no attack", "none of them", "neither side"."""
    if noun.lower_ in _NONE and noun.pos_ in ("PRON", "NOUN", "DET"):
        return True
    return any(c.lower_ in _NONE and _denies(c) and c.i < noun.i for c in _children(noun, "det", "neg", "amod", "advmod"))


def is_nobody(noun: Token) -> bool:
    """Whether the phrase names nobody: "no group", "none of the rebels"."""
    return _is_none(noun)


def _shares_with(verb: Token) -> Token | None:
    """The verb whose "did not" or "could" a coordinated bare form shares: "did not attack or kill", not "did not attack but killed"."""
    above = verb.head
    if verb.dep_ != "conj" or above.i == verb.i or _children(verb, "aux", "auxpass", *_SUBJECTS):
        return None
    contrast = any(c.lower_ in ("but", "instead") for c in _children(above, "cc"))
    finite = verb.tag_ in ("VBD", "VBZ", "VBP")
    return None if contrast or finite or verb.tag_ != above.tag_ else above


def modals_of(verb: Token) -> list[Token]:
    """The auxiliaries of the verb's group, those shared with the verb it is coordinated to included."""
    above = _shares_with(verb)
    return _children(verb, "aux") or (modals_of(above) if above is not None else [])


def conditions_of(verb: Token) -> list[Token]:
    """The subordinating words of the verb's clause, those shared with the verb it is coordinated to included."""
    own = _children(verb, "mark")
    return conditions_of(verb.head) if not own and verb.dep_ == "conj" and verb.head.i != verb.i else own


def asks_how(verb: Token) -> bool:
    """Whether the clause asks for the manner of what happened: "why rebels attacked"; not who, which leaves open whether."""
    return any(c.tag_ == "WRB" for c in _children(verb, "advmod")) and verb.dep_ in ("ccomp", "pcomp")


def is_inverted_condition(verb: Token) -> bool:
    """Whether the clause is a condition by its order: "had they attacked", "should they attack"."""
    first = next((c for c in verb.children if not c.is_punct), verb)
    subject = _children(verb, *_SUBJECTS)
    return verb.dep_ == "advcl" and first.lower_ in ("had", "should", "were") and bool(subject) and first.i < subject[0].i


def subject_nouns(verb: Token) -> list[Token]:
    """The verb's subject where a clause at its end belongs to it: "fears grew that"."""
    return [c for c in _children(verb, "nsubj", "nsubjpass") if c.pos_ == "NOUN"]


def has_condition(verb: Token) -> bool:
    """Whether an if-clause hangs on the verb."""
    return any(m.lower_ in _CONDITIONS for c in _children(verb, "advcl") for m in _children(c, "mark"))


def clause_before(verb: Token) -> Token | None:
    """The verb of the clause that a participle clause follows after a comma, where the parser hung it on another: "hide and plot attacks, targeting"."""
    start = verb.left_edge.i
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or start < 2 or not verb.doc[start - 1].is_punct:
        return None
    last = verb.doc[start - 2]
    nearest = last if last.pos_ in ("VERB", "AUX") else clause_of(last)
    return None if nearest.i in (verb.i, verb.head.i) or nearest.sent.start != verb.sent.start else nearest


def is_relative_of(verb: Token, noun: Token) -> bool:
    """Whether the verb leads a relative or participle clause after the noun in the noun's sentence."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ in ("relcl", "acl") and noun.i < verb.i and noun.sent.start == verb.sent.start


def has_content(verb: Token) -> bool:
    """Whether the verb has a clause for its content, or quotes one from its edge."""
    return bool(_children(verb, "ccomp", "xcomp", "parataxis")) or verb.dep_ in ("parataxis", "ccomp")


def is_addressing(verb: Token) -> bool:
    """Whether the verb is active and speaks to somebody: "told the fighters to attack"."""
    return not _children(verb, "nsubjpass", "auxpass") and bool(_children(verb, "dobj", "dative") or any(_children(x, "nsubj") for x in _children(verb, "ccomp", "xcomp")))


def premodifiers(noun: Token) -> list[Token]:
    """The adjectives and participles before a noun."""
    return [c for c in _children(noun, "amod", "compound", "nmod") if c.i < noun.i]


def predicates_of(verb: Token) -> list[Token]:
    """What a copula says of its subject: "likely" of "an attack is likely", "that" clauses' "it is unclear"."""
    return _children(verb, "acomp", "attr", "oprd") if verb.lemma_ in ("be", "seem", "appear", "remain", "look", "become") else []


def adverbs_of(token: Token) -> list[Token]:
    """Adverbs of the whole clause; one right before a preposition speaks of that phrase alone ("apparently in revenge")."""
    found = [c for c in token.children if c.dep_ in ("advmod", "npadvmod", "dep", "amod", "intj") and c.pos_ in ("ADV", "ADJ")]
    return [c for c in found if not _is_of_phrase(c)]


def _is_of_phrase(adverb: Token) -> bool:
    following = adverb.doc[adverb.i + 1 : adverb.i + 2]
    return bool(following) and following[0].pos_ in ("ADP", "SCONJ") and following[0].dep_ in ("prep", "agent", "mark")


def adverbs_before_agent(verb: Token) -> list[Token]:
    """Adverbs that only speak of who did it: "killed, allegedly by the army"."""
    agents = [a for a in verb.subtree if a.lower_ == "by" and a.dep_ in ("agent", "prep") and a.head.i == verb.i]
    before = [a.nbor(-1) for a in agents if a.i > 0]
    return [*(b for b in before if b.pos_ == "ADV"), *(c for a in agents for c in _children(a, "advmod"))]


def is_definite(noun: Token) -> bool:
    """Whether the noun tells of something known: "the attack", "Monday's raid", "his murder"."""
    if noun.pos_ not in ("NOUN", "PROPN") and not syntax.is_verbal_noun(noun):
        return False
    first = noun
    while first.dep_ == "conj" and not _children(first, "det", "poss"):  # "the attacks and bombings"
        first = first.head
    return bool(_children(first, "poss")) or any(d.lower_ in _DEFINITE for d in _children(first, "det"))


def is_told_on(noun: Token) -> bool:
    """Whether a relative clause tells what the event did: "an attack that killed ten" took place, whoever claims it."""
    clauses = [v for v in _children(noun, "relcl") if v.tag_ in ("VBD", "VBN") and not any(a.tag_ == "MD" for a in _children(v, "aux"))]
    return any(s.lower_ in ("that", "which") for v in clauses for s in _children(v, "nsubj")) and not any(is_negated(v) for v in clauses)


def light_verb_for(noun: Token, filler: Token) -> Token | None:
    """The light verb that brings the filler: the one in the clause after the noun that holds it, else the one above."""
    below = [v for v in _children(noun, "acl", "relcl") if v.is_ancestor(filler)]
    return next(iter(below), None) or syntax.light_verb_of(noun)


def is_bare_imperative(verb: Token) -> bool:
    """Whether the clause is a command: a bare verb at its beginning, without subject or auxiliary."""
    begins = verb.i == verb.sent.start or (verb.nbor(-1).is_punct and verb.nbor(-1).text in "\"“”‘':")
    return verb.tag_ == "VB" and begins and not _children(verb, "aux", *_SUBJECTS)


def is_polar_question(token: Token) -> bool:
    """Whether the sentence asks whether it is so; a question of who or why takes the rest for granted."""
    sent = token.sent
    asks = any(t.text == "?" for t in sent.doc[max(sent.start, sent.end - 3) : sent.end])
    return asks and not any(t.tag_ in ("WP", "WRB", "WDT", "WP$") for t in sent)


def is_copula(verb: Token) -> bool:
    """Whether the verb is a form of "be" with a predicate."""
    return verb.lemma_ == "be"


def is_existential(verb: Token) -> bool:
    """Whether the clause says that there is something: "there was an attack"."""
    return bool(_children(verb, "expl"))


def is_perfect(verb: Token) -> bool:
    """Whether the verb's group looks back: "may have carried out"."""
    return any(c.lower_ in ("have", "has", "had") for c in _children(verb, "aux"))


# --- who says so -----------------------------------------------------------------------------------------------------------------


def speakers_of(verb: Token) -> list[Token]:
    """Who says what the verb says: its subject, the agent of its passive, what follows it inverted, or whom another "quoted as saying"."""
    if syntax.is_passive(verb) and not _children(verb, "nsubj"):
        return [t for a in _children(verb, "agent") for o in _children(a, "pobj") for t in syntax.conjuncts(o)]
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        quoted = _children(verb.head.head, "dobj", "nsubjpass")
        if quoted:
            return [t for q in quoted for t in syntax.conjuncts(q)]
    own = _children(verb, "nsubj")
    if not own and _children(verb, "ccomp", "parataxis"):
        after = [c for c in _children(verb, "dobj", "npadvmod", "attr") if c.i > verb.i and c.i > max(t.i for t in _children(verb, "ccomp", "parataxis"))]
        if after:
            return [t for c in after for t in syntax.conjuncts(c)]
    subject = syntax.subject_of(verb)
    return [] if subject is None else syntax.conjuncts(subject)


def quoted_speakers(verb: Token) -> list[Token]:
    """Who speaks a quotation that the verb leads: its subject, else what follows it ("said the minister")."""
    return speakers_of(verb) or followers_of(verb)


def authors_of(noun: Token) -> list[Token]:
    """Whose a report is: "a report by the watchdog", "the paper's report"."""
    found = [*_children(noun, "poss"), *(o for p in _children(noun, "prep", "agent") if p.lower_ == "by" for o in _children(p, "pobj"))]
    found += [o for v in _children(noun, "acl") for a in _children(v, "agent", "prep") if a.lower_ == "by" for o in _children(a, "pobj")]
    return [t for o in found for t in syntax.conjuncts(o)]


def objects_after(token: Token) -> list[Token]:
    """What stands after a preposition or citing participle, chained prepositions included: "according to the ministry"."""
    found = _children(token, "pobj", "dobj") or [o for p in _children(token, "prep") for o in _children(p, "pobj")]
    return [t for o in found for t in syntax.conjuncts(o)]


def quotes_by_adjunct(verb: Token) -> list[Token]:
    """Verbs that quote the clause from its edge: "…, police said", "…, reported the ministry", "as the army put it"."""
    found = []
    for child in verb.children:
        if child.pos_ not in ("VERB", "NOUN") or any(t.dep_ == "cc" and child.i - 2 <= t.i < child.i for t in verb.children):
            continue
        if (child.dep_ in ("parataxis", "dep", "conj") and child.pos_ == "VERB" and not _children(child, "mark", "aux", "ccomp") and _is_set_off(child)) or (child.dep_ == "advcl" and any(m.lower_ == "as" for m in _children(child, "mark", "advmod"))) or (child.dep_ == "advcl" and child.i > verb.i and _is_set_off(child) and not _children(child, "mark", "aux", "nsubj") and child.tag_ in ("VBD", "VBZ")):
            found.append(child)
    return found


def followers_of(verb: Token) -> list[Token]:
    """Speakers right after an inverted quotative: "reported the ministry", "reports Dawn"."""
    return [t for c in _children(verb, "dobj", "nsubj", "npadvmod", "attr", "oprd") if c.i > verb.i for t in syntax.conjuncts(c)]


def _is_set_off(verb: Token) -> bool:
    start = verb.left_edge
    return start.is_punct or (start.i > verb.sent.start and start.nbor(-1).is_punct)


def clause_of(token: Token) -> Token:
    """The verb whose clause the token stands in, the token itself left out; else the root."""
    token = token.head
    while token.head.i != token.i and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token


def governs_sentence(token: Token) -> bool:
    """Whether an adjunct is set off at the edge of its sentence, and so speaks of all of it: "…, according to police."."""
    sent = token.sent
    inked = [t for t in sent if not t.is_space and not t.is_punct]
    if inked and token.i == inked[0].i:
        return True
    last = token.right_edge.i >= (inked[-1].i if inked else token.i)
    return last and token.i > sent.start and token.nbor(-1).is_punct and not is_inside_aside(token)


def is_inside_aside(token: Token) -> bool:
    """Whether the token stands in a relative clause that a comma opens: what is said there does not reach out."""
    verb = clause_of(token)
    while True:
        if verb.dep_ == "relcl":
            start = verb.left_edge.i
            return start > 0 and verb.doc[start - 1].is_punct
        if verb.head.i == verb.i:
            return False
        verb = verb.head
