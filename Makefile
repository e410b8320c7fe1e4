# Needs make and Python 3.11 or newer. Everything else goes into $(VENV), which is rebuilt when pyproject.toml changes.

PYTHON ?= python3
VENV ?= .venv
ARGS ?=
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
INFLECTION := $(VENV)/.lexicon
TRAINING := $(VENV)/.training
DEMO := $(VENV)/demo
PORT ?= 8000
PAGE ?=

export PIP_DISABLE_PIP_VERSION_CHECK = 1
.DEFAULT_GOAL := help
.PHONY: help run test check bench lexicon model docs pictures clean

help: ## Tell what there is to make
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r command what; do printf '%-14s%s\n' "$$command" "$$what"; done

run: $(DEMO) ## Open the desk on the demo's ledger (PORT=8000; PAGE=file: follow that page instead)
	@$(BIN)/volteface $(if $(PAGE),follow "$(PAGE)" --format table,serve -l "$(DEMO)" --port $(PORT))

test: $(INSTALLED) ## Run the tests (ARGS='-k name' for some)
	@$(BIN)/python -m pytest -n 2 $(ARGS)

check: $(INSTALLED) ## Lint, format check, types and tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -n 2 $(ARGS)

bench: $(INFLECTION) ## Measure quality and speed
	@for script in benchmarks/[!_]*.py; do echo "== $$script"; $(BIN)/python "$$script" || exit 1; done

lexicon: $(INFLECTION) ## Build the tables of src/volteface again from lexicon/ (ARGS='--atlas FOLDER': the map too)
	@$(BIN)/python lexicon/build.py $(ARGS)

model: $(TRAINING) ## Train the coder's model again and export it (goes on where it was stopped)
	@$(BIN)/python training/train.py $(ARGS)
	@$(BIN)/python training/export.py training/runs/default
	@$(BIN)/python training/choose.py
	@$(BIN)/python training/centres.py

docs: $(INSTALLED) ## Fill README and docs with what the verbs print
	@$(BIN)/python docs/fill.py

pictures: $(INSTALLED) ## Take the pictures of the desk that README and docs show (needs Debian's chromium)
	@$(BIN)/python docs/take_pictures.py

clean: ## Remove the environment and whatever else was made here
	@if [ -e "$(INSTALLED)" ]; then rm -rf "$(VENV)"; fi
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find src tests benchmarks lexicon docs -name __pycache__ -type d -prune -exec rm -rf {} +

$(INSTALLED): pyproject.toml
	@echo "building $(VENV)" >&2
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Volteface needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	@$(PYTHON) -m venv "$(VENV)"
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

$(DEMO): $(INSTALLED)
	@echo "making the demo's ledger" >&2
	@rm -rf "$@.new"
	@$(BIN)/volteface demo -l "$@.new" --format table
	@rm -rf "$@" && mv "$@.new" "$@"

$(TRAINING): $(INSTALLED)
	@$(BIN)/python -m pip install --quiet --editable '.[dev,training]'
	@touch $@

$(INFLECTION): $(INSTALLED)
	@$(BIN)/python -m pip install --quiet --editable '.[dev,lexicon]'
	@touch $@
