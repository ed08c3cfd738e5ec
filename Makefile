# The whole vocabulary of the project. On a machine without make, README.md gives the same commands in plain form.
.DEFAULT_GOAL := help
.PHONY: help ready serve build check outside test bench bench-search bench-web fmt lock vendor clean chromium
.DELETE_ON_ERROR:

# Where a proposal begins.
BASE := main
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check --quiet
RUNTIME := $(VENV)/.runtime
LIBRARIES := $(VENV)/.libraries
TOOLS := $(VENV)/.tools
TYPES := node_modules/.installed
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --quiet \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header

help: ## elenca i comandi
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

ready: $(RUNTIME) ## prepara soltanto l’ambiente

serve: $(RUNTIME) ## controlla i dati, costruisce il portale e lo mostra su http://127.0.0.1:8000, aggiornandolo a ogni modifica
	@$(BIN)/concilia serve

build: $(RUNTIME) ## controlla i dati e costruisce il portale in site/
	@$(BIN)/concilia build

check: $(RUNTIME) ## controlla soltanto i dati, in pochi secondi
	@$(BIN)/concilia check

outside: $(RUNTIME) ## dice quali file cambiati da BASE (main) non sono dati, e se ce ne sono si ferma
	@found="$$($(BIN)/concilia outside --base '$(BASE)')" || exit 2; [ -z "$$found" ] || { printf '%s\n' "$$found"; \
	echo '::error::Questa proposta cambia file che non sono dati: la rilegge chi cura il portale. Se volevi solo una scheda, lascia i file di data/.'; exit 1; }

test: $(TOOLS) $(TYPES) chromium ## esegue tutti i controlli: formato, tipi, dati, pagine, portale costruito, browser
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	node_modules/.bin/tsc
	$(BIN)/pytest --numprocesses 2 --dist loadfile

bench: $(TOOLS) ## misura i tempi con molte schede inventate, che non entrano mai nel portale
	$(BIN)/python -m bench

bench-search: $(TOOLS) chromium ## misura la ricerca con diecimila schede inventate, accanto a quella del tema di serie
	$(BIN)/python -m bench.search --material

bench-web: $(TOOLS) chromium ## misura peso e velocità delle pagine su un telefono, accanto a quelle del tema di serie
	$(BIN)/python -m bench.web

lock: $(TOOLS) ## aggiorna le versioni bloccate in requirements.txt e requirements-test.txt
	$(LOCK) --upgrade --group build --output-file requirements.txt
	$(LOCK) --upgrade --group build --group test --constraint requirements.txt --output-file requirements-test.txt

fmt: $(RUNTIME) ## mette le schede nell'ordine e nello stile del progetto, senza cambiare ciò che dicono
	@$(BIN)/concilia fmt

# What it copies is committed: no build asks for Node.
vendor: $(TYPES) ## rifà le copie delle librerie del browser (overrides/assets/js/vendor) alle versioni bloccate
	cp node_modules/js-yaml/LICENSE overrides/assets/js/vendor/js-yaml/LICENSE
	grep -v '^//# sourceMappingURL' node_modules/js-yaml/dist/browser/js-yaml.esm.min.mjs > overrides/assets/js/vendor/js-yaml/js-yaml.js

clean: ## toglie tutto ciò che si può rifare: ambiente, portale costruito, appoggi
	rm -rf $(VENV) node_modules site .site.* .build .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Set-up. A stamp is newer than its lock file, or the step is done again; an interrupted step leaves no stamp.
$(BIN)/python:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Serve Python 3.11 o successivo: installalo, poi ripeti il comando.' >&2; exit 2; }
	@python3 -m venv $(VENV) \
		|| { rm -rf $(VENV); echo 'Manca il pacchetto python3-venv: installalo, poi ripeti il comando.' >&2; exit 2; }

$(LIBRARIES): requirements.txt | $(BIN)/python
	@echo 'Preparo l’ambiente (solo la prima volta, o quando cambiano le versioni)…'
	@$(PIP) --require-hashes --only-binary :all: -r requirements.txt
	@touch $@

# The project itself, as it lies here; again when its list of packages may have changed.
$(RUNTIME): pyproject.toml $(LIBRARIES)
	@$(PIP) --no-build-isolation --no-deps --no-index --editable .
	@touch $@

$(TOOLS): requirements-test.txt $(LIBRARIES) | $(RUNTIME)
	@echo 'Preparo gli strumenti di prova…'
	@$(PIP) --require-hashes --only-binary :all: -r requirements-test.txt
	@touch $@

# What comes from npm: the compiler of the types, and the libraries to copy. Only tests and `vendor` need Node.
$(TYPES): package-lock.json
	@command -v npm >/dev/null \
		|| { echo 'Per le prove serve Node.js con npm: installalo, poi ripeti. Il portale si costruisce senza.' >&2; exit 2; }
	@echo 'Preparo il compilatore dei tipi…'
	@npm ci --loglevel=error >/dev/null
	@touch $@

# The browser of the tests is Debian's Chromium; CHROMIUM=/path names another one.
chromium:
	@if command -v "$${CHROMIUM:-chromium}" >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo 'Installo Chromium per le prove…'; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else echo 'Per le prove serve il browser Chromium: installalo con «sudo apt-get install chromium».' >&2; exit 2; fi
