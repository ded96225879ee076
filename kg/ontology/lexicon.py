"""The lexicon: what the ontology tells the reader to read, as frozen look-up tables.

Read once from ``ontology/**/*.ttl`` with Oxigraph's parser (twenty times faster than rdflib's, and start-up is what a user waits
for), kept by content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import LexiconError
from kg.ontology.class_traits import CategoryTraits, ClassTraits, Deed
from kg.ontology.entries import Actor, Arg, Cue, Lexicon, LightVerb, Noun, Place, Trigger, Weapon
from kg.ontology.terms import CK, CKC, GEO, GN, GSP, LEX, ORG, RDF, RDFS, SKOS, curie, last_segment, ontology_dir

__all__ = ["Actor", "Arg", "Cue", "Lexicon", "LightVerb", "Noun", "Place", "Trigger", "Weapon", "load", "ontology_dir"]

RDF_TYPE = RDF + "type"
SUBCLASS = RDFS + "subClassOf"


def load(*extra: str | Path) -> Lexicon:
    """Read the project's ontology and any extra Turtle files (or directories of them).

    Raises `LexiconError` where a file does not parse or an entry lacks what the reader needs.
    """
    paths = [ontology_dir(), *map(Path, extra)]
    files = tuple(f for p in paths for f in (sorted(p.rglob("*.ttl")) if p.is_dir() else [p]))
    content = tuple((str(f), f.read_bytes()) for f in files)
    return _read(content)


@lru_cache(maxsize=8)
def _read(content: tuple[tuple[str, bytes], ...]) -> Lexicon:
    digest = hashlib.sha256(b"\0".join(data for _, data in content)).hexdigest()
    graph = _Graph(content)
    superclasses = graph.superclasses()
    return Lexicon(
        triggers=tuple(_triggers_in(graph, superclasses)),
        cues=tuple(_cues_in(graph)),
        light_verbs=tuple(_light_verbs_in(graph)),
        nouns=tuple(_nouns_in(graph)),
        weapons=tuple(_weapons_in(graph)),
        actors=tuple(_actors_in(graph)),
        places=tuple(_places_in(graph)),
        hazards=_lemmas_of(graph, "Hazard"),
        fictions=_lemmas_of(graph, "Fiction"),
        inert=_lemmas_of(graph, "Inert"),
        collectives=_lemmas_of(graph, "Collective"),
        designators=_lemmas_of(graph, "Designator"),
        name_leads=_lemmas_of(graph, "NameLead"),
        name_ends=_lemmas_of(graph, "NameEnd"),
        appointing=_lemmas_of(graph, "Appointing"),
        armed=_narrower(graph, "armed"),
        public=_narrower(graph, "public-life"),
        superclasses=superclasses,
        classes=_class_traits(graph, superclasses),
        categories=_category_traits(graph),
        digest=digest,
    )


class _Graph:
    """Subjects with their property values as strings; order of values as in the files."""

    def __init__(self, content: Iterable[tuple[str, bytes]]) -> None:
        self.values: dict[str, dict[str, list[str]]] = {}
        self.origin: dict[str, str] = {}
        for number, (path, data) in enumerate(content):
            try:
                for triple in ox.parse(data, format=ox.RdfFormat.TURTLE):
                    # each file numbers its blank nodes anew
                    subject, obj = (f"{number}{n}" if isinstance(n, ox.BlankNode) else n.value for n in (triple.subject, triple.object))
                    self.values.setdefault(subject, {}).setdefault(triple.predicate.value, []).append(obj)
                    self.origin.setdefault(subject, path)
            except SyntaxError as error:
                raise LexiconError(f"{path}: not valid Turtle: {error}") from error

    def of_type(self, kind: str) -> Iterator[str]:
        return (s for s in sorted(self.values) if kind in self.values[s].get(RDF_TYPE, ()))

    def all(self, subject: str, prop: str) -> tuple[str, ...]:
        return tuple(self.values.get(subject, {}).get(prop, ()))

    def one(self, subject: str, prop: str) -> str | None:
        return next(iter(self.all(subject, prop)), None)

    def need(self, subject: str, prop: str, *, what: str) -> str:
        value = self.one(subject, prop)
        if value is None:
            raise LexiconError(f"{self.origin.get(subject, '?')}: {last_segment(subject)} lacks {what}")
        return value

    def superclasses(self) -> dict[str, frozenset[str]]:
        direct = {s: [o for o in self.all(s, SUBCLASS) if o.startswith(CK)] for s in self.values if s.startswith(CK)}

        def above(kind: str) -> set[str]:
            return set(direct.get(kind, ())).union(*(above(d) for d in direct.get(kind, ())))

        return {last_segment(s): frozenset(map(last_segment, above(s))) for s in direct}


def _args(graph: _Graph, entry: str) -> Iterator[Arg]:
    for frame in graph.all(entry, LEX + "frame"):
        if frame not in graph.values:
            raise LexiconError(f"{graph.origin[entry]}: {last_segment(entry)} names frame {last_segment(frame)}, which is not defined")
        for arg in graph.all(frame, LEX + "arg"):
            yield Arg(
                function=graph.need(arg, LEX + "function", what=f"lex:function in {last_segment(frame)}"),
                role=curie(graph.need(arg, LEX + "role", what=f"lex:role in {last_segment(frame)}")),
                markers=graph.all(arg, LEX + "marker"),
                fillers=tuple(map(last_segment, graph.all(arg, LEX + "filler"))),
                obligatory=graph.one(arg, LEX + "obligatory") == "true",
            )


def _lemmas_of(graph: _Graph, kind: str) -> frozenset[str]:
    return frozenset(lemma for iri in graph.of_type(LEX + kind) for lemma in graph.all(iri, LEX + "lemma"))


def _narrower(graph: _Graph, concept: str) -> frozenset[str]:
    return frozenset(last_segment(iri) for iri in sorted(graph.values) if CKC + concept in graph.all(iri, SKOS + "broader"))


def _class_traits(graph: _Graph, superclasses: Mapping[str, frozenset[str]]) -> ClassTraits:
    """What is said of each class and, nearest first, of those above it."""

    def lineage(kind: str) -> list[str]:
        return [kind, *sorted(superclasses[kind], key=lambda above: (-len(superclasses.get(above, ())), above))]

    def inherited(kind: str, prop: str) -> tuple[str, ...]:
        return next((found for above in lineage(kind) if (found := graph.all(CK + above, LEX + prop))), ())

    def traits(kind: str) -> frozenset[str]:
        found: set[str] = set()
        for above in reversed(lineage(kind)):
            found.update(graph.all(CK + above, LEX + "trait"))
            found.difference_update(graph.all(CK + above, LEX + "lacksTrait"))
        return frozenset(map(last_segment, found))

    deeds = {}
    for kind in superclasses:
        for noun, marker in zip(inherited(kind, "deed"), inherited(kind, "deedMarker"), strict=False):
            deeds[kind] = Deed(noun=noun, preposition=marker)
    return ClassTraits(
        traits={kind: traits(kind) for kind in superclasses},
        needs={k: tuple(map(last_segment, needs)) for k in superclasses if (needs := inherited(k, "needs"))},
        deeds=deeds,
        general=frozenset(k for k in superclasses if graph.one(CK + k, LEX + "general") == "true"),
    )


def _category_traits(graph: _Graph) -> CategoryTraits:
    concepts = [iri for iri in graph.values if iri.startswith(CKC)]
    return CategoryTraits(
        sides={last_segment(c): frozenset(sides) for c in concepts if (sides := graph.all(c, LEX + "side"))},
        genders={last_segment(c): gender for c in concepts if (gender := graph.one(c, LEX + "gender"))},
    )


def _triggers_in(graph: _Graph, superclasses: Mapping[str, frozenset[str]]) -> Iterator[Trigger]:
    for iri in graph.of_type(LEX + "Trigger"):
        graph.need(iri, LEX + "lemma", what="lex:lemma")
        pos, evokes = (graph.need(iri, LEX + name, what=f"lex:{name}") for name in ("pos", "evokes"))
        yield Trigger(
            iri=iri,
            lemmas=graph.all(iri, LEX + "lemma"),
            pos=pos,
            evokes=curie(evokes),
            is_event=evokes == CK + "Event" or "Event" in superclasses.get(last_segment(evokes), ()),
            args=tuple(_args(graph, iri)),
            sets=graph.all(iri, LEX + "sets"),
            requires=graph.all(iri, LEX + "requires"),
            examples=graph.all(iri, SKOS + "example"),
            animate=graph.one(iri, LEX + "animate") == "true",
            strong=graph.one(iri, LEX + "strong") == "true",
        )


def _cues_in(graph: _Graph) -> Iterator[Cue]:
    for iri in graph.of_type(LEX + "Cue"):
        graph.need(iri, LEX + "lemma", what="lex:lemma")
        yield Cue(
            iri=iri,
            lemmas=graph.all(iri, LEX + "lemma"),
            pos=graph.one(iri, LEX + "pos") or "X",
            scopes=graph.all(iri, LEX + "scope"),
            status=last_segment(graph.need(iri, LEX + "sets", what="lex:sets (a status)")),
            requires=graph.all(iri, LEX + "requires"),
            examples=graph.all(iri, SKOS + "example"),
        )


def _light_verbs_in(graph: _Graph) -> Iterator[LightVerb]:
    for iri in graph.of_type(LEX + "LightVerb"):
        graph.need(iri, LEX + "lemma", what="lex:lemma")
        status = graph.one(iri, LEX + "sets")
        yield LightVerb(
            iri=iri,
            lemmas=graph.all(iri, LEX + "lemma"),
            status=last_segment(status) if status else None,
            intransitive=graph.one(iri, LEX + "intransitive") == "true",
            examples=graph.all(iri, SKOS + "example"),
        )


def _nouns_in(graph: _Graph) -> Iterator[Noun]:
    for iri in graph.of_type(LEX + "Noun"):
        graph.need(iri, LEX + "lemma", what="lex:lemma")
        country, thing = graph.one(iri, LEX + "ofCountry"), graph.one(iri, LEX + "thing")
        yield Noun(
            iri=iri,
            lemmas=graph.all(iri, LEX + "lemma"),
            denotes=last_segment(graph.need(iri, LEX + "denotes", what="lex:denotes")),
            categories=tuple(map(last_segment, graph.all(iri, LEX + "category"))),
            of_country=last_segment(country) if country else None,
            composes=graph.one(iri, LEX + "composes"),
            thing=last_segment(thing) if thing else None,
            excludes=tuple(map(last_segment, graph.all(iri, LEX + "excludes"))),
            requires=graph.all(iri, LEX + "requires"),
            examples=graph.all(iri, SKOS + "example"),
            strong=graph.one(iri, LEX + "strong") == "true",
            is_rank=graph.one(iri, LEX + "rank") == "true",
        )


def _weapons_in(graph: _Graph) -> Iterator[Weapon]:
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


def _is_below(graph: _Graph, iri: str, top: str) -> bool:
    return iri == top or any(_is_below(graph, b, top) for b in graph.all(iri, SKOS + "broader"))


def _kind(graph: _Graph, iri: str) -> str:
    kinds = [last_segment(t) for t in graph.all(iri, RDF_TYPE) if t.startswith(CK)]
    leaves: Sequence[str] = [k for k in kinds if k != "Actor"] or kinds
    return leaves[0]


def _actors_in(graph: _Graph) -> Iterator[Actor]:
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
            is_regular_force=graph.one(iri, LEX + "regularForce") == "true",
        )


def _float(text: str | None) -> float | None:
    return None if text is None else float(text)


def _places_in(graph: _Graph) -> Iterator[Place]:
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
