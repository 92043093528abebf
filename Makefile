# `make brief` shows what it does, `make test` shows that it works; both install what they need into .venv.

BIN := .venv/bin
SAMPLE := seeds/halevi-resignation.txt

.PHONY: brief test check lint bench audit picture clean

brief:
	@.ci/prepare
	@$(BIN)/briefing make $(SAMPLE)
	@echo
	@echo "The brief: output/$(basename $(notdir $(SAMPLE))).pdf"

test:
	@.ci/prepare dev
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal

check: lint test

lint:
	@.ci/prepare dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/interrogate --quiet briefing

bench:
	@.ci/prepare dev
	@$(BIN)/python -m benchmarks

# DATABASE: a clone of github.com/pypa/advisory-database, or the all.zip that OSV exports for PyPI.
audit:
	@.ci/prepare dev
	@$(BIN)/python -m benchmarks.known_faults $(DATABASE)

# docs/brief.png stands in the README; needs pdftoppm (poppler-utils).
picture: brief
	pdftoppm -r 80 -png -singlefile output/$(basename $(notdir $(SAMPLE))).pdf docs/brief

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
