# The front door. What each target does in detail is a script in .ci.
SHELL := /bin/bash
.DEFAULT_GOAL := build
.PHONY: setup build test demo release coverage lint format bench soak fuzz package

setup: ; @.ci/setup
build: setup ; @.ci/build
test: setup ; @.ci/test
# Which of the four systems: a town cadres, b township leadership, c departments, d city over counties.
# Without SYSTEM the first part of d, the scores of a year; with SYSTEM=d the year around them too.
story. := demo
story.a := cadres
story.b := leadership
story.c := departments
story.d := demo year
demo: build ; @for story in $(or $(story.$(SYSTEM)),$(error SYSTEM is a, b, c or d)); do bash Tests/demo/$$story.sh || exit; done
release: setup ; @.ci/release
coverage: build ; @.ci/coverage
lint: setup ; @.ci/lint
format: ; @swift format format -i -p -r --configuration .swift-format Package.swift Sources Tests

bench: setup ; @.ci/bench

soak fuzz package: ; @echo "make $@: not yet" >&2; exit 1
