"""Findings as plain values that JSON and MessagePack can hold, and back again.

Each dataclass becomes a dictionary of its fields, each tuple (a named one, too) a list, a Decimal or a date its text. How, is
worked out once for each class from its type hints.
"""

from __future__ import annotations

import dataclasses
import datetime
import operator
import types
import typing
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

__all__ = ["decoded", "encoded"]

T = TypeVar("T")
Plain = Any  # what JSON knows
_Turn = Callable[[Any], Any] | None
"""A function from a value to another; None where the value stays as it is."""


class _Codec(typing.NamedTuple):
    encode: _Turn
    decode: _Turn


_AS_IT_IS = _Codec(None, None)
_OF_TEXT = {Decimal: _Codec(lambda n: f"{n:f}", Decimal), datetime.date: _Codec(lambda d: d.isoformat(), datetime.date.fromisoformat)}


class _Plan(typing.NamedTuple):
    """How the fields of a class are turned: their names, what reads all of them, and what turns some, by their place."""

    names: tuple[str, ...]
    read: Callable[[object], tuple[Plain, ...]]
    encode: tuple[tuple[int, Callable[[Any], Plain]], ...]
    decode: tuple[tuple[str, Callable[[Plain], Any]], ...]


def encoded(value: object) -> dict[str, Plain]:
    """Return a finding (any dataclass whose fields this module knows) as a dictionary of plain values."""
    plan = _plan_of(type(value))
    values = list(plan.read(value))
    for place, encode in plan.encode:
        values[place] = encode(values[place])
    return dict(zip(plan.names, values, strict=True))


def decoded(kind: type[T], plain: dict[str, Plain]) -> T:
    """Return the value of class ``kind`` whose fields `encoded` gave.

    >>> from kg.reading.findings.filled import FindingId, Link
    >>> link = Link(begin=2, end=3, kind="Actor", found_by="pronoun", of=FindingId("pronoun", 2), to=FindingId("actors", 0))
    >>> encoded(link)["to"], decoded(Link, encoded(link)) == link
    (['actors', 0], True)
    """
    plan = _plan_of(kind)
    return kind(**{**plain, **{name: decode(plain[name]) for name, decode in plan.decode}})


_PLANS: dict[Any, _Plan] = {}


def _plan_of(kind: Any) -> _Plan:
    """The plan of a class, worked out on the first call; a class has at least two fields."""
    if kind not in _PLANS:
        hints = typing.get_type_hints(kind)
        names = tuple(field.name for field in dataclasses.fields(kind))
        codecs = [_codec_of(hints[name]) for name in names]
        encode = tuple((place, codec.encode) for place, codec in enumerate(codecs) if codec.encode is not None)
        decode = tuple((name, codec.decode) for name, codec in zip(names, codecs, strict=True) if codec.decode is not None)
        _PLANS[kind] = _Plan(names, operator.attrgetter(*names), encode, decode)
    return _PLANS[kind]


def _codec_of(hint: Any) -> _Codec:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType:
        return _or_none([_codec_of(a) for a in arguments if a is not type(None)])
    if origin is tuple and arguments[-1] is Ellipsis:
        return _listed(_codec_of(arguments[0]))
    if isinstance(hint, type) and issubclass(hint, tuple):  # a named tuple
        return _Codec(list, lambda plain: hint(*plain))
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _Codec(encoded, lambda plain: decoded(hint, plain))
    return _OF_TEXT.get(hint, _AS_IT_IS)


def _or_none(inner: list[_Codec]) -> _Codec:
    turning = [codec for codec in inner if codec.decode is not None]
    if not turning:
        return _AS_IT_IS
    encode, decode = turning[0]
    return _Codec(
        lambda value: None if value is None or encode is None else encode(value),
        lambda plain: None if plain is None or decode is None else decode(plain),
    )


def _listed(inner: _Codec) -> _Codec:
    encode, decode = inner
    if encode is None or decode is None:
        return _Codec(list, tuple)
    return _Codec(lambda values: [encode(v) for v in values], lambda plain: tuple(decode(p) for p in plain))
