# Everything a newcomer types. Needs Python 3.11+, git and make; the rest is installed beside the code.

PYTHON ?= python3
UV := $(or $(shell command -v uv 2>/dev/null),.tools/bin/uv)
BIN := .venv/bin
PROGRAMME ?= shepway
CHAOS := worker_dies_everywhere temporal_is_lost_at_each_moment fifty_releases
# What is tried as often as the profile in tests/conftest.py says.
BY_LOT = $(shell grep -rlE "^from (hypothesis|tests.repetition) import" tests --include="test_*.py")
export UV_PYTHON_DOWNLOADS := never
export UV_COMPILE_BYTECODE := 1
export SEED

.PHONY: help install demo test check format bench chaos mutants clean

help: ## What can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: .venv/installed ## Install the locked versions into .venv

demo: install ## Run a whole programme on a real Temporal server, in about a minute; PROGRAMME=bedford for another
	@$(BIN)/lockgate demo --home demo-run $(PROGRAMME)

test: install ## Run every test, PostgreSQL, Temporal and the demonstration included
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: install ## Format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: install ## Put the code into its one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: install ## Measure Lockgate beside a bare workflow, in one run
	$(BIN)/python -m bench

chaos: install ## Kill workers and lose Temporal everywhere, and draw by lot many times over, from SEED on, for minutes
	$(BIN)/python -m pytest -s --timeout=1800 $(CHAOS:%=tests/chaos/%.py)
	$(BIN)/python -m pytest -n 2 --timeout=1800 --hypothesis-profile=chaos $(SEED:%=--hypothesis-seed=%) $(BY_LOT)

mutants: install ## Change the rules of gates in thousands of ways, and see that tests notice; a quarter of an hour
	@rm -rf mutants
	$(BIN)/python -m tests.mutants

clean: ## Remove what was installed and made
	rm -rf .venv .tools demo-run mutants dist

.venv/installed: pyproject.toml uv.lock | $(UV)
	$(UV) sync --quiet --locked --python $(PYTHON)
	@touch $@

.tools/bin/uv:
	$(PYTHON) -m venv .tools
	.tools/bin/pip install --quiet "uv>=0.9,<1"
