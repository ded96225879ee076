"""Component `kg_relevance`: events that nothing shows to be armed violence or its politics are dropped.

Sport, business, courts, weather and metaphor share their verbs with war. An event stays if it shows a sign of its own - a fighter, a force
or a state among its fillers, a weapon, a word of the lexicon that is used of nothing else (``lex:strong``), an attack with people harmed -
if it kills someone in public life (a senator, a judge), or if the article is full of such signs. A hazard ("earthquake") in its
sentence leaves only signs of its own to speak for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from kg.ontology import lexicon as lx
from kg.reading import syntax
from kg.reading.coreference.referents import Referents
from kg.reading.findings.marks import Mark, marks_in, set_marks
from kg.reading.findings.trigger_kinds import is_event
from kg.reading.syntax import anaphora

__all__ = ["Relevance"]

_MIN_SIGNS = 4
_MIN_DENSITY = 0.3  # signs a sentence
_MEASURES = ("killed", "wounded", "casualty", "missing")
_PEOPLE = ("ck:victim", "ck:casualties")


class Relevance:
    """Keeps the events that signs of conflict speak for."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)
        self.strong = {t.iri for t in self.lexicon.triggers if t.strong}
        self.targets = {n.iri for n in self.lexicon.nouns if n.strong}
        self.offices = {lemma for n in self.lexicon.nouns if self.lexicon.public & set(n.categories) for lemma in n.lemmas}

    def __call__(self, doc: Doc) -> Doc:
        """Rewrite ``doc.user_data["events"]``; what is dropped joins ``doc.spans["rejected"]``."""
        referents = Referents(doc, self.lexicon)
        triggers = list(marks_in(doc, "triggers"))
        events: list[list[int]] = doc.user_data["events"]
        told = self._is_of_conflict(doc, triggers)
        stays = [self._stays(doc, [triggers[i] for i in e], referents, told=told) for e in events]
        kept = [e for e, is_kept in zip(events, stays, strict=True) if is_kept]
        dropped = [triggers[i] for e, is_kept in zip(events, stays, strict=True) if not is_kept for i in e]
        reason = {"reason": "no sign of armed conflict with it"}
        set_marks(doc, "rejected", [*marks_in(doc, "rejected"), *(m._replace(detail={**m.detail, **reason}) for m in dropped)])
        doc.user_data["events"] = kept
        return doc

    def _stays(self, doc: Doc, marks: list[Mark], referents: Referents, *, told: bool) -> bool:
        parse = syntax.parse_of(doc)
        sentences = {parse.sentence[m.begin] for m in marks}
        if any(parse.forms_in(n) & self.lexicon.fictions for n in sentences):
            return False
        if any(self._signs(marks, referents)):
            return True
        is_hazard = any(parse.forms_in(n) & self.lexicon.hazards for n in sentences)
        return not is_hazard and (told or self._is_political(marks, referents))

    def _is_political(self, marks: list[Mark], referents: Referents) -> bool:
        """Whether somebody in public life is killed: "the murder of the senator", "killed Judge Pedro Lara"."""
        if not any(s.endswith("/killed") for m in marks for s in m.detail["sets"]):
            return False
        return any(r["role"] == "ck:victim" and self._is_public(r, referents) for m in marks for r in m.detail["roles"])

    def _is_public(self, role: dict[str, object], referents: Referents) -> bool:
        """Whether the person's noun, title or a noun that coreference ties to the name is one of public life."""
        found = referents.of(role)
        if found is None or found.kind not in ("Person", "PopulationGroup"):
            return False
        nominals = referents.fillers.marks["nominals"]
        keys = {f"{role['key']}:{role['index']}", found.key, *referents.linked_to(found.key)}
        named = [(group, int(number)) for group, _, number in (key.partition(":") for key in keys) if number]
        if any(self.lexicon.public & set(nominals[n].detail["categories"]) for group, n in named if group == "nominals"):
            return True
        names = [referents.fillers.marks["actors"][n] for group, n in named if group == "actors"]
        return any(self.offices & {w.lower_ for w in anaphora.title_before(referents.doc[m.begin])} for m in names)

    def _signs(self, marks: list[Mark], referents: Referents) -> Iterator[bool]:
        harmed = any(s.rpartition("/")[2] in _MEASURES for m in marks for s in m.detail["sets"])
        people = any(r["role"] in _PEOPLE for m in marks for r in m.detail["roles"])
        yield harmed and people and any(not m.detail["sets"] or m.iri in self.strong for m in marks)
        for mark in marks:
            yield mark.iri in self.strong
            for role in mark.detail["roles"]:
                yield role["key"] == "weapons"
                yield self._is_armed(role, referents)

    def _is_armed(self, role: dict[str, object], referents: Referents) -> bool:
        if role["role"] in ("ck:place", "ck:near", "ck:time", "lex:sameEvent"):
            return False
        found = referents.of(role)
        if found is None:
            return False
        if self.lexicon.is_a(found.kind, "ArmedActor") or (found.kind == "Government" and found.iri):
            return True
        if role["key"] != "nominals":
            return False
        nominal = referents.fillers.marks["nominals"][int(str(role["index"]))]
        owner = referents.owner(nominal)
        return self._is_force(nominal) or bool(owner and self.lexicon.is_a(owner.kind, "ArmedActor"))

    def _is_force(self, nominal: Mark) -> bool:
        return nominal.iri in self.targets or bool(self.lexicon.armed & set(nominal.detail["categories"]))

    def _is_of_conflict(self, doc: Doc, triggers: list[Mark]) -> bool:
        """Whether signs are many enough for the article to be on conflict: fighters, forces, weapons, strong words."""
        actors = sum(self.lexicon.is_a(m.label, "ArmedActor") for key in ("actors", "nominals") for m in marks_in(doc, key))
        forces = sum(self._is_force(m) for m in marks_in(doc, "nominals") if not self.lexicon.is_a(m.label, "ArmedActor"))
        words = sum(m.iri in self.strong for m in triggers if is_event(m))
        signs = actors + forces + words + len(list(marks_in(doc, "weapons")))
        sentences = sum(1 for _ in doc.sents)
        listed = any(m.iri and self.lexicon.is_a(m.label, "ArmedActor") for m in marks_in(doc, "actors"))
        if not (listed or words):
            return False  # rebels in a coalition and bombs under a budget are words alone
        return signs >= _MIN_SIGNS and signs >= _MIN_DENSITY * sentences


@Language.factory("kg_relevance", default_config={"extra": []}, assigns=["doc.user_data"], requires=["doc.spans"])
def make_relevance(nlp: Language, name: str, extra: list[str]) -> Relevance:
    """Make the component."""
    return Relevance(extra)
