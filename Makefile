# Everything a person or a machine does with this checkout. `make help` lists it.

PYTHON ?= python3
HOST ?= 0.0.0.0
PORT ?= 8080
HTTPS_PORT ?= 8443
DATA ?= data

VENV := .venv
BIN := $(VENV)/bin
CLIENT := src/lanting/web/client/.vite/manifest.json
# Folders count too, so that a file taken away is noticed.
CLIENT_SOURCES := $(shell find client/src client/tools src/lanting/locales 2>/dev/null) \
	client/package-lock.json client/vite.config.ts client/tsconfig.json

# Without make's own rules, which it would try for each of a thousand files before every start.
MAKEFLAGS += --no-builtin-rules
.SUFFIXES:

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# What Python has compiled once is kept, whatever the shell says: every test process and every server would do it again.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test units journeys check types floors format generated client pictures bench soak fuzz wheel clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/.run $(CLIENT) ## start a server with sample Spaces and print its links (HOST= PORT= HTTPS_PORT= DATA= DEMO=1)
	@exec $(BIN)/lanting serve --host $(HOST) --port $(PORT) --https-port $(HTTPS_PORT) --data $(DATA) \
		$(if $(filter 1,$(DEMO)),--demo)

test: $(VENV)/.dev $(CLIENT) ## run every test: units, the client's, contracts, real browsers (ARGS= for some of them)
ifdef ARGS
	@chromium=$$($(BIN)/python tools/chromium.py) && LANTING_CHROMIUM="$$chromium" $(BIN)/pytest $(ARGS)
else
	@$(MAKE) --no-print-directory -j2 --output-sync=target units journeys
endif

# File by file, so that the server that a file starts for its tests is started once.
units: $(VENV)/.dev $(CLIENT) ## run all tests but the journeys, in parallel
	@chromium=$$($(BIN)/python tools/chromium.py) && LANTING_CHROMIUM="$$chromium" $(BIN)/pytest -n auto --dist loadfile \
		--no-loadscope-reorder --ignore tests/journeys

# One at a time: two of them starve each other on two cores.
journeys: $(VENV)/.dev $(CLIENT) ## run the journeys: several visitors in a real browser
	@chromium=$$($(BIN)/python tools/chromium.py) && LANTING_CHROMIUM="$$chromium" $(BIN)/pytest tests/journeys

# Its two parts name what they need: on a fresh clone the client's packages come while Python's are installed.
check: ## lint, types, floors of the house, generated files
	@$(MAKE) --no-print-directory -j2 --output-sync=target types floors

types: $(VENV)/.dev ## a part of check: types alone
	$(BIN)/mypy

floors: $(VENV)/.dev client/node_modules/.package-lock.json ## a part of check: all but types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	PYTHONPATH=src $(BIN)/lint-imports --no-logo
	PYTHONPATH=src $(BIN)/python tools/typescript.py --check
	$(BIN)/python tools/client.py check

format: $(VENV)/.dev client/node_modules/.package-lock.json ## put the sources into the house's form
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .
	$(BIN)/python tools/client.py format

generated: $(VENV)/.dev ## write the TypeScript that is made from Python
	PYTHONPATH=src $(BIN)/python tools/typescript.py

client: $(CLIENT) ## build the browser client

pictures: $(VENV)/.dev $(CLIENT) ## take the README's pictures from the running product
	@chromium=$$($(BIN)/python tools/chromium.py) && LANTING_CHROMIUM="$$chromium" $(BIN)/python -m tests.journeys.pictures

bench: $(VENV)/.dev ## measure load (several minutes; results in bench/results)
	PYTHONPATH=src $(BIN)/python -m bench $(ARGS)

soak: $(VENV)/.dev $(CLIENT) ## repeat the hard tests for a long time, then 20 minutes of coming and going
	@chromium=$$($(BIN)/python tools/chromium.py) && LANTING_CHROMIUM="$$chromium" $(BIN)/pytest -m soak $(ARGS)
ifndef ARGS
	PYTHONPATH=src $(BIN)/python -m bench.soak
endif

fuzz: $(VENV)/.dev ## at least a million hostile messages
	$(BIN)/pytest -m fuzz -n auto $(ARGS)

wheel: $(VENV)/.dev $(CLIENT) ## build the wheel into dist/
	$(BIN)/python -m hatchling build -t wheel

clean: ## remove what was built; the data folder stays
	rm -rf $(VENV) client/node_modules src/lanting/web/client dist build .mypy_cache .ruff_cache .pytest_cache

# What follows makes files and is skipped while nothing they come from has changed.

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Lanting needs Python 3.11 or newer; name one by PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "first: sudo apt-get install -y make python3-venv" >&2; exit 1; }

$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml | $(VENV)/bin/python
	@echo "installing Python packages ..."
	@$(BIN)/python -m pip install --quiet -r requirements/run.txt -r requirements/build.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "installing the packages for tests and checks ..."
	@$(BIN)/python -m pip install --quiet -r requirements/dev.txt
	@touch $@

client/node_modules/.package-lock.json: client/package-lock.json | $(VENV)/.run
	@echo "installing the client's packages ..."
	@$(BIN)/python tools/client.py install

$(CLIENT): $(CLIENT_SOURCES) client/node_modules/.package-lock.json | $(VENV)/.run
	@echo "building the client ..."
	@$(BIN)/python tools/client.py build
