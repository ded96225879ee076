"""Component `kg_weapons`: weapons and platforms that the lexicon lists.

Writes the group ``weapons``.
The longest name wins; a weapon word that is a verb ("to shell a town"), lies in a longer expression ("fish tank") or only
modifies a listed noun ("tank commander") is no weapon.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.reading.findings.document import places_in, read_findings, write_findings
from kg.reading.findings.found import WeaponMention
from kg.reading.findings.groups import ACTORS, WEAPONS
from kg.reading.lookup.phrase_table import PhraseMatch, PhraseTable
from kg.reading.phrases.nominals import noun_table

__all__ = ["Weapons"]

_NOUNS = ("NOUN", "PROPN")


class Weapons:
    """Finds the names of weapons; names of actors and places found before win over them."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        lexicon = lx.load(*extra)
        self.nouns = noun_table(lexicon)
        self.table: PhraseTable[lx.Weapon | None] = PhraseTable()
        for weapon in lexicon.weapons:
            for name in weapon.names:
                self.table.add(name, weapon)
        for weapon in lexicon.weapons:
            for phrase in weapon.do_not_match:
                self.table.add(phrase, None)

    def __call__(self, doc: Doc) -> Doc:
        """Write the group of weapons."""
        write_findings(doc, WEAPONS, _joined(list(self._found_in(doc))))
        return doc

    def _found_in(self, doc: Doc) -> Iterator[WeaponMention]:
        names = [m for m in read_findings(doc, ACTORS) if m.how != "nationality"]
        named = {i for m in (*names, *places_in(doc)) for i in range(m.begin, m.end)}
        nouns = {m.end - 1: m for m in self.nouns.find(doc)}
        parts = {i: m for m in nouns.values() for i in range(m.begin, m.end)}
        matches = list(self.table.find(doc))
        weapons = {i for m in matches if m.entry is not None for i in range(m.begin, m.end)}
        for match in matches:
            head = doc[match.end - 1]
            if match.entry is None or head.i in named or not _is_noun(match, head) or _is_in_name(match, head):
                continue
            if not _modifies_listed(head, parts, weapons) and not _is_other_thing(match, nouns.get(head.i)):
                yield WeaponMention(
                    begin=match.begin,
                    end=match.end,
                    kind="Weapon",
                    iri=match.entry.iri,
                    found_by=match.entry.iri,
                    head=head.i,
                    is_platform=match.entry.is_platform,
                )


def _is_noun(match: PhraseMatch[lx.Weapon | None], head: Token) -> bool:
    """Whether the tagger sees a noun; it need not for an abbreviation or a name of several words."""
    if head.pos_ in _NOUNS:
        return True
    if match.end - match.begin > 1:
        return head.pos_ not in ("VERB", "AUX") or match.is_plural
    return head.pos_ not in ("VERB", "AUX", "PRON", "ADV", "ADP") and not (head.pos_ == "ADJ" and head.is_lower)


def _is_in_name(match: PhraseMatch[lx.Weapon | None], head: Token) -> bool:
    """Whether a common word with a capital stands beside another name: "Assam Rifles", "Tank District"."""
    if match.end - match.begin > 1 or not match.lemma.islower() or not head.is_title or head.pos_ != "PROPN":
        return False
    around = [head.doc[i] for i in (head.i - 1, head.i + 1) if 0 <= i < len(head.doc) and head.doc[i].sent == head.sent]
    return any(t.pos_ == "PROPN" and t.is_title for t in around)


def _is_other_thing(match: PhraseMatch[lx.Weapon | None], noun: PhraseMatch[lx.Noun] | None) -> bool:
    """Whether a longer listed noun with the same head is another thing: "think tank", "coal mine", but not "army helicopter"."""
    return noun is not None and noun.begin < match.begin and match.lemma not in noun.entry.lemmas


def _modifies_listed(head: Token, nouns: dict[int, PhraseMatch[lx.Noun]], weapons: set[int]) -> bool:
    """``nouns`` by token. Whether the weapon only tells what kind of person or thing follows: "tank commander", "rocket factory"."""
    for token in head.doc[head.i + 1 : head.i + 3]:
        if token.lower_ == "-":
            continue
        return token.pos_ in _NOUNS and token.i in nouns and token.i not in weapons
    return False


def _joined(marks: list[WeaponMention]) -> Iterator[WeaponMention]:
    """Make one finding of two weapons side by side ("AK-47 rifles"): the first names the kind, unless it carries the second."""
    at = 0
    while at < len(marks):
        mark = marks[at]
        after = marks[at + 1] if at + 1 < len(marks) else None
        if after is not None and after.begin == mark.end:
            kind = after if mark.is_platform else mark
            yield replace(kind, begin=mark.begin, end=after.end, head=after.head)
            at += 2
        else:
            yield mark
            at += 1


@Language.factory("kg_weapons", default_config={"extra": []}, assigns=["doc.spans"], requires=["token.tag"])
def make_weapons(nlp: Language, name: str, extra: list[str]) -> Weapons:
    """Make the component."""
    return Weapons(extra)
