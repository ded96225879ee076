"""Pronouns by person, number and gender; relative and possessive ones."""

from __future__ import annotations

from kg.reading.english.word_lists import among, listed, words

IT, THAT, WHICH, WHO, WHOM, WHOSE = listed("it that which who whom whose")

FIRST_SINGULAR = words("i me my myself")
"""The writer or speaker."""
FIRST_PLURAL = words("we us our ours ourselves")
"""The group of the writer or speaker."""
COUNTRY_US = "US"
"""What is written in capitals as the pronoun would be, and is the country."""
FIRST_PLURAL_IN_TEXT = among(FIRST_PLURAL, "we us our ourselves")
"""The group of the speaker where a referent is looked for; "ours" names what is owned."""
SECOND = words("you your yourself")
"""Whom the text addresses."""
MASCULINE = words("he him his himself")
"""One man."""
FEMININE = words("she her herself")
"""One woman."""
NEUTER = words("its itself") | {IT}
"""One thing, body or group."""
THIRD_PLURAL = words("they them their themselves")
"""Several."""
THIRD_SINGULAR_NEUTER_PLAIN = among(NEUTER, "it its")
"""The neuter pronoun and its possessive."""
THIRD = NEUTER | THIRD_PLURAL | MASCULINE | FEMININE
"""All pronouns of the third person."""
FIRST = FIRST_SINGULAR | FIRST_PLURAL_IN_TEXT
"""All pronouns of the first person for which a referent is looked for."""
REFLEXIVE = among(THIRD, "itself himself herself themselves")
"""Pronouns of the third person that take up their own clause's subject."""
ONE_WHO_IS_TOLD_OF = among(REFLEXIVE, "himself herself") | among(MASCULINE, "he him") | among(FEMININE, "she her")
"""Pronouns of one person who is told of, as subject, object or beside others."""
REFLEXIVE_ENDINGS = ("self", "selves")
"""How reflexive pronouns end."""
SPEAKER = among(FIRST_SINGULAR | FIRST_PLURAL, "i we our us my")
"""Pronouns that tell a quotation's speaker from the writer."""
ADDRESSING = among(FIRST_SINGULAR, "i me my myself") | SECOND
"""Pronouns of those who speak and are spoken to in the singular."""
POSSESSIVE_DETERMINERS = among(FIRST_SINGULAR | FIRST_PLURAL | SECOND | THIRD, "my your his her its our their")
"""Possessive pronouns before a noun."""
RELATIVE = frozenset([THAT, WHICH, WHO, WHOM])
"""Words that stand for the noun which their clause hangs on."""
RELATIVE_SUBJECTS = among(RELATIVE, "who which that")
"""Relative words that may be a subject."""
RELATIVE_OF_THINGS = among(RELATIVE, "that which")
"""Relative words of things."""
WHOM_OF_GROUP = among(THIRD_PLURAL, "them") | {WHOM}
"""What stands for a group after "of" and "among"."""
COUNTED_PEOPLE = WHOM_OF_GROUP | among(FIRST_PLURAL, "us")
"""Personal pronouns that stand for people after a number's "of"."""
COUNTED = COUNTED_PEOPLE | among(SECOND, "you") | {WHICH}
"""Pronouns that may stand after a number's "of"."""
ONE_PERSON = MASCULINE | FEMININE | FIRST_SINGULAR
"""Pronouns of one person."""
