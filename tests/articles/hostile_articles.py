"""Hostile articles: a file's name, its bytes, and what the line that refuses it says."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator

RAID = "Gunmen killed two farmers near the border town on Monday, the police said."
GERMAN = "Bei einem Angriff auf einen Kontrollpunkt im Norden des Landes sind am Dienstag zwölf Soldaten getötet worden."
BODY = f"<article><p>{RAID} {RAID}</p><p>{RAID}</p></article>"

__all__ = ["FAULTY", "HOSTILE"]

FAULTY = 12
"""So many of the hostile articles are sound, and hold the word on which the test lets the reader fail."""


def _line(**fields: object) -> str:
    return json.dumps({"text": RAID} | fields)


def _texts() -> Iterator[tuple[str, str | bytes, str]]:
    yield "empty.txt", "", "is empty"
    yield "blank.txt", " \n\t \r\n", "is empty"
    yield "mark.txt", b"\xef\xbb\xbf", "is empty"
    yield "nul.txt", RAID + "\0", "is a binary file"
    yield "latin.txt", "Les tués au café".encode("latin-1"), "is not UTF-8"
    yield "wide.txt", RAID.encode("utf-16"), "is a binary file"  # overwritten below by what decode says
    yield "long.txt", "war " * 40_000, "the text has 160,000 code points"
    yield "larger.txt", b"x" * 16_000_001, "is larger than 16,000,000 bytes"
    yield "names.txt", f"The dead are {', '.join(['Ali Hassan'] * 600)}.", "capitalised words"
    yield "german.txt", GERMAN, "is not English"
    yield "surrogate.txt", b"ab \xed\xa0\x80 cd", "is not UTF-8"
    yield "overlong.txt", b"ab \xc0\xaf cd", "is not UTF-8"
    yield "program.exe", b"MZ\0\0", "the format .exe is unknown"
    yield "noname", RAID, "of a file without suffix is unknown"
    yield "letter.docx", b"PK\x03\x04", "the format .docx is unknown"
    yield "line\nfeed.pdf", b"%PDF", "the format .pdf is unknown"
    yield "caf\udce9.csv", b"a,b", "the format .csv is unknown"


def _packed() -> Iterator[tuple[str, str | bytes, str]]:
    yield "plain.txt.gz", RAID, "is not a whole .gz file"
    yield "short.txt.gz", gzip.compress(RAID.encode())[:-6], "is not a whole .gz file"
    yield "sum.txt.gz", gzip.compress(RAID.encode())[:-8] + b"\0" * 8, "is not a whole .gz file"
    yield "none.txt.gz", b"", "is empty"
    yield "zeros.txt.gz", gzip.compress(b"\0" * 30_000_000), "is larger than"
    yield "zeros.jsonl.gz", gzip.compress(b"\0" * 30_000_000), "is longer than 4,000,000 bytes"
    yield "feeds.jsonl.gz", gzip.compress(b"\n" * 30_000_000), "comes after 1,000,000 blank lines"
    yield "feeds.md.gz", gzip.compress(b"\n" * 400_000), "is empty"
    yield "not.txt.zst", b"no zstandard", ".zst"


def _notes() -> Iterator[tuple[str, str | bytes, str]]:
    yield "head.md", "---\ntitle: x\n---\n", "is empty"
    yield "soon.md", f"---\ndate: soon\n---\n{RAID}", "'soon' is no date"
    yield "leap.md", f"---\ndate: 2023-02-29\n---\n{RAID}", "'2023-02-29' is no date"
    yield "year.md", f"---\ndate: 10000-01-01\n---\n{RAID}", "is no date"
    yield "title.md", f"---\ntitle: {'x' * 10_001}\n---\n{RAID}", '"title" has 10,001 code points'
    yield "id.md", f"---\nid: {'x' * 1_001}\n---\n{RAID}", '"id" has 1,001 code points'


def _pages() -> Iterator[tuple[str, str | bytes, str]]:
    yield "none.html", "", "no article text was found"
    yield "bare.html", "<html></html>", "no article text was found"
    yield "nul.html", f"<p>\0{BODY}", "is a binary file"
    yield "ascii.html", '<meta charset="ascii"><p>caf\xe9</p>'.encode("latin-1"), "is not ASCII"
    yield "base64.html", b'<meta charset="base64"><p>\xff</p>', "is not UTF-8"
    yield "utf7.html", b'<meta charset="utf-7"><p>\xff</p>', "is not UTF-8"
    yield "deep.html", f"{'<div>' * 240}{BODY}", "nested more than 200 deep"
    yield "deeper.html", f"{'<div>' * 100_000}{BODY}", "the page has 100,003 elements"
    yield "broad.html", f"<p>{'<b>x</b>' * 6_000}</p>{BODY}", "holds 6,000 others"
    yield "many.html", "<p>x" * 20_000, "the page has 20,000 elements"
    yield "set.html", f"<div {' '.join(f'a{n}=1' for n in range(9_000))}>{BODY}", "has 9,000 attributes"
    yield "comment.html", f"<!-- {BODY}", "no article text was found"
    yield "script.html", f"<script>{BODY}", "no article text was found"


def _lines() -> Iterator[tuple[str, str | bytes, str]]:
    rows: dict[str, str] = {
        "open": "{",
        "list": "[]",
        "word": "null",
        "number": "1e999",
        "deep": "[" * 100_000,
        "nested": '{"text": ' + "[" * 300 + "]" * 300 + "}",
        "lacking": '{"id": "x"}',
        "listed": '{"text": ["x"]}',
        "void": _line(text=""),
        "half": '{"text": "ab\\ud800"}',
        "zero": '{"text": "ab\\u0000"}',
        "digits": '{"text": "x", "n": ' + "9" * 5_000 + "}",
        "feed": _line(id="a\nb"),
        "escape": _line(id="\x1b[2J"),
        "truth": _line(id=True),
        "listid": _line(id=[1]),
        "heading": _line(title=3),
        "when": _line(date="31 June"),
        "later": _line(date="2023-13-01"),
        "place": _line(url={"a": 1}),
        "afar": _line(url="https://example.org/" + "x" * 10_000),
        "arabic": _line(text="قتل ما لا يقل عن اثني عشر جنديا يوم الثلاثاء في هجوم على نقطة تفتيش في شمال البلاد بحسب وزارة الدفاع"),
        "wide": _line(text="x" * 150_001),
        "wider": _line(text="x" * 4_000_001),
    }
    said = {"wide": "code points", "wider": "is longer than 4,000,000 bytes", "arabic": "is not English", "void": "is empty"}
    for name, row in rows.items():
        yield f"{name}.jsonl", row, said.get(name, f"{name}.jsonl:1: ")
    yield "empty.jsonl", "\n \n", "is empty"
    yield "bytes.jsonl", b'{"text": "\xff"}', "is not UTF-8"


def _faulty() -> Iterator[tuple[str, str | bytes, str]]:
    for number in range(FAULTY):
        yield f"fault-{number}.txt", f"{RAID} It was fatal for {number} farmers.", "is left out, since kg failed on it"


HOSTILE = {name: (content, said) for part in (_texts, _packed, _notes, _pages, _lines, _faulty) for name, content, said in part()}
HOSTILE["wide.txt"] = (HOSTILE["wide.txt"][0], "UTF-16")
