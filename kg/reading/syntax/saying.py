"""Who says what: the subjects, agents and followers of verbs of saying, and how far a phrase at a sentence's edge reaches."""

from __future__ import annotations

from spacy.tokens import Token

from kg.reading import syntax
from kg.reading.english.prepositions import AS, BY
from kg.reading.english.pronoun_forms import WHO
from kg.reading.syntax import children_of, sentence_start
from kg.reading.syntax.parse import asked_once

__all__ = [
    "authors_of",
    "clause_of",
    "followers_of",
    "governs_sentence",
    "has_content",
    "is_addressing",
    "is_inside_aside",
    "is_told_to",
    "objects_after",
    "quoted_by",
    "quoted_speakers",
    "quotes_by_adjunct",
    "speakers_of",
    "tellers_of",
]

_OPENING, _CLOSING, _STRAIGHT = ("“", "«", "„"), ("”", "»"), ('"', "``", "''")


def speakers_of(verb: Token) -> list[Token]:
    """Who says what the verb says: its subject, the agent of its passive, what follows it inverted, or whom another "quoted as saying"."""
    if syntax.is_passive(verb) and not children_of(verb, "nsubj"):
        return [t for a in children_of(verb, "agent") for o in children_of(a, "pobj") for t in syntax.conjuncts(o)]
    if verb.dep_ == "pcomp" and verb.head.lower_ == AS:
        quoted = children_of(verb.head.head, "dobj", "nsubjpass")
        if quoted:
            return [t for q in quoted for t in syntax.conjuncts(q)]
    if _is_quoted_subject(verb):
        return _right_before(verb)
    own = children_of(verb, "nsubj")
    if not own and children_of(verb, "ccomp", "parataxis"):
        after = [
            c
            for c in children_of(verb, "dobj", "npadvmod", "attr")
            if c.i > verb.i and c.i > max(t.i for t in children_of(verb, "ccomp", "parataxis"))
        ]
        if after:
            return [t for c in after for t in syntax.conjuncts(c)]
    before = None if own else _torn_speaker(verb)
    if before is not None:
        return [before]
    subject = syntax.subject_of(verb)
    return [] if subject is None else syntax.conjuncts(subject)


def _is_quoted_subject(verb: Token) -> bool:
    """Whether the parser took a word of the quotation before it for the verb's subject: "'... and six others hurt,' the chief said"."""
    subject = next((c for c in children_of(verb, "nsubj") if c.i < verb.i), None)
    depth = 0
    for token in verb.doc[subject.i + 1 : verb.i] if subject is not None else ():
        side = _side(token, inside=depth > 0)
        depth += side
        if depth < 0:
            return True
    return False


def _side(token: Token, *, inside: bool) -> int:
    """Whether a token opens (1) or closes (-1) a quotation."""
    if token.text in _STRAIGHT:
        return -1 if inside or not token.nbor(-1).whitespace_ else 1
    return (token.text in _OPENING) - (token.text in _CLOSING)


def _right_before(verb: Token) -> list[Token]:
    """The noun that stands before a verb, adverbs and auxiliaries passed over."""
    words = (t for t in reversed(verb.doc[sentence_start(verb) : verb.i]) if t.pos_ not in ("ADV", "AUX"))
    return [t for t in [next(words, verb)] if t.pos_ in ("NOUN", "PROPN", "PRON")]


def _torn_speaker(verb: Token) -> Token | None:
    """The speaker that the parser took for what a place is: "died near Gao, an army spokesman, Musa Bello, told reporters"."""
    comma = verb.i > 0 and verb.nbor(-1).text == ","
    last = verb.doc[verb.i - 2 : verb.i - 1] if comma else verb.doc[verb.i - 1 : verb.i]
    word = _described(last[0]) if len(last) == 1 else verb
    said_before = any(c.i < word.i for c in children_of(verb, "ccomp"))
    if word.dep_ != "appos" or word.is_ancestor(verb) or not said_before:
        return None
    is_one_of_two = word.head.dep_ == "appos" or len(children_of(word.head, "appos")) > 1
    return word if is_one_of_two or not comma or last[0] is not word else None


def _described(word: Token) -> Token:
    """The person whose relative clause ends with the word, else the word: "a source, who asked not to be named"."""
    for above in word.ancestors:
        if above.dep_ == "relcl":
            return above.head if _is_described(above.head) else word
    return word


def _is_described(noun: Token) -> bool:
    return any(s.lower_ == WHO for v in children_of(noun, "relcl") for s in children_of(v, "nsubj", "nsubjpass"))


def is_told_to(verb: Token) -> bool:
    """Whether who speaks stands before the verb, and so its hearer after it: "a source, who was not named, told Reuters"."""
    described = any(_is_described(c) for c in children_of(verb, "nsubj") if c.i < verb.i)
    return (described or _torn_speaker(verb) is not None) and bool(children_of(verb, "dobj", "dative"))


def quoted_by(verb: Token) -> list[Token]:
    """Whom the verb quotes for a clause before it: "…, the agency quoted a police officer as saying"."""
    says_as = any(children_of(p, "pcomp") for p in children_of(verb, "prep") if p.lower_ == AS)
    before = any(c.i < verb.i for c in children_of(verb, "ccomp"))
    return [t for o in children_of(verb, "dobj") for t in syntax.conjuncts(o)] if says_as and before else []


def quoted_speakers(verb: Token) -> list[Token]:
    """Who speaks a quotation that the verb leads: its subject, else what follows it ("said the minister")."""
    return speakers_of(verb) or followers_of(verb)


def tellers_of(token: Token) -> list[Token]:
    """Who says, thinks or denies the clause that the token stands in: the subjects of the verbs that it is the content of."""
    verbs = [t for t in token.ancestors if t.dep_ == "ccomp" and t.head.pos_ == "VERB"]
    return [speaker for verb in verbs for speaker in speakers_of(verb.head)]


def authors_of(noun: Token) -> list[Token]:
    """Whose a report is: "a report by the watchdog", "the paper's report"."""
    found = [
        *children_of(noun, "poss"),
        *(o for p in children_of(noun, "prep", "agent") if p.lower_ == BY for o in children_of(p, "pobj")),
    ]
    found += [
        o for v in children_of(noun, "acl") for a in children_of(v, "agent", "prep") if a.lower_ == BY for o in children_of(a, "pobj")
    ]
    return [t for o in found for t in syntax.conjuncts(o)]


def objects_after(token: Token) -> list[Token]:
    """What stands after a preposition or citing participle, chained prepositions included: "according to the ministry"."""
    found = children_of(token, "pobj", "dobj") or [o for p in children_of(token, "prep") for o in children_of(p, "pobj")]
    return [t for o in found for t in syntax.conjuncts(o)]


@asked_once
def quotes_by_adjunct(verb: Token) -> list[Token]:
    """Verbs that quote the clause from its edge: "…, police said", "…, reported the ministry", "as the army put it"."""
    found = []
    links = {t.i for t in children_of(verb, "cc")}
    for child in verb.children:
        if child.pos_ not in ("VERB", "NOUN") or links & {child.i - 2, child.i - 1}:
            continue
        if (
            (
                child.dep_ in ("parataxis", "dep", "conj")
                and child.pos_ == "VERB"
                and not children_of(child, "mark", "aux", "ccomp")
                and _is_set_off(child)
            )
            or (child.dep_ == "advcl" and any(m.lower_ == AS for m in children_of(child, "mark", "advmod")))
            or (
                child.dep_ == "advcl"
                and child.i > verb.i
                and _is_set_off(child)
                and not children_of(child, "mark", "aux", "nsubj")
                and child.tag_ in ("VBD", "VBZ")
            )
        ):
            found.append(child)
    return found


def followers_of(verb: Token) -> list[Token]:
    """Speakers right after an inverted quotative: "reported the ministry", "reports Dawn"."""
    return [t for c in children_of(verb, "dobj", "nsubj", "npadvmod", "attr", "oprd") if c.i > verb.i for t in syntax.conjuncts(c)]


def _is_set_off(verb: Token) -> bool:
    start = verb.left_edge
    return start.is_punct or (start.i > sentence_start(verb) and start.nbor(-1).is_punct)


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


def is_addressing(verb: Token) -> bool:
    """Whether the verb is active and speaks to somebody: "told the fighters to attack"."""
    return not children_of(verb, "nsubjpass", "auxpass") and bool(
        children_of(verb, "dobj", "dative") or any(children_of(x, "nsubj") for x in children_of(verb, "ccomp", "xcomp"))
    )


def has_content(verb: Token) -> bool:
    """Whether the verb has a clause for its content, or quotes one from its edge."""
    return bool(children_of(verb, "ccomp", "xcomp", "parataxis")) or verb.dep_ in ("parataxis", "ccomp")
