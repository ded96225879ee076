# Needs Python 3.11 or newer, make and git; all else is pinned by hash in requirements*.txt and put into .venv.
# `make build PYTHON=/path/to/python3.12` chooses the interpreter.

ifndef PYTHON
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11; do \
  "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
endif
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
SOURCES := $(shell find kg ontology seeds -type f -not -path '*/__pycache__/*' 2>/dev/null)
# one more than there are cores: some tests wait for a server, a browser or a limit of time
JOBS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1) + 1)

.DEFAULT_GOAL := help
.PHONY: help build test lint bench fuzz wheel lock clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## */\1\t/p' $(MAKEFILE_LIST)

build: $(VENV)/.built  ## set up .venv and build seeds/ into output/

$(VENV)/.built: $(VENV)/.installed $(SOURCES)
	$(BIN)/kg build seeds -o output
	@touch $@

test: lint  ## lint, types and all tests (what .ci/run runs)
	$(BIN)/python -m pytest -rs -n $(JOBS) --dist worksteal

lint: $(VENV)/.tested  ## ruff and mypy
	$(BIN)/ruff check kg tests
	$(BIN)/ruff format --check kg tests
	$(BIN)/mypy --strict

bench: $(VENV)/.tested  ## quality and speed on outside articles: [DATA=DIR] [JSON=FILE] [SETS=frames,re3d] [ERRORS=3] [SPEED=no] [STORE=yes] [BASELINE=write]
	$(BIN)/python tests/bench/run.py $(if $(DATA),"$(DATA)") $(if $(JSON),--json "$(JSON)") $(if $(SETS),--sets "$(SETS)") \
	  $(if $(ERRORS),--errors "$(ERRORS)") $(if $(filter no,$(SPEED)),--no-speed) $(if $(filter yes,$(STORE)),--stores) $(if $(filter write,$(BASELINE)),--write-baseline)

fuzz: $(VENV)/.tested  ## the property tests with many more examples, 100 kills of a store's writer, all hostile queries
	HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -n $(JOBS) -k 'property or hypothesis' tests

wheel: $(VENV)/.installed  ## dist/kg-*.whl, with the ontology and the page's files inside
	rm -rf dist
	$(BIN)/python -m hatchling build --target wheel --directory dist

COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras \
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --build-deps-for=editable --build-deps-for=wheel

lock: $(VENV)/.python  ## write requirements*.txt anew from pyproject.toml
	$(PIP) install --quiet pip-tools
	$(COMPILE) --output-file=requirements.txt pyproject.toml
	$(COMPILE) --extra=test --output-file=requirements-test.txt pyproject.toml

clean:  ## remove what make made; output/ is tracked and stays
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
	find kg tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.python:
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or newer is here; install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c '' 2>/dev/null || { echo "make: PYTHON=$(PYTHON) does not run; name a Python 3.11 or newer" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make: $$("$(PYTHON)" --version) is too old; kg needs Python 3.11 or newer: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "make: $(PYTHON) cannot make virtual environments; install its venv module (Debian, Ubuntu: apt install python3-venv)" >&2; exit 1; }
	"$(PYTHON)" -m venv --clear $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.python requirements.txt pyproject.toml
	$(PIP) install --quiet --require-hashes --only-binary :all: -r requirements.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed requirements-test.txt
	$(PIP) install --quiet --require-hashes --only-binary :all: -r requirements-test.txt
	@touch $@
