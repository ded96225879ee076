"""Corpora of any size: read on one core, on all of them or on many machines, and gone on with after every stop.

What a corpus holds is a function of the set of its articles: in whatever order they came, in
however many runs, read by however many workers, the sorted quads are the same.
"""
