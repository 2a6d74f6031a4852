# The front door. What each target does in detail is a script in .ci.
SHELL := /bin/bash
.DEFAULT_GOAL := build
.PHONY: setup build test demo release coverage lint format bench soak fuzz package

setup: ; @.ci/setup
build: setup ; @.ci/build
test: setup ; @.ci/test
demo: build ; @bash Tests/demo/demo.sh
release: setup ; @.ci/release
coverage: build ; @.ci/coverage
lint: setup ; @.ci/lint
format: ; @swift format format -i -p -r --configuration .swift-format Package.swift Sources Tests

bench: setup ; @.ci/bench

soak fuzz package: ; @echo "make $@: not yet" >&2; exit 1
