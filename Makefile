# Everything a person or a build server does with Khorgos. `make` alone lists it.
.DEFAULT_GOAL := help
SHELL := /bin/sh

PORT ?= 8501
WORKERS ?= auto
VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.stamp
# Tools that look at the packages have an environment of their own: Khorgos does not need what they need.
SUPPLY := $(VENV)/supply/.stamp
SUPPLY_PY := $(VENV)/supply/bin/python
SECRETS := $(PY) tests/secret_scan.py $(STAMP)/scanned
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-compile
BABEL := $(PY) -m babel.messages.frontend -q
POT := $(VENV)/khorgos.pot
# When the Python that .venv was made with is gone, the stamps are void.
VOIDED := $(shell [ -x $(PY) ] || rm -rf $(STAMP))
CANDIDATES := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11

# What is compiled once is read again by every worker, server and command that the tests start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test quick build check status lint style fmt lock licences sbom audit bench bench-readers bench-attacks soak messages clean browser

help: ## list these targets
	@awk -F ':[^#]*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## build what is needed and serve the dashboard on http://127.0.0.1:8501 (PORT=8600 serves it elsewhere)
	@$(PY) -c 'import socket, sys; sys.exit(socket.socket().connect_ex(("127.0.0.1", $(PORT))) == 0)' \
		|| { echo "Port $(PORT) is taken by another program. Choose another one: make run PORT=8600"; exit 1; }
	@echo "Serving http://127.0.0.1:$(PORT) (Ctrl+C stops it)"
	@exec $(PY) -m streamlit run app.py --server.port $(PORT)

# Types and secrets are looked at beside the tests, which wait for browsers and servers now and then, and are told of after them.
# mypy does it by one process: on a busy machine it does not wait long enough for others to start.
test: style browser ## make what the tests need, then run every check and test (PYTEST_ARGS="-k word" narrows it)
	@{ $(PY) -m mypy; typed=$$?; $(SECRETS) && exit $$typed; } >$(VENV)/lint.log 2>&1 & beside=$$!; \
	$(PY) -m pytest -n $(WORKERS) --dist worksteal $(PYTEST_ARGS); tested=$$?; \
	wait $$beside; looked=$$?; cat $(VENV)/lint.log; exit $$((tested ? tested : looked))

build: $(STAMP)/run ## build the database from data/, if anything there has changed
	@$(PY) -m etl build --if-changed

check: $(STAMP)/run ## read every file under data/ and print every fault
	@$(PY) -m etl check

status: $(STAMP)/run ## tell what the database holds, from where, how fresh, what was refused
	@$(PY) -m etl status

# pytest ends with 5 where every test beside the change is one of those left out.
quick: lint ## style, types, and the tests beside what changed since the last commit (under a minute)
	@tests="$$($(PY) tests/twins.py)"; if [ -n "$$tests" ]; then \
		$(PY) -m pytest -m "not browser and not postgres and not slow" $$tests || [ $$? = 5 ]; \
	else echo "No module with a test beside it has changed."; fi

lint: style ## style, the direction of imports, types, and no secret in what is tracked
	$(PY) -m mypy -n auto
	@$(SECRETS)

style: $(STAMP)/dev ## style and the direction of imports alone
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -c 'import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))'

fmt: $(STAMP)/dev ## put the code into the project's form
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

# A lock says for each requirement file what is installed: every package, its version and the hashes of its files. The one of
# the tests comes first, since it holds all that runs: what is tested is what runs.
lock: $(SUPPLY) ## work out anew what is installed, from requirements*.txt, into requirements*.lock
	@for name in requirements-dev requirements requirements-cluster requirements-supply; do \
		limit=; [ $$name = requirements-dev ] || limit="--constraints requirements-dev.lock"; \
		$(SUPPLY_PY) -m uv pip compile $$name.txt $$limit --universal --python-version 3.11 --generate-hashes --no-header \
			--no-annotate --no-emit-index-url --no-emit-find-links --quiet $(LOCK_ARGS) --output-file $$name.lock || exit 1; done

licences: $(SUPPLY) $(STAMP)/run ## list the licence of every package that Khorgos runs with
	@$(SUPPLY_PY) -m piplicenses --python $(PY) --with-urls --order license --packages \
		$$(sed -n 's/^\([A-Za-z0-9._-]*\).*==.*/\1/p' requirements.lock)

sbom: $(SUPPLY) ## write sbom.json: what Khorgos runs with, as CycloneDX
	@$(SUPPLY_PY) -m cyclonedx_py requirements requirements.lock --output-reproducible --output-file sbom.json
	@echo "Written: sbom.json"

audit: $(SUPPLY) ## ask whether a package that Khorgos runs with has a known weakness
	@$(SUPPLY_PY) tests/audit.py requirements.lock

bench: $(STAMP)/dev ## measure Khorgos beside other tools, one table of ratios (BENCH_ARGS="--only build --rows 2000000" narrows it)
	@$(PY) -m tests.benchmarks $(BENCH_ARGS)

bench-readers: $(STAMP)/dev build ## measure what many readers at once cost one server (BENCH_ARGS="--readers 20")
	@$(PY) -m tests.benchmarks.bench_readers $(BENCH_ARGS)

bench-attacks: $(STAMP)/dev build ## try a server with more than it can do, and measure its health meanwhile (BENCH_ARGS="--times 0.5")
	@$(PY) -m tests.benchmarks.bench_attacks $(BENCH_ARGS)

soak: $(STAMP)/dev ## read for an hour while builds come, builds and the server are killed, and count wrong answers (BENCH_ARGS="--minutes 5", "--kills 200")
	@$(PY) -m tests.benchmarks.soak --minutes 60 $(BENCH_ARGS)

messages: $(STAMP)/run ## bring the catalogues in dashboard/locale up to the words shown (NEW=zh begins one)
	@$(BABEL) extract --no-wrap --add-location=file --sort-by-file --project=Khorgos --copyright-holder="Khorgos contributors" -o $(POT) dashboard
	@if [ -n "$(NEW)" ] && [ ! -e dashboard/locale/$(NEW) ]; then $(BABEL) init --no-wrap -D khorgos -i $(POT) -d dashboard/locale -l $(NEW); fi
	@set -- dashboard/locale/*/LC_MESSAGES/khorgos.po; if [ -e "$$1" ]; then \
		$(BABEL) update --no-wrap --no-fuzzy-matching --ignore-pot-creation-date -D khorgos -i $(POT) -d dashboard/locale && echo "Up to date: $$*"; \
	else echo "There is no catalogue yet. Begin one: make messages NEW=zh"; fi

clean: ## remove what can be made again: environment, database, caches
	rm -rf $(VENV) data/khorgos.db data/khorgos.db-* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

browser: $(STAMP)/dev
	@$(PY) tests/browser/chromium.py

# The environment. Stamps lie inside it, so deleting .venv forgets them too; pip runs again only when requirements change.
$(PY):
	@found=; for candidate in $(CANDIDATES); do \
		if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$candidate; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Khorgos needs Python 3.11 or newer; this machine's python3 is $$(python3 --version 2>&1 || echo missing)."; \
		echo "Install a newer one, or name it: make run PYTHON=/path/to/python3.12"; exit 1; \
	fi; \
	echo "Making $(VENV) with $$($$found --version)"; \
	$$found -m venv --clear $(VENV) || { rm -rf $(VENV); echo "python3 could not make an environment. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

# pip compiles by one processor, and the libraries' own tests too, which nobody runs: what Khorgos runs with is compiled by all
# processors. Of what tests alone need, each file is compiled when it is first read, which most never are. A library's file
# that this Python cannot compile stops nothing, as with pip: whoever imports it is told.
$(STAMP)/run: requirements.lock $(PY)
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "$(VENV) was made with $$($(PY) --version), which is too old. Run make clean, then this again."; exit 1; }
	@echo "Installing requirements.lock into $(VENV) (a minute or two, only when it changes)"
	@$(INSTALL) -r requirements.lock
	@$(PY) -m compileall -qq -j 0 -x '/tests/' $(VENV)/lib || true
	@mkdir -p $(STAMP) && touch $@

$(STAMP)/dev: requirements-dev.txt requirements-cluster.txt $(STAMP)/run
	@echo "Installing requirements-dev.lock into $(VENV)"
	@$(INSTALL) -r requirements-dev.lock
	@mkdir -p $(STAMP) && touch $@

$(SUPPLY): requirements-supply.lock $(PY)
	@$(PY) -m venv $(VENV)/supply
	@$(SUPPLY_PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-supply.lock
	@touch $@
