"""What a stranger installs: pinned requirements that name no machine, a whole wheel, a Makefile that says what is wrong."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = {
    "requirements.txt": PROJECT["dependencies"],
    "requirements-test.txt": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"],
}
PINNED = re.compile(r"^([a-z0-9.-]+)==(\S+)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    found = PINNED.findall(text)
    entries = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(found) == len(entries), "each requirement is one version with its hashes"
    return {package: version for package, version, _ in found}


@pytest.mark.parametrize("name", LOCKS)
def test_requirements_pin_what_the_project_needs(name: str) -> None:
    pinned = pins(name)
    for wanted in map(Requirement, LOCKS[name]):
        assert wanted.specifier.contains(pinned[canonicalize_name(wanted.name)]), wanted
    assert {"hatchling", "editables"} <= pinned.keys(), "the project itself is installed without a network"


def test_both_files_pin_the_same_versions() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-test.txt").items()


@pytest.mark.parametrize("name", LOCKS)
def test_requirements_name_no_machine(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host|file:/|^-|[ =]/\w", text, re.MULTILINE)


def test_the_wheel_carries_ontology_page_and_types(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, suffixes in (("kg", {".py", ".typed", ".html", ".css", ".js", ".toml"}), ("ontology", {".ttl", ".rq", ".jsonld"})):
        for path in (path for path in (ROOT / folder).rglob("*") if path.suffix in suffixes):
            assert str(path.relative_to(ROOT)).replace("ontology/", "kg/ontology/", folder == "ontology") in names
    assert not [name for name in names if name.startswith(("tests", "seeds", "output")) or "__pycache__" in name]
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_every_component_is_an_entry_point() -> None:
    components = {}
    for path in (ROOT / "kg" / "reading").rglob("*.py"):
        for name, function in re.findall(
            r'@Language\.factory\(\s*"(\w+)".*?^def (\w+)\(', path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
        ):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            components[name] = f"{module}:{function}"
    assert PROJECT["entry-points"]["spacy_factories"] == components


def make(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", "--no-print-directory", *words], cwd=ROOT, capture_output=True, text=True, check=False)


def test_make_lists_its_targets() -> None:
    shown = make().stdout
    assert {line.split("\t")[0] for line in shown.splitlines()} >= {"build", "test", "lint", "bench", "fuzz", "wheel", "clean"}


@pytest.mark.parametrize(
    "script, line",
    [
        ("exit 127", "does not run; name a Python 3.11 or newer"),
        (
            'case "$*" in *version_info*) exit 1;; --version) echo Python 3.9.1;; esac',
            "Python 3.9.1 is too old; kg needs Python 3.11 or newer",
        ),
        ('case "$*" in *ensurepip*) exit 1;; esac', "apt install python3-venv"),
    ],
)
def test_an_unfit_python_is_one_clear_line(tmp_path: Path, script: str, line: str) -> None:
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    python.chmod(0o755)
    done = make(f"VENV={tmp_path / 'venv'}", f"PYTHON={python}", f"{tmp_path / 'venv'}/.python")
    assert done.returncode != 0
    (said,) = (said for said in done.stderr.splitlines() if said.startswith("make: ") and "***" not in said)
    assert line in said
    assert not (tmp_path / "venv").exists()


def test_no_python_at_all_is_one_clear_line(tmp_path: Path) -> None:
    done = make(f"VENV={tmp_path / 'venv'}", "PYTHON=", f"{tmp_path / 'venv'}/.python")
    assert "make: no Python 3.11 or newer is here" in done.stderr
