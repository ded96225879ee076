"""What is read of a parse once is what spaCy says of each token."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from texts_read import annotated

from kg.builder import Builder
from kg.reading import syntax
from kg.reading.syntax.parse import sentence_tokens

TEXT = """Fighters attack a village

Gunmen shot dead two soldiers in Borno on Monday. The army said that they had fled, leaving weapons behind."""


@pytest.fixture
def doc(builder: Builder) -> Doc:
    return annotated(builder, TEXT)


def test_parse_says_what_spacy_says(doc: Doc) -> None:
    parse = syntax.parse_of(doc)
    for token in doc:
        assert parse.below.get(token.i, []) == [(c, c.dep_) for c in token.children]
        assert (parse.words[token.i], parse.lemmas[token.i]) == (token.lower_, token.lemma_.lower())
        assert parse.bounds[parse.sentence[token.i]] == (token.sent.start, token.sent.end)
        assert syntax.sentence_start(token) == token.sent.start
    first = doc[0]
    assert sentence_tokens(first) == list(first.sent)
    assert syntax.sentence_words(first) == {form for t in first.sent for form in (t.lemma_.lower(), t.lower_)}


def test_words_are_read_as_written_or_as_lemmas(doc: Doc) -> None:
    parse = syntax.parse_of(doc)
    begin = next(t.i for t in doc if t.is_alpha and t.lemma_.lower() != t.lower_)
    assert parse.reads([parse.lemmas[begin], parse.words[begin + 1]], begin, begin + 2)
    assert not parse.reads([parse.lemmas[begin], parse.words[begin + 1]], begin, begin + 1)
    assert not parse.reads(["no-such-word"], begin, begin + 1)


def test_an_empty_doc_has_an_empty_parse(builder: Builder) -> None:
    parse = syntax.parse_of(Doc(builder.nlp.vocab))
    assert (parse.words, parse.below, parse.bounds, parse.sentence) == ([], {}, [], [])


def test_plain_arguments_are_those_without_light_verbs(doc: Doc) -> None:
    for token in doc:
        assert list(syntax.plain_arguments(token)) == list(syntax.arguments_in(token, lambda _: ()))
    assert set(syntax.parse_of(doc).arguments) == set(range(len(doc)))
