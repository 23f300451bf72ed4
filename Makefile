# `make site` builds the dossier into site/, `make serve` previews it, `make test` proves it.
# Each sets up .venv by itself from the lock files; nothing is installed outside this folder.
PYTHON ?= python3
BIN := .venv/bin
# Material announces its successor at every build; CONTRIBUTING.md says what that means here.
export NO_MKDOCS_2_WARNING := 1

.PHONY: bench bench-search cluster growth site serve test check precision shapes faults lock clean

# `make site STRICT=` builds in spite of a decision that does not hold; the site says so.
STRICT ?= --strict
site: .venv/site.stamp
	$(BIN)/mkdocs build $(STRICT)

serve: .venv/site.stamp
	$(BIN)/mkdocs serve --livereload

check: .venv/site.stamp
	$(BIN)/dossier check

test: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

# How often each rule is right, on the passages of tests/quality.
precision: .venv/test.stamp
	$(BIN)/python -m tests.measuring.precision

# How time and pages grow with seeds of one shape; some minutes. One shape: make shapes ONLY=mayor
shapes: .venv/test.stamp
	$(BIN)/python -m tests.fuzz.shapes --only "$(ONLY)"

# Processes killed, disks filled and caches damaged hundreds of times; ten minutes or so.
faults: .venv/test.stamp
	DOSSIER_FAULTS=300 $(BIN)/pytest -q tests/faults tests/site/test_staging.py

# Extraction on a Dask cluster of this machine, a worker of which is killed; installs the extra `cluster` first.
cluster: .venv/test.stamp requirements-cluster.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-cluster.lock
	$(BIN)/pytest tests/bulk

# What the program is made of, as CycloneDX.
.PHONY: sbom
sbom: .venv/test.stamp
	$(BIN)/python -m tests.measuring.sbom > sbom.json

# How the work of every stage grows with the articles.
growth: .venv/test.stamp
	$(BIN)/pytest -m slow

# Time, memory and bytes beside Material, Hugo (where it is installed) and a bare template; an hour or so.
bench: .venv/test.stamp
	$(BIN)/python -m tests.benchmarks.bench

# What search costs beside Pagefind, over a folder of plain articles: `make bench-search TEXTS=folder`; a quarter of an hour
# for 10,000. Each: headline, outlet, date and paragraphs, an empty line between.
bench-search: .venv/test.stamp
	$(PYTHON) -m venv .cache/pagefind
	.cache/pagefind/bin/python -m pip install --quiet --disable-pip-version-check "pagefind[bin]>=1.4"
	$(BIN)/python -m tests.benchmarks.search_cost $(TEXTS) --annotated --pagefind .cache/pagefind/bin/python

# Documents made by chance, as many as one likes: make fuzz COUNT=1000000 START=0. With atheris: make fuzz GUIDED=1
.PHONY: fuzz
COUNT ?= 20000
START ?= 0
fuzz: .venv/test.stamp
ifdef GUIDED
	$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris
	$(BIN)/python -m tests.fuzz.guided -runs=$(COUNT) .cache/fuzz-corpus
else
	$(BIN)/python -m tests.fuzz.attack --start $(START) --count $(COUNT)
endif

.venv/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "dossier needs Python 3.11 or newer; name one with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python has no venv module here; on Debian and Ubuntu: sudo apt install python3-venv"; exit 1; }

.venv/site.stamp: .venv/pyvenv.cfg requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q dossier build_hooks
	$(BIN)/python -c "from dossier.pages.environment import compile_templates as c; c()"
	@touch $@

.venv/test.stamp: .venv/site.stamp requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# Needs uv (https://docs.astral.sh/uv/). The locks hold for every platform and Python from 3.11 on.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate
lock:
	$(LOCK) pyproject.toml --group build -o requirements.lock
	$(LOCK) pyproject.toml --group dev -o requirements-dev.lock
	$(LOCK) pyproject.toml --extra cluster --group dev -o requirements-cluster.lock

clean:
	rm -rf .venv site .cache
