# Needs Python 3.11 or newer and make. Another Python: PYTHON=python3.12 make test

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
CODE := $(wildcard src tests examples benchmarks)

MADE := $(VENV)/.made-with-$(notdir $(PYTHON))
RUNTIME := $(MADE)-runtime
DEV := $(MADE)-dev
LOCK := build/lock
# What an office needs beside the core; docs/supply.py names the same.
EXTRAS := report pdf ledger
# Where a mutation run keeps what it found, so that it can be stopped and goes on; and its sample.
STATE ?= $(HOME)/.cache/ansheng-mutation
SEED ?= 20261201
MUTANTS ?= 1000

# Where Python is told to keep no compiled files, each of the many programs that tests start would compile all anew.
unexport PYTHONDONTWRITEBYTECODE

PYTEST := $(BIN)/python -m pytest --numprocesses=2 --dist=loadfile --no-loadscope-reorder
# What takes a server, Spark, a crash, the pages, a type checker, another process or much data, the legal cases beside the suites of the
# industries, and what looks at files only, is for `make test`.
SLOW := cases or crash or docs or process or server or spark or thorough or tree or types

.PHONY: demo quick test long fuzz soak mutate check format lint types imports docs bench lock clean

demo: $(RUNTIME)
	$(BIN)/ansheng report examples/lingwu-2020
	$(BIN)/ansheng report examples/lingwu-2020 --out out --format docx,xlsx,html,svg,png,figures

quick: $(DEV)
	$(PYTEST) --hypothesis-profile=quick -m "not ($(SLOW) or long or hours)"

test: $(DEV)
	$(PYTEST) -m "not long and not hours"

long: $(DEV)
	$(PYTEST) --dist=load -m "long and not hours"

# Damaged files for every reader, other ones each time: FUZZ="-k parquet" for some of them.
fuzz: $(DEV)
	$(PYTEST) --dist=load --hypothesis-profile=fuzz tests/hostile/test_readers.py $(FUZZ)

# What takes hours: each module of tests/soak is a program, and takes --help.
soak: $(DEV)
	$(PYTEST) --dist=load --timeout=0 -m hours
	@for soak in $(basename $(notdir $(filter-out tests/soak/test_%,$(wildcard tests/soak/*.py)))); do \
		echo "$(BIN)/python -m tests.soak.$$soak" && $(BIN)/python -m tests.soak.$$soak || exit; done

mutate: $(DEV)
	$(BIN)/python -m tests.mutation --state $(STATE) --seed $(SEED) --size $(MUTANTS) --write

check: lint types imports test docs

format: $(DEV)
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

lint: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(DEV)
	$(BIN)/mypy $(CODE)

imports: $(DEV)
	$(BIN)/lint-imports --no-logo

docs: $(DEV)
	$(BIN)/sphinx-build --fail-on-warning --keep-going --fresh-env --quiet --jobs auto docs docs/_build
	@echo "docs/_build/index.html"

bench: $(DEV)
	@for bench in benchmarks/*.py; do echo "$(BIN)/python $$bench" && $(BIN)/python "$$bench" || exit; done

# Renews constraints.txt from what a new environment gets today, requirements.lock with the same versions, and the bill of materials.
lock:
	rm -rf $(LOCK)
	$(PYTHON) -m venv $(LOCK)
	$(LOCK)/bin/pip install --quiet --upgrade pip
	$(LOCK)/bin/pip install --quiet --editable '.[all]' --group dev
	$(LOCK)/bin/pip freeze --exclude-editable > constraints.txt
	$(LOCK)/bin/pip install --quiet --group lock
	{ cat docs/lock-head.txt; $(LOCK)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --constraint constraints.txt $(EXTRAS:%=--extra %) pyproject.toml; \
		} > $(LOCK)/requirements.lock
	mv $(LOCK)/requirements.lock requirements.lock
	$(LOCK)/bin/pip install --quiet --no-deps $$($(LOCK)/bin/python docs/supply.py --elsewhere)
	$(LOCK)/bin/python docs/supply.py --write

clean:
	rm -rf $(VENV) build dist out docs/_build docs/reference docs/coverage.md docs/licences.md docs/second-reading.md

$(MADE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "ansheng needs Python 3.11 or newer; $(PYTHON) is not. Choose one: PYTHON=python3.12 make ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		{ [ "$$(id -u)" = 0 ] && apt-get update --quiet && apt-get install --yes --quiet python3-venv; } || \
		{ echo "$(PYTHON) cannot make environments. On Debian and Ubuntu install the package python3-venv." >&2; exit 1; }
	@test ! -e $(VENV) -o -f $(VENV)/pyvenv.cfg || { echo "$(VENV) is no virtual environment; not touched" >&2; exit 1; }
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(RUNTIME): $(MADE) pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[report]'
	@touch $@

$(DEV): $(MADE) pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[all]' --group dev
	@touch $(RUNTIME) $@
