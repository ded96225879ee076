"""Ids: the one that an article gives or its file's stem; several of one name are told apart by their paths, in every order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from kg.articles import read_articles
from kg.articles.naming import further_ids
from kg.errors import ArticleError
from kg.model import Article

RAID = "Gunmen killed two farmers near the border town on Monday, the police said."
SHELLS = "Shells hit the market in the old town, and seven people were wounded."
BLAST = "A blast at the bus station killed four people on Sunday, officials said."


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def row(text: str, **fields: object) -> str:
    return json.dumps({"text": text} | fields) + "\n"


def ids(paths: Sequence[str | Path], notes: list[str] | None = None) -> dict[str, str]:
    """Id to text."""
    found = list(read_articles(paths, notes=notes))
    assert all(isinstance(item, Article) for item in found), found
    kept = [item for item in found if isinstance(item, Article)]
    assert len({item.id for item in kept}) == len(kept)
    return {item.id: item.text for item in kept}


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"2023/index.txt": RAID, "2024/index.txt": SHELLS}, {"2023/index.txt": RAID, "2024/index.txt": SHELLS}),
        ({"x/1/a.txt": RAID, "y/1/a.txt": SHELLS}, {"x/1/a.txt": RAID, "y/1/a.txt": SHELLS}),
        ({"x/a.txt": RAID, "x/a.md": SHELLS}, {"x/a.txt": RAID, "x/a.md": SHELLS}),
        ({"x/a.txt": RAID, "b.jsonl": row(SHELLS, id="a")}, {"x/a.txt": RAID, "b.jsonl#a": SHELLS}),
        ({"a.jsonl": row(RAID, id=7), "b.jsonl": row(SHELLS, doc_id="7")}, {"a.jsonl#7": RAID, "b.jsonl#7": SHELLS}),
        ({"x/a.md": f"---\nid: n\n---\n{RAID}", "y/a.md": f"---\nid: n\n---\n{SHELLS}"}, {"x/a.md#n": RAID, "y/a.md#n": SHELLS}),
        ({"a.jsonl": row(RAID, id=0), "b.jsonl": row(SHELLS, id=0)}, {"a.jsonl#0": RAID, "b.jsonl#0": SHELLS}),
        (
            {"x/a.txt": RAID, "y/a.txt": SHELLS, "z.jsonl": row(BLAST, id="x/a.txt")},
            {"*/x/a.txt": RAID, "*/y/a.txt": SHELLS, "x/a.txt": BLAST},
        ),
    ],
)
def test_paths_tell_apart_what_has_one_name_in_every_order(tmp_path: Path, files: dict[str, str], told: dict[str, str]) -> None:
    expected = {name.replace("*", tmp_path.name): text for name, text in told.items()}
    paths = [write(tmp_path / name, content) for name, content in files.items()]
    for order in permutations(paths):
        notes: list[str] = []
        assert ids(order, notes) == expected
        assert len(notes) == 1
    assert ids([tmp_path]) == expected


def test_one_file_with_two_texts_of_one_id_loses_neither(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", row(RAID, id="7") + row(SHELLS, id="7"))
    found = ids([path])
    assert sorted(found.values()) == sorted([RAID, SHELLS])
    assert all(name.startswith("a.jsonl#7-") for name in found)
    swapped = write(tmp_path / "b" / "a.jsonl", row(SHELLS, id="7") + row(RAID, id="7"))
    assert ids([swapped]) == found


def test_the_note_names_the_ids(tmp_path: Path) -> None:
    notes: list[str] = []
    ids([write(tmp_path / place / "i.txt", f"{RAID} {place}") for place in "abcde"], notes)
    assert notes == ["id 'i' is that of 5 articles; theirs are now 'a/i.txt', 'b/i.txt', 'c/i.txt' and 2 more"]


def test_what_cannot_be_read_changes_no_id(tmp_path: Path) -> None:
    write(tmp_path / "good" / "a.txt", RAID)
    assert ids([tmp_path]) == {"a": RAID}
    write(tmp_path / "bad" / "a.txt", "")
    write(tmp_path / "bad" / "b.jsonl", row("", id="a") + row("caf\udce9", id="a") + '{"id": "a"}\n' + row(SHELLS, id="a", date="soon"))
    found = list(read_articles([tmp_path]))
    assert [item.id for item in found if isinstance(item, Article)] == ["a"]
    assert sum(isinstance(item, ArticleError) for item in found) == 5


def test_copies_of_one_text_are_one_article_in_every_order(tmp_path: Path) -> None:
    paths = [write(tmp_path / place / "a.txt", text) for place, text in (("x", RAID), ("y", RAID), ("z", SHELLS))]
    for order in permutations(paths):
        assert ids(order) == {"x/a.txt": RAID, "z/a.txt": SHELLS}


def test_an_id_that_is_made_like_anothers_loses_nothing(tmp_path: Path) -> None:
    lines = write(tmp_path / "a.jsonl", row(RAID))
    (made,) = ids([lines])
    found = ids([lines, write(tmp_path / "b.jsonl", row(SHELLS, id=made))])
    assert sorted(found.values()) == sorted([RAID, SHELLS])


def test_further_ids_go_up_the_path() -> None:
    article = Article(id="index", name="index", text=RAID, address="/news/2024/index.html.gz")
    assert list(further_ids(article))[:2] == ["2024/index.html.gz", "news/2024/index.html.gz"]
    given = Article(id="7", name="7", text=RAID, address="/news/b.jsonl")
    *by_path, by_text = further_ids(given)
    assert by_path == ["b.jsonl#7", "news/b.jsonl#7", "/news/b.jsonl#7"]
    assert by_text.startswith("7-")


NAMES = [("caf\udce9.txt", "caf\\xe9"), ("a\nb.txt", "a\\x0ab"), ("naïve.txt", "naïve"), ("a b.txt", "a b")]


@pytest.mark.parametrize(("name", "own"), NAMES)
def test_names_of_files_become_one_line_of_text(tmp_path: Path, name: str, own: str) -> None:
    write(tmp_path / name, RAID)
    assert ids([tmp_path]) == {own: RAID}


@pytest.mark.parametrize("given", ["a\nb", "a\tb", "\x1b[31m", "a\u2028b", "x" * 1_001])
def test_given_ids_are_one_line_of_text(tmp_path: Path, given: str) -> None:
    (error,) = read_articles([write(tmp_path / "a.jsonl", row(RAID, id=given))])
    assert isinstance(error, ArticleError)
    assert '"id" ' in str(error)
