# Every command of the project. `make run` and `make test` do their own set-up.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
LAUNCH := $(PYTHON) -m sidekick.launch
GPT2   := environments/gpt2/.venv/bin/python
RASA   := environments/rasa/.venv/bin/python

# Rasa 3.6 and the libraries it pins warn of their own age wherever they are imported.
OLD_LIBRARIES := -W ignore::DeprecationWarning -W ignore::FutureWarning -W ignore::UserWarning -W ignore::ImportWarning

export PYTHONPATH := $(CURDIR)
export PYTHONUNBUFFERED := 1
export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 2
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export GRADIO_ANALYTICS_ENABLED := False
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run shell test train setup setup-test

help: ## show this list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 24

## ---- use

run: ## set up whatever is missing, start Sidekick and print its address
	@$(PYTHON) app.py

shell: ## talk to Sidekick in this terminal
	@$(LAUNCH) shell

setup: ## only the environments that running needs
	@$(LAUNCH) setup

setup-test:
	@$(LAUNCH) setup --group train --group test

## ---- test

.PHONY: check lint format types imports unit model validate stories nlu conversations chromium browser

test: setup-test ## set up whatever is missing and run all the tests
	@$(MAKE) --no-print-directory check

check: lint types imports unit model validate stories nlu conversations browser
	@echo "All tests passed."

lint: ## style, and nothing unformatted
	$(GPT2) -m ruff check .
	$(GPT2) -m ruff format --check .

format: ## format the code
	$(GPT2) -m ruff check --fix-only .
	$(GPT2) -m ruff format .

types: ## type checks, under both Pythons
	$(GPT2) -m mypy sidekick/movies sidekick/chat sidekick/gpt2 sidekick/server sidekick/web sidekick/launch training app.py --exclude training/nlu
	$(RASA) -m mypy actions sidekick/nlu sidekick/chat training/nlu --python-version 3.10

imports: ## the import graph points one way
	environments/gpt2/.venv/bin/lint-imports

unit: ## unit tests, under both Pythons
	$(GPT2) -m pytest tests/movies tests/chat tests/gpt2 tests/server tests/web tests/launch tests/training tests/benchmarks
	$(RASA) -m pytest tests/actions tests/movies tests/chat

model: ## train the dialogue if it changed
	@$(LAUNCH) model

validate: ## rasa's own check of the dialogue data
	$(RASA) -m rasa data validate --fail-on-warnings

stories: model ## the story tests
	$(RASA) -m rasa test core --stories tests/stories --model "$$($(LAUNCH) model | tail -n 1)" --out var/results --fail-on-prediction-errors

nlu: model ## floors on the held-out phrasings
	$(RASA) -m pytest tests/nlu tests/training/nlu $(OLD_LIBRARIES)

conversations: model ## whole conversations over HTTP, every server up
	$(RASA) -m pytest tests/conversations -m conversations

chromium:
	@command -v chromium chromium-browser google-chrome > /dev/null || { \
	  echo "Installing Chromium for the browser tests ..."; \
	  { [ "$$(id -u)" = 0 ] && apt-get update -qq > /dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium > /dev/null; } || \
	  { echo "The browser tests need Chromium: install it (on Debian: sudo apt-get install chromium) and run 'make test' again."; exit 1; }; }

browser: chromium model ## the web page and the widget in a real browser
	$(GPT2) -m pytest tests/browser -m browser

## ---- train and measure

.PHONY: evaluate-recommender evaluate-lm evaluate-nlu pins

train: setup-test ## all models again, from the data (SIDEKICK_DATA, else downloaded)
	$(GPT2) -m training run
	@$(LAUNCH) model

evaluate-recommender: setup-test ## the ReDial benchmark (TEST=file scores that file)
	@$(GPT2) -m training.recommender.evaluate $(if $(TEST),--test "$(TEST)")

evaluate-lm: setup-test ## the language model's figures (TEST=file scores that file)
	@$(GPT2) -m training.language_model.evaluate $(if $(TEST),--test "$(TEST)")

evaluate-nlu: setup-test ## understanding: titles, intents, entities (TEST=file, IARD=file)
	@$(RASA) -m training.nlu.evaluate $(if $(TEST),--test "$(TEST)") $(if $(IARD),--iard "$(IARD)")

pins: ## write the resolved versions into both environments' pyproject.toml
	$(GPT2) environments/pin.py environments/rasa environments/gpt2

.PHONY: simulate
simulate: setup ## 50 conversations of simulated people with a fresh assistant, unselected (COUNT=, SEED=)
	@$(LAUNCH) with $(GPT2) -m benchmarks.conversations $(if $(COUNT),--count $(COUNT)) $(if $(SEED),--seed $(SEED))

.PHONY: screenshots web-figures
screenshots: setup-test chromium ## take the pictures of docs/web.md with a fresh assistant
	@$(LAUNCH) with $(GPT2) -m benchmarks.web screenshots

web-figures: setup-test chromium ## transfer sizes and first paint of the web, with a fresh assistant
	@$(LAUNCH) with $(GPT2) -m benchmarks.web figures
