"""The arguments of a trigger, by grammatical function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from kg.reading.english.auxiliaries import HAVE
from kg.reading.english.connectives import OCCASIONS, WHERE
from kg.reading.english.prepositions import (
    BY,
    COMPANIONSHIP,
    IN,
    OF,
    OF_EVENT_NOUN_TARGET,
    OF_INVOLVEMENT,
    OF_OCCASION,
    OPENING_NOUN_OBJECT,
    TOGETHER,
    WITH,
)
from kg.reading.english.quantifiers import COUNTED_BEFORE_PARTICIPLE, SORTING
from kg.reading.syntax.argument import Argument
from kg.reading.syntax.attribution import brought, is_only_awaited, torn_agents, torn_off
from kg.reading.syntax.coordination import conjuncts, joined_to, sharing
from kg.reading.syntax.noun_phrases import is_against, reached_by
from kg.reading.syntax.parse import parse_of, sentence_start
from kg.reading.syntax.polarity import is_nobody
from kg.reading.syntax.predicates import predicate_arguments
from kg.reading.syntax.subjects import antecedent, complement_verbs, objects_of, subject_of
from kg.reading.syntax.words import PASSIVE_SUBJECT, SUBJECT, children_of, first_of_list, governs_object, is_passive

__all__ = ["arguments_in", "plain_arguments"]

_LONGEST_COMPANIONSHIP = max(len(phrase.split()) for phrase in COMPANIONSHIP)
_Light = Callable[[Token], "tuple[str, ...]"]


def arguments_in(token: Token, light: _Light) -> Iterable[Argument]:
    """Return every argument of the trigger: of a verb or participle as verb, else as event noun.

    ``light(verb)`` gives the kinds of light verb that a verb is: ``agent`` (its subject does the event: "launched an attack"),
    ``event`` (its subject is the event: "an attack took place"), or none. No light verb carries what a verb tells itself.
    """
    return plain_arguments(token) if _is_verbal(token) else _found(token, light)


def plain_arguments(token: Token) -> tuple[Argument, ...]:
    """Every argument, where no verb counts as a light one; found once a Doc, since places, events and relations ask for the same."""
    kept = parse_of(token.doc).arguments
    if token.i not in kept:
        kept[token.i] = tuple(_found(token, lambda _: ()))
    return kept[token.i]


def _is_verbal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB") or governs_object(token)


def _found(token: Token, light: _Light) -> Iterator[Argument]:
    yield from (Argument("self", t.i) for t in (token, *children_of(token, "nummod")))
    yield from (Argument("object-number", n.i) for o in children_of(token, "dobj", "nsubjpass") for n in children_of(o, "nummod"))
    yield from _counted(token)
    yield from _verb_arguments(token) if _is_verbal(token) else _noun_arguments(token, light)
    if token.pos_ in ("ADJ", "ADP", "SCONJ"):
        yield from predicate_arguments(token)


def _counted(token: Token) -> Iterator[Argument]:
    """Who is counted right before a participle or adjective without auxiliary: "30 wounded", "five soldiers dead", "dozens killed".

    Taggers take such a participle for a past tense; what has an object, or shares one ("gunmen shot and killed a judge"), is one.
    """
    if token.tag_ not in ("VBN", "VBD", "JJ", "NN") or children_of(token, "aux", "auxpass", "dobj", "det") or objects_of(token):
        return
    at, start = token.i - 1, sentence_start(token)
    while at > start and token.doc[at].pos_ == "ADV":
        at -= 1
    before = token.doc[at]
    is_modifier = token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i
    if at < start or is_modifier:
        return
    is_number = before.pos_ == "NUM" or before.lower_ in COUNTED_BEFORE_PARTICIPLE or bool(children_of(before, "nummod"))
    if is_number or (before.tag_ == "NNS" and token.tag_ != "VBD"):
        yield Argument("counted", before.i)


def _verb_arguments(verb: Token) -> Iterator[Argument]:
    subject = subject_of(verb)
    passive = is_passive(verb)
    if verb.dep_ == "amod" and verb.tag_ in ("VBN", "VBG"):
        yield Argument("object" if verb.tag_ == "VBN" else "subject", verb.head.i)
    if subject is not None:
        shared = "trigger" if subject.head.i == verb.i else "shared"
        yield from (Argument("object" if passive else "subject", t.i, via=shared) for t in sharing(subject, verb))
    if passive and verb.dep_ == "xcomp":  # "left five people wounded", "found shot dead"
        yield from (Argument("object", t.i, via="shared") for o in children_of(verb.head, "dobj") for t in conjuncts(o))
    objects = [] if passive else [t for o in objects_of(verb) for t in conjuncts(o) if t == o or not _has_own_result(t, verb)]
    if not objects:  # "left 12 dead"
        objects = [n for c in children_of(verb, "oprd") for n in children_of(c, "nummod")]
    yield from (Argument("object", t.i) for t in objects)
    for label in ("dative", "oprd", "attr"):
        yield from (Argument(label, t.i) for c in children_of(verb, label) if c.pos_ != "ADP" for t in conjuncts(c))
    yield from _by_agents(verb)
    yield from _obliques(verb, via="trigger")
    for obj in objects:
        yield from _obliques(obj, via="object")
    yield from _shared_obliques(verb)
    yield from _occasions(verb)
    yield from (Argument("content", c.i) for c in complement_verbs(verb))
    yield from _time_modifiers(verb)


def _has_own_result(noun: Token, verb: Token) -> bool:
    """Whether a list goes on with what became of others: "left one soldier dead and two others injured"."""
    after = noun.doc[noun.i + 1 : noun.i + 2]
    return bool(children_of(verb, "oprd") and after) and after[0].tag_ in ("VBN", "VBD", "JJ") and after[0].head == noun


def _by_agents(token: Token, *, via: str = "trigger") -> Iterator[Argument]:
    preps = children_of(token, "agent") + [p for p in children_of(token, "prep") if p.lower_ == BY]
    for conj in (c for p in preps for c in [*children_of(p, "pobj")]):
        yield from (Argument("by-agent", t.i, via=via) for t in conjuncts(conj))


def _obliques(token: Token, *, via: str) -> Iterator[Argument]:
    for prep in children_of(token, "prep", "dative"):
        if prep.pos_ not in ("ADP", "SCONJ", "VERB", "ADV", "ADJ"):
            continue
        yield from _oblique(prep, _marker(prep), via=via)
    for adverb in children_of(token, "advmod", "prt"):
        for prep in children_of(adverb, "prep"):  # "along with", "south of", "north-east of"
            yield from _oblique(prep, f"{adverb.lower_} {prep.lower_}", via=via)
        if adverb.lower_ == WHERE and token.dep_ == "relcl":  # "in Guatemala, where he was shot"
            yield Argument("oblique", token.head.i, IN, via)


def _marker(prep: Token) -> str:
    """The preposition, with what makes companions of those whom it brings: "fought side by side with police"."""
    before = prep.doc[max(prep.i - _LONGEST_COMPANIONSHIP, 0) : prep.i]
    words = [token.lower_ for token in before] if prep.lower_ == WITH else []
    tails = (" ".join(words[n:]) for n in range(len(words)))
    found = next((tail for tail in tails if tail in COMPANIONSHIP or tail in TOGETHER), "")
    return f"{found} {prep.lower_}" if found else prep.lower_


def _oblique(prep: Token, marker: str, *, via: str) -> Iterator[Argument]:
    for inner in children_of(prep, "prep"):  # "according to", "along with", "out of"
        yield from _oblique(inner, f"{marker} {inner.lower_}", via=via)
    for obj in children_of(prep, "pobj", "pcomp"):
        for t in conjuncts(antecedent(obj, prep.head)):  # "in which"
            yield Argument("oblique", t.i, marker, via)
    for other in children_of(prep, "conj"):  # "in and around Mosul"
        yield from _oblique(other, other.lower_, via=via)


def _shared_obliques(verb: Token) -> Iterator[Argument]:
    """What is said of the first or last of coordinated verbs ("attacked and killed soldiers in X on Monday") holds of all."""
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        kin = [joined_to(verb)]
    else:
        kin = [c for c in children_of(verb, "conj") if c.pos_ == "VERB" and not children_of(c, *SUBJECT, *PASSIVE_SUBJECT, "auxpass")]
    for other in kin:
        yield from (a._replace(via="shared") for a in _obliques(other, via="shared"))
        yield from (a._replace(via="shared") for a in _time_modifiers(other))
        if is_passive(verb) and is_passive(other) and not children_of(verb, "agent"):
            yield from _by_agents(other, via="shared")


def _time_modifiers(token: Token) -> Iterator[Argument]:
    yield from (Argument("time-modifier", c.i) for c in children_of(token, "npadvmod", "advmod"))


def _occasions(verb: Token) -> Iterator[Argument]:
    """The verb of a clause that tells on what occasion ("when a bomb went off"), its subject and objects.

    What "a day after" came before is another occasion, and so may be what the subject of the main clause did.
    """
    for clause in children_of(verb, "advcl"):
        marks = children_of(clause, "mark", "advmod")
        marker = next((m for m in marks if m.lower_ in OCCASIONS and m.i < clause.i), None)
        subjects = children_of(clause, *SUBJECT, *PASSIVE_SUBJECT)
        before = verb.doc[max(0, (marker or clause).i - 1)]
        if marker is None or before.dep_ == "npadvmod" or not subjects or subjects[0].tag_ == "PRP":
            continue
        found = [t for member in conjuncts(clause) for t in (member, *children_of(member, "dobj"))]
        yield from (Argument("occasion", t.i, marker.lower_) for t in (*subjects, *found))


def _noun_arguments(noun: Token, light: _Light) -> Iterator[Argument]:
    figures = reached_by(noun)
    yield from (Argument("reached", t.i) for t in figures)
    if figures and noun.dep_ == "dobj" and noun.head.lemma_ == HAVE and (subject := subject_of(noun.head)) is not None:
        yield Argument("subject", subject.i)  # "the attacks had a death toll of 58"
    if noun.pos_ == "ADJ":  # "six dead as militants attack": hung on either word
        yield from (a for t in (noun, noun.head) if t.i <= noun.i for a in _occasions(t))
    yield from (Argument("possessor", t.i) for p in children_of(noun, "poss") for t in conjuncts(p))
    for child in children_of(noun, "compound", "amod", "nmod"):
        # "a suicide car bomb attack": premodifiers of premodifiers
        found = [*conjuncts(child), *children_of(child, "compound", "amod", "nmod", "npadvmod")]
        yield from (Argument("modifier", t.i) for t in found if not is_against(t))
    yield from (*_by_agents(noun), *torn_agents(noun))
    torn = {o.i for p in torn_off(noun, light) for o in children_of(p, "pobj")}
    yield from (a for a in _obliques(noun, via="trigger") if a.head not in torn)
    yield from _coordinated_obliques(noun)
    yield from _beside_nobody(noun)
    yield from _comes_of(noun, light)
    yield from (a for whole in _kind_of(noun) for a in _by_agents(whole) if a.head > noun.i)
    yield from _time_modifiers(noun)
    first = first_of_list(noun)  # "attacks and bombings in X": what a light verb carries holds of all; the others of a list are on none
    if first.i != noun.i:
        yield from (a._replace(via="shared") for a in _light_arguments(first, light))
    yield from _light_arguments(noun, light)
    for verb in children_of(noun, "acl", "relcl"):
        yield from _participle_arguments(verb, light)
    for target in (o for p in children_of(noun, "prep") if p.lower_ in OF_EVENT_NOUN_TARGET for o in children_of(p, "pobj")):
        yield from _by_agents(target)  # "the shelling of a school by the army": hung on the nearest noun
    for prep in children_of(noun, "prep"):  # "the attack on a convoy, which took place in Idlib": hung on the nearest noun
        for verb in (v for o in children_of(prep, "pobj") for v in children_of(o, "relcl")):
            if "event" in light(verb) and "agent" not in light(verb):
                yield from _participle_arguments(verb, light)


def _coordinated_obliques(noun: Token) -> Iterator[Argument]:
    """What follows coordinated nouns is of all: "the kidnapping and murder of two priests", hung on either."""
    if any(p.i > noun.i for p in children_of(noun, "prep")):
        return
    above = [noun.head] if noun.dep_ == "conj" else []
    below = [c for c in children_of(noun, "conj") if c.pos_ == "NOUN" and not children_of(c, "det", "poss", "amod", "compound", "nummod")]
    for other in (*above, *below):
        first = max(noun.i, other.i)
        yield from (a._replace(via="shared") for a in (*_by_agents(other), *_obliques(other, via="shared")) if a.head > first)


def _beside_nobody(noun: Token) -> Iterator[Argument]:
    """What the parser hung on those who were not harmed: "no casualties in the shelling of the town on Sunday"."""
    above = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ in OF_OCCASION and is_nobody(above):
        yield from (a._replace(via="shared") for a in _obliques(above, via="shared") if a.head > noun.i)


def _comes_of(noun: Token, light: _Light) -> Iterator[Argument]:
    """What the clause tells whose outcome a participle brings: "exchanged fire, resulting in the death of a passer-by"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ in ("pobj", "dobj") and verb.dep_ == "advcl" and verb.tag_ == "VBG" and light(verb):
        yield from (Argument("occasion", t.i, verb.lemma_) for t in (verb.head, *children_of(verb.head, "dobj", "pobj")))


def _kind_of(noun: Token) -> list[Token]:
    """The noun that counts or sorts the event noun, on which the parser hangs who did it: "cases of torture by guards"."""
    above = noun.head.head
    return [above] if noun.dep_ == "pobj" and noun.head.lower_ == OF and above.lemma_.lower() in SORTING else []


def _light_arguments(noun: Token, light: _Light) -> Iterator[Argument]:
    """Arguments that a light verb above the noun carries for it: "the group carried out an attack on Monday"."""
    found = _light_verb_above(noun, light)
    if found:
        doers = list(brought(found[0], noun, light)) if noun.dep_ != "pobj" else []
        yield from doers or _carried(found[0], noun, found[1])


def _light_verb_above(noun: Token, light: _Light) -> tuple[Token, str] | None:
    """The light verb and its kind: through "a series of attacks" and "responsibility for the attack" too."""
    token = noun
    while token.dep_ == "pobj" and token.head.head.pos_ in ("NOUN", "PROPN") and token.head.lower_ in OPENING_NOUN_OBJECT:
        token = token.head.head
    verb = token.head
    if token.dep_ == "pobj":  # "was blamed for the attack"
        verb = token.head.head if token.head.lower_ in OPENING_NOUN_OBJECT or _results(token) else token.head
    kind = "event" if token.dep_ == "nsubj" and not (verb.tag_ == "VBN" and children_of(verb, "agent")) else "agent"
    is_carried = token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and not is_only_awaited(token, verb)
    if verb.pos_ not in ("VERB", "AUX") or not is_carried:
        return None
    kinds = light(verb)
    brings = kind == "agent" and token.dep_ != "pobj" and any(k.startswith(f"{BY} ") for k in kinds)  # "was attributed to"
    return (verb, kind) if brings or kind in kinds else None


def _results(noun: Token) -> bool:
    """Whether the noun may be what an event "resulted in" or "led to"."""
    verb = noun.head.head
    return noun.head.lower_ in OF_INVOLVEMENT and not is_passive(verb) and not children_of(verb, "dobj")


def _carried(verb: Token, noun: Token, kind: str) -> Iterator[Argument]:
    subject = subject_of(verb)
    doer = kind == "agent" and subject is not None and subject.i != noun.i and (not is_passive(verb) or noun.dep_ == "pobj")
    if doer and subject is not None:
        yield from (Argument("subject", t.i, via="light") for t in conjuncts(subject))
    if noun.dep_ == "pobj" and not is_passive(verb):  # "blamed the group for the attack"
        yield from (
            Argument("subject", t.i, via="light") for o in children_of(verb, "dobj") if not o.is_ancestor(noun) for t in conjuncts(o)
        )
    if (is_passive(verb) or noun.dep_ == "nsubj") and not children_of(verb, "acomp", "attr"):  # "was due to a debt unpaid by the owner"
        yield from _by_agents(verb, via="light")
    # "the attack took place at": a setting, where no party stands
    yield from (a for a in _obliques(verb, via="setting" if kind == "event" else "light") if a.head != noun.i and a.marker != BY)
    yield from (a._replace(via="light") for a in _time_modifiers(verb))


def _participle_arguments(verb: Token, light: _Light) -> Iterator[Argument]:
    """Arguments on a light verb below the noun: "an attack claimed by the group", "the attack that took place in Idlib"."""
    kinds = light(verb)
    if not kinds:
        return
    subject = subject_of(verb)
    noun = verb.head
    if "agent" in kinds and not is_passive(verb) and subject is not None and subject.i != noun.i:
        yield from (Argument("subject", t.i, via="light") for t in conjuncts(subject))
    if is_passive(verb) or children_of(verb, "agent"):  # "staged" is taken for an active past: "the attack staged tonight by guerrillas"
        yield from _by_agents(verb, via="light")
    doers = list(brought(verb, noun, light))
    yield from doers
    yield from (a for a in _obliques(verb, via="light") if a.marker != BY and not doers)
    yield from (a._replace(via="light") for a in _time_modifiers(verb))
