# `make serve` and `make test` are all a newcomer needs; both set up what is missing first.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PORT ?= 8080
with_env := source scripts/env.sh &&

.PHONY: help serve test bench study pictures pkg release clean setup

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

serve: ## set up, build, serve the page on 127.0.0.1 (PORT=8080)
	@scripts/setup.sh serve
	@$(with_env) trunk build --cargo-profile fast
	@node scripts/serve.mjs dist $(PORT)

test: ## set up, then every check; ends in "N passed, N failed"
	@scripts/setup.sh test
	@$(with_env) node scripts/test.mjs

release: ## the page as it is published: whole-program optimised (long), in dist/
	@scripts/setup.sh serve
	@$(with_env) OROGEN_PROFILE=release trunk build --cargo-profile release

pkg: ## the npm package in pkg/, the folder for a USB stick in pkg/stick/ (PROFILE=fast for a quick one)
	@scripts/setup.sh serve
	@$(with_env) if [ "$${PROFILE:-release}" = fast ]; then trunk build --cargo-profile fast; \
	  else OROGEN_PROFILE=release trunk build --cargo-profile release; fi
	@node scripts/pack.mjs

bench: release ## speed and size beside TensorFlow.js, in one run; writes benches/results.json
	@scripts/setup.sh test
	@$(with_env) cargo bench --quiet --no-run && node benches/run.mjs

study: ## a scientific figure again: NAME=magnitude, probability, literature or terrain, DATA=the folder of its files
	@scripts/setup.sh serve
	@$(with_env) cargo bench --quiet --profile dev --bench study -- "$(NAME)" "$(DATA)" > target/study.json && \
	  mv target/study.json "benches/study-$(NAME).json" && cat "benches/study-$(NAME).json"

pictures: ## the pictures of the page in README and the install dialog, from dist/
	@scripts/setup.sh test
	@$(with_env) node scripts/pictures.mjs

clean: ## forget what was built (tools stay)
	rm -rf target dist node_modules www/vendor pkg/dist
