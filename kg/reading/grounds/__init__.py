"""Is it an event of conflict? One judgement an event: what speaks for it, and what against it.

What speaks for an event are its signs (`kg.reading.grounds.signs`): who did it and to whom - forces, armed groups, crowds, people
in public life -, with what, in which words, and what else the article tells. What speaks against it are the objections of
`kg.reading.grounds.objections`: a cause without a will, a story, an exercise, a long past, words in place of deeds, a deed
between private people, and other news told around it (`kg.reading.grounds.topics`), beside which only some signs count.
"""
