"""Places and times that hang on a trigger through its arguments, or that an event has from the one directed at it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.reading import syntax
from kg.reading.english.prepositions import FROM, OF
from kg.reading.findings.filled import Filler, FindingId, Role, Trigger
from kg.reading.findings.fillers import Fillers
from kg.reading.findings.found import ActorMention, Nominal
from kg.reading.frames.frame_matching import takes_marker
from kg.reading.syntax.reach import is_made_to_act, is_of_others, is_set_beside

__all__ = ["with_circumstances", "with_shared_by_target"]

_SHARED = ("ck:time", "ck:place", "ck:near")


def with_circumstances(
    doc: Doc,
    heads: Mapping[int, Trigger],
    fillers: Fillers,
    entries: Mapping[str, lx.Trigger],
    is_passable: Callable[[Token, str], bool],
) -> dict[int, Trigger]:
    """Return the triggers (by index of their head) with the times and places that hang on them.

    ``is_passable`` tells whether what hangs on a verb by a preposition may tell of the event above it.
    """
    known = {head: {role.filler.id for role in trigger.roles} for head, trigger in heads.items()}
    added: dict[int, list[Role]] = {}
    tokens = set(heads)
    for finding, root in _settings(doc, fillers):
        for token, marker in syntax.attached_to(root, tokens, is_passable):
            name = _circumstance(entries[heads[token.i].iri], finding, marker)
            if name and finding not in known[token.i] and not _is_told_aside(root, token, fillers):
                filler = Filler(finding.group, finding.index, root.i)
                role = Role(name=name, filler=filler, function="oblique", found_by="attached", marker=marker, via="attached")
                known[token.i].add(finding)
                added.setdefault(token.i, []).append(role)
    told = {head: replace(t, roles=(*t.roles, *added[head])) if head in added else t for head, t in heads.items()}
    return {head: _with_nearness(trigger, fillers) for head, trigger in told.items()}


def _with_nearness(trigger: Trigger, fillers: Fillers) -> Trigger:
    """The trigger with what is only near a place set near it, whatever the parser hung the place on: "in Anbar west of Baghdad"."""
    roles = tuple(replace(r, name="ck:near") if r.name == "ck:place" and _is_reference_point(r, fillers) else r for r in trigger.roles)
    return replace(trigger, roles=roles) if roles != trigger.roles else trigger


def _is_reference_point(role: Role, fillers: Fillers) -> bool:
    return role.filler.group == "places" and fillers.places[role.filler.index].is_near


def _is_told_aside(root: Token, head: Token, fillers: Fillers) -> bool:
    """Whether it tells of another place, or of somebody in another clause: "were killed, prompting the ministry in X to warn"."""
    if sum(token.is_quote for token in root.doc[min(root.i, head.i) : max(root.i, head.i)]) % 2:
        return True  # the one is in somebody's words: "killed six, calling it "the worst in years""
    somebody, is_of, is_anybody = False, root.head.lower_ == OF, partial(_is_somebody, fillers=fillers)
    for above in itertools.takewhile(lambda t: t.i != head.i, root.ancestors):
        if is_set_beside(above):
            return True
        if above.dep_ == "appos" and is_of and any(here.group == "places" for here in fillers.at.get(above.head.i, ())):
            return True  # "north of Goma, the capital of North Kivu"
        if is_of_others(above, is_anybody):
            return True  # "fighting between supporters of the rebels in Syria"
        if above.dep_ == "appos" and _is_somebody(above, fillers) and _follows_at_once(root, above):
            return True  # "two people, resident in Goma", "Musa Bello, a teacher in Jos,"
        somebody = somebody or _is_somebody(above, fillers)
        somebody = somebody or syntax.is_subject(above) or is_made_to_act(above)
        if above.pos_ in ("VERB", "AUX"):
            return somebody
    return False


def _is_somebody(token: Token, fillers: Fillers) -> bool:
    found = (here.finding for here in fillers.at.get(token.i, ()))
    return any(isinstance(f, ActorMention) or (isinstance(f, Nominal) and not f.thing) for f in found)


def _follows_at_once(root: Token, noun: Token) -> bool:
    """Whether a preposition leads from the noun to the phrase without a comma between; behind one the main clause may go on."""
    between = noun.doc[noun.i + 1 : root.i]
    return len(between) > 0 and between[0].dep_ == "prep" and not any(t.text == "," for t in between)


def _settings(doc: Doc, fillers: Fillers) -> Iterator[tuple[FindingId, Token]]:
    """All times, then all places, each with the word that leads it."""
    for index, time in enumerate(fillers.times):
        yield FindingId("times", index), syntax.parse_of(doc).root(time.begin, time.end)
    for index, place in enumerate(fillers.places):
        yield FindingId("places", index), syntax.parse_of(doc).root(place.begin, place.end)


def _circumstance(entry: lx.Trigger, finding: FindingId, marker: str) -> str:
    """The role that an entry has for a time or place behind a preposition; empty if it has none."""
    is_time = finding.group == "times"
    if not is_time and (not marker or marker == FROM):  # who is from there need not have been taken from there
        return ""
    wanted = ("ck:time" if is_time else "ck:place", "ck:near")
    allowed = [a for a in entry.args if a.role in wanted and a.function in ("oblique", "time-modifier")]
    return next((a.role for a in allowed if takes_marker(a, marker)), "")


def with_shared_by_target(triggers: Sequence[Trigger], giving: Iterable[int], fillers: Fillers) -> list[Trigger]:
    """Return the triggers, with where and when an event is from the one directed at it: "crushed protests in 2011".

    ``giving`` are the indices of those that may hand something on. Targets name triggers as ``fillers`` do.
    """
    found = list(triggers)
    for n in giving:
        shared = [replace(role, via="shared", found_by="shared-with-target") for role in found[n].of(*_SHARED)]
        targets = [role.filler for role in found[n].of("ck:target") if role.filler.group == "triggers"]
        for head in [fillers.triggers[target.index].head for target in targets]:
            for k in [k for k, other in enumerate(found) if other.head == head]:
                found[k] = _with_unknown(found[k], shared)
    return found


def _with_unknown(trigger: Trigger, roles: Iterable[Role]) -> Trigger:
    """The trigger with those of the roles that it has none of its own of."""
    known = {role.name for role in trigger.roles}
    return replace(trigger, roles=(*trigger.roles, *(role for role in roles if role.name not in known)))
