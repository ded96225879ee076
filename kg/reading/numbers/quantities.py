"""Component `kg_quantities`: numbers with their bound words, and what they count.

Writes the group ``quantities``. The unit of a number is ``person`` if the lexicon knows the noun for people or there is none, else the
noun's lemma; a measure is a distance, weight, duration or age. Dates, names, designations, scores and lists are no quantities.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from kg.ontology import lexicon as lx
from kg.reading.findings.document import places_in, read_findings, write_findings
from kg.reading.findings.found import NumberExpression
from kg.reading.findings.groups import ACTORS, QUANTITIES, TIMES
from kg.reading.lookup.phrase_table import PhraseMatch
from kg.reading.numbers import counted_noun, number_expressions, uncounted
from kg.reading.numbers.number_expressions import Expression
from kg.reading.phrases.nominals import noun_table
from kg.reading.syntax import parse_of

__all__ = ["Quantities"]


class Quantities:
    """Finds quantities; numbers inside those of names, places and times are left to these."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        lexicon = lx.load(*extra)
        self.is_a = lexicon.is_a
        self.nouns = noun_table(lexicon)
        verbs = frozenset(form for t in lexicon.triggers if t.pos == "VERB" for lemma in t.lemmas for form in _verb_forms(lemma))
        self.listed = uncounted.WordsBesideNumbers(verbs=verbs, designators=lexicon.designators)

    def __call__(self, doc: Doc) -> Doc:
        """Write the group of quantities."""
        others = (*read_findings(doc, ACTORS), *places_in(doc), *read_findings(doc, TIMES))
        taken = {i for m in others for i in range(m.begin, m.end)}
        words = parse_of(doc).words
        people = {m.end - 1 for m in self.nouns.find(doc) if self._counts_heads(m)}
        write_findings(doc, QUANTITIES, _found_in(doc, words, taken, people, self.listed))
        return doc

    def _counts_heads(self, match: PhraseMatch[lx.Noun]) -> bool:
        """Whether a number before the noun counts people ("26 members", "five police") and not groups ("three militias", "90 families")."""
        noun = match.entry
        is_collective = noun.denotes == "PopulationGroup" or self.is_a(noun.denotes, "ArmedActor")
        return noun.denotes == "Person" or bool(noun.categories) or (is_collective and not match.is_plural)


def _found_in(
    doc: Doc, words: Sequence[str], taken: set[int], people: set[int], listed: uncounted.WordsBesideNumbers
) -> Iterator[NumberExpression]:
    end = 0
    for at in [at for at, word in enumerate(words) if number_expressions.may_begin(word)]:
        found = _expression_in_sentence(doc, words, at) if at >= end else None
        if found is None:
            continue
        is_free = taken.isdisjoint(range(found.core, found.end))
        end = found.end if is_free else at + 1
        if is_free:
            yield from _quantity(doc, words, found, people, listed)


def _expression_in_sentence(doc: Doc, words: Sequence[str], at: int) -> Expression | None:
    """The number at a token; it ends with its sentence: a dateline's year and dash make no range with the report's first number."""
    found = number_expressions.expression_at(words, at)
    parse = parse_of(doc)
    _, stop = parse.bounds[parse.sentence[at]]
    is_whole = found is None or found.end <= stop
    return found if is_whole else number_expressions.expression_at(words[:stop], at)


def _quantity(
    doc: Doc, words: Sequence[str], found: Expression, people: set[int], listed: uncounted.WordsBesideNumbers
) -> Iterator[NumberExpression]:
    noun = counted_noun.noun_of(doc, found)
    is_people = noun is None or noun in people or counted_noun.is_people_name(doc[noun])
    if found.is_pronoun and (noun is not None or not uncounted.stands_alone(doc, found)):
        return
    if uncounted.is_no_quantity(doc, words, found, noun, listed) or (found.needs_people and (noun is None or not is_people)):
        return
    unit = found.unit
    if found.label == "number":
        unit = "person" if is_people or noun is None else doc[noun].lemma_.lower()
    value, minimum, maximum = (_plain(n) for n in number_expressions.bounds(found).values())
    yield NumberExpression(
        begin=found.begin,
        end=counted_noun.end_of(doc, found, noun),
        kind=found.label,
        found_by=f"number-{found.bound}",
        value=value,
        minimum=minimum,
        maximum=maximum,
        unit=unit,
        noun=noun,
    )


def _verb_forms(lemma: str) -> Iterator[str]:
    """Yield the regular forms of a verb."""
    stem = lemma.removesuffix("e")
    yield from (lemma, f"{lemma}s", f"{stem}ed", f"{stem}ing")


def _plain(number: Decimal | None) -> Decimal | None:
    """The number without an exponent, as it is written out."""
    return None if number is None else Decimal(f"{number:f}")


@Language.factory("kg_quantities", default_config={"extra": []}, assigns=["doc.spans"], requires=["token.tag", "token.lemma", "token.dep"])
def make_quantities(nlp: Language, name: str, extra: list[str]) -> Quantities:
    """Make the component."""
    return Quantities(extra)
