PYTHON := .venv/bin/python
PYTEST := QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --quiet

.PHONY: run test check cases bench bench-quick house screenshots format messages dictionary lock \
	package sign test-package release

# Without a display there is no window to open, so the sample cycle shows what the program does.
run:
	@./setup.sh run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		exec $(PYTHON) main.py; \
	else \
		rm -rf build/demo && mkdir -p build && exec $(PYTHON) main.py demo build/demo; \
	fi

# One process more than cores, since many a test waits for a daemon or another program. One that goes
# down ends the run: with another in its place it has been seen to wait for ever.
test:
	@./setup.sh dev
	$(PYTEST) --numprocesses $$(($$(nproc) + 1)) --maxprocesses 8 --dist loadscope --no-loadscope-reorder \
		--max-worker-restart 0

check:
	@./setup.sh dev
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m basedpyright
	$(PYTEST) tests/test_architecture.py tests/test_translations.py
	$(MAKE) bench-quick

# Small inputs that were once got wrong: case, expected, got. One alone: make cases CASE=name
cases:
	@./setup.sh dev
	@$(PYTHON) -m tests.cases $(CASE)

# Beside rivals that need nothing of their own, so that it runs wherever the tests do.
bench-quick:
	@./setup.sh dev
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m benchmarks.guard

bench:
	@./setup.sh bench
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m benchmarks

# What can be counted of the house itself.
house:
	@./setup.sh dev
	@$(PYTHON) -m docs.house

# On a screen of its own, so that the pictures look the same whoever takes them.
screenshots:
	@./setup.sh dev
	xvfb-run -a -s "-screen 0 1366x768x24" $(PYTHON) -m docs.make_screenshots
	$(PYTHON) -m docs.contact_sheet

format:
	@./setup.sh dev
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

# Brings the texts of the source into the catalogs; what is new there waits for its translation.
messages:
	@./setup.sh dev
	@mkdir -p build
	$(PYTHON) -m babel.messages.frontend --quiet extract --no-default-keywords \
		--keywords "_ N_ n_:1,2" --sort-output --no-location --width 100 \
		--output-file build/legalroom.pot app ui
	$(PYTHON) -m babel.messages.frontend --quiet update --domain legalroom --no-fuzzy-matching \
		--width 100 --ignore-obsolete --ignore-pot-creation-date \
		--input-file build/legalroom.pot --output-dir resources/locale

# What packages hold, from the descriptions of records into docs/package-format.md.
dictionary:
	$(PYTHON) -m docs.dictionary

# Needs uv. Each lock but the first starts from a smaller one, so the four never disagree.
lock:
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-dev.in --output-file requirements-dev.txt
	$(LOCK) requirements-bench.in --output-file requirements-bench.txt
	$(LOCK) requirements-package.in --output-file requirements-package.txt

# Into dist/: what a clerk carries to a room that has no network (docs/packaging.md).
package:
	@./setup.sh package
	$(PYTHON) packaging/build.py $(SHAPES)

# With the maker's own key, on his own computer: make sign KEY=FILE (docs/releasing.md).
sign:
	for each in dist/*.release; do minisign -S -H -s "$(KEY)" -m "$$each" || exit 1; done

# Checks, tests, packages, tries them, sums: stops at the first that fails. As root.
release:
	@packaging/make_release.sh

# As root, because it makes bare systems to try the packages in.
test-package:
	@./setup.sh package
	$(PYTHON) packaging/trial.py $(ROOTS)
