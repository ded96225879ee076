"""Component `kg_nominals`: noun phrases led by a common noun that the lexicon lists, and not part of a name.

Writes the group ``nominals``. A phrase takes in a leading article, premodifiers and possessor ("the group's fifth chief"), after a group
or a thing its "of" too ("a convoy of oil tankers").
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.reading import syntax
from kg.reading.english.connectives import AND
from kg.reading.english.determiners import GENITIVES, SINGLE
from kg.reading.english.naming import REGIONS
from kg.reading.english.numerals import HYPHENS
from kg.reading.english.prepositions import OF
from kg.reading.english.quantifiers import DESCRIBING_NOTHING, NUMBER, OF_SEVERAL
from kg.reading.findings.document import places_in, read_findings, write_findings
from kg.reading.findings.found import Nominal, NumberExpression
from kg.reading.findings.groups import ACTORS, NOMINALS, QUANTITIES, SECTIONS, TIMES
from kg.reading.lookup.phrase_table import PhraseMatch, PhraseTable
from kg.reading.phrases.nominal_spans import NOUNS, is_bare_sense, is_one_of_people, leads, outermost, span_of, with_collective
from kg.reading.syntax import parse_of, sentence_words

__all__ = ["Nominals", "noun_table"]

_NO_MODIFIER = DESCRIBING_NOTHING | {",", AND}

_ACTING = frozenset(["Actor", "ArmedActor", "Government"])
_PERSON = lx.Noun(iri="", lemmas=(), denotes="Person")
_PEOPLE = lx.Noun(iri="", lemmas=(), denotes="PopulationGroup")
_Numbers = Mapping[int, tuple[int, NumberExpression]]


@lru_cache(maxsize=4)
def noun_table(lexicon: lx.Lexicon) -> PhraseTable[lx.Noun]:
    """List the lexicon's nouns with their plurals."""
    table: PhraseTable[lx.Noun] = PhraseTable()
    for noun in lexicon.nouns:
        if noun.denotes == "Place":
            continue  # `kg.reading.places.place_anaphora` reads those
        for lemma in noun.lemmas:
            table.add(lemma, noun)
    return table


@lru_cache(maxsize=4)
def _nouns_of_deeds(lexicon: lx.Lexicon) -> Mapping[str, bool]:
    """Map the last words of the nouns of violence before which a doer may stand, and of arms, to whether they tell of war alone."""
    violent = [t for t in lexicon.triggers if t.is_event and lexicon.is_a(t.evokes.partition(":")[2], "ViolentEvent")]
    doing = [t for t in violent if any(a.function == "modifier" and _ACTING.intersection(a.fillers) for a in t.args)]
    arms = {name.split()[-1]: True for weapon in lexicon.weapons if not weapon.is_platform for name in weapon.names}
    return arms | {lemma.split()[-1]: trigger.strong for trigger in doing for lemma in trigger.lemmas}


@lru_cache(maxsize=4)
def _sides_in(lexicon: lx.Lexicon) -> Mapping[str, lx.Noun]:
    """Map the single words for people who fight to their entries: "army", "rebel"."""
    fighting = [noun for noun in lexicon.nouns if _fights(noun, lexicon)]
    return {lemma: noun for noun in fighting for lemma in noun.lemmas if lemma.isalpha()}


def _fights(noun: lx.Noun, lexicon: lx.Lexicon) -> bool:
    """Whether those whom the noun denotes are a force, or bear arms."""
    return lexicon.is_a(noun.denotes, "ArmedActor") or bool(lexicon.armed.intersection(noun.categories))


class Nominals:
    """Finds the listed nouns that lead a phrase; names and places found before win over them."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)
        self.table = noun_table(self.lexicon)
        self.sides = _sides_in(self.lexicon)
        self.deeds = _nouns_of_deeds(self.lexicon)
        self.nationalities = frozenset(n.lower() for a in self.lexicon.actors for n in a.nationalities)

    def __call__(self, doc: Doc) -> Doc:
        """Write the group of nominals."""
        named = set(_taken(doc))
        numbers = _numbers(doc)
        found: list[Nominal] = []
        for match in self.table.find(doc):
            head = doc[match.end - 1]
            # a counted group is a node of its own beside the actor that its name gives: "33 Syrian soldiers"
            is_group = head.i in numbers and bool(match.entry.categories)
            is_doer = self._does_deed(head, match.entry)
            if (head.i in named and not is_group) or not (is_doer or leads(head, match)) or not self._holds(match.entry, head):
                continue
            nominal = self._nominal(doc, match, numbers)
            nominal = _all_of(nominal, match.entry) if is_doer else nominal
            if not is_bare_sense(doc, nominal, match):
                found.append(nominal)
        phrases = list(outermost([*found, *self._peoples(doc, named, found, numbers)]))
        write_findings(doc, NOMINALS, [*phrases, *self._owners(doc, phrases, named)])
        return doc

    def _peoples(self, doc: Doc, named: set[int], found: list[Nominal], numbers: _Numbers) -> Iterator[Nominal]:
        """Peoples by the model's word, where they lead a phrase: "two Moroccans", "the Kurds", "a Canadian"."""
        known = {m.head for m in found} | named
        for ent in doc.ents:
            head = ent[-1]
            if ent.label_ != "NORP" or head.i in known:
                continue
            if head.tag_ in ("NNPS", "NNS"):
                match = PhraseMatch(head.i, head.i + 1, _PEOPLE, head.lemma_.lower(), is_plural=True)
                if leads(head, match):
                    yield self._nominal(doc, match, numbers)
            elif is_one_of_people(head):
                match = PhraseMatch(head.i, head.i + 1, _PERSON, head.lemma_.lower(), is_plural=False)
                yield replace(self._nominal(doc, match, numbers), begin=head.i - 1)

    def _owners(self, doc: Doc, phrases: Sequence[Nominal], named: Container[int]) -> Iterator[Nominal]:
        """People who fight, where they stand before a thing of theirs: "an army convoy", "a police post"."""
        heads = {phrase.head for phrase in phrases}
        for thing in phrases:
            if thing.kind != "Asset" or thing.possessor is not None:
                continue
            before = [t for t in doc[thing.begin : thing.head] if t.lower_ in self.sides and t.i not in heads]
            if before and before[-1].i not in named and not syntax.is_prefix(before[-1]):
                owner, noun = before[-1], self.sides[before[-1].lower_]
                match = PhraseMatch(owner.i, owner.i + 1, noun, owner.lower_, is_plural=False)
                yield replace(_all_of(self._nominal(doc, match, {}), noun), begin=owner.i, end=owner.i + 1, is_definite=False)

    def _does_deed(self, head: Token, noun: lx.Noun) -> bool:
        """Whether people who fight stand before the noun of what they did: "junta airstrikes", "a rebel mortar attack"."""
        deed = head.head
        if noun.qualifies or not syntax.is_premodifier(head) or deed.pos_ not in NOUNS:
            return False
        between = head.doc[head.i + 1 : deed.i + 1]
        told = [self.deeds[word] for t in between if (word := t.lemma_.lower()) in self.deeds]
        if not told or not all(t.pos_ in (*NOUNS, "ADJ") for t in between):
            return False
        if head.pos_ not in NOUNS and (noun.denotes == "Person" or not (noun.categories or any(told))):
            return False  # "a major attack", "a military offensive"
        return noun.denotes == "Government" or _fights(noun, self.lexicon)

    def _holds(self, noun: lx.Noun, head: Token) -> bool:
        if not noun.requires:
            return True
        words = sentence_words(head)
        wanted = [r for r in noun.requires if not r.startswith("-")]
        return not any(r[1:] in words for r in noun.requires if r.startswith("-")) and (not wanted or any(w in words for w in wanted))

    def _nominal(self, doc: Doc, match: PhraseMatch[lx.Noun], numbers: _Numbers) -> Nominal:
        noun, head = match.entry, doc[match.end - 1]
        begin, end = span_of(doc, match, is_asset=noun.denotes == "Asset")
        inner, begin = begin, with_collective(doc, begin, self.lexicon.collectives)
        number, counted = next((numbers[i] for i in (head.i, *range(begin, head.i)) if i in numbers), (None, None))
        if counted is not None and doc[counted.end : begin].text.lower() == OF and doc[counted.end - 1].lower_ != NUMBER:
            begin = counted.begin
        is_plural = match.is_plural or head.tag_ in ("NNS", "NNPS") or (head.pos_ not in NOUNS and noun is not _PERSON)
        is_plural = is_plural and not (counted is not None and counted.value == 1)
        skip = set(range(counted.begin, counted.end)) if counted is not None else set()
        country = self._country(doc, begin, match)
        return Nominal(
            begin=begin,
            end=end,
            kind=_kind(noun, number, country, is_plural=is_plural),
            iri=noun.iri,
            found_by=noun.iri or "spacy-norp",
            head=head.i,
            lemma=match.lemma,
            categories=noun.categories,
            thing=noun.thing,
            is_definite=syntax.has_definite_word(doc[begin : head.i]),
            is_plural=is_plural,
            number=number,
            counts_one=number is None and not is_plural and _counts_one(doc, begin, head, noun),
            country=country,
            of_country=noun.of_country if country else None,
            composes=noun.composes if country else None,
            modifiers=tuple(t.lower_ for t in _premodifiers(doc, inner, match.begin) if t.i not in skip),
            possessor=_possessor(doc, begin, head),
        )

    def _country(self, doc: Doc, begin: int, match: PhraseMatch[lx.Noun]) -> str | None:
        """The nationality, or the country's name, among the modifiers; a possessor's is not the phrase's."""
        parse = parse_of(doc)
        texts, words = parse.texts, parse.words
        for i in range(begin, match.end - 1):
            if words[i + 1] in HYPHENS or (i and words[i - 1] in REGIONS):  # "UK-based", "US-led"
                continue
            pair = f"{texts[i]}{' ' * parse.spaced[i]}{texts[i + 1]}"
            if pair.lower() in self.nationalities:
                return pair
            if words[i] in self.nationalities or (words[i + 1] not in GENITIVES and _is_country_name(doc[i])):
                return texts[i]
        return None


def _all_of(nominal: Nominal, noun: lx.Noun) -> Nominal:
    """The people of a kind in general, of whom the singular before a noun stands: "a rebel attack"."""
    kind = _kind(noun, nominal.number, nominal.country, is_plural=True)
    return replace(nominal, kind=kind, is_plural=True, counts_one=False, number=None)


def _is_country_name(token: Token) -> bool:
    return token.ent_type_ == "GPE" and (token.is_title or token.is_upper)


def _taken(doc: Doc) -> Iterator[int]:
    """Yield the tokens of names, places and times, and those of lines that only say where the text is from."""
    names = [actor for actor in read_findings(doc, ACTORS) if actor.how != "nationality"]
    lines = [section for section in read_findings(doc, SECTIONS) if section.kind in ("source", "dateline")]
    for found in (*names, *places_in(doc), *read_findings(doc, TIMES), *lines):
        yield from range(found.begin, found.end)


def _numbers(doc: Doc) -> _Numbers:
    """Map tokens to the number that they are counted by, or are part of, and its index."""
    found: dict[int, tuple[int, NumberExpression]] = {}
    for index, number in enumerate(read_findings(doc, QUANTITIES)):
        if number.kind in ("number", "fraction"):
            for i in (number.noun, *range(number.begin, number.end)):
                if i is not None:
                    found.setdefault(i, (index, number))
    return found


def _counts_one(doc: Doc, begin: int, head: Token, noun: lx.Noun) -> bool:
    """Whether the phrase is singular and indefinite, of one being: "a policeman", "another soldier", "teacher shot dead"."""
    if noun.denotes not in ("Person",) and not noun.categories:
        return False
    first = doc[begin].lower_
    return first in SINGLE or (not syntax.has_definite_word(doc[begin : head.i]) and first not in OF_SEVERAL)


def _premodifiers(doc: Doc, begin: int, end: int) -> Iterator[Token]:
    """Yield the words that describe the noun: no articles, numbers or possessors."""
    start = max((t.i + 1 for t in doc[begin:end] if t.lower_ in GENITIVES), default=begin)
    yield from (t for t in doc[start:end] if t.pos_ not in ("NUM", "ADP") and t.lower_ not in _NO_MODIFIER and not t.is_punct)


def _possessor(doc: Doc, begin: int, head: Token) -> int | None:
    for token in reversed(list(doc[begin : head.i])):
        if token.lower_ in GENITIVES and token.i > begin:
            return int(token.i - 1)
        if token.tag_ in ("PRP$", "WP$"):
            return int(token.i)
    return None


def _kind(noun: lx.Noun, number: int | None, country: str | None, *, is_plural: bool) -> str:
    """One counted being is a person, several are a group; a thing of a state ("Russian warplanes") acts for it."""
    acts_for_state = noun.composes == "identity" and noun.denotes in ("Asset", "ArmedActor", "StateForce", "Government")
    if country and noun.of_country and acts_for_state and number is None:
        return noun.of_country
    if noun.denotes == "Person":
        return "PopulationGroup" if is_plural else "Person"
    if noun.denotes == "ArmedActor" and noun.categories and not is_plural:
        return "Person"
    return noun.denotes


@Language.factory("kg_nominals", default_config={"extra": []}, assigns=["doc.spans"], requires=["token.tag", "token.lemma", "token.dep"])
def make_nominals(nlp: Language, name: str, extra: list[str]) -> Nominals:
    """Make the component."""
    return Nominals(extra)
