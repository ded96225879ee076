"""Component `kg_names`: the names of actors - authority file first, then what the model's NER adds.

Writes the group ``actor-candidates``: which of them are names of places is found out later (`kg.reading.places.place_names`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.ontology import lexicon as lx
from kg.reading import syntax
from kg.reading.english.determiners import LEADING_ARTICLES, THE
from kg.reading.english.naming import RANKS_IN_SHORT
from kg.reading.findings.document import read_findings, write_findings
from kg.reading.findings.found import AROUND_COUNTRY, ActorMention
from kg.reading.findings.groups import ACTOR_CANDIDATES, SECTIONS
from kg.reading.lookup.name_index import NameIndex, NameMatch
from kg.reading.names.longer_names import body_around
from kg.reading.names.people_of_country import describes_somebody
from kg.reading.syntax import parse_of

__all__ = ["Names"]

_TITLES = ("headline", "standfirst", "subhead", "source", "caption")
_NER = {"PERSON": "Person", "ORG": "Organization"}


class _Listed(NamedTuple):
    actor: lx.Actor | None
    how: str


class _Named:
    """Matches by the first and the last of their tokens, and where each actor is named, in ascending order."""

    def __init__(self, found: Iterable[NameMatch[_Listed]]) -> None:
        self.at: dict[int, list[NameMatch[_Listed]]] = {}
        self._begins: dict[str, list[int]] = {}
        for match in found:
            for i in {match.begin, match.end - 1}:
                self.at.setdefault(i, []).append(match)
            actor, how = match.values[0]
            # a state's own name tells of its country, not that "the government" is its
            if actor and how == "name" and len(match.values) == 1 and actor.kind != "Government":
                self._begins.setdefault(actor.iri, []).append(match.begin)

    def last_before(self, token: int, iri: str) -> int:
        """Where the actor is named last before the token; -1 where it is not."""
        begins = self._begins.get(iri, [])
        before = bisect_left(begins, token)
        return begins[before - 1] if before else -1


class Names:
    """Marks every listed name, then the persons and organisations that only the model knows."""

    def __init__(self, nlp: Language, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)
        self.index: NameIndex[_Listed] = NameIndex(nlp.make_doc)
        self.heads = {lemma: n for n in self.lexicon.nouns for lemma in n.lemmas}
        self.weapons = frozenset(
            form for w in self.lexicon.weapons for name in w.names for one in (name, f"{name}s") for form in (one, one.title())
        )
        for actor in self.lexicon.actors:
            for name, how, exact in _names_in(actor):
                self.index.add(name, _Listed(actor if how != "block" else None, how), exact=exact)

    def __call__(self, doc: Doc) -> Doc:
        """Write the group of names that may be an actor's."""
        found = [m for m in self.index.find(doc) if any(v.how != "block" for v in m.values)]
        focus = self._focus(doc, found)
        named = _Named(found)
        marks = [mark for m in found if (mark := self._listed(doc, m, focus, named))]
        marks = self._without_bodies_parts(doc, marks)
        marks += self._possessors(doc, marks)
        marks = [replace(m, begin=_with_article(doc, m)) for m in marks]
        taken = {i for m in marks for i in range(m.begin, m.end)}
        marks += self._unlisted(doc, taken)
        marks += _repeated(doc, marks)
        marks += _short_forms(doc, marks)
        write_findings(doc, ACTOR_CANDIDATES, marks)
        return doc

    def _focus(self, doc: Doc, found: list[NameMatch[_Listed]]) -> Counter[str]:
        """How often each country or actor that context-only names may refer to is named.

        A name before a hyphen says of another where it is from: "the UK-based monitor".
        """
        counts: Counter[str] = Counter()
        for match in found:
            last = doc[match.end - 1]
            if not syntax.is_prefix(last):
                actors = (a for a, how in match.values if a and self._sets_focus(last, how))
                counts.update({iri for actor in actors for iri in (*actor.context, actor.iri)})
        return counts

    def _sets_focus(self, last: Token, how: str) -> bool:
        """Whether a name that ends there tells of which country the text is: "a Lebanese man" may be anywhere."""
        if how == "nationality" and describes_somebody(last.doc, last.i, self.heads):
            return False
        return how != "context" and not _speaks_for_country(last, how)

    def _listed(self, doc: Doc, match: NameMatch[_Listed], focus: Counter[str], found: _Named) -> ActorMention | None:
        named = [v for v in match.values if v.how in ("name", "metonym", "nationality") and v.actor]
        if len({v.actor.iri for v in named if v.actor}) == 1:
            actor, how = named[0]
            assert actor is not None
            text = doc[match.begin : match.end].text
            is_country = _is_country(actor, how, text)
            if is_country and (_is_in_person(doc, match) or (how == "metonym" and _ends_person(doc, match))):
                return None
            adjective = is_country and any(v.how == "nationality" for v in named)
            return _named(match.begin, match.end, actor, how, is_country=is_country, is_adjective=adjective)
        candidates = [v.actor for v in match.values if v.actor and (v.how == "context" or v in named)]
        if not candidates:
            return None
        chosen = _of_country(doc, candidates, match, found) or _in_context(candidates, match, focus, found)
        how = "name" if named else "context"
        if chosen is None:
            return None
        return _named(match.begin, match.end, chosen, how)

    def _without_bodies_parts(self, doc: Doc, marks: list[ActorMention]) -> list[ActorMention]:
        """Replace a country's name inside a body's by that of the body: "Iran Human Rights"."""
        bodies: dict[tuple[int, int], ActorMention] = {}
        for mark in marks:
            is_country = mark.is_country or mark.how == "nationality"
            span = body_around(doc, mark, self.lexicon.body_words) if is_country else None
            if span is not None:
                bodies[span] = _guessed(*span, "Organization", AROUND_COUNTRY)
        inside = {i for begin, end in bodies for i in range(begin, end)}
        return [*(m for m in marks if m.begin not in inside), *bodies.values()]

    def _possessors(self, doc: Doc, marks: list[ActorMention]) -> list[ActorMention]:
        """Names inside names: the person in "Bashar al-Assad's government"."""
        inner = []
        for mark in marks:
            end = next((t.i for t in doc[mark.begin : mark.end] if t.tag_ == "POS"), None)
            if end is not None:
                found = list(self.index.find_among(parse_of(doc).texts[mark.begin : end]))
                actors = [v.actor for m in found if m.end == end - mark.begin for v in m.values if v.actor and v.how == "name"]
                inner += [_named(mark.begin, end, actor, "name") for actor in actors[:1]]
        return inner

    def _unlisted(self, doc: Doc, taken: set[int]) -> Iterator[ActorMention]:
        titles = {i for s in read_findings(doc, SECTIONS) if s.kind in _TITLES for i in range(s.begin, s.end)}
        inside = " ".join(t.text for t in doc if t.i not in titles) if titles else ""
        for ent in doc.ents:
            span = _trimmed(ent)
            if span is not None and span.start in titles and span.text not in inside:
                continue  # the model takes capitals in headings and credits for names
            if span is None or ent.label_ not in _NER or taken & set(range(span.start, span.end)) or not _is_name(span):
                continue
            if span.text.removeprefix(f"{THE} ") in self.weapons:
                continue
            is_ranked = len(span) > 1 and span[0].lower_.rstrip(".") in RANKS_IN_SHORT
            kind = _NER["PERSON"] if is_ranked else self._kind(ent.label_, span)
            yield _guessed(span.start + is_ranked, span.end, kind, "spacy-ner")

    def _kind(self, label: str, span: Span) -> str:
        noun = self.heads.get(span[-1].lemma_.lower()) or self.heads.get(span[-1].lower_)
        if label == "ORG" and noun and self.lexicon.is_a(noun.denotes, "Organization"):
            return noun.denotes
        return _NER[label]


def _named(begin: int, end: int, actor: lx.Actor, how: str, *, is_country: bool = False, is_adjective: bool = False) -> ActorMention:
    """The mention of a listed actor."""
    return ActorMention(
        begin=begin,
        end=end,
        kind=actor.kind,
        iri=actor.iri,
        found_by=actor.iri,
        how=how,
        is_country=is_country,
        is_adjective=is_adjective,
    )


def _guessed(begin: int, end: int, kind: str, rule: str) -> ActorMention:
    """The mention of a name that no list holds."""
    return ActorMention(begin=begin, end=end, kind=kind, found_by=rule, how="ner")


def _names_in(actor: lx.Actor) -> Iterator[tuple[str, str, bool]]:
    yield from ((n, "name", True) for n in actor.case_sensitive)
    yield from ((n, "name", False) for n in (actor.label, *actor.names) if n not in actor.case_sensitive)
    yield from ((n, "metonym", True) for n in actor.metonyms)
    yield from ((n, "nationality", True) for n in actor.nationalities)
    yield from ((n, "context", False) for n in actor.context_only)
    yield from ((n, "block", False) for n in actor.do_not_match)


def _is_country(actor: lx.Actor, how: str, text: str) -> bool:
    """Whether the name is also the name of a place: a state's own name, or its capital's."""
    adjective = any(text.startswith(n + " ") for n in actor.nationalities)
    return (
        actor.kind == "Government"
        and how in ("name", "metonym")
        and text[:1].isupper()
        and not adjective
        and text.split()[-1][:1].isupper()
    )


def _is_in_person(doc: Doc, match: NameMatch[_Listed]) -> bool:
    """Whether a country's name is a person's: "Georgia Brown", "Chad Smith"."""
    after = doc[match.end] if match.end < len(doc) else None
    inside = any(t.ent_type_ == "PERSON" for t in doc[match.begin : match.end])
    return inside and after is not None and after.ent_type_ == "PERSON" and after.ent_iob_ == "I"


def _ends_person(doc: Doc, match: NameMatch[_Listed]) -> bool:
    """Whether a capital's name is a person's last one: "Carlos Paris"."""
    first = doc[match.begin]
    return first.ent_type_ == "PERSON" and first.ent_iob_ == "I" and doc[match.begin - 1].is_title and doc[match.begin - 1].is_alpha


def _speaks_for_country(name: Token, how: str) -> bool:
    """Whether a capital's name is that of its government, which is heard from abroad as well: "Moscow was silent"."""
    return how == "metonym" and syntax.is_subject(name)


def _of_country(doc: Doc, candidates: list[lx.Actor], match: NameMatch[_Listed], found: _Named) -> lx.Actor | None:
    """The candidate of the country that the description itself names: "the government and people of Iraq"."""
    below = {t.i for head in syntax.conjuncts(doc[match.end - 1]) for t in syntax.of_objects(head)}
    matches = (m for i in below for m in found.at.get(i, ()))
    countries = {c for m in matches for a, how in m.values if a and how == "name" for c in a.context}
    return next((a for a in candidates if countries & set(a.context)), None)


def _in_context(candidates: list[lx.Actor], match: NameMatch[_Listed], focus: Counter[str], found: _Named) -> lx.Actor | None:
    """The candidate that was named before in this article; else the one whose country is clearly in focus; else none."""
    earlier = max(candidates, key=lambda a: found.last_before(match.begin, a.iri))
    if found.last_before(match.begin, earlier.iri) >= 0:
        return earlier
    ranked = sorted(candidates, key=lambda a: (-max((focus[c] for c in a.context), default=0), a.iri))
    scores = [max((focus[c] for c in a.context), default=0) for a in ranked]
    if scores[0] and (len(scores) == 1 or scores[0] >= 2 * scores[1]):
        return ranked[0]
    return None


def _with_article(doc: Doc, mark: ActorMention) -> int:
    if mark.begin and doc[mark.begin - 1].text in LEADING_ARTICLES and mark.how != "nationality":
        return mark.begin - 1
    return mark.begin


def _repeated(doc: Doc, marks: list[ActorMention]) -> Iterator[ActorMention]:
    """Later surnames of persons that were named in full, where the model missed them."""
    taken = {i for m in marks for i in range(m.begin, m.end)}
    surnames: dict[str, int] = {}
    for mark in sorted(marks, key=lambda m: (m.begin, m.end, m.kind, m.iri)):
        if mark.kind == "Person" and mark.end - mark.begin > 1 and doc[mark.end - 1].is_title and len(doc[mark.end - 1]) > 3:
            surnames.setdefault(doc[mark.end - 1].text, mark.end)
    for i, text in enumerate(parse_of(doc).texts) if surnames else ():
        if i not in taken and surnames.get(text, len(doc)) <= i:
            yield _guessed(i, i + 1, "Person", "repeated-surname")


def _short_forms(doc: Doc, marks: list[ActorMention]) -> Iterator[ActorMention]:
    """The letters in brackets after an organisation's name, and where they stand again: "the National Defence Council (NDC)"."""
    taken = {i for m in marks for i in range(m.begin, m.end)}
    explained: dict[str, ActorMention] = {}
    for mark in sorted(marks, key=lambda m: (m.begin, m.end, m.kind, m.iri)):
        inside = doc[mark.end + 1 : mark.end + 3].text if mark.end + 2 < len(doc) and doc[mark.end].text == "(" else ""
        short = inside.removesuffix(")")
        if inside.endswith(")") and mark.end - mark.begin > 1 and mark.kind != "Person" and short.isalpha() and short.isupper():
            explained.setdefault(short, mark)
    for i, text in enumerate(parse_of(doc).texts) if explained else ():
        full = explained.get(text)
        if full is not None and i > full.end and i not in taken and 1 < len(text) < 9:
            yield replace(_guessed(i, i + 1, full.kind, "explained-short-form"), iri=full.iri)


def _trimmed(ent: Span) -> Span | None:
    """The entity up to a possessor's common noun, without line breaks, brackets and a possessive 's at its borders."""
    begin, end = ent.start, next((t.i for t in ent if t.i > ent.start and _ends_name(t, ent.end)), ent.end)
    while begin < end and (ent.doc[begin].is_space or ent.doc[begin].is_punct):
        begin += 1
    while end > begin and (ent.doc[end - 1].is_space or ent.doc[end - 1].is_punct or ent.doc[end - 1].tag_ == "POS"):
        end -= 1
    span = ent.doc[begin:end]
    return span if len(span) and "\n" not in span.text else None


def _ends_name(token: Token, end: int) -> bool:
    """Whether no name goes on here, but a possessor's common noun: "Brown's opening statement"."""
    return token.tag_ == "POS" and token.i + 1 < end and token.nbor(1).is_lower


def _is_name(span: Span) -> bool:
    """A name has a capitalised word that is not just the start of a sentence, and letters."""
    words = [t for t in span if t.text not in LEADING_ARTICLES]
    return any(t.text[:1].isupper() and t.is_alpha and t.pos_ in ("PROPN", "NOUN", "ADJ", "X") for t in words) and len(span.text) > 1


@Language.factory("kg_names", default_config={"extra": []}, assigns=["doc.spans"], requires=["doc.ents"])
def make_names(nlp: Language, name: str, extra: list[str]) -> Names:
    """Make the component."""
    return Names(nlp, extra)
