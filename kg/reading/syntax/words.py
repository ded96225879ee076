"""Questions about single words: form, voice, negation, number."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

from kg.reading.english.auxiliaries import HAD, RAISING, STATES, STAYING, TAKE
from kg.reading.english.prepositions import BINDING_PARTY, OF, TO
from kg.reading.english.pronoun_forms import ADDRESSING, IT, THAT
from kg.reading.english.quantifiers import MORE
from kg.reading.syntax.parse import asked_once, parse_of, sentence_start, sentence_tokens, sentence_words

__all__ = [
    "PASSIVE_SUBJECT",
    "SUBJECT",
    "acts",
    "base_forms",
    "children_of",
    "clause_head",
    "first_of_list",
    "governs_object",
    "has_dependent_word",
    "is_dealt_with",
    "is_expletive",
    "is_name_part",
    "is_object",
    "is_participle",
    "is_passive",
    "is_past_participle",
    "is_plural",
    "is_prefix",
    "is_premodifier",
    "is_pronoun",
    "is_running_text",
    "is_subject",
    "is_verb",
    "is_verbal_noun",
    "looks_back",
    "modifies_noun",
    "number_object",
    "object_lemmas",
    "particle_of",
    "premodifiers",
    "prepositional_keys",
    "prepositions_of",
    "root_of",
    "verb_keys",
    "was_undergone",
]

SUBJECT = ("nsubj", "csubj")
PASSIVE_SUBJECT = ("nsubjpass", "csubjpass")


def children_of(token: Token, *labels: str) -> list[Token]:
    """The token's children under any of the labels, in reading order."""
    below = parse_of(token.doc).below.get(token.i)
    return [child for child, label in below if label in labels] if below else []  # most words are leaves


def is_verb(token: Token) -> bool:
    """Whether the word is a verb by either of the model's tags."""
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")


def looks_back(verb: Token) -> bool:
    """Whether the verb tells of what came before: "had been shot"."""
    return any(c.lower_ == HAD for c in children_of(verb, "aux"))


def was_undergone(verb: Token) -> bool:
    """Whether a clause of its own tells in the past what its subject underwent: "two men were injured"."""
    return verb.dep_ in ("ROOT", "conj", "ccomp") and any(t.tag_ == "VBD" for t in children_of(verb, "auxpass"))


def has_dependent_phrase(verb: Token, preposition: str, noun: str) -> bool:
    """Whether preposition and noun hang on the verb or its object: "beat a man to death", "placed him under house arrest"."""
    above = (verb, *children_of(verb, "dobj"))
    found = (o for t in above for p in children_of(t, "prep") if p.lower_ == preposition for o in children_of(p, "pobj"))
    return any(noun in (o.lower_, o.lemma_.lower()) for o in found)


def was_intransitive(verb: Token) -> bool:
    """Whether a clause of its own tells in the past what its subject did, to nobody: "two men died"."""
    is_past = verb.tag_ == "VBD" or any(t.tag_ == "VBD" for t in children_of(verb, "aux"))
    is_clause = verb.dep_ in ("ROOT", "conj", "ccomp") and bool(children_of(verb, *SUBJECT))
    return verb.pos_ == "VERB" and is_past and is_clause and not children_of(verb, "auxpass", "neg", "mark")


@asked_once
def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is what undergoes it."""
    if children_of(verb, "nsubjpass", "auxpass", "csubjpass") or is_reduced(verb):
        return True
    if not is_past_participle(verb) or children_of(verb, "dobj") or number_object(verb):
        return False
    if verb.dep_ == "conj" and not children_of(verb, "aux", *SUBJECT):
        return verb.head.tag_ == "VBN" and is_passive(verb.head)
    if verb.dep_ in ("conj", "dep", "pcomp") and children_of(verb, *SUBJECT) and not children_of(verb, "aux", "cc", "prep", "ccomp"):
        return True  # "left one dead and two others injured"
    if verb.dep_ == "conj" and children_of(verb, *SUBJECT) and not children_of(verb, "aux") and is_passive(verb.head):
        return True  # "two were killed and five wounded in the raid": the auxiliary is the first verb's
    return verb.dep_ in ("acl", "advcl", "amod", "xcomp", "ccomp", "oprd") and not children_of(verb, "aux", *SUBJECT)


def is_past_participle(verb: Token) -> bool:
    """Whether the form is one, also where the tagger takes it for a past tense behind its noun: "militiamen allied with"."""
    is_told_of_noun = verb.dep_ == "acl" and verb.tag_ == "VBD" and not children_of(verb, "aux", "auxpass")
    return verb.tag_ == "VBN" or is_told_of_noun


def is_reduced(verb: Token) -> bool:
    """Whether the parser took a participle after its noun for the main verb: "the two men killed in Gao were said to be fighters"."""
    subjects = children_of(verb, *SUBJECT)
    if verb.tag_ not in ("VBN", "VBD") or not subjects or subjects[-1].i + 1 != verb.i or children_of(verb, "aux", "auxpass", "cc"):
        return False
    objects = [t.i for t in children_of(verb, "dobj")]
    above = [verb.head] if verb.dep_ == "ccomp" and verb.head.i > verb.i else []
    # "the army said between four and six were killed": a past tense with a clause below it speaks
    below = [c for c in children_of(verb, *(("ccomp",) if verb.tag_ == "VBN" else ()), "conj", "dep", "parataxis") if c.i > verb.i]
    return any(_lacks_subject(c) and not any(verb.i < i < c.i for i in objects) for c in (*above, *below))


def _lacks_subject(verb: Token) -> bool:
    is_finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in children_of(verb, "aux", "auxpass"))
    return is_finite and not children_of(verb, *SUBJECT, *PASSIVE_SUBJECT, "mark", "expl")


def number_object(verb: Token) -> list[Token]:
    """A bare number right after the verb that the parser took for a measure: "killed 12, wounded 30", "wounding 11 more"."""
    found = [c for c in children_of(verb, "npadvmod", "advmod") if c.left_edge.i == verb.i + 1]
    return [c for c in found if c.pos_ == "NUM" or (c.lower_ == MORE and children_of(c, "nummod"))]


def governs_object(token: Token) -> bool:
    """Whether the tagger took a verb for a noun: "kills five, wounds 10"."""
    return token.tag_ == "NNS" and bool(children_of(token, "dobj"))


def first_of_list(token: Token) -> Token:
    """The first of the words that the token is coordinated to; itself where there is none."""
    parse = parse_of(token.doc)
    return parse.tokens[parse.firsts[token.i]]


def particle_of(verb: Token) -> str:
    """The verb's particle, lower case: ``out`` of "carried out"; empty where it has none."""
    return next((p.lower_ for p in children_of(verb, "prt")), "")


def base_forms(token: Token) -> tuple[str, ...]:
    """The lemma, the form as written, and the regular base forms of an inflected verb: the model's lemmatizer errs ("waged" as "wag")."""
    return parse_of(token.doc).forms[token.i]


def has_dependent_word(verb: Token, word: str) -> bool:
    """Whether the verb has the word as its particle, object or complement: "blew the bridge up", "opened heavy fire"."""
    if word not in sentence_words(verb):
        return False
    found = children_of(verb, "prt", "dobj", "oprd", "acomp", "advmod", "ccomp", "xcomp", "attr")
    found += [c for c in children_of(verb, "advcl") if c.pos_ == "ADJ" and c.i > verb.i]  # "shot Ali, a guard, dead"
    for obj in children_of(verb, "dobj"):
        found += [p for p in children_of(obj, "acl") if p.tag_ == "VBN"]  # "left two people injured"
        if children_of(obj, "nummod"):  # "retook 200 square miles of territory"
            found += [o for p in children_of(obj, "prep") if p.lower_ == OF for o in children_of(p, "pobj")]
    return any(word in (c.lower_, c.lemma_.lower()) for c in found)


def is_participle(token: Token) -> bool:
    """Whether the token has the form of a participle, whatever its part of speech."""
    return token.tag_ in ("VBN", "VBG", "VBD")


def is_verbal_noun(token: Token) -> bool:
    """Whether a gerund or participle stands as a noun: "the shelling of the town", "a number of wounded"; not with verbal dependents."""
    verbal = children_of(token, "dobj", "aux", "nsubj", "nsubjpass", "auxpass")
    if token.tag_ not in ("VBG", "VBN", "JJ") or verbal:
        return False
    if token.tag_ == "VBG":
        return token.dep_ in ("pobj", "dobj", "nsubj", "nsubjpass", "compound", "conj")
    return token.dep_ in ("pobj", "dobj", "nsubj", "nsubjpass")


def is_pronoun(token: Token) -> bool:
    """Whether the token is a personal pronoun of the third person that may refer."""
    return token.tag_ in ("PRP", "PRP$") and token.lower_ not in ADDRESSING


def object_lemmas(verb: Token) -> list[str]:
    """Lemmas of the verb's object nouns, the passive's subject included: ``responsibility`` of "responsibility was claimed"."""
    return [c.lemma_.lower() for c in children_of(verb, "dobj", "nsubjpass")]


@asked_once
def verb_keys(verb: Token) -> tuple[str, ...]:
    """The forms under which a verb may be listed: lemma, with particle, with object noun, with preposition."""
    particle = particle_of(verb)
    words = dict.fromkeys([*object_lemmas(verb), *(p.lower_ for p in children_of(verb, "prep"))])
    return tuple([key for lemma in base_forms(verb) for key in (f"{lemma} {particle}".strip(), *(f"{lemma} {w}" for w in words), lemma)])


def prepositional_keys(verb: Token) -> list[tuple[str, str]]:
    """Further forms under which a verb may be listed, with the preposition apart: "attribute to"."""
    preps = dict.fromkeys(p.lower_ for p in prepositions_of(verb))
    keys = verb_keys(verb) if preps else ()
    return [(f"{key} {prep}", prep) for prep in preps for key in keys]


def prepositions_of(verb: Token) -> list[Token]:
    """The prepositions behind the verb; where none hangs on it, the last one behind its object: "blamed the raid on rebels"."""
    own = [p for p in children_of(verb, "prep", "dative") if p.pos_ == "ADP"]
    if own:
        return own
    below = [t for o in children_of(verb, "dobj") for t in o.subtree if t.i > o.i and t.dep_ == "prep" and t.pos_ == "ADP"]
    return below[-1:]


def is_subject(token: Token) -> bool:
    """Whether the token is a surface subject."""
    return token.dep_ in ("nsubj", "nsubjpass")


def is_object(noun: Token) -> bool:
    """Whether the noun is a direct object."""
    return noun.dep_ == "dobj"


def is_expletive(token: Token) -> bool:
    """Whether "it" refers to nothing: "it is unclear whether", "it was reported that"."""
    if token.dep_ == "expl":
        return True
    after = token.doc[token.i + 1 : token.i + 4]
    if token.lower_ == IT and len(after) > 1 and after[0].pos_ == "ADJ" and any(t.lower_ in (TO, THAT) for t in after[1:]):
        return True  # "deems it right to leave"
    verb = token.head
    if token.lower_ == IT and verb.lemma_ == TAKE and is_subject(token):  # "took two days to reach"
        return any(t.lower_ == TO and t.dep_ == "aux" for t in verb.subtree if t.i > verb.i)
    raised = children_of(verb, "ccomp") and (is_passive(verb) or verb.lemma_ in RAISING)
    return token.lower_ == IT and is_subject(token) and bool(raised)


def acts(token: Token) -> bool:
    """Whether the token stands as one who acts: subject of a full verb, or agent of a passive."""
    if token.dep_ in ("nsubj", "nsubjpass"):
        return token.head.lemma_ not in STATES
    return token.dep_ == "pobj" and token.head.dep_ == "agent"


def is_dealt_with(token: Token) -> bool:
    """Whether the token stands for a party: counted in ("including X"), dealt with ("talks with X"), or told what it is."""
    if token.dep_ == "pobj":
        return token.head.lower_ in BINDING_PARTY
    return token.dep_ == "nsubj" and token.head.lemma_ in STAYING and bool(children_of(token.head, "attr", "acomp"))


def is_premodifier(token: Token) -> bool:
    """Whether the token describes the noun after it: "UK support"."""
    return token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i


def is_plural(noun: Token) -> bool:
    """Whether the noun is in the plural."""
    return noun.tag_ in ("NNS", "NNPS")


def is_name_part(token: Token) -> bool:
    """Whether a capitalised word inside a sentence in ordinary case is part of a name: "the Ramadi Barrage"."""
    if not (token.is_title and token.pos_ == "PROPN" and token.i > sentence_start(token)):
        return False
    others = [t for t in sentence_tokens(token) if t.is_alpha and len(t) > 3 and t.i != token.i]
    return sum(t.is_title for t in others) * 2 < len(others)


def is_running_text(sent: Span) -> bool:
    """Whether a sentence is in ordinary case, where a capital tells a name; not a headline's "Kano Bombing Kills Ten"."""
    return any(t.is_lower and t.pos_ in ("VERB", "NOUN", "ADJ") for t in sent)


def root_of(tokens: Iterable[Token]) -> Token:
    """The token that leads the span."""
    group = {t.i: t for t in tokens}
    *_, last = group.values()
    heads = parse_of(last.doc).heads
    return next((t for i, t in group.items() if heads[i] not in group or heads[i] == i), last)


def modifies_noun(token: Token, heads: set[int]) -> bool:
    """Whether the noun only modifies another that is none of ``heads``: "war monitor", "death toll", "attack helicopter"."""
    return token.dep_ == "compound" and token.head.i not in heads and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")


def premodifiers(noun: Token) -> list[Token]:
    """The adjectives and participles before a noun."""
    return [c for c in children_of(noun, "amod", "compound", "nmod") if c.i < noun.i]


def clause_head(token: Token) -> Token:
    """The verb (or root) whose clause the token stands in."""
    while token.head.i != token.i and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token


def is_prefix(token: Token) -> bool:
    """Whether a hyphen joins the word to a participle or adjective: "Iran" in "Iran-backed militias"."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return after is not None and after.text in ("-", "‐", "‑") and not token.whitespace_
