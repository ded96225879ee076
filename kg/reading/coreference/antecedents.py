"""Who or what a pronoun or description may stand for: the names and nominals of an article, and the other nouns that rival with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.english.naming import TITLES
from kg.reading.findings.filled import FindingId
from kg.reading.findings.fillers import Fillers
from kg.reading.findings.found import ActorMention, Nominal
from kg.reading.syntax import anaphora

__all__ = ["Known", "Mention", "Terrain", "mentions_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A noun phrase. ``key`` names its finding, None for a rival that is no actor; ``label`` is its class.

    ``number``: one, many, group (a named body: "it" or "they"), body (a noun for one: "it", seldom "they").
    """

    key: FindingId | None
    begin: int
    end: int
    head: int
    label: str
    iri: str
    number: str
    gender: str = ""
    is_guess: bool = False

    @property
    def is_rival(self) -> bool:
        """Whether it is no actor: it can only stand in the way."""
        return self.key is None


class Terrain:
    """Sentences, paragraphs of speech, and who plays a part beside whom."""

    def __init__(self, doc: Doc, turns: Mapping[int, int]) -> None:
        self.doc = doc
        self._turns = turns
        self._sentence = syntax.parse_of(doc).sentence
        self._ranked: dict[int, list[int]] = defaultdict(list)
        wordless: dict[int, set[int]] = defaultdict(set)
        for i, (word, number) in enumerate(zip(syntax.parse_of(doc).texts, self._sentence, strict=True)):
            turn = turns.get(i, -1)
            told = self._ranked[turn]
            if not word.isalpha():
                wordless[turn].add(number)
            elif not told or told[-1] != number:
                told.append(number)
        self._rank = {turn: {n: i for i, n in enumerate(numbers)} for turn, numbers in self._ranked.items()}
        self._wordless = {turn: numbers.difference(self._ranked[turn]) for turn, numbers in wordless.items()}

    def turn(self, i: int) -> int:
        """Whose speech the token stands in: -1 for the article's own."""
        return self._turns.get(i, -1)

    def sentence(self, i: int) -> int:
        """Number of the token's sentence."""
        return self._sentence[i]

    def near(self, i: int, known: Known) -> list[Mention]:
        """The mentions that end before the token, in its sentence or the one before, of one speech; sentences of others are passed over."""
        turn = self.turn(i)
        here = self._rank[turn].get(self._sentence[i], 0)
        sentences = {*self._ranked[turn][max(here - 1, 0) : here + 1], *(self._wordless.get(turn, ()) if here < 2 else ())}
        return [m for m in known.in_sentences(sentences) if m.end <= i and self.turn(m.head) == turn]


class Known:
    """The mentions read so far, by token, with the node each stands for."""

    def __init__(self, doc: Doc, mentions: Iterable[Mention], links: dict[FindingId, FindingId]) -> None:
        self.doc = doc
        self.links = links
        self.all = sorted(mentions, key=lambda m: (m.begin, m.end))
        self._at: dict[int, Mention] = {}
        self._in: dict[int, list[int]] = defaultdict(list)
        for n, mention in enumerate(self.all):
            self._in[self._sentence_of(mention)].append(n)
        self._by_key = {m.key: m for m in self.all if m.key is not None}
        for mention in sorted(self.all, key=lambda m: (m.is_rival, m.end - m.begin)):
            self._at.setdefault(mention.head, mention)
        for mention in self.all:
            if not mention.is_rival:
                for i in range(mention.begin, mention.end):
                    if doc[i].pos_ in ("NOUN", "PROPN"):
                        self._at.setdefault(i, mention)

    def add(self, mention: Mention) -> None:
        """Take in a resolved pronoun, or an unresolved one as a rival."""
        self._at[mention.head] = mention
        self._in[self._sentence_of(mention)].append(len(self.all))
        self.all.append(mention)
        if mention.key is not None:
            self._by_key[mention.key] = mention

    def relabel(self) -> None:
        """Give each name the class of the name that it repeats: the model may take a surname for an organisation."""
        changed: dict[int, Mention] = {}
        for n, mention in enumerate(self.all):
            linked = None if mention.key is None else self.links.get(mention.key)
            same = None if linked is None else self._by_key.get(linked)
            if same is not None and mention.key is not None and same.label != mention.label:
                self.all[n] = replace(mention, label=same.label, number=same.number, gender=same.gender)
                self._by_key[mention.key] = changed[id(mention)] = self.all[n]
        self._at = {i: changed.get(id(m), m) for i, m in self._at.items()}

    def in_sentences(self, numbers: Iterable[int]) -> list[Mention]:
        """The mentions whose heads stand in the sentences, in the order in which they became known."""
        return [self.all[n] for n in sorted(n for number in numbers for n in self._in.get(number, ()))]

    def _sentence_of(self, mention: Mention) -> int:
        return syntax.parse_of(self.doc).sentence[mention.head]

    def by_key(self, key: FindingId) -> Mention | None:
        """The mention that a filler names."""
        return self._by_key.get(key)

    def at(self, token: Token) -> Mention | None:
        """The mention that the token leads or is part of."""
        return self._at.get(token.i)

    def node(self, mention: Mention) -> str | FindingId:
        """What tells two mentions of one node from those of two: the IRI of a listed node, else the finding that defines it."""
        if mention.iri:
            return mention.iri
        if mention.key is None:
            return FindingId("noun", mention.head)
        key = self.links.get(mention.key, mention.key)
        to = self._by_key.get(key)
        return (to.iri if to is not None else "") or key


def mentions_in(doc: Doc, lexicon: Lexicon, fillers: Fillers) -> Iterator[Mention]:
    """Yield names, nominals of actors, and rivals; nothing for times, nor for nationalities."""
    known = {i: "Place" for m in fillers.places if m.iri for i in range(m.begin, m.end)}
    known |= {m.head: "Asset" for m in fillers.nominals if m.kind == "Asset"}
    known |= {i: "Asset" for m in fillers.weapons for i in range(m.begin, m.end)}
    taken: set[int] = {i for m in fillers.times for i in range(m.begin, m.end)}
    for index, actor in enumerate(fillers.actors):
        if actor.how == "nationality":
            continue
        head = syntax.parse_of(doc).root(actor.begin, actor.end)
        if actor.is_country and not _acts(head):
            continue
        taken.update(range(actor.begin, actor.end))
        yield _named(doc, FindingId("actors", index), actor, head)
    for index, nominal in enumerate(fillers.nominals):
        if lexicon.is_a(nominal.kind, "Actor") and nominal.head not in taken:
            taken.add(nominal.head)
            told = _described(FindingId("nominals", index), nominal, fillers)
            yield replace(told, key=None) if syntax.is_nobody(doc[nominal.head]) else told
    for token, plural in anaphora.noun_heads(doc):
        if token.i not in taken:
            number = "many" if plural else "one"
            label = "Person" if token.ent_type_ == "PERSON" else known.get(token.i, "")
            yield Mention(key=None, begin=token.i, end=token.i + 1, head=token.i, label=label, iri="", number=number)


def _acts(head: Token) -> bool:
    """Whether a country's name stands where one acts, has or is told of, not where a place does."""
    return syntax.is_subject(head) or syntax.is_object(head) or anaphora.is_possessor(head) or syntax.acts(head)


def _named(doc: Doc, key: FindingId, actor: ActorMention, head: Token) -> Mention:
    if actor.kind == "Person":
        number = "one"
    elif syntax.is_plural(head) and not head.is_title:  # "government loyalists"
        number = "many"
    elif actor.kind in ("Government", "InformationSource"):
        number = "body"
    else:
        number = "group"
    before = doc[actor.begin - 1].lower_ if actor.begin else ""
    gender = TITLES.get(before, "") or TITLES.get(doc[actor.begin].lower_, "")
    return Mention(
        key=key,
        begin=actor.begin,
        end=actor.end,
        head=head.i,
        label=actor.kind,
        iri=actor.iri,
        number=number,
        gender=gender,
        is_guess=actor.how == "ner",
    )


def _described(key: FindingId, nominal: Nominal, fillers: Fillers) -> Mention:
    is_counted = nominal.number is not None and fillers.quantities[nominal.number].value != 1
    is_many = is_counted or nominal.is_plural or nominal.kind == "PopulationGroup"
    genders = fillers.lexicon.categories.genders
    return Mention(
        key=key,
        begin=nominal.begin,
        end=nominal.end,
        head=nominal.head,
        label=nominal.kind,
        iri="",
        number="many" if is_many else "one" if nominal.kind == "Person" else "body",
        gender=min((genders[c] for c in nominal.categories if c in genders), default=""),
    )
