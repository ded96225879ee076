"""How fast a store takes prebuilt graphs, whether look-ups slow down as it grows, and what an article takes on disk.

``make bench STORE=yes``, or ``python tests/bench/stores.py [DATA]``. Real articles are built once, some 100,000 quads of them; ten copies,
with IRIs, names and years of their own, make a store of 1,000,000, so that what is looked up has as many answers in the large one as in the
small. Kinds, weapons and statuses are shared, so that what is asked of all of them has ten times the answers, and is not looked up here.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

import pyoxigraph as ox
from sets import DEFAULT
from speed import FILE

from kg.asking.querying import ask
from kg.asking.questions import questions
from kg.builder import Builder
from kg.loading import load
from kg.ontology.terms import PREFIXES
from kg.store import Folder, dumped
from kg.store.filling import fill

__all__ = ["measure_stores", "stores_as_text"]

Subject: TypeAlias = ox.NamedNode | ox.Literal

ARTICLES, SMALL, LARGE = 150, 100_000, 1_000_000
MOST = 250_000
"""Bytes that an article of usual length is to take on disk at most when it was added."""
SUBJECTS = 100
"""Look-ups of each kind, at most, each of another subject. They are of the small store; in the large one the same are looked up, each in
one of its copies, so that there are as many answers. Each is asked three times, and the fastest counts: nothing is measured that is only
read from disk once.
"""
ROUNDS = 3
"""In each the two stores are asked by turns; of their 95th percentiles the best counts: what else the machine does is no growth."""
_SCOPED = re.compile(rb"(<https://w3id\.org/conflict-kg/(?:doc|actor|place|event)/[^/#>]+)")
_NAME = re.compile(rb'((?:prefLabel|altLabel|metonym|rdf-schema#label)> "(?:[^"\\]|\\.)*+)"')
_DATE = re.compile(rb'(?<=")([0-9]{4})(?=-[0-9]{2}-[0-9]{2}"\^\^<http://www.w3.org/2001/XMLSchema#date>)')
_CYCLE = 400
"""Years from one copy to the next: as many as it takes till the days of the calendar are the same again."""
_EVENT = "SELECT ?it { ?it a ck:ViolentEvent ; ck:perpetrator ?who ; ck:status ckc:asserted }"
_ACTOR = "SELECT DISTINCT ?it { ?e a ck:ViolentEvent ; ck:perpetrator ?it ; ck:status ckc:asserted }"
_NAMED = "SELECT DISTINCT ?it { ?e a ck:Event ; ck:participant|ck:target ?who . ?who a ck:Actor ; skos:prefLabel ?it }"
_PLACE = "SELECT DISTINCT ?it { ?e a ck:ViolentEvent ; ck:place ?where . ?where skos:prefLabel ?it }"
_SOURCE = "SELECT DISTINCT ?it { ?x ck:attributedTo ?who . ?who skos:prefLabel ?it }"
_HARM = "SELECT DISTINCT ?it { ?e ck:casualties ?count ; rdfs:label ?it }"
_BODY = "SELECT DISTINCT ?it { ?who org:headOf ?body . ?body skos:prefLabel ?it }"
_ARTICLE = "SELECT ?it { ?it a ck:Article }"
LOOKUPS = {  # kind: what gives its subjects, and a query of $it or the parameter of a named question
    "quotes of an event": (_EVENT, "SELECT ?quote { $it ck:evidence/nif:anchorOf ?quote }"),
    "events of an article": (_ARTICLE, "SELECT ?e { GRAPH ?g { $it a ck:Article } GRAPH ?g { ?e a ck:Event } }"),
    "attacks by an actor": (_ACTOR, "SELECT ?l { ?e ck:perpetrator $it ; a ck:ViolentEvent ; ck:status ckc:asserted ; rdfs:label ?l }"),
    "mentions of an actor": (_ACTOR, "SELECT ?words { ?m itsrdf:taIdentRef $it ; nif:anchorOf ?words }"),
    "actor of a name": (_NAMED, "SELECT ?a { ?a skos:prefLabel $it ; a ck:Actor }"),
    "kg ask evidence --of IRI": (_EVENT, "evidence --of"),
    "kg ask evidence --of NAME": (_NAMED, "evidence --of"),
    "kg ask attacks-by-actor --actor NAME": (_NAMED, "attacks-by-actor --actor"),
    "kg ask attacks-on-actor --actor NAME": (_NAMED, "attacks-on-actor --actor"),
    "kg ask who-said-what --source NAME": (_SOURCE, "who-said-what --source"),
    "kg ask claims-per-source --source NAME": (_SOURCE, "claims-per-source --source"),
    "kg ask actor-timeline --actor NAME": (_NAMED, "actor-timeline --actor"),
    "kg ask attacks-by-side --side NAME": (_NAMED, "attacks-by-side --side"),
    "kg ask allies --actor NAME": (_NAMED, "allies --actor"),
    "kg ask sides --actor NAME": (_NAMED, "sides --actor"),
    "kg ask enemies --actor NAME": (_NAMED, "enemies --actor"),
    "kg ask detentions --actor NAME": (_NAMED, "detentions --actor"),
    "kg ask responsibility --actor NAME": (_NAMED, "responsibility --actor"),
    "kg ask casualties-by-actor --actor NAME": (_NAMED, "casualties-by-actor --actor"),
    "kg ask casualties-of-actor --actor NAME": (_NAMED, "casualties-of-actor --actor"),
    "kg ask leadership-history --actor NAME": (_BODY, "leadership-history --actor"),
    "kg ask casualties-by-event --event LABEL": (_HARM, "casualties-by-event --event"),
    "kg ask attacks-by-place --place NAME": (_PLACE, "attacks-by-place --place"),
    "kg ask casualties-by-place --place NAME": (_PLACE, "casualties-by-place --place"),
    "kg ask unclaimed-attacks --place NAME": (_PLACE, "unclaimed-attacks --place"),
    "kg ask events-near --place NAME": (_PLACE, "events-near --place"),
}


def measure_stores(builder: Builder, source: Path, folder: Path, *, small: int = SMALL, large: int = LARGE) -> dict[str, Any]:
    """Return quads a second of loading, and 95th percentiles of look-ups in milliseconds; quads are those of the files."""
    lines = _some(_built(builder, source, folder), small)
    sizes = {"small": _multiplied(lines, small, folder / "small.nq"), "large": _multiplied(lines, large, folder / "large.nq")}
    more = _multiplied(lines, len(lines), folder / "more.nq", first=100)
    told: dict[str, Any] = {"quads": sizes, "articles": ARTICLES}
    told["bytes an article, added"] = round(_on_disk(folder / "added") / ARTICLES)
    stores = {name: Folder(folder / name) for name in sizes}
    told["small, ms"], told["large, ms"] = {}, {}
    for name, store in stores.items():
        seconds = _timed(lambda store=store, name=name: fill(store, [folder / f"{name}.nq"]))  # type: ignore[misc]
        told[f"into a new store, {name}"] = _rate(sizes[name], store, seconds)
    subjects = _subjects(stores["small"])
    for _, (name, store) in itertools.product(range(ROUNDS), stores.items()):
        before: dict[str, float] = told[f"{name}, ms"]
        now = _looked_up(store, subjects, copies=sizes[name] // sizes["small"])
        told[f"{name}, ms"] = {kind: min(before.get(kind, ms), ms) for kind, ms in now}
    seconds = _timed(lambda: fill(stores["large"], [folder / "more.nq"]))
    told["into the large store, atomically"] = {"quads a second": round(more / seconds), "seconds": round(seconds, 1)}
    told["large / small"] = {kind: round(told["large, ms"][kind] / told["small, ms"][kind], 2) for kind in LOOKUPS}
    return told


def stores_as_text(told: dict[str, Any]) -> Iterator[str]:
    """Yield lines to read."""
    yield f"stores of {told['quads']['small']:,} and {told['quads']['large']:,} quads, of {told['articles']} articles and copies of them"
    yield f"  on disk, added: {told['bytes an article, added']:,} bytes an article (at most {MOST:,})"
    for name in ("into a new store, small", "into a new store, large", "into the large store, atomically"):
        yield f"  {name}: " + ", ".join(f"{key} {value:,}" for key, value in told[name].items())
    for kind in LOOKUPS:
        yield f"  {kind}: p95 {told['small, ms'][kind]} ms, {told['large, ms'][kind]} ms, x {told['large / small'][kind]}"


def _built(builder: Builder, source: Path, folder: Path) -> list[bytes]:
    with gzip.open(source, "rt", encoding="utf-8") as rows:
        found = [row for row in rows if row.strip()]
    (folder / "store.jsonl").write_text("".join(found[:: max(len(found) // ARTICLES, 1)][:ARTICLES]), encoding="utf-8")
    with Folder(folder / "added").writer() as writer:
        load(writer, builder, [folder / "store.jsonl"])
    with Folder(folder / "added").reader() as store:
        return dumped(store).splitlines(keepends=True)


def _on_disk(folder: Path) -> int:
    """Bytes that the files take; one that is linked twice counts once."""
    found = {file.stat().st_ino: file.stat().st_blocks * 512 for file in folder.rglob("*") if file.is_file()}
    return sum(found.values())


def _multiplied(lines: list[bytes], number: int, target: Path, *, first: int = 0) -> int:
    """Write some ``number`` quads: whole copies, and of the last one as many articles as fit; return how many there are."""
    written = 0
    with target.open("wb") as file:
        for copy in range(first, first + -(-number // len(lines))):
            for line in _some(lines, number - written):
                file.write(_copied(line, copy) if copy else line)
                written += 1
    return written


def _copied(line: bytes, copy: int) -> bytes:
    """The line as it is in the copy of that number; what the ontology names keeps its name."""
    own = _SCOPED.match(line) is not None
    line = _DATE.sub(lambda year: b"%04d" % (int(year[1]) + _CYCLE * copy), _SCOPED.sub(rb"\1-%d" % copy, line))
    return _NAME.sub(rb'\1 %d"' % copy, line).replace(b'> "id:', b'> "id:%d-' % copy) if own else line


def _some(lines: list[bytes], number: int) -> list[bytes]:
    if number >= len(lines):
        return lines
    sizes: dict[bytes, int] = {}
    for line in lines:
        sizes[_owner(line)] = sizes.get(_owner(line), 0) + 1
    kept, left = (
        {name for name in sizes if b"/doc/" not in name},
        number - sum(size for name, size in sizes.items() if b"/doc/" not in name),
    )
    for name in sorted(sizes.keys() - kept):
        if left <= 0:
            break
        kept.add(name)
        left -= sizes[name]
    return [line for line in lines if _owner(line) in kept]


def _owner(line: bytes) -> bytes:
    return line.rsplit(b" ", 2)[1].removesuffix(b"/graph>").removesuffix(b"/mentions>")


def _rate(number: int, folder: Folder, seconds: float) -> dict[str, float]:
    with folder.reader() as store:
        kept = len(store)
    return {"quads a second": round(number / seconds), "with the default graph": round(kept / seconds), "seconds": round(seconds, 1)}


def _subjects(folder: Folder) -> dict[str, list[Subject]]:
    """What is looked up, by kind: in the large store the same, each in one of the copies."""
    with folder.reader() as store:
        found = {kind: sorted({row["it"] for row in _rows(store, subjects)}, key=str) for kind, (subjects, _) in LOOKUPS.items()}
    return {kind: random.Random(5).sample(terms, min(SUBJECTS, len(terms))) for kind, terms in found.items()}


def _looked_up(folder: Folder, subjects: dict[str, list[Subject]], *, copies: int) -> Iterator[tuple[str, float]]:
    with folder.reader() as store:
        for kind, (_, query) in LOOKUPS.items():
            works = [_lookup(store, query, _in_copy(term, index % copies)) for index, term in enumerate(subjects[kind])]
            times = [min(_timed(work) for _ in range(3)) for work in works]
            yield kind, round(1000 * sorted(times)[int(0.95 * (len(times) - 1))], 2)


def _in_copy(term: Subject, copy: int) -> Subject:
    if not copy:
        return term
    if isinstance(term, ox.NamedNode):
        return ox.NamedNode(_SCOPED.sub(rb"\1-%d" % copy, term.value.encode()).decode())
    return ox.Literal(f"{term.value} {copy}", language=term.language)


def _lookup(store: ox.Store, query: str, subject: Subject) -> Callable[[], object]:
    if "$it" in query:
        return lambda: list(_rows(store, query.replace("$it", str(subject))))
    name, _, param = query.partition(" --")
    return lambda: ask(store, questions()[name], {param: subject.value})


def _rows(store: ox.Store, query: str) -> Iterator[Any]:
    found = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(found, ox.QuerySolutions)
    yield from islice(found, 10_000)


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=DEFAULT, help="the folder of the sets (%(default)s)")
    parser.add_argument("--json", type=Path, help="write it into this file, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told = measure_stores(Builder(), options.data / FILE, Path(folder))
    for line in stores_as_text(told):
        print(line)  # noqa: T201
    if options.json:
        options.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
