"""Paths into articles: formats, ids, dates, and one clear line for each thing that can be wrong."""

from __future__ import annotations

import datetime
import gzip
import io
import json
import string
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import read_articles
from kg.articles.formats import Draft
from kg.articles.reading import MAX_LENGTH, article_from
from kg.errors import ArticleError, LanguageError
from kg.model import Article

RAID = "Gunmen killed two farmers near the border town on Monday, the police said."
SHELLS = "Shells hit the market in the old town, and seven people were wounded."


def articles(paths: Sequence[str | Path], date: datetime.date | None = None) -> list[Article]:
    found = list(read_articles(paths, date=date))
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def only_error(path: str | Path) -> str:
    (item,) = read_articles([path])
    assert isinstance(item, ArticleError)
    assert "\n" not in str(item)
    return str(item)


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# ---------- formats


def test_plain_text_is_verbatim_and_its_id_is_the_stem(tmp_path: Path) -> None:
    path = write(tmp_path / "raid.2.txt", RAID + "\r\n\r\nSource: “Post”\n")
    (article,) = articles([path])
    assert article == Article(id="raid.2", text=RAID + "\r\n\r\nSource: “Post”\n", where=str(path))


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (article,) = articles([write(tmp_path / "a.txt", b"\xef\xbb\xbf" + RAID.encode())])
    assert article.text == RAID


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_front_matter_of_markdown(tmp_path: Path, newline: str) -> None:
    head = [
        "---",
        "title: 'Raid: two killed'",
        "date: 2023-08-09",
        "tags:",
        "  - war",
        'publisher: "Post"',
        "id: r-1",
        "url: https://example.org/r",
        "---",
    ]
    (article,) = articles([write(tmp_path / "a.md", newline.join([*head, "", f"**{RAID}**", ""]))])
    assert article.text == f"{newline}**{RAID}**{newline}"
    assert (article.id, article.title, article.publisher) == ("r-1", "Raid: two killed", "Post")
    assert (article.date, article.url) == (datetime.date(2023, 8, 9), "https://example.org/r")


@pytest.mark.parametrize("text", [RAID, f"---\n{RAID}\n", f"{RAID}\n---\ntitle: x\n---\n"])
def test_markdown_without_front_matter_is_all_text(tmp_path: Path, text: str) -> None:
    (article,) = articles([write(tmp_path / "a.md", text)])
    assert (article.text, article.title) == (text, None)


def test_json_lines(tmp_path: Path) -> None:
    rows = [
        {"id": "one", "title": "Raid", "text": RAID, "date": "2023-08-09T23:30:00Z", "publisher": "Post", "url": "https://example.org"},
        {"doc_id": 7, "text": SHELLS, "date": None, "other": [1]},
    ]
    path = write(tmp_path / "a.jsonl", "\ufeff" + "\n\n".join(json.dumps(row) for row in rows))
    one, two = articles([path])
    assert (one.id, one.title, one.date, one.publisher, one.where) == ("one", "Raid", datetime.date(2023, 8, 9), "Post", f"{path}:1")
    assert (two.id, two.text, two.date, two.where) == ("7", SHELLS, None, f"{path}:3")


def test_a_line_without_id_gets_one_from_its_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", "\n".join(json.dumps({"text": text}) for text in (RAID, SHELLS)))
    ids = [article.id for article in articles([path])]
    assert ids[0].startswith("a-")
    assert len({*ids}) == 2
    swapped = write(tmp_path / "b" / "a.jsonl", "\n".join(json.dumps({"text": text}) for text in (SHELLS, RAID)))
    assert [article.id for article in articles([swapped])] == ids[::-1]


@pytest.mark.parametrize("name, content", [("a.txt.gz", RAID), ("a.jsonl.gz", json.dumps({"id": "a", "text": RAID}))])
def test_gzip(tmp_path: Path, name: str, content: str) -> None:
    (article,) = articles([write(tmp_path / name, gzip.compress(content.encode(), mtime=0))])
    assert (article.id, article.text) == ("a", RAID)


def test_zstandard_is_read_by_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = SimpleNamespace(open=lambda path, mode: io.BytesIO(RAID.encode()), ZstdError=RuntimeError)
    monkeypatch.setitem(sys.modules, "compression.zstd", None)
    monkeypatch.setitem(sys.modules, "zstandard", stand_in)
    (article,) = articles([write(tmp_path / "a.txt.zst", b"packed")])
    assert (article.id, article.text) == ("a", RAID)


def test_zstandard_without_a_library_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "compression.zstd", None)
    monkeypatch.setitem(sys.modules, "zstandard", None)
    assert "zstd -d" in only_error(write(tmp_path / "a.txt.zst", b"packed"))


# ---------- folders, standard input, dates, ids


def test_folders_are_read_sorted_and_with_all_below(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.md", "c/d/x.txt", ".hidden/h.txt", ".DS_Store"):
        write(tmp_path / name, f"{RAID} {name}")
    assert [article.id for article in articles([tmp_path])] == ["b", "y", "z", "x"]


@pytest.mark.parametrize(
    "given, texts",
    [
        (RAID, [RAID]),
        (json.dumps({"text": RAID}), [RAID]),
        ("\n".join(json.dumps({"text": t}) for t in (RAID, SHELLS)), [RAID, SHELLS]),
        (f"{{x}} {RAID}", [f"{{x}} {RAID}"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, given: str, texts: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    found = articles(["-"])
    assert [article.text for article in found] == texts
    assert all(article.id.startswith("stdin-") for article in found)


def test_the_given_date_is_for_those_without_their_own(tmp_path: Path) -> None:
    write(tmp_path / "a.md", f"---\ndate: 2020-01-02\n---\n{RAID}")
    write(tmp_path / "b.txt", SHELLS)
    assert [a.date for a in articles([tmp_path], datetime.date(2023, 8, 9))] == [datetime.date(2020, 1, 2), datetime.date(2023, 8, 9)]


def test_the_same_article_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", RAID)
    write(tmp_path / "copy" / "a.txt", RAID)
    assert len(articles([path, path, tmp_path])) == 1


def test_a_used_id_with_another_text_is_another_article(tmp_path: Path) -> None:
    one, two = write(tmp_path / "b" / "a.txt", RAID), write(tmp_path / "c" / "a.txt", SHELLS)
    assert [article.id for article in articles([one, two])] == ["b/a.txt", "c/a.txt"]


# ---------- what can be wrong

BROKEN: list[tuple[str, str | bytes, str]] = [
    ("a.txt", "", "a.txt: is empty; an article needs text"),
    ("a.txt", " \n\t", "a.txt: is empty; an article needs text"),
    ("a.md", "---\ntitle: x\n---\n", "a.md: is empty"),
    ("a.txt", b"%PDF\0\x01", "a.txt: is a binary file (byte 4 is NUL)"),
    ("a.txt", "café".encode("latin-1"), "a.txt: is not UTF-8: byte 3 is 0xe9; save it as UTF-8"),
    ("a.txt", RAID.encode("utf-16"), "UTF-16"),
    ("a.docx", b"PK", "a.docx: the format .docx is unknown; known are .txt, .md, .html and .jsonl"),
    ("notes", "x", "notes: the format of a file without suffix is unknown"),
    ("a.txt.gz", RAID, "a.txt.gz: is not a whole .gz file"),
    ("a.txt.gz", gzip.compress(RAID.encode(), mtime=0)[:-9], "a.txt.gz: is not a whole .gz file"),
    ("a.jsonl", '\n{"text": "x"', "a.jsonl:2: is not JSON"),
    ("a.jsonl", "[" * 100_000, "a.jsonl:1: is not JSON"),
    ("a.jsonl", '["x"]', "a.jsonl:1: is not a JSON object"),
    ("a.jsonl", '{"title": "x"}', 'a.jsonl:1: "text" is missing; each line needs "text"'),
    ("a.jsonl", '{"text": ["x"]}', 'a.jsonl:1: "text" is list; it has to be a string'),
    ("a.jsonl", '{"text": "x", "title": 3}', 'a.jsonl:1: "title" is int; it has to be a string'),
    ("a.jsonl", '{"text": "x", "id": true}', 'a.jsonl:1: "id" is bool'),
    ("a.jsonl", '{"text": "ab\\ud800"}', "a.jsonl:1: code point 2 of the text is U+D800"),
    ("a.jsonl", '{"text": "x", "id": "\\ud800"}', 'a.jsonl:1: code point 0 of "id" is U+D800'),
    ("a.jsonl", '{"text": "x", "date": "2\\ud800"}', 'a.jsonl:1: code point 1 of "date" is U+D800'),
    ("a.jsonl", f'{{"text": "x", "id": -{"9" * 4_301}}}', "a.jsonl:1: is not JSON (a number of more than 4,300 digits); each"),
    ("a.jsonl", '{"text": "ab\\u0000"}', "a.jsonl:1: code point 2 of the text is U+0000"),
    ("a.jsonl", '{"text": "x", "date": "9 Aug"}', "a.jsonl:1: '9 Aug' is no date; right would be 2023-08-09"),
    ("a.jsonl", '{"text": "x", "date": "2023-02-30"}', "a.jsonl:1: '2023-02-30' is no date"),
    ("a.jsonl", '{"text": "caf\xe9"}'.encode("latin-1"), "a.jsonl:1: is not UTF-8: byte 13"),
    ("a.md", f"---\ndate: soon\n---\n{RAID}", "a.md: 'soon' is no date"),
    ("a.txt", "x" * (MAX_LENGTH + 1), "at most 150,000"),
]


@pytest.mark.parametrize("name, content, line", BROKEN)
def test_broken_input_gives_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str | bytes, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path(name), content)
    assert line in only_error(name)


def test_a_missing_path_and_an_empty_folder(tmp_path: Path) -> None:
    assert "no such file or folder" in only_error(tmp_path / "none.txt")
    assert "the folder holds no articles" in only_error(tmp_path)


def test_a_text_that_is_not_english_is_refused(tmp_path: Path) -> None:
    text = "Bei einem Angriff auf einen Kontrollpunkt im Norden des Landes sind am Dienstag zwölf Soldaten getötet worden."
    (error,) = read_articles([write(tmp_path / "a.txt", text)])
    assert isinstance(error, LanguageError)


def test_a_batch_goes_on_after_what_is_wrong(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", "\n".join([json.dumps({"text": RAID}), "{", json.dumps({"text": SHELLS}), "null"]))
    kinds = [type(item) for item in read_articles([tmp_path / "none", path, write(tmp_path / "z.txt", "")])]
    assert kinds == [ArticleError, Article, ArticleError, Article, ArticleError, ArticleError]


@given(st.text(alphabet=string.printable + "é“”\u2028\U0001f600", min_size=1).filter(lambda text: bool(text.strip())))
def test_property_a_text_survives_as_given(text: str) -> None:
    draft = Draft(where="x", stem="x", fields={"text": text})
    try:
        assert article_from(draft).text == text
    except LanguageError:
        assert len(text.strip()) >= 80
