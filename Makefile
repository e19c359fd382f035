# Two commands do everything: `make diagnose` and `make test`. Nothing but python3 (3.11 or newer) and make is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WHEEL_TESTS := tests/test_face.py tests/test_readme.py tests/test_scenarios.py tests/plugins tests/cache

.PHONY: help diagnose test heavy lint types docs schema bench wheel clean

help:  ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

diagnose: $(VENV)/.ready  ## diagnose the buyers of examples/ against a loopback internet; writes out/report.html
	@mkdir -p out
	@$(BIN)/silentbuyer demo --html out/report.html
	@echo "the whole report, with the evidence for every buyer: out/report.html"

test: lint types  ## everything that must be green: lint, types, tests with doctests, notebooks, docs and coverage
	$(BIN)/python -m pytest -n 2 --dist worksteal --cov --cov-report=term --cov-fail-under=95

heavy:  ## the tests that need all data frames, Dask and Spark, each group in an environment of its own
	.ci/heavy

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy
	$(BIN)/ty check src

docs: $(VENV)/.dev  ## the documentation, as HTML in docs/_build
	$(BIN)/sphinx-build -W -n -q -b html docs docs/_build/html

bench: $(VENV)/.dev  ## all benchmarks, with their figures
	for script in bench/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

wheel:  ## the wheel, built, installed into an environment of its own, and tested there (not the tree)
	rm -rf build/wheel && mkdir -p build/wheel
	$(PYTHON) -m venv build/wheel/venv
	build/wheel/venv/bin/python -m pip install -q --disable-pip-version-check "pip>=25.1"
	build/wheel/venv/bin/python -m pip wheel -q --disable-pip-version-check --no-deps -w build/wheel .
	build/wheel/venv/bin/python -m pip install -q --disable-pip-version-check \
	  "$$(echo build/wheel/silentbuyer-*.whl)[demo,rich,xlsx,testing]" --group test
	build/wheel/venv/bin/python -P tools/check_wheel.py
	build/wheel/venv/bin/python -m pytest -n 2 --dist worksteal -q $(WHEEL_TESTS)

clean:  ## remove what was made
	rm -rf $(VENV) build out docs/_build .pytest_cache .mypy_cache .ruff_cache .coverage

$(VENV)/.pip:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "silentbuyer needs Python 3.11 or newer; try: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check "pip>=25.1"
	@touch $@

$(VENV)/.ready: $(VENV)/.pip pyproject.toml
	@echo "preparing $(VENV) (once)"
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e ".[demo,rich,xlsx]"
	@touch $@

$(VENV)/.dev: $(VENV)/.ready
	@echo "preparing $(VENV) for tests (once)"
	@$(BIN)/python -m pip install -q --disable-pip-version-check -e ".[demo,rich,xlsx,testing]" --group dev
	@touch $@
