"""What has no end, or no end that a reader should wait for, costs one line and little memory."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.articles import formats, limits, read_articles, sources
from kg.articles.webpage import declared_encoding
from kg.errors import ArticleError
from kg.model import Article

RAID = "Gunmen killed two farmers near the border town on Monday, the police said."
GOOD = json.dumps({"id": "good", "text": RAID})


def told(*paths: str | Path) -> list[str]:
    """The id of each article, the message of each error."""
    return [item.id if isinstance(item, Article) else str(item) for item in read_articles(paths)]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


class Endless(io.RawIOBase):
    """A stream without end that counts what is taken from it."""

    def __init__(self, part: bytes) -> None:
        self.part, self.taken = part, 0

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "an endless stream is not read to its end"
        self.taken += size
        return (self.part * (size // len(self.part) + 1))[:size]


# ---------- folders


@pytest.mark.parametrize(("name", "levels"), [("x" * 200, 22), ("x", 2_100)])
def test_folders_deeper_than_a_path_cost_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, levels: int) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "good.txt", RAID)
    here = os.open(".", os.O_RDONLY)
    for _ in range(levels):
        os.mkdir(name, dir_fd=here)
        below = os.open(name, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    lines = told(".")
    subprocess.run(["rm", "-r", name], check=True)  # which goes as deep as it has to
    assert len(lines) == 2
    assert lines[0] == "good"
    assert lines[1].endswith("cannot be read: File name too long")


# ---------- no regular file


def test_a_pipe_a_socket_and_a_device_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("a.txt")
    (tmp_path / "b.jsonl").symlink_to("/dev/zero")
    (tmp_path / "c.html").symlink_to("a.txt")
    with socket.socket(socket.AF_UNIX) as held:
        held.bind("d.md")
        lines = told(".")
    assert [line.partition(";")[0] for line in lines] == [
        "a.txt: is a pipe, and no file",
        "b.jsonl: is a device, and no file",
        "c.html: is a pipe, and no file",
        "d.md: is a socket, and no file",
    ]


def test_a_pipe_that_takes_a_files_place_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "a.txt")
    monkeypatch.setattr(sources, "SPECIAL", {})
    assert told(tmp_path / "a.txt") == [f"{tmp_path}/a.txt: cannot be read: is no regular file"]


# ---------- paths


def test_an_empty_path_is_not_this_folder() -> None:
    (line,) = told("")
    assert line.startswith('"": is no path; ')


@pytest.mark.parametrize("path", ["a" * 5_000, "/".join(["a" * 200] * 30), "a\0b"])
def test_a_path_that_no_file_can_have_is_a_short_line(path: str) -> None:
    (line,) = told(path)
    assert "cannot be read: " in line
    assert len(line) < 400


def test_folders_that_cannot_be_read_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "shut"):
        (tmp_path / name).mkdir()
        write(tmp_path / name / f"{name}.txt", f"{RAID} {name}")
    listdir = os.listdir

    def refuse(path: str | Path) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return listdir(path)

    monkeypatch.setattr(os, "listdir", refuse)
    assert told(tmp_path) == ["a", f"{tmp_path}/shut: the folder cannot be read: Permission denied"]
    assert told(tmp_path / "shut") == [f"{tmp_path}/shut: the folder cannot be read: Permission denied"]


def test_links_to_folders_are_told_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", RAID)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert told(tmp_path) == [f"{tmp_path}/loop: is a link to a folder, which is not followed; name the folder itself", "a"]


# ---------- bytes


@pytest.mark.parametrize("part", [b"y\n", b"\0", b"\n", GOOD.encode() + b"\n", b"x"])
def test_endless_standard_input_is_left_at_the_limit(monkeypatch: pytest.MonkeyPatch, part: bytes) -> None:
    monkeypatch.setattr(sources, "MAX_STDIN", 1_000_000)
    stream = Endless(part)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=stream))
    assert told("-") == ["standard input: is longer than 1,000,000 bytes, and nothing of it is read; save it as a .jsonl file"]
    assert stream.taken == 1_000_001


@pytest.mark.parametrize("name", ["a.txt.gz", "a.md.gz", "a.html.gz", "a.jsonl.gz"])
@pytest.mark.parametrize("filler", [b"\0", b"\n", b"x"])
def test_a_packed_file_that_grows_without_measure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, filler: bytes) -> None:
    taken = 0

    class Counted(sources._Unpacked):
        def readinto(self, buffer: bytearray) -> int:
            nonlocal taken
            number = super().readinto(buffer)
            taken += number
            return number

    monkeypatch.setattr(sources, "_Unpacked", Counted)
    for module in (sources, formats):
        monkeypatch.setattr(module, "MAX_BYTES", 100_000)
    monkeypatch.setattr(sources, "PACKED_TO", 20)
    path = write(tmp_path / name, gzip.compress(filler * 10_000_000))
    (line,) = told(path)[-1:]
    assert "times its size" in line or "is larger than" in line
    assert taken < 2 * 5_000_000, "twice, since ids are looked for first"


def test_text_that_packs_well_is_read(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"id": str(n), "text": f"{RAID} {n}"}) + "\n" for n in range(3_000))
    assert len(told(write(tmp_path / "a.jsonl.gz", gzip.compress(rows.encode())))) == 3_000


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md"])
def test_a_file_is_one_article_and_no_longer(tmp_path: Path, name: str) -> None:
    (line,) = told(write(tmp_path / name, b"x" * (limits.MAX_BYTES + 1)))
    assert "is larger than 16,000,000 bytes" in line


def test_a_long_line_costs_itself_alone(tmp_path: Path) -> None:
    long = json.dumps({"id": "long", "text": "x" * limits.MAX_LINE})
    path = write(tmp_path / "a.jsonl", f"{long}\n{GOOD}\n")
    assert told(path) == [f"{path}:1: is longer than 4,000,000 bytes; a line is one article", "good"]


def test_a_line_without_end_ends_the_reading_of_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MAX_LINE", 1_000)
    monkeypatch.setattr(formats, "MAX_SKIPPED", 10_000)
    path = write(tmp_path / "a.jsonl", GOOD + "\n" + "x" * 50_000 + "\n" + GOOD)
    assert told(path) == [
        "good",
        f"{path}:2: is longer than 1,000 bytes; a line is one article",
        f"{path}:2: does not end within 10,000 bytes; what follows is not read",
    ]


def test_errors_without_number_are_counted(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", "{\n" * 5_000 + GOOD + "\n{\n")
    lines = told(path)
    assert len(lines) == limits.MAX_TOLD + 2
    assert lines[-2] == "good"
    assert lines[-1].startswith(f"{path}:5002: ")
    assert lines[-1].endswith("; and 4,000 more of this file are wrong")


@pytest.mark.parametrize(("line", "many"), [("\n", "20 blank lines"), ("{\n", "20 lines that are no JSON object")])
def test_a_file_of_nothing_but_that_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, many: str) -> None:
    monkeypatch.setattr(formats, "MAX_BLANK", 20)
    monkeypatch.setattr(formats, "MAX_WRONG", 20)
    path = write(tmp_path / "a.jsonl", f"{GOOD}\n{line * 1_000}{GOOD}")
    lines = told(path)
    assert lines[0] == "good"
    assert lines[-1] == f"{path}:22: comes after {many}; from here on the file is not read"


@pytest.mark.parametrize("content", ["", "\n", " \n\t\n", "\ufeff"])
def test_lines_that_are_none_are_told(tmp_path: Path, content: str) -> None:
    path = write(tmp_path / "a.jsonl", content)
    assert told(path) == [f'{path}: is empty; each line is one object with at least a "text"']


# ---------- what is in an article


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": "x " * 75_001}, "the text has 150,002 code points; at most 150,000"),
        ({"text": "> " * 5_000 + RAID + "*" * 20_000 + "[" * 20_000}, "the text has 45,015 words and marks; at most 32,000"),
        ({"text": "war  " * 20_000}, "the text has 40,000 words and marks"),
        ({"text": f"{RAID} The dead are {', '.join(['Ali Hassan'] * 501)}."}, "a sentence has 1,003 capitalised words; at most 1,000"),
        ({"title": "x" * 10_001}, '"title" has 10,001 code points; at most 10,000'),
        ({"url": "https://example.org/" + "x" * 10_001}, '"url" has 10,021 code points'),
        ({"other": json.loads("[" * 250 + "]" * 250)}, "nested more than 200 deep"),
    ],
)
def test_an_article_beyond_a_limit_is_told(tmp_path: Path, fields: dict[str, object], said: str) -> None:
    path = write(tmp_path / "a.jsonl", json.dumps({"text": RAID} | fields) + "\n" + GOOD)
    bad, good = told(path)
    assert said in bad
    assert good == "good"


def test_an_article_at_the_limits_is_read(tmp_path: Path) -> None:
    names = ", ".join(["Ali Hassan"] * 490)
    fields = {"id": "x" * 1_000, "title": "x" * 10_000, "other": json.loads("[" * 190 + "]" * 190)}
    assert told(write(tmp_path / "a.jsonl", json.dumps({"text": f"{RAID} The dead are {names}."} | fields))) == ["x" * 1_000]


BODY = f"<article><p>{RAID} {RAID}</p><p>{RAID}</p></article>"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (f"{BODY}{'<p>x' * 15_001}", "the page has 15,006 elements; at most 15,000"),
        (f"{'<div>' * 240}{BODY}", "nested more than 200 deep"),
        (f"{'<div>' * 90_000}", "elements; at most"),
        (f"<p>{'<b>x</b>' * 6_000}</p>{BODY}", "holds 6,000 others; at most 5,000"),
        (f"<div {' '.join(f'a{n}=1' for n in range(20_000))}>{BODY}", "has 20,000 attributes; at most 500"),
        (f"<div {'x ' * 20_000}", "attributes; at most 500"),
    ],
)
def test_a_page_beyond_a_limit_is_told(tmp_path: Path, page: str, said: str) -> None:
    (line,) = told(write(tmp_path / "a.html", f"<html><body>{page}</body></html>"))
    assert said in line


def test_a_page_at_the_limits_is_read(tmp_path: Path) -> None:
    many = f"<ul>{'<li>x' * 1_500}</ul>"
    attributes = " ".join(f"a{n}=1" for n in range(400))
    picture = f'<img src="data:image/png;base64,{"A " * 5_000}">'
    page = f"<html><body {attributes}>{'<div>' * 150}{BODY}{'</div>' * 150}{many}{picture}</body></html>"
    assert told(write(tmp_path / "a.html", page)) == ["a"]


NO_ENCODINGS = "base64 hex zlib bz2 rot13 uu quopri utf-7 punycode idna unicode_escape raw_unicode_escape undefined mbcs"
ENCODINGS = (
    "us-ascii iso-8859-1 iso-8859-15 latin1 windows-1251 windows-1252 koi8-r ibm866 macintosh gb2312 gbk gb18030 big5 big5-hkscs"
    " euc-jp shift_jis iso-2022-jp euc-kr tis-620 utf-16le"
)


@pytest.mark.parametrize("charset", NO_ENCODINGS.split())
def test_what_is_no_encoding_of_pages_is_not_obeyed(tmp_path: Path, charset: str) -> None:
    head = f'<meta charset="{charset}">'
    assert declared_encoding(head.encode()) == "utf-8"
    assert told(write(tmp_path / "a.html", f"<html><head>{head}</head><body>{BODY}</body></html>")) == ["a"]


@pytest.mark.parametrize("charset", ENCODINGS.split())
def test_encodings_of_pages_are_obeyed(charset: str) -> None:
    assert declared_encoding(f'<meta charset="{charset}">'.encode()) == codecs.lookup(charset).name


def test_a_fault_of_a_parser_costs_its_page_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> object:
        raise RecursionError("maximum recursion depth exceeded")

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    (tmp_path / "in").mkdir()
    write(tmp_path / "in" / "a.html", f"<html><body>{BODY}</body></html>")
    write(tmp_path / "in" / "b.txt", RAID)
    error, good = read_articles([tmp_path / "in"])
    assert isinstance(error, ArticleError)
    assert isinstance(good, Article)
    trace = Path(str(error).rpartition("the trace is in ")[2])
    assert "in bare_extraction" in trace.read_text(encoding="utf-8") or "in fail" in trace.read_text(encoding="utf-8")
