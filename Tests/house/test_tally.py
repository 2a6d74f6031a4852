"""The sum at the end of `make test` is right, and so is its exit code.

A small package is built with a test of every fate, and run with the installed Swift: a later
Swift that tells its story differently is noticed here.
"""

import contextlib
import importlib.machinery
import importlib.util
import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / ".ci"))
from tally import Outcome, closing, exit_code, runner_outcomes, swift_outcomes  # noqa: E402

MANIFEST = """// swift-tools-version: 6.2
import PackageDescription
let package = Package(name: "Fates", targets: [.testTarget(name: "FateTests")])
"""

TESTS = """
import Foundation
import Testing
let asked = ProcessInfo.processInfo.environment
struct Thrown: Error {}
@Test("good, 好") func good() {}
@Test(arguments: [1, 2, 3]) func goodThrice(_ number: Int) {}
@Test("bad") func bad() { #expect(asked["FATE"] != "bad") }
@Test func throwing() throws { if asked["FATE"] == "throw" { throw Thrown() } }
@Test(arguments: [1, 2]) func one(_ n: Int) { #expect(n == 1 || asked["FATE"] != "case") }
@Test("absent", .enabled(if: false, "no vectors: \\"here\\"")) func absent() {}
@Suite("off", .disabled("suite is off")) struct Off {
    @Test func first() {}
    @Test(arguments: [1, 2]) func second(_ n: Int) {}
}
@Test func known() { if asked["FATE"] == "known" { withKnownIssue { #expect(1 == 2) } } }
@Test func warned() { Issue.record("only a warning", severity: .warning) }
@Test func leaving() { if asked["FATE"] == "leave" { exit(0) } }
@Test func crashing() { if asked["FATE"] == "crash" { precondition(asked.isEmpty) } }
"""

results: list[bool] = []


def check(name: str, good: bool, seen: object = "") -> None:
    """Prints one line of the result, and remembers it."""
    results.append(good)
    print(f"{'ok' if good else 'not ok'} - {name}" + ("" if good else f" (saw {seen})"))


def counts(outcomes: list[Outcome]) -> tuple[int, int, int]:
    """How many passed, failed and were skipped."""
    kinds = [outcome.kind for outcome in outcomes]
    return kinds.count("passed"), kinds.count("failed"), kinds.count("skipped")


def quietly(run, *arguments):
    """Calls without the output: it tells of failures that are meant."""
    with contextlib.redirect_stdout(io.StringIO()):
        return run(*arguments)


def load_test_script():
    """The script .ci/test as a module: its name has no ending."""
    loader = importlib.machinery.SourceFileLoader("house_test", str(ROOT / ".ci/test"))
    spec = importlib.util.spec_from_loader("house_test", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def check_swift(folder: Path) -> None:
    """Builds the package of fates once and runs it once for each."""
    (folder / "Tests/FateTests").mkdir(parents=True)
    (folder / "Package.swift").write_text(MANIFEST, encoding="utf-8")
    (folder / "Tests/FateTests/Fates.swift").write_text(TESTS, encoding="utf-8")
    subprocess.run(["swift", "build", "--build-tests", "-q"], cwd=folder, check=True,
                   stdout=sys.stderr)
    house = load_test_script()
    # Twelve test functions, three of them always skipped.
    expected = {
        "none": (9, 0, 3), "bad": (8, 1, 3), "throw": (8, 1, 3), "case": (8, 1, 3),
        "known": (8, 0, 4),
    }
    for fate in [*expected, "leave", "crash"]:
        os.environ["FATE"] = fate
        outcomes = quietly(house.swift_tests, folder)
        seen, code = counts(outcomes), exit_code(outcomes, strict=False)
        if fate in expected:
            check(f"the fate {fate} gives {expected[fate]}", seen == expected[fate], outcomes)
            check(f"the fate {fate} gives exit code {min(1, expected[fate][1])}",
                  code == min(1, expected[fate][1]), code)
        else:
            check(f"the fate {fate} fails", code == 1 and seen[1] >= 2, outcomes)
            guilty = {"leave": "leaving()", "crash": "crashing()"}[fate]
            check(f"the fate {fate} names {guilty}", any(
                guilty in outcome.name and outcome.kind == "failed" for outcome in outcomes),
                outcomes)
        if fate == "none":
            reasons = sorted(o.reason for o in outcomes if o.kind == "skipped")
            check("every skipped test has its reason",
                  reasons == ['no vectors: "here"', "suite is off", "suite is off"], reasons)
            check("strict: what was skipped fails", exit_code(outcomes, strict=True) == 1)
    os.environ.pop("FATE")
    for built in (folder / ".build").glob("*/debug/*.xctest"):
        built.unlink()
    outcomes = quietly(house.swift_tests, folder)
    check("a package that is not built fails", exit_code(outcomes, strict=False) == 1, outcomes)


def check_runners() -> None:
    """What other programs print."""
    lines = ["words", "ok - one", "ok 2 - two", "not ok - three (saw 4)", "skip - four # no age",
             "ok - five # skip no network", "skip - six"]
    outcomes = runner_outcomes("r", lines, 1)
    check("lines of a runner are counted", counts(outcomes) == (2, 1, 3), outcomes)
    reasons = [outcome.reason for outcome in outcomes if outcome.kind == "skipped"]
    check("and keep their reasons", reasons == ["no age", "skip no network", "no reason given"],
          reasons)
    check("a runner that says all is well and exits 3 failed",
          counts(runner_outcomes("r", ["ok - one"], 3)) == (1, 1, 0))
    check("a runner that says nothing failed", counts(runner_outcomes("r", [], 0)) == (0, 1, 0))
    check("a run without an event failed", counts(swift_outcomes([], 0)) == (0, 1, 0))


def check_closing() -> None:
    """The last line and the exit code."""
    passed, skipped = Outcome("passed", "a"), Outcome("skipped", "b", "no reason")
    check("the last line is the sum", closing([passed, skipped, passed]) ==
          ["skipped: b # no reason", "2 passed, 0 failed, 1 skipped"])
    check("nothing at all is a failure", exit_code([], strict=False) == 1)
    check("nothing but skipped is a failure", exit_code([skipped], strict=False) == 1)
    check("passed is good", exit_code([passed, skipped], strict=False) == 0)


if __name__ == "__main__":
    check_runners()
    check_closing()
    with tempfile.TemporaryDirectory() as name:
        check_swift(Path(name))
    sys.exit(0 if all(results) else 1)
