"""What comes, goes and changes costs what it is, and no more."""

from __future__ import annotations

from pathlib import Path

import fake_reader
import pytest
from made_corpora import article, built, digest, dump, write

from kg.articles import formats
from kg.corpus import seeing
from kg.corpus.compacting import compact
from kg.corpus.contents import contents_of
from kg.corpus.status import status_of
from kg.corpus.storage import open_storage
from kg.errors import KgError


@pytest.fixture
def reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that tells what was read."""
    monkeypatch.setenv(fake_reader.TELLS, str(tmp_path / "reads.txt"))
    (tmp_path / "reads.txt").touch()
    return tmp_path / "reads.txt"


def taken(reads: Path) -> list[str]:
    found = reads.read_text().split()
    reads.write_text("")
    return found


def test_an_unchanged_corpus_is_neither_read_nor_even_unpacked(tmp_path: Path, reads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write(tmp_path / "in" / "1.jsonl", map(article, range(12)))
    built(tmp_path / "c", source.parent)
    assert len(taken(reads)) == 12
    files = {path: path.stat().st_mtime_ns for path in (tmp_path / "c").rglob("*.zst")}
    monkeypatch.setattr(seeing, "drafts_in", None)
    report = built(tmp_path / "c", source.parent)
    assert (report.new, report.gone, report.read, taken(reads)) == (0, 0, 0, [])
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "c").rglob("*.zst")} == files


def test_of_a_file_that_grew_only_what_is_new_is_checked_and_read(tmp_path: Path, reads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write(tmp_path / "1.jsonl", map(article, range(12)))
    built(tmp_path / "c", source)
    taken(reads)
    checked = []
    usual = seeing.article_from
    monkeypatch.setattr(seeing, "article_from", lambda draft, date: checked.append(draft) or usual(draft, date))
    built(tmp_path / "c", write(source, map(article, range(14))))
    assert (len(checked), taken(reads)) == (2, ["a12", "a13"])


def test_what_is_changed_or_gone_is_as_if_it_had_never_been(tmp_path: Path, reads: Path) -> None:
    source = write(tmp_path / "1.jsonl", map(article, range(12)))
    built(tmp_path / "c", source)
    taken(reads)
    rows = [article(99, id="a3") if n == 3 else article(n) for n in range(12) if n != 7]
    report = built(tmp_path / "c", write(source, rows))
    assert (report.new, report.gone, taken(reads)) == (1, 2, ["a3"])
    built(tmp_path / "d", source)
    taken(reads)
    assert digest(tmp_path / "c") == digest(tmp_path / "d")
    with contents_of(str(tmp_path / "c")) as contents:
        assert status_of(contents).outdated == 2


def test_compacting_removes_what_is_gone_and_reads_nothing(tmp_path: Path, reads: Path) -> None:
    source = write(tmp_path / "1.jsonl", map(article, range(12)))
    built(tmp_path / "c", source)
    for end in (9, 8):
        built(tmp_path / "c", write(source, map(article, range(end))))
    before = digest(tmp_path / "c")
    taken(reads)
    assert compact(open_storage(tmp_path / "c"), size=5) == (3, 2)
    assert (digest(tmp_path / "c"), taken(reads)) == (before, [])
    with contents_of(str(tmp_path / "c")) as contents:
        assert status_of(contents).outdated == 0
    assert len(open_storage(tmp_path / "c").names("manifest")) == 1
    assert compact(open_storage(tmp_path / "c"), size=5) == (2, 2)
    built(tmp_path / "c", source)
    assert (digest(tmp_path / "c"), taken(reads)) == (before, [])


def test_what_comes_back_before_compacting_is_not_read_again(tmp_path: Path, reads: Path) -> None:
    source = write(tmp_path / "1.jsonl", map(article, range(6)))
    built(tmp_path / "c", source)
    before = digest(tmp_path / "c")
    built(tmp_path / "c", write(source, map(article, range(5))))
    taken(reads)
    built(tmp_path / "c", write(source, map(article, range(6))))
    assert (digest(tmp_path / "c"), taken(reads)) == (before, [])


def test_the_earliest_copy_goes_and_the_next_one_takes_its_place(tmp_path: Path) -> None:
    source = write(tmp_path / "1.jsonl", [article(3), article(3, id="b3", date="2023-12-31")])
    built(tmp_path / "c", source)
    assert dump(tmp_path / "c", "/doc/b3/graph")
    built(tmp_path / "c", write(source, [article(3)]))
    assert dump(tmp_path / "c", "/doc/a3/graph")
    assert not dump(tmp_path / "c", "/doc/b3/graph")


def test_a_file_that_is_gone_from_a_folder_goes(tmp_path: Path) -> None:
    for number in (1, 2):
        write(tmp_path / "in" / f"{number}.jsonl", [article(number)])
    built(tmp_path / "c", tmp_path / "in")
    (tmp_path / "in" / "2.jsonl").unlink()
    assert built(tmp_path / "c", tmp_path / "in").gone == 1
    write(tmp_path / "in" / "2.jsonl", [article(2)])
    assert built(tmp_path / "c", tmp_path / "in").new == 1
    assert dump(tmp_path / "c", "/doc/a2/graph")


@pytest.mark.parametrize("harm", ["emptied", "missing", "broken", "not given"])
def test_nothing_is_taken_to_be_gone_that_could_not_be_looked_for(tmp_path: Path, harm: str) -> None:
    source = write(tmp_path / "in" / "1.jsonl", map(article, range(4)))
    built(tmp_path / "c", source.parent)
    before, given = digest(tmp_path / "c"), source.parent
    if harm == "emptied":
        source.unlink()
    elif harm == "missing":
        source.parent.rename(tmp_path / "away")
    elif harm == "broken":
        source.rename(source.with_suffix(".jsonl.gz"))
        given = source.with_suffix(".jsonl.gz")
    else:
        given = write(tmp_path / "other.jsonl", [article(1)])
    assert built(tmp_path / "c", given).gone == 0
    assert digest(tmp_path / "c") == before


def test_another_reader_is_told_and_reads_all_anew_where_it_is_wanted(tmp_path: Path, reads: Path) -> None:
    from kg.corpus.building import Engine, build
    from kg.corpus.configuration import Given

    source, storage = write(tmp_path / "1.jsonl", map(article, range(6))), open_storage(tmp_path / "c")
    built(tmp_path / "c", source)
    taken(reads)
    other = Given(base="https://example.org/news/", maker=fake_reader.MAKER)
    with pytest.raises(KgError, match="add --anew"):
        build(storage, [source], given=other, engine=Engine(workers=0))
    build(storage, [source], given=other, engine=Engine(workers=0), anew=True)
    assert len(taken(reads)) == 6
    assert all("https://example.org/news/" in line for line in dump(tmp_path / "c") if "/doc/" in line)
    assert len(storage.names("facts")) == len(storage.names("articles")) == 2


def test_lines_that_are_wrong_are_told_each_time_and_cost_nothing_else(tmp_path: Path) -> None:
    source = write(tmp_path / "1.jsonl", [article(1), {"id": "x"}, article(2)])
    source.write_text(source.read_text() + "{\n")
    for new in (2, 0):
        report = built(tmp_path / "c", source)
        assert (report.new, report.refused) == (new, 2)
        assert ['"text" is missing' in str(error) for error in report.errors] == [True, False]
    assert formats.drafts_in
