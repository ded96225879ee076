"""An article on which the reader fails costs itself alone, and its trace is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kg.errors import ReadingError
from kg.failures import Traces, each_of
from kg.model import Article

BATCH = [Article(id=name, text=name, where=f"{name}.txt") for name in ("one", "two", "three", "four")]


def reader(faults: dict[str, Callable[[], BaseException]], calls: list[int] | None = None) -> Callable[[Sequence[Article]], list[str]]:
    def read(batch: Sequence[Article]) -> list[str]:
        if calls is not None:
            calls.append(len(batch))
        for article in batch:
            if article.id in faults:
                raise faults[article.id]()
        return [article.text.upper() for article in batch]

    return read


@pytest.mark.parametrize("fault", [ValueError("bad"), MemoryError(), RecursionError("deep"), OverflowError(), AssertionError("a\nb")])
def test_what_fails_is_left_out_and_told(tmp_path: Path, fault: Exception) -> None:
    errors: list[ReadingError] = []
    read = reader(dict.fromkeys(("two", "four"), lambda: type(fault)(*fault.args)))
    assert list(each_of(BATCH, read, Traces(tmp_path / "errors"), errors.append)) == ["ONE", "THREE"]
    assert [str(error).partition(":")[0] for error in errors] == ["two.txt", "four.txt"]
    for error in errors:
        assert "\n" not in str(error)
        assert isinstance(error.__cause__, type(fault))
    (trace,) = (tmp_path / "errors").iterdir()
    content = trace.read_text(encoding="utf-8")
    assert all(str(error).endswith(f"the trace is in {trace}") for error in errors)
    assert "two.txt" in content
    assert "four.txt" in content
    assert content.count("Traceback") == 1, "one fault, one trace"


def test_each_is_tried_alone_only_after_a_fault(tmp_path: Path) -> None:
    calls: list[int] = []
    assert len(list(each_of(BATCH, reader({}, calls), Traces(tmp_path), None))) == 4
    assert calls == [4]
    list(each_of(BATCH, reader({"two": ValueError}, calls), Traces(tmp_path), lambda error: None))
    assert calls == [4, 4, 1, 1, 1, 1]


def test_who_does_not_ask_gets_the_error(tmp_path: Path) -> None:
    found = each_of(BATCH, reader({"two": lambda: ValueError("bad")}), Traces(tmp_path))
    assert next(found) == "ONE"
    with pytest.raises(ReadingError, match=r"^two\.txt: is left out, since kg failed on it, .*\(ValueError: bad\)"):
        next(found)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_who_stops_the_run_stops_it(tmp_path: Path, stop: type[BaseException]) -> None:
    with pytest.raises(stop):
        list(each_of(BATCH, reader({"two": stop}), Traces(tmp_path), lambda error: None))
    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_traces_go_to_a_new_temporary_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    traces = Traces()
    assert list(tmp_path.iterdir()) == []
    first, second = traces.error("a", ValueError()), traces.error("b", KeyError("x"))
    (folder,) = tmp_path.iterdir()
    assert len(list(folder.iterdir())) == 2
    assert str(folder) in str(first)
    assert str(folder) in str(second)


def test_a_trace_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "errors").write_bytes(b"")
    error = Traces(tmp_path / "errors").error("a", ValueError())
    assert "its trace could not be written: " in str(error)
