"""Grammatical functions around nouns and compound adjectives, for relations: titles, appositions, "UK-based", "with support from".

Functions beyond those of `kg.reading.syntax`: *holder* (whom a noun is said of), *modified* (what a compound adjective describes, or whom
that noun is said of), *prefix* (the name that a hyphen joins to it), *possessed* (what the holder's 's belongs to), *clause-subject* and
*clause-possessor* (who acts, or whose favour is meant, in the clause that a phrase is an adjunct of).
``via`` is ``presupposed`` (the article's own description), ``predicated`` (said by a verb) or ``adjunct``.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.reading.english.auxiliaries import BE, SAYING_WHICH
from kg.reading.english.determiners import INDEFINITE_ARTICLES
from kg.reading.english.prepositions import AS, OF_EXTENT, OPENING_NOUN_OBJECT
from kg.reading.syntax import Argument, children_of, conjuncts, is_passive, noun_phrase, of_objects, parse_of, sentence_start, subject_of

__all__ = [
    "copula_of",
    "finite_tag",
    "governing_verb",
    "is_apposition",
    "is_content",
    "name_before",
    "names_said_of",
    "naming_verb",
    "noun_functions",
    "part_chain",
    "phrase_modifiers",
    "possessors",
    "words_before",
]

_HYPHENS = ("-", "–", "‑")
_PRE = ("compound", "amod", "nmod", "poss", "npadvmod", "nummod")


def noun_functions(token: Token, first: Token) -> tuple[Argument, ...]:
    """Return the arguments of a noun or of a compound adjective whose expression begins at ``first``; found once a Doc."""
    kept = parse_of(token.doc).around_nouns
    at = token.i, first.i
    if at not in kept:
        kept[at] = tuple(_functions(token, first))
    return kept[at]


def _functions(token: Token, first: Token) -> Iterator[Argument]:
    yield from (Argument("holder", t.i, "", via) for t, via in holders(token))
    yield from (Argument("modified", t.i, "", "presupposed") for t in _modified(token))
    before = first.i - 1
    if before > 0 and token.doc[before].text in _HYPHENS and before - 1 >= sentence_start(token):
        yield Argument("prefix", before - 1, "", "presupposed")
    joined = token.doc[token.i + 1 : token.i + 3]  # "anti-Taliban"
    if len(joined) == 2 and joined[0].text in _HYPHENS and not token.whitespace_:
        yield Argument("prefix", joined[1].i, "", "presupposed")
    yield from (Argument("possessor", t.i, "", "presupposed") for t in possessors(token))
    yield from (Argument("modifier", t.i, "", "presupposed") for t in phrase_modifiers(token, first))
    for prep in children_of(token, "prep"):
        objects = [t for o in children_of(prep, "pobj") for t in (*_flattened(o), *conjuncts(o))]
        yield from (Argument("oblique", t.i, prep.lower_, "presupposed") for t in objects)
    owner = _titled(token)
    if owner.dep_ == "poss":  # "President Assad's government"
        yield Argument("possessed", owner.head.i, "", "presupposed")
    yield from _clause_functions(token)


def _flattened(noun: Token) -> list[Token]:
    """First conjuncts that the parser hung on the last as modifiers: "from Iran and Lebanon's Hezbollah group"."""
    return [c for c in children_of(noun, "nmod", "poss") if children_of(c, "cc") and children_of(c, "conj")]


def _titled(token: Token) -> Token:
    """The noun that a title stands before: ``Assad`` for ``President`` in "President Bashar al-Assad"; else the token."""
    return token.head if token.dep_ in ("compound", "nmod") and token.head.i > token.i else token


def possessors(token: Token) -> list[Token]:
    """Who the noun's 's or possessive pronoun names; of a title before a name, who stands before the title."""
    found = children_of(token, "poss")
    if not found and _titled(token) is not token:
        found = [c for c in children_of(token.head, "poss") if c.i < token.i]
    return [t for p in found for t in conjuncts(p)]


def phrase_modifiers(token: Token, first: Token) -> list[Token]:
    """The words that describe the noun, before ``first``: of a title before a name, those before the title."""
    owners = [token] if _titled(token) is token else [token, token.head]
    found = [c for o in owners for c in children_of(o, *_PRE) if c.i < first.i and c.dep_ not in ("poss", "nummod")]
    inner = [g for c in found for g in children_of(c, "compound", "amod", "nmod", "npadvmod")]
    return sorted({t.i: t for t in [*found, *inner]}.values(), key=lambda t: t.i)


def holders(noun: Token) -> Iterator[tuple[Token, str]]:
    """Whom the noun is said of, the likeliest first."""
    if _titled(noun) is not noun and noun.head.pos_ == "PROPN":
        yield noun.head, "presupposed"
    after = noun.doc[noun.i + 1 : noun.i + 2]
    if after and after[0].pos_ == "PROPN" and _titled(noun) is noun:  # "the group Ansaru", which parsers tear apart
        yield after[0], "presupposed"
    if noun.dep_ == "appos" or (noun.dep_ in ("conj", "dep", "npadvmod") and not children_of(noun.head, "cc")):
        before = _before_comma(noun)
        yield from [(before, "presupposed")] if before is not None else []
    if noun.dep_ == "appos":
        yield noun.head, "presupposed"
        yield from _named_by_verb(noun.head)
    yield from ((c, "presupposed") for c in children_of(noun, "appos") if c.i > noun.i)
    yield from ((c, "presupposed") for o in _objects_of(noun) for c in children_of(o, "appos") if _follows_comma(c))
    yield from _named_by_verb(noun)
    yield from _predicated_of(noun)


def _objects_of(noun: Token) -> list[Token]:
    return [o for p in children_of(noun, "prep") if p.lower_ in OPENING_NOUN_OBJECT for o in children_of(p, "pobj")]


def is_apposition(noun: Token) -> bool:
    """Whether the noun describes what stands before it: it then takes up nothing else."""
    return noun.dep_ == "appos"


def _follows_comma(noun: Token) -> bool:
    return noun.doc[max(0, noun_phrase(noun)[0] - 1)].text == ","


def _before_comma(noun: Token) -> Token | None:
    """What stands right before the apposition's comma: the parser often hangs it on something farther off."""
    begin = noun_phrase(noun)[0]
    doc = noun.doc
    if begin - 2 >= sentence_start(noun) and doc[begin - 1].text in (",", "(", "–", "—", "-"):
        return doc[begin - 2]
    return None


def name_before(noun: Token) -> Token | None:
    """The name of which an indefinite phrase after a comma says what it is: "Rasafa, a town in Raqqa"."""
    begin = noun_phrase(noun)[0]
    before = _before_comma(noun)
    leads = noun.pos_ == "NOUN" and not any(t.pos_ in ("NOUN", "PROPN") for t in noun.doc[noun.i + 1 : noun.i + 2])
    is_name = before is not None and before.pos_ == "PROPN" and noun.doc[begin].lower_ in INDEFINITE_ARTICLES
    return before if leads and is_name else None


def _named_by_verb(noun: Token) -> Iterator[tuple[Token, str]]:
    """The name in "named its leader as X" and "identified the leader as X"."""
    if noun.dep_ in ("dobj", "nsubjpass"):
        for prep in (*children_of(noun.head, "prep"), *children_of(noun, "prep")):
            if prep.lower_ == AS:
                yield from ((o, "predicated") for o in children_of(prep, "pobj"))


def _predicated_of(noun: Token) -> Iterator[tuple[Token, str]]:
    """The subject of "X is the leader", "X was named leader", the object of "appointed X as leader"."""
    verb = governing_verb(noun)
    if verb is None:
        return
    if noun.dep_ == "attr" and verb.lemma_ == BE:
        subject = subject_of(verb)
        yield from [(subject, "predicated")] if subject is not None else []
    elif noun.dep_ == "nsubj" and verb.lemma_ == BE:
        yield from ((c, "predicated") for c in children_of(verb, "attr"))
    elif noun.dep_ == "oprd" or (noun.dep_ == "pobj" and noun.head.lower_ == AS):
        subject = subject_of(verb) if is_passive(verb) else None
        objects = children_of(verb, "dobj") if not is_passive(verb) else []
        yield from ((t, "predicated") for t in (subject, *objects) if t is not None)


def governing_verb(noun: Token) -> Token | None:
    """The verb that the noun is predicate, subject or "as"-phrase of."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == AS else noun.head
    if noun.dep_ == "appos" and above.dep_ in ("dobj", "nsubjpass"):
        above = above.head
    return above if above.pos_ in ("VERB", "AUX") else None


def _modified(adjective: Token) -> Iterator[Token]:
    after = adjective.doc[adjective.i + 1 : adjective.i + 2]
    if after and after[0].pos_ == "PROPN" and adjective.doc[adjective.i - 1].text in _HYPHENS:  # "Somalia-based al-Shabab"
        yield after[0]
    if adjective.dep_ not in ("amod", "compound", "nmod", "npadvmod"):
        return
    noun = adjective.head
    if noun.dep_ in ("amod", "compound", "nmod") and noun.head.i > noun.i:  # "pro-government militia leader" describes the leader no more
        yield noun
        return
    yield noun
    yield from of_objects(noun)[:1]  # "the rebel-held town of X"
    yield from (t for t, _ in holders(noun))


def _clause_functions(noun: Token) -> Iterator[Argument]:
    """Of a noun in an adjunct ("with support from Iran") or a subject ("Russia's involvement"): who acts in its clause."""
    verb, marker = _adjunct_of(noun)
    if verb is not None:
        subject = subject_of(verb)
        agents = [o for a in children_of(verb, "agent") for o in children_of(a, "pobj")]
        doers = agents if is_passive(verb) else [subject] if subject is not None else []
        yield from (Argument("clause-subject", t.i, marker, "adjunct") for d in doers for t in conjuncts(d))
    if noun.dep_ == "nsubj" and noun.head.pos_ == "VERB":
        for prep in (p for t in (noun.head, *children_of(noun.head, "dobj")) for p in children_of(t, "prep")):
            for obj in children_of(prep, "pobj"):
                yield from (Argument("clause-possessor", p.i, obj.lemma_.lower(), "predicated") for p in children_of(obj, "poss"))


def _adjunct_of(noun: Token) -> tuple[Token | None, str]:
    if noun.dep_ != "pobj":
        return None, ""
    prep = noun.head
    above = prep.head
    if above.dep_ in ("dobj", "npadvmod") and above.i < prep.i:  # "reclaimed territory with support": hung on the object
        above = above.head
    return (above if above.pos_ in ("VERB", "AUX") else None), prep.lower_


def words_before(noun: Token, first: Token) -> list[Token]:
    """All words of the noun's phrase before its title, and the adverbs on it: "then director", "[the former vice-president]"."""
    begin = min(noun_phrase(noun)[0], noun_phrase(_titled(noun))[0])
    return [*noun.doc[max(begin - 1, sentence_start(noun)) : first.i], *children_of(noun, "advmod"), *children_of(first, "amod", "advmod")]


def is_content(verb: Token) -> bool:
    """Whether the clause is what somebody says or thinks, whose past may be that of the report."""
    top = verb
    while top.dep_ == "conj":
        top = top.head
    return top.dep_ == "ccomp"


def names_said_of(noun: Token) -> list[Token]:
    """The names that a verb of being or of holding says of a subject in the plural: "the villages raided were Gana and Tse"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or noun.tag_ != "NNS" or verb.lemma_ not in SAYING_WHICH or noun.i > verb.i:
        return []
    said = [t for c in children_of(verb, "attr", "dobj") for t in conjuncts(c)]
    return [t for t in said if t.pos_ == "PROPN" and t.i > verb.i]


def naming_verb(noun: Token) -> Token | None:
    """The verb that gives somebody the noun's office: "was appointed leader", "appointed him as leader"."""
    verb = governing_verb(noun)
    is_given = noun.dep_ == "oprd" or (noun.dep_ == "pobj" and noun.head.lower_ == AS)
    return verb if is_given else None


def part_chain(token: Token) -> Iterator[tuple[Token, Token]]:
    """Yield pairs (part, whole) down the "of" and "in" of an object: (thirds, country) of "two-thirds of the country"."""
    for prep in children_of(token, "prep"):
        if prep.lower_ in OF_EXTENT:
            for obj in (t for o in children_of(prep, "pobj") for t in conjuncts(o)):
                yield token, obj
                yield from ((token, whole) for _, whole in part_chain(obj) if obj.pos_ == "NOUN")


def copula_of(adjective: Token) -> Token | None:
    """The copula of a predicate adjective: ``is`` of "is active in"."""
    return adjective.head if adjective.dep_ in ("acomp", "attr", "oprd") and adjective.head.pos_ in ("AUX", "VERB") else None


def finite_tag(verb: Token) -> str:
    """The tag of the clause's finite verb: VBZ or VBP of a present, VBD of a past; empty where there is none ("towns held by rebels")."""
    own = children_of(verb, "aux", "auxpass")
    for token in (*own, verb):
        if token.tag_ in ("VBZ", "VBP", "VBD", "MD"):
            return str(token.tag_)
    if verb.dep_ in ("conj", "xcomp") and verb.head.i != verb.i:
        return finite_tag(verb.head)
    return ""
