"""Containers that only a corpus is read from."""

from __future__ import annotations

import csv
import gzip
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from made_corpora import article, built, digest, dump, write

ROWS = [article(number) for number in range(5)]
PAGE = """HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><title>Raid</title>
<meta property="article:published_time" content="2024-02-03"></head><body><article><h1>Raid</h1><p>{}</p></article></body></html>"""


def as_csv(path: Path) -> None:
    with path.open("w", newline="") as file:
        rows = csv.DictWriter(file, list(ROWS[0]), delimiter="\t" if ".tsv" in path.suffixes else ",")
        rows.writeheader()
        rows.writerows(ROWS)


def as_packed_csv(path: Path) -> None:
    plain = path.with_name("plain.csv")
    as_csv(plain)
    path.write_bytes(gzip.compress(plain.read_bytes()))


def as_parquet(path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is an extra: pip install pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet", reason="as above")
    parquet.write_table(pyarrow.Table.from_pylist([dict(row) for row in ROWS]), path)


@pytest.mark.parametrize("name, writer", [("a.csv", as_csv), ("a.tsv", as_csv), ("a.csv.gz", as_packed_csv), ("a.parquet", as_parquet)])
def test_tables_are_as_lines_of_json(tmp_path: Path, name: str, writer: Callable[[Path], None]) -> None:
    writer(tmp_path / name)
    built(tmp_path / "c", tmp_path / name)
    built(tmp_path / "d", write(tmp_path / "1.jsonl", ROWS))
    assert digest(tmp_path / "c") == digest(tmp_path / "d")


def archive(path: Path, pages: dict[str, str]) -> Path:
    out = io.BytesIO()
    for url, page in pages.items():
        body = page.encode()
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-05T00:00:00Z\r\n"
        head += f"WARC-Record-ID: <urn:uuid:{len(body):032d}>\r\nContent-Type: application/http; msgtype=response\r\n"
        record = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"
        out.write(gzip.compress(record) if path.suffix == ".gz" else record)
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_of_a_web_archive(tmp_path: Path, name: str) -> None:
    pytest.importorskip("fastwarc", reason="fastwarc is an extra: pip install fastwarc")
    texts = [str(row["text"]) * 3 for row in ROWS]
    pages = {f"https://news.example/{at}": PAGE.format(text) for at, text in enumerate(texts)}
    pages["https://news.example/none"] = PAGE.replace("200 OK", "404 Not Found").format("Nothing is here. " * 20)
    pages["https://news.example/style"] = "HTTP/1.1 200 OK\r\nContent-Type: text/css\r\n\r\nbody {}"
    report = built(tmp_path / "c", archive(tmp_path / name, pages))
    assert (report.new, report.refused) == (5, 0)
    days = [line for line in dump(tmp_path / "c") if "issued" in line]
    assert all('"2024-02-03"' in line for line in days), "the day of publication, not that of crawling"
    assert built(tmp_path / "c", tmp_path / name).new == 0


@pytest.mark.parametrize(
    "name, content, told",
    [
        ("a.csv", b"id,title\n1,Raid\n", "has no column text"),
        ("a.csv", b"id,text\n1,caf\xe9\n", "is not UTF-8"),
        ("a.parquet", b"PAR1 and no more", "is no Parquet file"),
        ("a.warc.gz", b"\x1f\x8b cut off", "is no"),
    ],
)
def test_a_broken_container_is_one_line(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    pytest.importorskip("pyarrow" if "parquet" in name else "fastwarc", reason="an extra")
    (tmp_path / name).write_bytes(content)
    (error,) = built(tmp_path / "c", tmp_path / name).errors
    assert told in str(error)


@pytest.mark.parametrize("name, package", [("a.warc", "fastwarc"), ("a.parquet", "pyarrow.parquet")])
def test_a_missing_package_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, package: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    monkeypatch.setitem(sys.modules, package, None)
    (error,) = built(tmp_path / "c", tmp_path / name).errors
    assert f"needs {package.partition('.')[0]}, which is not installed: pip install 'kg[" in str(error)
