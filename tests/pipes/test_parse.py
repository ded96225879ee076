"""What is read of a parse once is what spaCy says of each token."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.pipes import syntax
from kg.pipes.syntax.parse import sentence_tokens


def test_parse_says_what_spacy_says(seed_doc: Doc) -> None:
    parse = syntax.parse_of(seed_doc)
    for token in seed_doc:
        assert parse.below.get(token.i, []) == [(c.i, c.dep_) for c in token.children]
        assert (parse.words[token.i], parse.lemmas[token.i]) == (token.lower_, token.lemma_.lower())
        assert parse.bounds[parse.sentence[token.i]] == (token.sent.start, token.sent.end)
        assert syntax.sentence_start(token) == token.sent.start
    first = seed_doc[0]
    assert sentence_tokens(first) == list(first.sent)
    assert syntax.sentence_words(first) == {form for t in first.sent for form in (t.lemma_.lower(), t.lower_)}


def test_parse_is_read_once_and_is_not_in_the_bytes(seed_doc: Doc) -> None:
    assert syntax.parse_of(seed_doc) is syntax.parse_of(seed_doc)
    again = Doc(seed_doc.vocab).from_bytes(seed_doc.to_bytes())
    assert not again.user_hooks


def test_words_are_read_as_written_or_as_lemmas(seed_doc: Doc) -> None:
    parse = syntax.parse_of(seed_doc)
    begin = next(t.i for t in seed_doc if t.is_alpha and t.lemma_.lower() != t.lower_)
    assert parse.reads([parse.lemmas[begin], parse.words[begin + 1]], begin, begin + 2)
    assert not parse.reads([parse.lemmas[begin], parse.words[begin + 1]], begin, begin + 1)
    assert not parse.reads(["no-such-word"], begin, begin + 1)
