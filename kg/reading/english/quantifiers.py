"""Words that count without a number, and nouns that only count or sort what stands behind their "of"."""

from __future__ import annotations

from kg.reading.english.auxiliaries import MODALS
from kg.reading.english.connectives import BOTH
from kg.reading.english.determiners import (
    ANOTHER,
    ARTICLES,
    DEFINITE,
    DEMONSTRATIVES,
    GENITIVE_ENDINGS,
    GENITIVES,
    INDEFINITE_ARTICLES,
    PLURAL_DEMONSTRATIVES,
    THE,
    THIS,
)
from kg.reading.english.negation import NO, ONLY, YET
from kg.reading.english.numerals import ORDINALS, PLURAL_COUNTS, VAGUE_COUNTS
from kg.reading.english.prepositions import AS, GONE_BY, OF, PER, PREPOSITIONS
from kg.reading.english.pronoun_forms import COUNTED, COUNTED_PEOPLE, POSSESSIVE_DETERMINERS, THAT, WHICH, WHOM_OF_GROUP
from kg.reading.english.word_lists import among, listed, words

NUMBER, OTHER, OTHERS, SOME = listed("number other others some")
LAST, MORE, NEXT = listed("last more next")
PAIR, PERCENTAGE = listed("pair percentage")
EVERY, EACH, ANY, ALL, SUCH = listed("every each any all such")

MORE_THAN = f"{MORE} than"
"""What makes of a number a bound."""
DISTRIBUTIVES = frozenset([EVERY, EACH])
"""Determiners that make a count one a case: "four people every day"."""
OF_SEVERAL = frozenset([NO, ANY, SOME, ALL, BOTH, *DISTRIBUTIVES, *VAGUE_COUNTS]) | words("many numerous various countless")
"""Determiners after which a singular is of more or less than one being."""
PORTIONS = words("majority minority handful")
"""Nouns that tell how great a part is meant."""
COUNTING_PRONOUNS = (
    PORTIONS
    | {NUMBER, SOME, OTHERS, BOTH, ALL, *PLURAL_DEMONSTRATIVES}
    | among(OF_SEVERAL, "many several few")
    | words("most")
    | among(PLURAL_COUNTS, "thousands hundreds dozens")
)
"""Words that lead a phrase of people by their count alone."""
COUNTED_BEFORE_PARTICIPLE = among(PLURAL_COUNTS, "dozens scores hundreds thousands") | {OTHERS}
"""Plural counts right before a participle: "dozens killed"."""
AMOUNTS = words("total average maximum minimum proportion") | PORTIONS | {NUMBER, PERCENTAGE}
"""Nouns of how many there are; the people stand behind their "of"."""
SORTING = words("act case count incident instance series spate string wave") | {NUMBER}
"""Nouns that only count or sort the events behind their "of"."""
SUMS = among(AMOUNTS, "total") | among(SORTING, "count") | {NUMBER} | words("toll tally")
"""Nouns that sum up those whom an "of" brings: "the total number of inmates"."""
RANKS = among(ORDINALS, "first second third") | {LAST, ONLY, NEXT} | words("latest")
"""Adjectives that pick one by its place; "the first to attack" did so."""
ANOTHER_ONE = among(ORDINALS, "second third") | {OTHER, LAST, NEXT} | words("different same latter new")
"""Adjectives by which a description takes up another than the one before."""
ADDING = frozenset([OTHER, OTHERS, ANOTHER, MORE])
"""Words that count beyond those told of before."""
ADDING_ALONE = among(ADDING, "others another more")
"""Those of them that may stand without a noun."""
BETWEEN_COUNT_AND_NOUN = frozenset([MORE, OTHER, OTHERS, SUCH]) | words("additional further separate") | among(ANOTHER_ONE, "different")
"""Words that may stand between a number and its noun."""
LINKS_TO_COUNTED = ARTICLES | POSSESSIVE_DETERMINERS | DEMONSTRATIVES | {OF, ALL, BOTH, *GENITIVE_ENDINGS}
"""Words between a number's "of" and its noun: "dozens of the men"."""
DESCRIBING_NOTHING = INDEFINITE_ARTICLES | DEFINITE | {ANOTHER, SOME, ANY, NO, *GENITIVES}
"""Determiners that describe nothing of the noun after them."""
NOT_BEFORE_COUNTED_ONE = frozenset([THIS, THAT, EACH, EVERY, ANY, NO, THE, WHICH, ANOTHER, SUCH, SOME, ONLY, NUMBER])
"""Words before "one" that make it a pronoun."""
BEFORE_VAGUE_NOUN = frozenset([THE, LAST, NEXT]) | among(DEMONSTRATIVES, "these") | among(ORDINALS, "first") | {GONE_BY}
"""Words after which "few" and "several" count time or take up what is known."""
HALF_OF_TIME = among(ORDINALS, "first second") | {OTHER}
"""Words before a half of a match or a year."""
UNTOLD = words(
    """unspecified unknown unidentified undetermined unconfirmed undisclosed unreported large small uncertain growing indeterminate
    certain very still"""
) | {AS, YET, "-"}
"""Words between "a" and "number of" that leave the number untold."""
RATE_LEADS = INDEFINITE_ARTICLES | DISTRIBUTIVES | {PER, "/"}
"""Words before the period that a sum is paid in."""
AFTER_GENERIC_ONE = MODALS | {ANOTHER, "more's", *GENITIVE_ENDINGS}
"""Words after "one" that make it anybody."""
POINT, WAY = listed("point way")
ABSTRACT_ONES = words("thing side hand example reason time") | {POINT, WAY}
"""Nouns of which "one" counts nothing: "one way"."""
LEADING_SCALE = words("age ages") | among(PREPOSITIONS, "out")
"""Words before "of" and a number that is a scale or an age: "out of ten"."""
OF_GROUP = frozenset(f"{OF} {pronoun}" for pronoun in WHOM_OF_GROUP)
"""What may follow the number of a part: "three of whom"."""
COUNTED_AFTER_OF = COUNTED | PLURAL_DEMONSTRATIVES
"""Words that may stand for the counted after a number's "of"."""
PEOPLE_AFTER_OF = COUNTED_PEOPLE | PLURAL_DEMONSTRATIVES
"""Those of them that stand for people."""
