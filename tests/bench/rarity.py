"""Makes the frozen table of how rare words are, which identities are found by.

usage: python tests/bench/rarity.py LEXEME_PROB.json.gz > ontology/identity/rarity.tsv

The file is ``en_lexeme_prob.json.gz`` of spacy-lookups-data 1.0.5 (MIT): log probabilities of English words. Words that evoke events, cues,
and the names of listed actors, countries and regions are common in news of armed conflict, however rare elsewhere.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.gazetteer import geonames
from kg.identity.names import stem, words_of
from kg.ontology.terms import LEX, SKOS, ontology_dir

_COMMON, _SELDOM = -10.5, -12.5
"""Log probabilities from which on a word is common, and seldom; what is rarer is not listed."""
_LISTED = {LEX + "lemma", LEX + "phrase"}
_FILES = ("events", "claims", "cues", "relations", "frames")
_LEAST_LETTERS = 4
_HEAD = """# How much a word says when two texts share it: 0 nothing, 1 a little; what is not listed is rare, 2.
# Made by tests/bench/rarity.py of spacy-lookups-data 1.0.5 (en_lexeme_prob, MIT) and of the lexicon.
"""


def listed_words() -> Iterator[str]:
    """Yield the words of triggers and cues, folded."""
    files = [ontology_dir() / "lexicon" / f"{name}.ttl" for name in _FILES]
    for file in files:
        for triple in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            if triple.predicate.value in _LISTED and isinstance(triple.object, ox.Literal):
                yield from words_of(triple.object.value)


def listed_names() -> Iterator[str]:
    """Yield the words of the names of listed actors, of countries and of their first divisions, folded."""
    naming = {SKOS + "prefLabel", SKOS + "altLabel", LEX + "metonym"}
    for file in (ontology_dir() / "actors").glob("*.ttl"):
        for triple in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            if triple.predicate.value in naming and isinstance(triple.object, ox.Literal):
                yield from words_of(triple.object.value)
    countries = {row.code: row for row in geonames.countries_in()}
    divisions = geonames.divisions_in(countries, frozenset())
    for row in (*countries.values(), *(row for row in divisions if row.feature == "A.ADM1")):
        for name in row.names:
            yield from words_of(name)


def table(probabilities: dict[str, float]) -> dict[str, int]:
    """Return the grade of each word that is not rare."""
    found: dict[str, int] = {}
    for word, log in probabilities.items():
        folded = word.casefold()
        if log >= _SELDOM and re.fullmatch(r"[a-z]+", folded) and len(folded) >= _LEAST_LETTERS:
            grade = 0 if log >= _COMMON else 1
            found[stem(folded)] = min(grade, found.get(stem(folded), 1))
    listed = (word for words in (listed_words(), listed_names()) for word in words)
    return found | {stem(word): 0 for word in listed if len(word) >= _LEAST_LETTERS}


def main(path: str) -> None:
    """Write the table to standard output."""
    with gzip.open(Path(path)) as file:
        found = table(json.load(file))
    sys.stdout.write(_HEAD + "".join(f"{word}\t{grade}\n" for word, grade in sorted(found.items())))


if __name__ == "__main__":
    main(sys.argv[1])
