"""``kg evaluate``: how well kg reads the articles that somebody has read before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import complain, plain, say, table, working
from kg.cli.outputs import output_file
from kg.cli.params import LexiconFiles
from kg.cli.paths import gold_file, graph_file

if TYPE_CHECKING:
    from kg.evaluate import Evaluation, Mistake, Report
    from kg.evaluate.figures import Figure, Score

__all__ = ["evaluate"]


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", parser=gold_file, help="Articles with their events, as you read them.")],
    graphs: Annotated[
        list[Path] | None,
        typer.Argument(metavar="GRAPH...", parser=graph_file, help="Built graphs to score; without any, the texts."),
    ] = None,
    as_json: Annotated[
        Path | None,
        typer.Option("--json", metavar="FILE", parser=output_file, help="Write all figures, also by article, as JSON."),
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", "-e", help="List each error with its article, event and words, by cause.")] = False,
    extra: LexiconFiles = None,
) -> None:
    """Score kg on your own gold.

    Without graphs kg reads the gold's texts anew; nothing is written. In brackets is what 95 % of 1,000 draws of as many articles
    give; "told" are the events of the graph.

    \b
    Gold is JSON lines, an article a line:
      {"doc_id": "raid-1", "text": "...", "date": "2023-08-09", "events": [
        {"kinds": ["attack", "raid"], "perp": [["Red Front", "RF"]],
         "place": [["Hill Province"], ["?Northland"]], "killed": [[4, "atLeast"]]}]}
    (all on one line). Slots are perp, target, place, date, weapon and source,
    each a list of fillers, a filler being a list of names of which any one will
    do; and killed, injured and captured, lists of [number, exact | atLeast |
    moreThan | about]. A filler that begins with ?, and an event with
    "optional": true, may be found but need not be.

    Kinds are abuse, airstrike, attack, battle, bombing, detention, explosion, killing, operation, raid, seizure, shelling and
    shooting; give all that fit.
    """
    if graphs and extra:
        raise typer.BadParameter("is for building; the given graphs are built already", param_hint="--lexicon")
    with working("reading and scoring"):
        result, whole = _scored(gold, graphs or (), extra or ())
    _show(whole, result.notes)
    if errors:
        _list_errors(result)
    if as_json:
        _write(as_json, whole, result)
    for error in result.errors:
        complain(error)
    if result.errors:
        raise typer.Exit(1)


def _scored(gold: Path, graphs: Sequence[Path], extra: Sequence[Path]) -> tuple[Evaluation, Report]:
    from kg.evaluate import evaluate, read_gold, report

    read_gold(gold)  # what is wrong with it is told before the model is loaded
    from kg.builder import Builder, Settings

    result = evaluate(gold, graphs, builder=Builder(Settings(lexicon=tuple(extra))) if extra else None)
    return result, report(result.scores)


def _show(whole: Report, notes: Sequence[str]) -> None:
    for note in notes:
        say(f"kg: note: {note}")
    table(("events", "% (95 % interval)", "counted"), list(_event_rows(whole)))
    typer.echo("")
    slots = {"all": whole.slots} | whole.by_slot
    table(("slot", "precision", "recall", "F1", "right", "false", "missed"), [[name, *_score(each)] for name, each in slots.items()])
    typer.echo("")
    classes = [[name, str(s.of), str(s.count), str(s.of - s.count), _cell(s.figure)] for name, s in whole.classes.items()]
    table(("class", "told", "matched", "spurious", "matched %"), classes)


def _event_rows(whole: Report) -> Iterator[list[str]]:
    bounds = {f"bound right, {name}": share for name, share in whole.bounds.items()}
    for name, share in ({"events found": whole.found, "kind right": whole.kind_right} | bounds).items():
        yield [name, _cell(share.figure), f"{share.count} of {share.of}"]
    for name, share in {"spurious per article": whole.spurious, "told per event found": whole.pieces}.items():
        yield [name, _cell(share.figure, digits=2), f"{share.count} in {share.of}"]


def _score(each: Score) -> list[str]:
    return [*map(_cell, (each.precision, each.recall, each.f1)), str(each.right), str(each.false), str(each.missed)]


def _cell(figure: Figure, digits: int = 1) -> str:
    """The value with its interval, of percentages to the whole percent; a dash where nothing defines it."""
    if figure.value is None:
        return "–"
    if figure.low is None or figure.high is None:
        return f"{figure.value:.{digits}f}"
    fine = digits if digits > 1 else 0
    return f"{figure.value:.{digits}f} ({figure.low:.{fine}f}–{figure.high:.{fine}f})"


def _list_errors(result: Evaluation) -> None:
    from kg.evaluate import grouped

    for cause, mistakes in grouped(result.scores).items():
        typer.echo(f"\n{cause} ({len(mistakes)})")
        for line in (line for mistake in mistakes for line in _lines(mistake)):
            typer.echo(plain(line))


def _lines(mistake: Mistake) -> Iterator[str]:
    yield f"  {mistake.doc_id}: {mistake.words}" + (f"; gold has {mistake.wanted}" if mistake.wanted else "")
    yield from (f"      <{event}>" for event in mistake.events)
    yield from (f'      "{quote}"' for quote in mistake.quotes if quote)


def _write(path: Path, whole: Report, result: Evaluation) -> None:
    from kg.evaluate import as_dict
    from kg.files.output import write_files

    told = as_dict(whole, result.scores) | {"notes": result.notes}
    (written,) = write_files(path.parent, {path.name: (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()})
    say(f"kg: {written}")
