"""SHACL without its SPARQL constraints, by pyshacl, with one plain line a result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import SH

from kg.ontology.terms import curie

__all__ = ["core_problems"]

_RIGHT = {
    "MinCount": "has too few {path}; at least {minCount} needed",
    "MaxCount": "has too many {path}; at most {maxCount} allowed",
    "Class": "{path} is {value}, which is no {class}; give it that type, or another filler",
    "In": "{path} is {value}; it must be one of {in}",
    "Datatype": "{path} is {value}; it must be an {datatype}",
    "NodeKind": "{path} is {value}; it must be an IRI",
    "Or": "{path} is {value}; it must be one of {or}",
    "LessThan": "{path} is {value}; it must be below {lessThan}",
    "LessThanOrEquals": "{path} is {value}; it must not be above {lessThanOrEquals}",
    "MinInclusive": "{path} is {value}; it must be at least {minInclusive}",
    "MaxInclusive": "{path} is {value}; it must be at most {maxInclusive}",
    "UniqueLang": "has several {path} of one language; one is needed",
    "Disjoint": "{path} is {value}, which is also its {disjoint}; leave one out",
    "Pattern": "{path} is {value}; it must match {pattern}",
}


def core_problems(
    data: Iterable[ox.Triple], shapes: Iterable[ox.Triple], vocabulary: Iterable[ox.Triple]
) -> Iterator[tuple[str, str, bool]]:
    """Yield node, line and whether it is but a warning, of each result on ``data``.

    ``vocabulary`` supplies the types of classes and concepts.
    """
    shape_graph = as_rdflib(t for t in shapes if t.predicate.value != str(SH.sparql))
    graph = as_rdflib([*data, *vocabulary])
    conforms, results, _ = pyshacl.validate(graph, shacl_graph=shape_graph, advanced=False, inference="none", meta_shacl=False)
    if conforms:
        return
    for result in results.subjects(rdflib.RDF.type, SH.ValidationResult):
        is_warning = results.value(result, SH.resultSeverity) != SH.Violation
        yield str(results.value(result, SH.focusNode)), _line(results, result, shape_graph), is_warning


def as_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Return ``triples`` as an rdflib graph; quicker than writing and parsing them."""
    graph = rdflib.Graph(bind_namespaces="none")
    for s, p, o in triples:
        graph.add((_term(s), rdflib.URIRef(p.value), _term(o)))
    return graph


def _term(node: object) -> rdflib.term.IdentifiedNode | rdflib.Literal:
    if isinstance(node, ox.NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, ox.BlankNode):
        return rdflib.BNode(node.value)
    assert isinstance(node, ox.Literal)
    return rdflib.Literal(node.value, lang=node.language, datatype=None if node.language else rdflib.URIRef(node.datatype.value))


def _line(results: rdflib.Graph, result: rdflib.term.Node, shapes: rdflib.Graph) -> str:
    shape = results.value(result, SH.sourceShape)
    assert shape is not None
    told = shapes.value(shape, SH.message)
    if told is not None:
        return str(told)
    component = str(results.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH)).removesuffix("ConstraintComponent")
    words = {str(p).removeprefix(str(SH)): _show(shapes, o) for p, o in shapes.predicate_objects(shape)}
    words["path"] = words.get("path", "the node")
    words["value"] = _show(results, results.value(result, SH.value))
    template = _RIGHT.get(component, "{path}: " + str(results.value(result, SH.resultMessage)).replace("{", "(").replace("}", ")"))
    return template.format_map(words)


def _show(graph: rdflib.Graph, node: rdflib.term.Node | None) -> str:
    if node is None:
        return "nothing"
    if isinstance(node, rdflib.Literal):
        return repr(str(node)) if isinstance(node.value, str) or node.value is None else str(node)
    if isinstance(node, rdflib.URIRef):
        return curie(str(node))
    for connector, sign in ((SH.inversePath, "^"), (SH.alternativePath, "")):
        inner = graph.value(node, connector)
        if inner is not None:
            return sign + _show(graph, inner)
    if (node, rdflib.RDF.first, None) in graph:
        return " or ".join(_show(graph, item) for item in Collection(graph, node))
    return " ".join(_show(graph, o) for _, o in sorted(graph.predicate_objects(node)))
