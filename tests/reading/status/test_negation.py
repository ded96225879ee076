"""What a negation leaves of a cue, by the cue's own entry; what is denied where the event itself is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from texts_read import annotated

from kg.builder import Builder
from kg.ontology import lexicon
from kg.reading.findings.document import triggers_in
from kg.reading.status.assessing import status_of

# sentence, trigger, status
UNDER_NEGATION = [
    # what leaves nothing open
    ("The army did not doubt that militants attacked the convoy.", "attacked", "reported"),
    ("Nobody doubts that militants attacked the convoy.", "attacked", "reported"),
    ("The ministry never questioned that soldiers shelled the rebel base.", "shelled", "reported"),
    ("Militants did not hesitate to attack the convoy.", "attack", "asserted"),
    ("The soldiers did not hesitate to shell the rebel base.", "shell", "asserted"),
    ("Militants did not fail to attack the convoy.", "attack", "asserted"),
    ("It is not untrue that militants attacked the convoy.", "attacked", "asserted"),
    # what leaves it open
    ("The army doubts that militants attacked the convoy.", "attacked", "hypothetical"),
    ("The army did not say that militants attacked the convoy.", "attacked", "hypothetical"),
    ("The army did not confirm the bombing of a market by militants.", "bombing", "hypothetical"),
    ("The militants were not accused of attacking the convoy.", "attacking", "hypothetical"),
    # what negates
    ("Militants failed to attack the convoy.", "attack", "negated"),
    ("Militants did not plan to attack the convoy.", "attack", "negated"),
    # doing wrong is no plan, a promise is
    ("Soldiers committed a massacre of 20 farmers in Bama.", "massacre", "asserted"),
    ("The governor said militants committed a massacre of farmers in Bama.", "massacre", "reported"),
    ("The group committed itself to attack the army base.", "attack", "intended"),
]


@pytest.mark.parametrize(("text", "word", "status"), UNDER_NEGATION)
def test_under_negation(builder: Builder, text: str, word: str, status: str) -> None:
    doc = annotated(builder, text)
    assert [m.status for m in triggers_in(doc) if doc[m.begin : m.end].text == word] == [status]


OWN = """@prefix ckc: <https://w3id.org/conflict-kg/concept/> .
@prefix lex: <https://w3id.org/conflict-kg/lexicon#> .
@prefix lx: <https://w3id.org/conflict-kg/lexicon/en/> .
lx:own a lex:Cue ; lex:lemma "balk" ; lex:pos "VERB" ; lex:scope "content" ;
  lex:sets ckc:negated%s .
"""


@pytest.mark.parametrize(
    ("said", "status"),
    [("", "negated"), (" ; lex:underNegation ckc:asserted", "asserted"), (" ; lex:underNegation ckc:expected", "expected")],
)
def test_a_cue_of_ones_own_says_what_its_negation_leaves(builder: Builder, tmp_path: Path, said: str, status: str) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(OWN % said, encoding="utf-8")
    doc = annotated(builder, "The rebels did not balk to attack the convoy.")
    (head,) = (token for token in doc if token.text == "attack")
    assert status_of(head, lexicon.load(own)).status == status
