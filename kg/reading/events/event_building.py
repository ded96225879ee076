"""Events of an article: one for each set of merged triggers, with its roles, counts, status and evidence."""

from __future__ import annotations

from collections.abc import Iterator

from kg import model
from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.casualties.counts import counts_of
from kg.reading.casualties.one_victim import one_victim
from kg.reading.casualties.people_counted import MEASURES, Counted, counted_in, none_counted, undecided, without_contradicted
from kg.reading.events.awaited_tolls import add_awaited_tolls
from kg.reading.events.breakdown import break_down
from kg.reading.events.contested import contested_roles
from kg.reading.events.drafts import EventDraft
from kg.reading.events.event_labels import each_once, event_label
from kg.reading.events.most_specific import above, most_specific
from kg.reading.events.plural_places import parts_of
from kg.reading.events.speakers import is_of_speaker
from kg.reading.findings.document import read_findings
from kg.reading.findings.filled import Role, Scene, Trigger
from kg.reading.findings.groups import SCENES, SECTIONS, TOLD
from kg.reading.findings.trigger_kinds import is_claim, is_figure, measures_of, tells_no_harm
from kg.reading.nodes.registry import Nodes
from kg.reading.nodes.sources import Said, Sources
from kg.reading.perpetrators.by_event import as_own_claim, is_contested, status_apart, with_doers_settled
from kg.reading.perpetrators.doer_roles import AGENT, AGENT_ROLE, DOERS, PERPETRATOR_ROLE, has_perpetrator

__all__ = ["Events"]

_ACTOR_ROLES = (*DOERS, "victim", "target", "participant", "gainedBy", "lostBy", "incoming", "outgoing")
_ANCHORS = (*_ACTOR_ROLES, "place", "near", "weapon")


class Events:
    """Builds the events of one Doc, and the statements of roles whose status differs from their event's."""

    def __init__(self, nodes: Nodes, lexicon: Lexicon, sources: Sources) -> None:
        self.nodes = nodes
        self.lexicon = lexicon
        self.sources = sources
        self.triggers = nodes.triggers
        self._headlines = [s for s in read_findings(nodes.doc, SECTIONS) if s.kind in ("headline", "standfirst")]
        self.strong = {t.iri for t in lexicon.triggers if t.strong}
        self.scenes: dict[int, list[Scene]] = {}
        """By trigger the places that its event has from other words."""
        for scene in read_findings(nodes.doc, SCENES):
            self.scenes.setdefault(scene.trigger, []).append(scene)
        self.event_of: dict[int, str] = {}
        self._by_head: dict[int, str] = {}
        self._lemmas: dict[str, str] = {}
        """Of unnamed groups the nouns that tell of them."""
        self.events: list[model.Event] = []
        self.quantities: list[model.Quantity] = []
        self.relations: list[model.Relation] = []

    def build(self) -> None:
        """Fill ``events``, ``quantities`` and ``relations``."""
        drafts = [d for event in read_findings(self.nodes.doc, TOLD) if (d := self._draft(list(event.triggers)))]
        break_down(self.nodes, self.triggers, drafts)
        add_awaited_tolls(self.nodes, self.sources, drafts)
        for draft in drafts:
            iri = self.nodes.mint.event(*self.nodes.offsets(draft.first.begin, draft.first.end))
            for i in draft.indices:
                self.event_of[i] = iri
                self.nodes.mention(self.triggers[i].begin, self.triggers[i].end, iri)
        self._by_head = {m.head: self.event_of[i] for i, m in enumerate(self.triggers) if i in self.event_of}
        for draft in drafts:
            self._finish(draft)

    # --- drafting --------------------------------------------------------------------------------------------------------

    def _draft(self, indices: list[int]) -> EventDraft | None:
        marks = [self.triggers[i] for i in indices]
        draft = EventDraft(indices, self._kind(marks), next((m for m in marks if not is_claim(m)), marks[0]))
        if not self._has_substance(draft, marks):
            return None
        draft.said = self.sources.of_event(self._vouching(marks))
        for mark in marks:
            self._add_roles(draft, mark)
        self._add_scenes(draft)
        if self._is_protest(draft.kind) and AGENT not in draft.roles:
            draft.roles[AGENT] = [self._crowd(marks[0])]
        self._add_weapons(draft, marks)
        draft.kind = self.lexicon.classes.of_weapons(draft.kind, draft.roles.get("weapon", ()))
        self._settle(draft)
        if not self._is_complete(draft, marks):
            return None
        self._add_counts(draft)
        return draft

    def _vouching(self, marks: list[Trigger]) -> list[Trigger]:
        """The triggers that tell of the event itself, not of a toll, of who claims it, or that nobody was harmed."""
        return [m for m in marks if not (is_figure(m) or is_claim(m) or tells_no_harm(self.nodes.doc, m))] or marks

    def _kind(self, marks: list[Trigger]) -> str:
        kinds = [m.class_name for m in marks]
        classes, general = self.lexicon.classes, self.lexicon.classes.general
        special = [k for k in kinds if k not in general and not classes.have([k], "damage")]
        attacks = [k for k in kinds if classes.is_attack_of_any_sort(k)]
        return next(iter(special or attacks or [k for k in kinds if k not in general] or kinds))

    def _has_substance(self, draft: EventDraft, marks: list[Trigger]) -> bool:
        """Whether anything but a time is known; a bare "attack" is no event."""
        bound = [r for m in marks for r in m.roles]
        idle = ("lex:sameEvent",) if self._is_protest(draft.kind) else ("ck:time", "lex:sameEvent")
        return any(r.name not in idle and (r.filler.group == "quantities" or self.nodes.referents.of_role(r)) for r in bound)

    def _is_complete(self, draft: EventDraft, marks: list[Trigger]) -> bool:
        needed = _ANCHORS if self._is_ahead(draft, marks) else self.lexicon.classes.needs.get(draft.kind, _ANCHORS)
        has_count = any(not r.filler.is_pronoun for m in marks for r in m.of("ck:casualties"))
        contested = {prop for prop, *_ in draft.contested}
        return any(draft.roles.get(p) or p in contested for p in needed) or (has_count and needed == _ANCHORS)

    def _is_protest(self, kind: str) -> bool:
        return self.lexicon.is_a(kind, "Protest")

    def _is_ahead(self, draft: EventDraft, marks: list[Trigger]) -> bool:
        """Whether the words, used of nothing else, tell of what is planned or to come: "prepared for the liberation of the town"."""
        return draft.said.status in (model.Status.INTENDED, model.Status.EXPECTED) and any(m.iri in self.strong for m in marks)

    def _add_roles(self, draft: EventDraft, mark: Trigger) -> None:
        for role in mark.roles:
            prop = role.property_name
            if role.name in ("lex:sameEvent", "ck:casualties") or is_of_speaker(self.nodes, mark, role):
                continue
            if draft.said.status.is_factual and syntax.is_nobody(self.nodes.doc[role.head]):
                continue
            for iri in self._fillers(role, prop):
                nominal = self.nodes.found.nominal(role.filler)
                if nominal is not None and iri in self.nodes.unnamed:
                    self._lemmas[iri] = nominal.lemma
                status = status_apart(role, mark)
                if status and status != draft.said.status and is_contested(prop, status):
                    who = self.sources.for_role(mark, role, status, iri)
                    draft.contested.append((prop, iri, as_own_claim(status, iri, who) if is_claim(mark) else status, who))
                else:
                    draft.roles.setdefault(prop, []).append(iri)
                    if prop == "target" and iri in self.nodes.places:
                        draft.roles.setdefault("place", []).append(iri)

    def _add_scenes(self, draft: EventDraft) -> None:
        for scene in (scene for i in draft.indices for scene in self.scenes.get(i, ())):
            draft.roles.setdefault(scene.property_name, []).append(self.nodes.place(self.nodes.found.places[scene.place]))

    def _fillers(self, role: Role, prop: str) -> Iterator[str]:
        """IRIs that a role's filler stands for; people of a listed force stand for the force as its victims and targets."""
        if role.filler.group == "triggers":  # "crushed protests": the protest's own people are the target
            yield from self._people_of(role.filler.index)
            return
        referent = self.nodes.referents.of_role(role)
        if referent is None or referent.kind == "Event" or (prop == "victim" and self.nodes.are_others(role.filler)):
            return
        if prop == "place" and referent.kind != "Place":
            return
        if prop == "near" or prop == "place":
            yield self.nodes.iri(referent)
            return
        members = self.nodes.bodies_of(referent) if prop in ("victim", "target", *DOERS) else []
        if members and referent.kind in ("PopulationGroup", "ArmedActor", "Person") and prop != AGENT:
            yield from members
            return
        if prop == "target" and referent.kind == "Asset":  # "ISIL's positions": who holds them is hit too
            nominal = self.nodes.found.nominal(role.filler)
            owner = self.nodes.referents.owner(nominal) if nominal is not None else None
            if owner is not None and self.lexicon.is_a(owner.kind, "ArmedActor"):
                yield self.nodes.iri(owner)
        yield self.nodes.iri(referent)

    def _people_of(self, trigger: int) -> Iterator[str]:
        """Who is hit when an event is: those who hold the protest, by name or as its crowd."""
        agents = self.triggers[trigger].of(AGENT_ROLE)
        found = [self.nodes.iri(referent) for r in agents if (referent := self.nodes.referents.of_role(r))]
        if found or not self._is_protest(self.triggers[trigger].class_name):
            yield from found
        else:
            yield self._crowd(self.triggers[trigger])

    def _crowd(self, mark: Trigger) -> str:
        """The people of a protest that names nobody: its words tell of them."""
        begin, end = self.nodes.phrase(self.nodes.doc[mark.head])
        return self.nodes.source(
            f"protesters ({self.nodes.text(begin, end)})", begin, end, kind="PopulationGroup", categories=("protester",)
        )

    def _add_weapons(self, draft: EventDraft, marks: list[Trigger]) -> None:
        weapons = {w.iri for w in self.lexicon.weapons}
        for mark in marks:
            draft.roles.setdefault("weapon", []).extend(s for s in mark.sets if s in weapons)
            for role in mark.of(PERPETRATOR_ROLE):  # "Russian warplanes struck": the actor's words name a platform
                nominal = self.nodes.found.nominal(role.filler)
                if nominal is not None:
                    inside = [w.iri for w in self.nodes.found.weapons if nominal.begin <= w.begin < nominal.end]
                    draft.roles["weapon"].extend(inside)

    def _settle(self, draft: EventDraft) -> None:
        """Each filler once; named actors instead of unnamed ones; the most specific places; a force that was hit is a target."""
        roles = {prop: list(dict.fromkeys(iris)) for prop, iris in draft.roles.items() if iris}
        violent = self.lexicon.is_a(draft.kind, "ViolentEvent")
        if violent and has_perpetrator(roles):
            known = [v for v in roles.get("victim", []) if v in self.nodes.actors]
            forces = [v for v in known if self.lexicon.is_a(self.nodes.actors[v].kinds[0], "ArmedActor")]
            roles["target"] = list(dict.fromkeys([*roles.get("target", []), *forces]))
        is_told_often = len(draft.indices) > 1
        roles = with_doers_settled(roles, unnamed=self.nodes.unnamed, nouns=self._lemmas, is_told_often=is_told_often)
        for prop in ("victim", "target"):
            unnamed = {iri: self._name(iri) for iri in roles.get(prop, ()) if iri in self.nodes.unnamed}
            roles[prop] = each_once(roles.get(prop, ()), unnamed)
        hit = {p for place in roles["target"] for p in above(self.nodes.places, place)}
        roles["target"] = [t for t in roles["target"] if t not in hit]
        roles["place"] = most_specific(self.nodes.places, roles.get("place", []))
        roles["near"] = [p for p in roles.get("near", []) if p not in roles["place"]]
        draft.roles = {prop: iris for prop, iris in roles.items() if iris}

    def _add_counts(self, draft: EventDraft) -> None:
        found: list[Counted] = []
        for i in draft.indices:
            for measure in (m for m in self.triggers[i].concepts if m in MEASURES):
                found += counted_in(self.nodes, i, self.triggers[i], measure)
            if draft.said.status.is_factual:
                found += none_counted(self.nodes, i, self.triggers[i])
        found += one_victim(self.nodes, draft.indices)
        found = without_contradicted(undecided(self.nodes, found))
        found.sort(key=lambda c: (self._is_headline(c.begin), c.begin))
        said = [self.sources.of_count(self.triggers[c.trigger], within=draft.said) for c in found]
        told = [Said(s.status, s.sources, (self.sources.sentence(c.begin),)) for c, s in zip(found, said, strict=True)]
        draft.counts = counts_of(self.nodes, found, told)

    def _is_headline(self, token: int) -> bool:
        return any(s.begin <= token < s.end for s in self._headlines)

    # --- values ----------------------------------------------------------------------------------------------------------

    def _finish(self, draft: EventDraft) -> None:
        iri = self.event_of[draft.indices[0]]
        event = self._event(draft, iri)
        self.events.append(event)
        self.quantities += draft.counts
        self.relations += contested_roles(draft, event, self.nodes.mint)
        self.events += parts_of(self.nodes, self.sources, [self.triggers[i] for i in draft.indices], event, self._name)

    def _event(self, draft: EventDraft, iri: str) -> model.Event:
        roles = sorted(model.Role(prop=p, filler=f) for p, fillers in draft.roles.items() for f in fillers)
        evidence = {self.sources.sentence(self.triggers[i].begin) for i in draft.indices}
        evidence |= {self.sources.sentence(r.head) for i in draft.indices for r in self.triggers[i].roles}
        evidence |= {self.sources.sentence(scene.begin) for i in draft.indices for scene in self.scenes.get(i, ())}
        if draft.whole:
            evidence.add(self.sources.sentence(draft.whole.first.begin))
        people = [c for c in draft.counts if c.is_casualty and c.unit == "person"]
        return model.Event(
            iri=iri,
            kind=draft.kind,
            label=self._label(draft),
            status=draft.said.status,
            evidence=tuple(sorted(evidence)),
            roles=tuple(roles),
            casualties=tuple(sorted({c.iri for c in people})),
            quantities=tuple(sorted({c.iri for c in draft.counts} - {c.iri for c in people})),
            sources=draft.said.sources,
            after=tuple(self._after(draft, iri)),
            part_of=(self.event_of[draft.whole.indices[0]],) if draft.whole else (),
            date=self._date(draft) or (self._date(draft.whole) if draft.whole else None),
        )

    def _label(self, draft: EventDraft) -> str:
        names = {p: [self._name(f) for f in fillers] for p, fillers in draft.roles.items()}
        if self.lexicon.is_a(draft.kind, "TerritorialChange"):  # of a country seldom all is taken, and the words may say "much of"
            places = [f"ground in {self._name(f)}" if self._is_country(f) else self._name(f) for f in draft.roles.get("place", ())]
            names["place"] = places or ["ground"]
        begin, end = (draft.first.begin, draft.first.end)
        if self._is_protest(draft.kind):
            begin, end = self.nodes.phrase(self.nodes.doc[draft.first.head])
        measures = sorted(measures_of(draft.first))
        measure = measures[0].replace("-", " ") if len(measures) == 1 and draft.kind == "ViolentEvent" else ""
        counts = [c.label for c in draft.counts]
        return event_label(draft.kind, self.nodes.text(begin, end), names, counts, measure, lexicon=self.lexicon)

    def _is_country(self, place: str) -> bool:
        return place in self.nodes.places and self.nodes.places[place].feature == "A.PCLI"

    def _name(self, iri: str) -> str:
        for table in (self.nodes.actors, self.nodes.places, self.nodes.assets, self.nodes.times):
            if iri in table:
                return str(table[iri].label)
        return next((w.label for w in self.lexicon.weapons if w.iri == iri), iri)

    def _date(self, draft: EventDraft) -> str | None:
        """The calendar date, if the event has just one time and that is resolved to a day, month or year."""
        indices = {role.filler.index for i in draft.indices for role in self.triggers[i].of("ck:time")}
        dates = {self.nodes.found.times[i].date for i in indices}
        return dates.pop() if len(dates) == 1 else None

    def _after(self, draft: EventDraft, iri: str) -> Iterator[str]:
        """Events that this one is said to come after, and those that it is directed at: a protest came before it was crushed."""
        by_head = self._by_head
        heads = [self.triggers[i].head for i in draft.indices]
        found = [by_head[t.i] for head in heads for t in syntax.after_heads(self.nodes.doc[head]) if t.i in by_head]
        for i in draft.indices:
            roles = [r for r in self.triggers[i].of("ck:target") if r.filler.group == "triggers"]
            found += [self.event_of[r.filler.index] for r in roles if r.filler.index in self.event_of]
        return (e for e in dict.fromkeys(sorted(found)) if e != iri)
