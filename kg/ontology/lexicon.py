"""The lexicon: what the ontology tells the reader to read, as frozen look-up tables.

Read once from ``ontology/**/*.ttl`` with Oxigraph's parser (twenty times faster than rdflib's, and start-up is what a user waits
for), kept by content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kg.errors import LexiconError
from kg.ontology.class_traits import CategoryTraits, ClassTraits, Deed
from kg.ontology.entries import Actor, Arg, Cue, Lexicon, LightVerb, Noun, Place, Trigger, Weapon
from kg.ontology.entry_graph import RDF_TYPE, EntryGraph
from kg.ontology.terms import CK, CKC, GEO, GN, GSP, LEX, ORG, SKOS, curie, last_segment, ontology_dir
from kg.ontology.wrong_entries import refuse_wrong

if TYPE_CHECKING:
    from kg.ontology.entry_values import Composing, CuePartOfSpeech, Function, Gender, PartOfSpeech, Scope, Side, Topic, Trait

__all__ = ["Actor", "Arg", "Cue", "Lexicon", "LightVerb", "Noun", "Place", "Trigger", "Weapon", "load", "ontology_dir"]


def load(*extra: str | Path) -> Lexicon:
    """Read the project's ontology and any extra Turtle files (or directories of them).

    Raises `LexiconError` where a file does not parse, or says of an entry what the reader cannot read; of the extra files with the line.
    """
    return _read(_content([ontology_dir()]), _content(map(Path, extra)))


def _content(paths: Iterable[Path]) -> tuple[tuple[str, bytes], ...]:
    files = (f for p in paths for f in (sorted(p.rglob("*.ttl")) if p.is_dir() else [p]))
    return tuple((str(f), f.read_bytes()) for f in files)


@lru_cache(maxsize=8)
def _read(own: tuple[tuple[str, bytes], ...], added: tuple[tuple[str, bytes], ...]) -> Lexicon:
    digest = hashlib.sha256(b"\0".join(data for _, data in (*own, *added))).hexdigest()
    graph = EntryGraph(own, added)
    refuse_wrong(graph, dict(added))
    superclasses = graph.superclasses()
    return Lexicon(
        triggers=tuple(_triggers_in(graph, superclasses)),
        cues=tuple(_cues_in(graph)),
        light_verbs=tuple(_light_verbs_in(graph)),
        nouns=tuple(_nouns_in(graph)),
        weapons=tuple(_weapons_in(graph)),
        actors=tuple(_actors_in(graph)),
        places=tuple(_places_in(graph)),
        other_news=_topics_in(graph),
        inert=_lemmas_of(graph, "Inert"),
        collectives=_lemmas_of(graph, "Collective"),
        anaphors=_lemmas_of(graph, "Anaphor"),
        designators=_lemmas_of(graph, "Designator"),
        name_leads=_lemmas_of(graph, "NameLead"),
        name_ends=_lemmas_of(graph, "NameEnd"),
        appointing=_lemmas_of(graph, "Appointing"),
        body_words=_lemmas_of(graph, "BodyWord"),
        shown=_shown_in(graph),
        armed=_narrower(graph, "armed"),
        public=_narrower(graph, "public-life"),
        superclasses=superclasses,
        classes=_class_traits(graph, superclasses),
        categories=_category_traits(graph),
        digest=digest,
    )


def _args(graph: EntryGraph, entry: str) -> Iterator[Arg]:
    for frame in graph.all(entry, LEX + "frame"):
        if frame not in graph.values:
            raise LexiconError(f"{graph.origin[entry]}: {last_segment(entry)} names frame {last_segment(frame)}, which is not defined")
        for arg in graph.all(frame, LEX + "arg"):
            yield Arg(
                function=cast("Function", graph.need(arg, LEX + "function", what=f"lex:function in {last_segment(frame)}")),
                role=curie(graph.need(arg, LEX + "role", what=f"lex:role in {last_segment(frame)}")),
                markers=graph.all(arg, LEX + "marker"),
                fillers=tuple(map(last_segment, graph.all(arg, LEX + "filler"))),
                obligatory=graph.is_true(arg, LEX + "obligatory"),
            )


def _lemmas_of(graph: EntryGraph, kind: str) -> frozenset[str]:
    return frozenset(lemma for iri in graph.of_type(LEX + kind) for lemma in graph.all(iri, LEX + "lemma"))


def _topics_in(graph: EntryGraph) -> dict[str, frozenset[Topic]]:
    """By word, of what other news it tells."""
    found: dict[str, set[Topic]] = {}
    for iri in graph.of_type(LEX + "OtherNews"):
        topics = [cast("Topic", last_segment(topic)) for topic in graph.all(iri, LEX + "topic")]
        for lemma in graph.all(iri, LEX + "lemma"):
            found.setdefault(lemma, set()).update(topics)
    return {lemma: frozenset(topics) for lemma, topics in found.items()}


def _shown_in(graph: EntryGraph) -> dict[str, str]:
    entries = {iri: graph.need(iri, LEX + "shownAs", what="lex:shownAs") for iri in graph.of_type(LEX + "Unfamiliar")}
    return {lemma: word for iri, word in entries.items() for lemma in graph.all(iri, LEX + "lemma")}


def _narrower(graph: EntryGraph, concept: str) -> frozenset[str]:
    return frozenset(last_segment(iri) for iri in sorted(graph.values) if CKC + concept in graph.all(iri, SKOS + "broader"))


def _class_traits(graph: EntryGraph, superclasses: Mapping[str, frozenset[str]]) -> ClassTraits:
    """What is said of each class and, nearest first, of those above it."""

    def lineage(kind: str) -> list[str]:
        return [kind, *sorted(superclasses[kind], key=lambda above: (-len(superclasses.get(above, ())), above))]

    def inherited(kind: str, prop: str) -> tuple[str, ...]:
        return next((found for above in lineage(kind) if (found := graph.all(CK + above, LEX + prop))), ())

    def traits(kind: str) -> frozenset[Trait]:
        found: set[str] = set()
        for above in reversed(lineage(kind)):
            found.update(graph.all(CK + above, LEX + "trait"))
            found.difference_update(graph.all(CK + above, LEX + "lacksTrait"))
        return frozenset(cast("Trait", last_segment(trait)) for trait in found)

    deeds = {}
    for kind in superclasses:
        for noun, marker in zip(inherited(kind, "deed"), inherited(kind, "deedMarker"), strict=False):
            deeds[kind] = Deed(noun=noun, preposition=marker)
    return ClassTraits(
        traits={kind: traits(kind) for kind in superclasses},
        needs={k: tuple(map(last_segment, needs)) for k in superclasses if (needs := inherited(k, "needs"))},
        deeds=deeds,
        general=frozenset(k for k in superclasses if graph.is_true(CK + k, LEX + "general")),
        weapons=dict(_classes_of_weapons(graph, superclasses)),
    )


def _classes_of_weapons(graph: EntryGraph, kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each weapon with the class that lists it, or the nearest broader one."""
    listed = {weapon: kind for kind in sorted(kinds) for weapon in graph.all(CK + kind, LEX + "weapon")}
    for iri in sorted(graph.values):
        above = iri
        while above and above not in listed:
            above = next(iter(graph.all(above, SKOS + "broader")), "")
        if above and CKC + "weapons" in graph.all(iri, SKOS + "inScheme"):
            yield iri, listed[above]


def _category_traits(graph: EntryGraph) -> CategoryTraits:
    concepts = [iri for iri in graph.values if iri.startswith(CKC)]
    return CategoryTraits(
        sides={last_segment(c): frozenset(cast("Side", s) for s in sides) for c in concepts if (sides := graph.all(c, LEX + "side"))},
        genders={last_segment(c): cast("Gender", gender) for c in concepts if (gender := graph.one(c, LEX + "gender"))},
    )


def _triggers_in(graph: EntryGraph, superclasses: Mapping[str, frozenset[str]]) -> Iterator[Trigger]:
    for iri in graph.of_type(LEX + "Trigger"):
        graph.need(iri, LEX + "lemma", what="lex:lemma")
        pos, evokes = (graph.need(iri, LEX + name, what=f"lex:{name}") for name in ("pos", "evokes"))
        yield Trigger(
            iri=iri,
            lemmas=graph.all(iri, LEX + "lemma"),
            pos=cast("PartOfSpeech", pos),
            evokes=curie(evokes),
            is_event=evokes == CK + "Event" or "Event" in superclasses.get(last_segment(evokes), ()),
            args=tuple(_args(graph, iri)),
            sets=graph.all(iri, LEX + "sets"),
            requires=graph.all(iri, LEX + "requires"),
            examples=graph.all(iri, SKOS + "example"),
            animate=graph.is_true(iri, LEX + "animate"),
            strong=graph.is_true(iri, LEX + "strong"),
            takes_up=graph.is_true(iri, LEX + "takesUp"),
        )


def _cues_in(graph: EntryGraph) -> Iterator[Cue]:
    for iri in graph.of_type(LEX + "Cue"):
        graph.need(iri, LEX + "lemma", what="lex:lemma")
        status = last_segment(graph.need(iri, LEX + "sets", what="lex:sets (a status)"))
        negated = graph.one(iri, LEX + "underNegation")
        yield Cue(
            iri=iri,
            lemmas=graph.all(iri, LEX + "lemma"),
            pos=cast("CuePartOfSpeech", graph.one(iri, LEX + "pos") or "X"),
            scopes=cast("tuple[Scope, ...]", graph.all(iri, LEX + "scope")),
            status=status,
            under_negation=last_segment(negated) if negated else "asserted" if status == "asserted" else "negated",
            requires=graph.all(iri, LEX + "requires"),
            examples=graph.all(iri, SKOS + "example"),
        )


def _light_verbs_in(graph: EntryGraph) -> Iterator[LightVerb]:
    for iri in graph.of_type(LEX + "LightVerb"):
        graph.need(iri, LEX + "lemma", what="lex:lemma")
        status = graph.one(iri, LEX + "sets")
        yield LightVerb(
            iri=iri,
            lemmas=graph.all(iri, LEX + "lemma"),
            status=last_segment(status) if status else None,
            intransitive=graph.is_true(iri, LEX + "intransitive"),
            examples=graph.all(iri, SKOS + "example"),
        )


def _nouns_in(graph: EntryGraph) -> Iterator[Noun]:
    for iri in graph.of_type(LEX + "Noun"):
        graph.need(iri, LEX + "lemma", what="lex:lemma")
        country, thing = graph.one(iri, LEX + "ofCountry"), graph.one(iri, LEX + "thing")
        yield Noun(
            iri=iri,
            lemmas=graph.all(iri, LEX + "lemma"),
            denotes=last_segment(graph.need(iri, LEX + "denotes", what="lex:denotes")),
            categories=tuple(map(last_segment, graph.all(iri, LEX + "category"))),
            of_country=last_segment(country) if country else None,
            composes=cast("Composing | None", graph.one(iri, LEX + "composes")),
            thing=last_segment(thing) if thing else None,
            excludes=tuple(map(last_segment, graph.all(iri, LEX + "excludes"))),
            requires=graph.all(iri, LEX + "requires"),
            examples=graph.all(iri, SKOS + "example"),
            strong=graph.is_true(iri, LEX + "strong"),
            is_rank=graph.is_true(iri, LEX + "rank"),
            qualifies=graph.is_true(iri, LEX + "qualifies"),
            is_anybody=graph.is_true(iri, LEX + "anybody"),
            keeps_order=graph.is_true(iri, LEX + "keepsOrder"),
        )


def _weapons_in(graph: EntryGraph) -> Iterator[Weapon]:
    for iri in sorted(graph.values):
        if CKC + "weapons" in graph.all(iri, SKOS + "inScheme"):
            label = graph.need(iri, SKOS + "prefLabel", what="skos:prefLabel")
            names = (label, *graph.all(iri, SKOS + "altLabel"))
            yield Weapon(
                iri=iri,
                label=label,
                names=names,
                is_platform=_is_below(graph, iri, CKC + "platform"),
                do_not_match=graph.all(iri, LEX + "doNotMatch"),
            )


def _is_below(graph: EntryGraph, iri: str, top: str) -> bool:
    return iri == top or any(_is_below(graph, b, top) for b in graph.all(iri, SKOS + "broader"))


def _kind(graph: EntryGraph, iri: str) -> str:
    kinds = [last_segment(t) for t in graph.all(iri, RDF_TYPE) if t.startswith(CK)]
    leaves: Sequence[str] = [k for k in kinds if k != "Actor"] or kinds
    return leaves[0]


def _actors_in(graph: EntryGraph) -> Iterator[Actor]:
    for iri in graph.of_type(CK + "Actor"):
        yield Actor(
            iri=iri,
            kind=_kind(graph, iri),
            label=graph.need(iri, SKOS + "prefLabel", what="skos:prefLabel"),
            names=graph.all(iri, SKOS + "altLabel"),
            case_sensitive=graph.all(iri, LEX + "caseSensitive"),
            metonyms=graph.all(iri, LEX + "metonym"),
            context_only=graph.all(iri, LEX + "contextOnly"),
            context=graph.all(iri, LEX + "context"),
            nationalities=graph.all(iri, LEX + "nationality"),
            do_not_match=graph.all(iri, LEX + "doNotMatch"),
            parents=graph.all(iri, ORG + "subOrganizationOf"),
            is_regular_force=graph.is_true(iri, LEX + "regularForce"),
            serves=graph.one(iri, LEX + "serves"),
        )


def _float(text: str | None) -> float | None:
    return None if text is None else float(text)


def _places_in(graph: EntryGraph) -> Iterator[Place]:
    for iri in graph.of_type(CK + "Place"):
        feature = graph.one(iri, GN + "featureCode")
        yield Place(
            iri=iri,
            label=graph.need(iri, SKOS + "prefLabel", what="skos:prefLabel"),
            names=graph.all(iri, SKOS + "altLabel"),
            feature=feature.rsplit("#", 1)[-1] if feature else None,
            within=graph.one(iri, GSP + "sfWithin"),
            lat=_float(graph.one(iri, GEO + "lat")),
            long=_float(graph.one(iri, GEO + "long")),
        )
