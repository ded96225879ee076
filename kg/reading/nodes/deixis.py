"""Who "I" and "we" are: whom the quotation they stand in is by, else who wrote the article.

"We" in the mouth of a person stands for people that the text leaves open: one node for each speaker, in the mentions alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.reading.coreference.referents import NodeId, Referent
from kg.reading.english.pronoun_forms import COUNTRY_US, FIRST_PLURAL, FIRST_SINGULAR
from kg.reading.nodes.registry import Nodes
from kg.reading.speech.quotations import quotations_in, speech_in
from kg.reading.syntax import parse_of

__all__ = ["first_persons"]

_FIRST = FIRST_SINGULAR | FIRST_PLURAL


def first_persons(nodes: Nodes, describe: Callable[[Token, str, str], str]) -> Iterator[tuple[int, str]]:
    """Yield the tokens of the first person with the IRI of the node that each stands for.

    ``describe`` makes a node of the mentions, of a class and with a label, at the token where it is first spoken of.
    """
    parse = parse_of(nodes.doc)
    spoken = [token for token, word in zip(parse.tokens, parse.words, strict=True) if word in _FIRST]
    tokens = [t for t in spoken if t.text != COUNTRY_US]
    if not tokens:
        return
    speech = speech_in(nodes.doc)
    inside = {i for q in quotations_in(nodes.doc) for i in range(q.begin, q.end)}  # also a few quoted words, whose speaker nobody looks for
    known: dict[tuple[NodeId, bool], str] = {}
    for token in tokens:
        quoted, heads = speech.at(token)
        speaker = next((r for h in heads if (r := _speaker(nodes, h))), None)
        if speaker is None and (quoted or token.i in inside):
            continue
        is_one = token.lower_ in FIRST_SINGULAR
        if speaker is not None and nodes.lexicon.is_a(speaker.kind, "Person" if is_one else "Organization"):
            yield token.i, nodes.iri(speaker)
        elif speaker is None or not is_one:
            key = (speaker.id if speaker else "", is_one)
            if key not in known:
                who = nodes.actors[nodes.iri(speaker)].label if speaker else "the author"
                known[key] = describe(token, "Person" if is_one else "Actor", f"{token.lower_ if not is_one else 'I'} ({who})")
            yield token.i, known[key]


def _speaker(nodes: Nodes, head: Token) -> Referent | None:
    found = nodes.referents.fillers.find(head, ("Actor",), "subject")
    referent = nodes.referents.of(found) if found else None
    return referent if referent and nodes.lexicon.is_a(referent.kind, "Actor") else None
