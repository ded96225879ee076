"""Subjects and objects: relative clauses, participles, control, raising and coordination resolved."""

from __future__ import annotations

from spacy.tokens import Token

from kg.reading.english.auxiliaries import WITH_SMALL_CLAUSE
from kg.reading.english.connectives import CLAUSE_OPENERS, OF_ONE_TIME, SETTING_APART, WHEN, WHILE
from kg.reading.english.prepositions import AFTER, AFTER_OR_FOLLOWING, BETWEEN, CONTROLLING_OBJECT
from kg.reading.english.pronoun_forms import RELATIVE
from kg.reading.syntax.coordination import conjuncts, joined_to, torn_subject
from kg.reading.syntax.parse import sentence_start
from kg.reading.syntax.words import (
    PASSIVE_SUBJECT,
    SUBJECT,
    children_of,
    clause_head,
    first_of_list,
    is_passive,
    is_past_participle,
    is_reduced,
    number_object,
)

__all__ = [
    "after_heads",
    "antecedent",
    "clause_above",
    "complement_verbs",
    "inherits_from",
    "is_contrast",
    "is_dependent_clause",
    "is_noun_clause",
    "is_of_one_time",
    "joined_verbs",
    "objects_of",
    "raised_verb",
    "subject_of",
]


def subject_of(verb: Token, *, depth: int = 0) -> Token | None:
    """The surface subject of the verb: its own, its antecedent's, its controller's or its coordinated verb's."""
    own = children_of(verb, *SUBJECT, *PASSIVE_SUBJECT) or _shouted_subject(verb) or torn_subject(verb) or _auxiliary_subject(verb)
    own = own or _shared_with_reduced(verb)
    if ranged := _ranged_subject(verb, own):
        return ranged
    if own:
        return _after_opening(verb, antecedent(_nearest_before(own, verb), verb))
    if depth > 6:
        return None
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        between = _subject_between(verb)
        return between if between is not None else subject_of(clause_head(joined_to(verb)), depth=depth + 1)
    if verb.dep_ == "xcomp":
        objects = children_of(verb.head, "dobj") if not is_passive(verb.head) else []
        return objects[0] if objects else subject_of(verb.head, depth=depth + 1)
    if verb.dep_ == "ccomp" and verb.tag_ in ("VB", "VBG", "VBN") and not children_of(verb, "mark"):
        return _described_subject(verb) if _is_finite(verb) else subject_of(verb.head, depth=depth + 1)
    if verb.dep_ == "acl":
        return _whole_list(verb.head) if verb.tag_ == "VBG" or is_past_participle(verb) else None
    if verb.dep_ == "advcl" and not children_of(verb, "mark"):
        return _adverbial_subject(verb, depth)
    if verb.dep_ == "pcomp":
        return _gerund_subject(verb, depth)
    return None


def _ranged_subject(verb: Token, own: list[Token]) -> Token | None:
    """The people of a range that the parser took for a place: "between four and six soldiers were killed"."""
    found = [t for t in own if t.lower_ == BETWEEN]
    if not own:
        above = children_of(verb.head, "prep") if verb.dep_ == "ccomp" else []
        found = [t for t in (*children_of(verb, "prep"), *above) if t.lower_ == BETWEEN and t.i < verb.i]
    people = [o for t in found for o in children_of(t, "pobj") if o.i < verb.i]
    return next((o for o in people if any(children_of(n, "conj") for n in children_of(o, "nummod"))), None)


def _subject_between(verb: Token) -> Token | None:
    """The subject before a verb that the parser joined to the clause above: "were hurt when two men, one of them armed, blew up a car"."""
    below = [c for c in children_of(verb.head, "advcl") if verb.head.i < c.i < verb.i and not _is_finite(c)]
    found = [s for c in below for s in children_of(c, *SUBJECT) if not any(t.dep_ == "cc" for t in verb.doc[s.i : verb.i])]
    return found[-1] if found else None


def _shared_with_reduced(verb: Token) -> list[Token]:
    """The noun before a participle that the parser took for a verb beside this one: "soldiers killed in Gao were buried"."""
    around = [*children_of(verb, "ccomp"), *([verb.head] if verb.dep_ in ("ccomp", "conj", "dep", "parataxis") else [])]
    return [s for other in around if other.i < verb.i and is_reduced(other) for s in children_of(other, *SUBJECT)[-1:]]


def _described_subject(verb: Token) -> Token | None:
    """The subject of a finite clause, where the parser made a clause of its description: "that the man identified as Imam, was shot"."""
    before = [c for c in children_of(verb.head, "ccomp") if c.i < verb.i and c.tag_ in ("VBN", "VBD") and not children_of(c, "dobj")]
    return next((s for c in reversed(before) for s in children_of(c, *SUBJECT)), None)


def _is_finite(verb: Token) -> bool:
    finite = ("VBD", "VBZ", "VBP")
    return verb.tag_ in finite or any(c.tag_ in (*finite, "MD") for c in children_of(verb, "aux", "auxpass"))


def _after_opening(verb: Token, subject: Token) -> Token | None:
    """The subject behind the comma of an opening participle: "suspecting two men to be informers, fighters abducted them"."""
    opening = next((c for c in children_of(verb, "advcl") if c.i == sentence_start(verb) and c.tag_ == "VBG"), None)
    if opening is None or subject.i < opening.i or subject.i > verb.i:
        return subject
    commas = [t.i for t in verb.doc[opening.i : verb.i] if t.text == ","]
    if not commas or subject.i > commas[0]:
        return subject
    return next((t for t in children_of(subject, "appos") if t.i > commas[0]), None)


def _nearest_before(subjects: list[Token], verb: Token) -> Token:
    """The likeliest of two subjects: in "Near Homs, two strikes hit a depot" the parser may make one of the place as well."""
    free = [t for t in subjects if not _is_behind_preposition(t)] or subjects
    nearest = min(free, key=lambda t: (t.i > verb.i, abs(verb.i - t.i)))
    return next((t for t in subjects if t.i < nearest.i and nearest in conjuncts(t)), nearest)


def _is_behind_preposition(noun: Token) -> bool:
    """Whether the parser tore the noun from its preposition: "soldiers loyal to General Omar al-Said attacked"."""
    begin = noun.left_edge.i
    before = noun.doc[begin - 1] if begin > sentence_start(noun) else None
    return before is not None and before.dep_ == "prep" and before.pos_ == "ADP" and not list(before.children)


def _shouted_subject(verb: Token) -> list[Token]:
    """An acronym in capitals that the parser took for an auxiliary: "IS had carried out an attack"."""
    return [c for c in children_of(verb, "aux", "auxpass") if c.is_upper and c.is_alpha and len(c) > 1 and not c.sent.text.isupper()]


def _auxiliary_subject(verb: Token) -> list[Token]:
    """The subject that the parser hung on the auxiliary: "and five are missing"."""
    return [s for a in children_of(verb, "aux", "auxpass") for s in children_of(a, *SUBJECT, *PASSIVE_SUBJECT)]


def antecedent(subject: Token, verb: Token) -> Token:
    """A relative pronoun stands for the noun that its clause hangs on."""
    if subject.lower_ in RELATIVE and subject.tag_ in ("WP", "WDT", "IN"):
        top = verb
        while top.dep_ == "conj":
            top = top.head
        if top.dep_ in ("relcl", "acl"):
            return top.head
    return subject


def _whole_list(noun: Token) -> Token:
    """The first of a list that a participle is said of: "the day saw ten soldiers and a general killed"."""
    first = first_of_list(noun)
    return first if first.dep_ == "dobj" and first.head.lemma_ in WITH_SMALL_CLAUSE else noun


def _adverbial_subject(verb: Token, depth: int) -> Token | None:
    raised = raised_verb(verb.head)
    if raised is not None:
        return subject_of(raised, depth=depth + 1)
    if _is_finite(verb):
        return _prepositional_subject(verb)
    if _is_of_either(verb):
        return None
    # "the convoy was bombed, killing seven": what undergoes the bombing did not kill
    if verb.tag_ == "VBG" and is_passive(verb.head):
        return next((o for a in children_of(verb.head, "agent") for o in children_of(a, "pobj")), None)
    return subject_of(verb.head, depth=depth + 1)


def _is_of_either(verb: Token) -> bool:
    """Whether subject or object above may be who is up to something: "arrested a man attempting to blow up a bus"."""
    before = verb.nbor(-1) if verb.i > 0 else verb
    objects = children_of(verb.head, "dobj")
    is_attempt = verb.tag_ == "VBG" and bool(children_of(verb, "xcomp"))
    return is_attempt and any(o.i <= before.i and o.right_edge.i == before.i for o in objects)


def _prepositional_subject(verb: Token) -> Token | None:
    """The subject of "after 13 youths were abducted", which the parser took for the object of "after"; a finite clause borrows none."""
    first = min((c.i for c in children_of(verb, "aux", "auxpass")), default=verb.i)
    before = verb.doc[first - 1] if first > sentence_start(verb) else None
    while before is not None and before.dep_ not in ("pobj", "pcomp") and before.head.i < before.i and before.head != before:
        before = before.head
    return before if before is not None and before.dep_ == "pobj" and before.head.lower_ in CLAUSE_OPENERS else None


def raised_verb(verb: Token) -> Token | None:
    """The verb that a passive of saying only reports: "were reported to have fired"."""
    return next(iter(children_of(verb, "xcomp")), None) if is_passive(verb) else None


def _gerund_subject(verb: Token, depth: int) -> Token | None:
    prep = verb.head
    above = prep.head
    if above.pos_ not in ("VERB", "AUX"):
        return above if prep.lower_ in CONTROLLING_OBJECT else None
    if prep.lower_ in CONTROLLING_OBJECT:
        objects = children_of(above, "dobj")
        if objects:
            return objects[0]
        if above.dep_ == "acl" and is_passive(above):
            return above.head
    return subject_of(above, depth=depth + 1)


def objects_of(verb: Token) -> list[Token]:
    """The direct objects of an active verb: its own, the antecedent that a relative clause lacks, or a coordinated verb's."""
    found = children_of(verb, "dobj") or number_object(verb)
    if not found and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not children_of(verb, "prep", "agent", "nsubjpass", *SUBJECT):
        return []
    if found:
        return [antecedent(o, verb) for o in found]
    if verb.dep_ == "relcl" and not is_passive(verb) and not any(s.lower_ in RELATIVE for s in children_of(verb, *SUBJECT)):
        return [verb.head] if children_of(verb, *SUBJECT) and not children_of(verb, "prep") else []
    # a transitive verb whose object the first conjunct lacks: "attacked and killed soldiers"
    right = [c for c in children_of(verb, "conj") if c.pos_ == "VERB" and not children_of(c, *SUBJECT, "nsubjpass")]
    return [o for c in right[:1] for o in children_of(c, "dobj") if not is_passive(verb) and not children_of(verb, "prep", "agent")]


def inherits_from(verb: Token) -> Token | None:
    """The verb whose time a coordinated or "while" clause shares."""
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return joined_to(verb)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and raised_verb(verb.head) is not None:
        return raised_verb(verb.head)
    if verb.dep_ == "advcl" and (verb.tag_ == "VBG" or any(m.lower_ == WHILE for m in children_of(verb, "mark"))):
        return verb.head
    return None


def clause_above(verb: Token) -> Token | None:
    """The verb whose harm a "when" clause explains: ``killed`` for ``opened`` in "were killed when gunmen opened fire"."""
    if verb.dep_ != "advcl" or verb.i < verb.head.i or verb.head.pos_ != "VERB":
        return None
    return verb.head if any(c.lower_ == WHEN for c in children_of(verb, "advmod", "mark")) else None


def is_of_one_time(verb: Token) -> bool:
    """Whether the clause is of the time of the one above it; "while two others fled" only sets apart, "while he was fleeing" does not."""
    words = {c.lower_ for c in children_of(verb, "advmod", "mark")}
    return verb.dep_ == "advcl" and (bool(words & OF_ONE_TIME) or (WHILE in words and verb.tag_ == "VBG"))


def is_contrast(verb: Token) -> bool:
    """Whether a "while" or "but" sets the clause apart from the one above it."""
    words = {m.lower_ for m in children_of(verb, "mark", "advmod")} | {c.lower_ for c in verb.head.children if c.dep_ == "cc"}
    own_subject = bool(children_of(verb, "nsubj", "nsubjpass") or torn_subject(verb))
    return bool(words & SETTING_APART) or own_subject


def is_dependent_clause(verb: Token) -> bool:
    """Whether the verb, without a subject of its own, tells on what the verb above tells: "..., killing two and injuring another"."""
    if children_of(verb, *SUBJECT, *PASSIVE_SUBJECT, "mark", "auxpass"):
        return False
    return (verb.dep_ == "advcl" and verb.tag_ == "VBG") or (verb.dep_ == "conj" and verb.head.pos_ == "VERB")


def is_noun_clause(verb: Token) -> bool:
    """Whether the parser hung an active participle, or the first of several, on the noun before it: "soldiers manning a post"."""
    first = first_of_list(verb)
    return first.dep_ == "acl" and first.tag_ == "VBG"


def joined_verbs(verb: Token) -> list[Token]:
    """The verbs after this one that share its subject and its circumstances: "hit a post and destroyed two cars"."""
    return [c for c in children_of(verb, "conj") if c.pos_ == "VERB" and not children_of(c, *SUBJECT, *PASSIVE_SUBJECT)]


def complement_verbs(verb: Token) -> list[Token]:
    """Heads of the verb's complement clauses: what is said, expected, planned."""
    heads = children_of(verb, "ccomp", "xcomp", "oprd")
    if verb.dep_ == "parataxis":
        heads.append(verb.head)
    return heads


def after_heads(token: Token) -> list[Token]:
    """Heads of what the clause is said to come after: "after the government crushed protests", "following the attack"."""
    verb = clause_head(token)
    clauses = [c for c in children_of(verb, "advcl") if any(m.lower_ == AFTER for m in children_of(c, "mark", "advmod"))]
    nouns = [o for p in children_of(verb, "prep") if p.lower_ in AFTER_OR_FOLLOWING for o in children_of(p, "pobj", "pcomp")]
    return [t for c in (*clauses, *nouns) for t in conjuncts(c)]
