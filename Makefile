# Channel Figures: every action by name. `make` alone lists them.

PYTHON ?= python3
BIN := .venv/bin
SECONDS ?= 60
EXAMPLES ?= 10000
SAMPLE ?= 170
SEED ?= 20251020
AT_ONCE ?= 2
HOST ?= 127.0.0.1
PORT ?= 8050
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
COMPILE := $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(UPGRADE)

.DELETE_ON_ERROR:
.PHONY: help setup run test check cover search mutants hard fuzz sbom bench score peers weights lock clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile | expand -t 14

setup: .venv/installed ## .venv with the locked dependencies, and the project in it

run: setup ## build data/ from seeds/ and serve the dashboard
	$(BIN)/python -m etl build
	$(BIN)/python -m dashboard --host $(HOST) --port $(PORT)

test: setup .venv/tested ## style, format and every test, browser tests included
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	CHANNEL_BROWSER="$$(sh .ci/browser)" $(BIN)/python -m pytest

check: setup .venv/tested ## style, format, known holes and the tests that need no browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/bandit --quiet --recursive --configfile pyproject.toml etl dashboard
	$(BIN)/python .ci/audit
	$(BIN)/python -m pytest -q -m 'not browser'

cover: setup .venv/tested ## which lines and branches of etl/ no test reaches; fails below what was reached before
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q -m 'not browser' -k 'not linear and not grows and not pumped and not cuts_short and not (refused and paragraphs)'
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

search: setup .venv/tested ## try each property of reading and checking with EXAMPLES examples (10,000), each time others
	EXAMPLES=$(EXAMPLES) SEARCH=1 $(BIN)/python -m pytest -q -m hypothesis --ignore tests/dashboard

mutants: .venv-mutants/installed ## change the program in SAMPLE places (170), drawn by SEED, and write docs/mutation.md
	.venv-mutants/bin/python -m tests.mutation $(SAMPLE) $(SEED) $(AT_ONCE)

hard: setup .venv/tested ## 1,000 builds killed, servers killed under load, slow, greedy and wild visitors, a soak: an hour and a half
	$(BIN)/python -m tests.hard

fuzz: .venv-fuzz/installed ## feed the readers with what atheris makes up, SECONDS for each (60)
	.venv-fuzz/bin/python -m tests.fuzz $(SECONDS)

sbom: setup .venv/tested ## sbom.json: the parts of the program and their versions, as CycloneDX
	$(BIN)/cyclonedx-py requirements requirements.lock --output-format JSON --output-file sbom.json

bench: setup .venv/tested ## measure, and write benchmarks/results.md
	CHANNEL_BROWSER="$$(sh .ci/browser)" $(BIN)/python -m benchmarks

score: setup .venv/tested ## read the annotated corpus, and write docs/scores.md
	$(BIN)/python -m benchmarks.scores

peers: .venv-peers/installed ## read it with other programs too, and write benchmarks/peers.md
	.venv-peers/bin/python -W ignore -m benchmarks.peers

weights: .venv-weights/installed ## learn the weights of the words around numbers anew from the annotated corpus
	.venv-weights/bin/python -m benchmarks.weights

lock: .venv/bin/python ## write the lock files anew; UPGRADE=--upgrade takes the newest versions
	$(PIP) install uv
	$(COMPILE) --group build --output-file requirements.lock pyproject.toml
	$(COMPILE) --extra test --constraint requirements.lock --output-file requirements-test.lock pyproject.toml

clean: ## remove .venv and what tools left behind
	rm -rf .venv .venv-peers .venv-fuzz .venv-mutants .venv-weights .data.readings sbom.json .pytest_cache .ruff_cache .hypothesis .coverage .coverage.* build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps: a step is done again only when its lock file is newer than the last time.

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "$(PYTHON): not found or too old, expected Python 3.11 or newer (make PYTHON=...)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "$(PYTHON): has no venv, expected the package python3-venv (apt-get install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/locked: requirements.lock | .venv/bin/python
	$(PIP) install --require-hashes -r requirements.lock
	@touch $@

.venv/installed: .venv/locked pyproject.toml
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/tested: requirements-test.lock .venv/locked
	$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@

# The peers are heavy and want other versions of what the program uses: they live apart from it, and unlocked.

.venv-peers/installed: pyproject.toml
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/python -m pip --disable-pip-version-check --quiet install --editable '.[peers]'
	@touch $@

.venv-fuzz/installed: pyproject.toml
	$(PYTHON) -m venv .venv-fuzz
	.venv-fuzz/bin/python -m pip --disable-pip-version-check --quiet install --editable '.[fuzz]'
	@touch $@

.venv-weights/installed: pyproject.toml
	$(PYTHON) -m venv .venv-weights
	.venv-weights/bin/python -m pip --disable-pip-version-check --quiet install --editable '.[weights]'
	@touch $@

.venv-mutants/installed: pyproject.toml
	$(PYTHON) -m venv .venv-mutants
	.venv-mutants/bin/python -m pip --disable-pip-version-check --quiet install --editable '.[mutants,test]'
	@touch $@
