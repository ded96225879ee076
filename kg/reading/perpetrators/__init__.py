"""Who did it: all conditions under which somebody is, is not, or is only said to be a doer.

A doer is the perpetrator of a violent event or the agent of any other. Who may stand for one at
all is a matter of words, and asked of `kg.reading.findings.fillers` (no whole people, no place
that is aimed at). From there on, in the order in which they are asked:

By grammar (`kg.reading.perpetrators.by_grammar`), when frames are filled
    1. Who has another role of the frame is not its doer: the first role stands.
    2. Who was hit did not do the harm told right after: "threw a grenade at people killing a man".

By the cues around (`kg.reading.perpetrators.by_cues`), when the status is read
    3. Who accuses did not do it: "the army blamed rebels for the attack"; nor did the one person who
       denies that it took place: "the mayor denied the raid on a bus".
    4. Nobody did it: "no rebels claimed the attack" names no doer, "no rebels attacked" denies one.
    5. Who did it is in question where the event is known: "rebels denied the attack".
    6. A verb that only speaks of it makes a claim or blame of it: "rebels claimed the attack".
    7. Who is suspected to be of a named group may be: "suspected Taliban militants".
    8. A hedge on the verb that brings the doer is of him alone: "a killing allegedly ordered by X".
    9. Of "X or Y militants" neither is told to have done it: each may have.

By the event as a whole (`kg.reading.perpetrators.by_event`), when all its words are put together
    10. A claim or blame stays one where other words tell the event as a fact.
    11. A name outweighs a description: of "gunmen" and "ISIL" the doer is ISIL.
    12. Nobody did it to the likes of himself: "gunmen attacked. Two gunmen were killed, too".
    13. The parts of a counted series that name no doer have that of the whole.
"""
