"""Scoring kg on a user's own gold: event frames read out of the graph, held against those that a person wrote down.

Gold is JSON lines, one article a line::

    {"doc_id": "raid-1", "text": "...", "title": "...", "date": "2023-08-09", "events": [
      {"kinds": ["attack", "raid"], "perp": [["Red Front", "RF"]], "target": [["farmers"]], "place": [["Hill Province"], ["?Northland"]],
       "date": [["Monday", "2023-08-07"]], "weapon": [], "source": [], "killed": [[4, "atLeast"]], "injured": [], "captured": []}]}

``title`` and ``date`` may be left out, and so may any slot that is empty. ``kinds`` are those of `kg.evaluate.format.KINDS` that the
event may pass for. A filler of a slot is a list of names of which any one will do; one whose first name begins with ``?`` is optional,
and so is an event with ``"optional": true``: neither is missed, nor false. A count is a number with ``exact``, ``atLeast``,
``moreThan`` or ``about``.

How frames are held against each other is told in `kg.evaluate.scoring`, what is read out of the graph in `kg.evaluate.told`.
"""

from __future__ import annotations

from kg.evaluate.as_json import as_dict
from kg.evaluate.bootstrap import bootstrap
from kg.evaluate.evaluation import Evaluation, evaluate
from kg.evaluate.gold import read_gold
from kg.evaluate.mistakes import Mistake, grouped, mistakes_in
from kg.evaluate.report import Report, report

__all__ = ["Evaluation", "Mistake", "Report", "as_dict", "bootstrap", "evaluate", "grouped", "mistakes_in", "read_gold", "report"]
