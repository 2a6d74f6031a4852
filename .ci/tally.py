"""Counts tests, whoever ran them: an outcome a test, and a last line for people and programs."""

import json
import re
from typing import Iterable, NamedTuple


class Outcome(NamedTuple):
    """What became of one test."""

    kind: str  # "passed", "failed" or "skipped"
    name: str
    reason: str = ""


def swift_outcomes(lines: Iterable[str], exit_code: int) -> list[Outcome]:
    """The outcomes in the event stream of Swift Testing, one for each test function.

    The stream first names all tests, then tells what happens to each. So a test that never came
    to its end is noticed even when the process left with exit code 0.
    """
    tests: dict[str, str] = {}
    outcomes: dict[str, Outcome] = {}
    issues: dict[str, list[str]] = {}
    started: set[str] = set()
    run_ended = False
    for record in _records(lines):
        payload = record.get("payload", {})
        if record.get("kind") == "test":
            if payload.get("kind") == "function":
                tests[payload["id"]] = _test_name(payload)
            continue
        kind, test = payload.get("kind"), payload.get("testID", "")
        if kind == "runEnded":
            run_ended = True
        elif kind == "testStarted":
            started.add(test)
        elif kind == "issueRecorded" and payload["issue"].get("isFailure", True):
            issues.setdefault(test, []).append(_issue(payload))
        elif kind in ("testSkipped", "testEnded") and test in tests:
            outcomes[test] = _outcome(tests[test], payload, issues.get(test, []))

    result = []
    for test, name in tests.items():
        if test in outcomes:
            result.append(outcomes[test])
        elif test in started:
            result.append(Outcome("failed", name, "was running when the process ended"))
        else:
            result.append(Outcome("failed", name, "was never reached: the process had ended"))
    strays = [text for test, texts in issues.items() if test not in tests for text in texts]
    if strays:
        result.append(Outcome("failed", "issues outside any test", "; ".join(strays)))
    if not run_ended:
        result.append(Outcome("failed", "swift test", f"crashed, exit code {exit_code}"))
    elif exit_code != 0 and not any(outcome.kind == "failed" for outcome in result):
        result.append(Outcome("failed", "swift test", f"exit code {exit_code}"))
    elif not tests:
        result.append(Outcome("failed", "swift test", "ran no test"))
    return result


def _records(lines: Iterable[str]) -> Iterable[dict]:
    for line in lines:
        try:
            yield json.loads(line)
        except ValueError:  # a line cut short by a crash; the missing end of the run tells
            continue


def _test_name(payload: dict) -> str:
    module = payload["id"].split(".", 1)[0]
    return f"{module}: {payload.get('displayName', payload['name'])}"


def _issue(payload: dict) -> str:
    place = payload["issue"].get("sourceLocation")
    where = f"{place['fileID']}:{place['line']}: " if place else ""
    texts = [message["text"] for message in payload["messages"]]
    return where + "; ".join(texts[1:] if texts[1:] and texts[0] == "Issue recorded" else texts)


def _outcome(name: str, payload: dict, issues: list[str]) -> Outcome:
    symbols = [message["symbol"] for message in payload["messages"]]
    words = " ".join(message["text"] for message in payload["messages"])
    if issues:
        more = [f"and {len(issues) - 3} more"] if len(issues) > 3 else []
        return Outcome("failed", name, " | ".join(issues[:3] + more))
    if "fail" in symbols:
        return Outcome("failed", name, words)
    if "passWithKnownIssue" in symbols:
        return Outcome("skipped", name, "a known issue is left in it")
    if payload["kind"] == "testSkipped" or "skip" in symbols:
        quoted = re.search(r': "(.*)"$', words, re.DOTALL)
        return Outcome("skipped", name, quoted[1] if quoted else "no reason given")
    return Outcome("passed", name)


LINE = re.compile(r"(ok|not ok|skip)(?: \d+)? - (.*)")


def runner_outcomes(runner: str, lines: Iterable[str], exit_code: int) -> list[Outcome]:
    """The outcomes of a program that prints `ok - …`, `not ok - …` and `skip - … # reason`."""
    result = []
    for line in lines:
        match = LINE.fullmatch(line.strip())
        if not match:
            continue
        kind = {"ok": "passed", "not ok": "failed", "skip": "skipped"}[match[1]]
        name, _, reason = match[2].partition("#")
        if kind == "passed" and reason.strip().lower().startswith("skip"):
            kind = "skipped"
        if kind == "skipped" and not reason.strip():
            reason = "no reason given"
        result.append(Outcome(kind, f"{runner}: {name.strip()}", reason.strip()))
    if exit_code != 0 and not any(outcome.kind == "failed" for outcome in result):
        result.append(Outcome("failed", runner, f"crashed, exit code {exit_code}"))
    elif not result:
        result.append(Outcome("failed", runner, "ran no test"))
    return result


def closing(outcomes: list[Outcome]) -> list[str]:
    """A line for every test that failed or was skipped, then `N passed, N failed, N skipped`."""
    lines = []
    for kind in ("skipped", "failed"):
        for outcome in outcomes:
            if outcome.kind == kind:
                lines.append(f"{kind}: {outcome.name} # {outcome.reason or 'see above'}")
    counts = [sum(outcome.kind == kind for outcome in outcomes) for kind in
              ("passed", "failed", "skipped")]
    return lines + ["{} passed, {} failed, {} skipped".format(*counts)]


def exit_code(outcomes: list[Outcome], strict: bool) -> int:
    """0 when something passed and nothing failed; strict: and nothing was skipped either."""
    kinds = {outcome.kind for outcome in outcomes}
    good = "passed" in kinds and "failed" not in kinds and not (strict and "skipped" in kinds)
    return 0 if good else 1
