"""Which listed nouns lead a phrase of their own, and how far that phrase reaches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator

from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.reading import syntax
from kg.reading.english.adverbs import FOCUS
from kg.reading.english.auxiliaries import TAKE
from kg.reading.english.connectives import CORRELATIVES
from kg.reading.english.determiners import DEFINITE, INDEFINITE_ARTICLES, NOMINALISING, SINGLE
from kg.reading.english.numerals import HYPHENS
from kg.reading.english.prepositions import AS, OF, TO
from kg.reading.english.quantifiers import NUMBER, OTHER
from kg.reading.findings.found import Nominal
from kg.reading.lookup.phrase_table import PhraseMatch

__all__ = ["NOUNS", "is_bare_sense", "is_one_of_people", "leads", "outermost", "span_of", "with_collective"]

NOUNS = ("NOUN", "PROPN")


def leads(head: Token, match: PhraseMatch[lx.Noun]) -> bool:
    """Whether the word leads its noun phrase: a noun that is not a modifier of the next, nor a title before a name."""
    after = head.nbor(1) if head.i + 1 < len(head.doc) else None
    if after is not None and after.lower_ in HYPHENS and not head.whitespace_:
        return False
    if after is not None and _is_modified(head, after):
        return False
    if head.pos_ in NOUNS:
        return True
    return head.pos_ in ("ADJ", "VERB", "NUM", "ADV") and _is_nominalised(head, match)


def is_one_of_people(head: Token) -> bool:
    """Whether a nationality after an article stands for a person: "a Canadian was", "a Canadian and two"; not "a Canadian mine"."""
    if not head.i or head.nbor(-1).lower_ not in SINGLE:
        return False
    if head.pos_ in NOUNS and head.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr"):
        after = head.doc[head.i + 1 : head.i + 2]
        return not (len(after) and after[0].pos_ in (*NOUNS, "ADJ"))
    after = head.doc[head.i + 1 : head.i + 3]
    return head.pos_ == "ADJ" and len(after) == 2 and after[0].pos_ == "CCONJ" and after[1].pos_ in ("NUM", "DET")


def _is_modified(head: Token, after: Token) -> bool:
    """Whether the noun stands before the noun that it belongs to: "police station", "rebel leader Smith"."""
    if after.is_space or after.is_punct or after.pos_ not in (*NOUNS, "ADJ", "NUM"):
        return False
    if after.pos_ == "PROPN" and after.is_title and head.head.i > head.i and head.head.pos_ == "PROPN":
        return True
    owner = head.head
    between = head.doc[head.i + 1 : owner.i]
    return owner.i > head.i and owner.pos_ in NOUNS and all(t.pos_ in (*NOUNS, "ADJ", "NUM") or t.lower_ == "-" for t in between)


def _is_nominalised(head: Token, match: PhraseMatch[lx.Noun]) -> bool:
    """Find "the wounded", "number of wounded", "12 dead", and nouns that the tagger took for adjectives ("the injured")."""
    before = head.nbor(-1) if head.i else None
    if before is None or match.end - match.begin > 1:
        return match.end - match.begin > 1 and head.pos_ != "VERB"
    if before.lower_ == OF and head.i > 1:
        return head.nbor(-2).lower_ == NUMBER
    is_verb = any(t.pos_ in ("AUX",) for t in (before,))
    return before.lower_ in (*NOMINALISING, OTHER) and not is_verb


def span_of(doc: Doc, match: PhraseMatch[lx.Noun], *, is_asset: bool) -> tuple[int, int]:
    """Give the token span of the phrase; only a thing takes in a bare "of" ("a convoy of trucks")."""
    head = doc[match.end - 1]
    begin, end = syntax.noun_phrase(head, of=is_asset and _has_bare_of(head))
    begin = min(begin, match.begin)
    begin = max((t.i + 1 for t in doc[begin : head.i] if t.is_space or t.lower_ in (":", ";", "—", "–")), default=begin)
    coordinated = [t.i for t in doc[begin : match.begin] if t.pos_ == "CCONJ" and t.i > begin and _ends_phrase(t)]
    begin = max(begin, *(i + 1 for i in coordinated), begin)
    while begin < match.begin and (
        doc[begin].is_punct or doc[begin].lower_ in CORRELATIVES or _is_focus(doc[begin]) or _is_outside(doc[begin])
    ):
        begin += 1
    return begin, max(end, match.end)


def _ends_phrase(conjunction: Token) -> bool:
    """Whether a phrase of its own stands before an "and": "a soldier and", "a Canadian and two"."""
    before, after = conjunction.nbor(-1), conjunction.nbor(1)
    return before.pos_ in NOUNS or (before.pos_ == "ADJ" and after.pos_ in ("NUM", "DET"))


def _is_focus(word: Token) -> bool:
    """Whether an adverb bears on the whole phrase and not on its number or adjective: "even the court", "meanwhile gunmen"."""
    return word.pos_ == "ADV" and word.lower_ in FOCUS


def _is_outside(word: Token) -> bool:
    """Whether an adjective stands before the number or article, and so outside the phrase: "shot dead two traders"."""
    after = word.nbor(1)
    return word.pos_ == "ADJ" and (after.pos_ == "NUM" or after.lower_ in INDEFINITE_ARTICLES)


def _has_bare_of(head: Token) -> bool:
    """Whether "of" and a bare plural or mass noun follow: "a convoy of trucks", not "the house of a mayor"."""
    following = head.doc[head.i + 1 : head.i + 3]
    return (
        len(following) == 2 and following[0].lower_ == OF and following[1].pos_ in ("NOUN", "ADJ") and following[1].lower_ not in DEFINITE
    )


def with_collective(doc: Doc, begin: int, collectives: Container[str]) -> int:
    """Take in "a group of" before the people it gathers; ``collectives`` are the lemmas of such nouns."""
    if begin < 2 or doc[begin - 1].lower_ != OF or doc[begin - 2].lemma_.lower() not in collectives or doc[begin].lower_ in DEFINITE:
        return begin
    return max(0, syntax.noun_phrase(doc[begin - 2])[0])


def is_bare_sense(doc: Doc, nominal: Nominal, match: PhraseMatch[lx.Noun]) -> bool:
    """Whether a bare singular after a preposition or "take" names no one thing: "in office", "by bus", "as president"."""
    is_bare = nominal.begin + 1 == match.end and not nominal.is_plural and nominal.begin > 0
    if not is_bare or nominal.kind not in ("Asset", "Person"):
        return False
    before = doc[nominal.begin - 1]
    return (
        before.pos_ == "ADP"
        or before.lower_ == AS
        or before.lemma_ == TAKE
        or (nominal.kind == "Asset" and doc[nominal.begin + 1 :][:1].text == TO)
    )


def outermost(nominals: list[Nominal]) -> Iterator[Nominal]:
    """Drop a phrase whose head stands inside another's span, except a possessor ("the army's base")."""
    over: dict[int, list[Nominal]] = defaultdict(list)
    for nominal in nominals:
        for i in range(nominal.begin, nominal.end):
            over[i].append(nominal)
    for nominal in nominals:
        head = nominal.head
        holders = [m for m in over[head] if (m.begin, m.end) != (nominal.begin, nominal.end)]
        if all(m.possessor == head for m in holders):
            yield nominal
