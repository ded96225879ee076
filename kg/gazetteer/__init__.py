"""Where things are: names of places to GeoNames and to the places that the ontology lists. Nothing is guessed.

`Gazetteer` looks names up, `toponyms_in` finds them among words, `resolve` settles which place each one is, or says why it cannot.
"""

from __future__ import annotations

from kg.gazetteer.entries import PLACE, Entry
from kg.gazetteer.folding import fold
from kg.gazetteer.lookup import Candidate, Gazetteer, load_gazetteer
from kg.gazetteer.resolution import Resolved, resolve
from kg.gazetteer.toponym import Toponym
from kg.gazetteer.toponyms import toponyms_in
from kg.gazetteer.words import Word

__all__ = ["PLACE", "Candidate", "Entry", "Gazetteer", "Resolved", "Toponym", "Word", "fold", "load_gazetteer", "resolve", "toponyms_in"]
