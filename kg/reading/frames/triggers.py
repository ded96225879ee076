"""Component `kg_triggers`: the words that evoke events and relations.

Writes the group ``trigger-candidates``; whether their frames hold is asked by `kg.reading.frames.roles`.
Part of speech is a preference: an entry of another part of speech is taken only where none of the right one fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.reading import syntax
from kg.reading.findings.document import places_in, read_findings, write_findings
from kg.reading.findings.filled import TriggerCandidate
from kg.reading.findings.groups import ACTORS, NOMINALS, TRIGGER_CANDIDATES
from kg.reading.frames.listed_triggers import ListedTrigger, listed_triggers
from kg.reading.lookup.light_verbs import light_verbs_of

__all__ = ["Triggers"]

_CLASS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ", "ADV": "ADV"}


class Triggers:
    """Finds the lexicon's triggers; the longest entry wins, then the one whose conditions are most specific."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)
        self.lights = light_verbs_of(self.lexicon)

    def __call__(self, doc: Doc) -> Doc:
        """Write the group of trigger candidates."""
        blocked = set(_named_in(doc))
        found: list[TriggerCandidate] = []
        taken: set[int] = set()
        parse = syntax.parse_of(doc)
        for _, places in groupby(listed_triggers(doc, self.lexicon), key=parse.sentence.__getitem__):
            for mark in sorted(self._candidates(doc, places), key=lambda m: (-(m.end - m.begin), m.begin)):
                span = set(range(mark.begin, mark.end))
                if not span & (taken | blocked):
                    taken |= span
                    found.append(mark)
        heads = {m.head for m in found}
        write_findings(doc, TRIGGER_CANDIDATES, [m for m in found if not syntax.modifies_noun(doc[m.head], heads)])
        return doc

    def _is_light(self, head: Token, fit: ListedTrigger) -> bool:
        """Whether a verb is part of a longer light verb: "took place"; one may say who did it, "attributed it to rebels"."""
        is_verb = len(fit.words) == 1 and head.pos_ == "VERB" and not fit.trigger.takes_up
        return is_verb and self.lights.is_of_several_words(head)

    def _candidates(self, doc: Doc, places: Iterable[int]) -> Iterator[TriggerCandidate]:
        listed = listed_triggers(doc, self.lexicon)
        for i in places:
            token, fits = doc[i], listed[i]
            best = min(fits, key=lambda f: _rank(token, f))
            head = doc[best.head]
            if _pos_fits(token, best.trigger.pos, best.head) and not (syntax.is_name_part(head) or self._is_light(head, best)):
                # entries of equal rank are readings of one word ("strike"): the frames decide between them
                same = [f for f in fits if len(f.words) == len(best.words) and _pos_fits(token, f.trigger.pos, f.head)]
                yield _candidate(best, tuple(sorted({f.trigger.iri for f in same})))


def _candidate(fit: ListedTrigger, readings: tuple[str, ...]) -> TriggerCandidate:
    return TriggerCandidate(
        begin=fit.begin,
        end=fit.end,
        kind=fit.trigger.evokes,
        iri=fit.trigger.iri,
        found_by=fit.trigger.iri,
        head=fit.head,
        is_event=fit.trigger.is_event,
        readings=readings,
    )


def _named_in(doc: Doc) -> Iterator[int]:
    """Tokens of names and of listed phrases, in which no word evokes anything: "the Samarra Barrage", "hit men"."""
    for actor in read_findings(doc, ACTORS):
        if actor.how == "name":
            yield from range(actor.begin, actor.end)
        elif actor.how == "ner" and actor.end - actor.begin > 1 and syntax.is_running_text(doc[actor.begin].sent):
            yield from (t.i for t in doc[actor.begin : actor.end] if t.is_title and t.pos_ == "PROPN")
    for nominal in read_findings(doc, NOMINALS):  # "hit men", "bomb disposal squad"
        yield from range(nominal.head - nominal.lemma.count(" "), nominal.head)
    for place in places_in(doc):
        yield from (t.i for t in doc[place.begin : place.end] if t.text[:1].isupper() and t.i > place.begin)


def _rank(token: Token, fit: ListedTrigger) -> tuple[int, bool, bool, str]:
    conditional = any(not r.startswith("-") for r in fit.trigger.requires)
    return -len(fit.words), not _pos_fits(token, fit.trigger.pos, fit.head), not conditional, fit.trigger.iri


def _pos_fits(token: Token, pos: str, head_index: int) -> bool:
    head = token.doc[head_index]
    if pos == "X" or _CLASS.get(head.pos_) == pos:
        return True
    if pos == "VERB":
        return (head.pos_ == "ADJ" and syntax.is_participle(head)) or syntax.governs_object(head)
    return pos == "NOUN" and syntax.is_verbal_noun(head)


@Language.factory("kg_triggers", default_config={"extra": []}, assigns=["doc.spans"], requires=["token.lemma", "token.pos", "token.dep"])
def make_triggers(nlp: Language, name: str, extra: list[str]) -> Triggers:
    """Make the component."""
    return Triggers(extra)
