#!/usr/bin/env python3
"""Are the tests of merge and scoring able to fail? Plants faults in a copy, one at a time, and expects each to be noticed.

    python3 Tests/mutations/planted.py [FOLDER]

The copy (in FOLDER, else a temporary one) is built once: each fault sleeps behind the variable PLANTED. Without one
all tests must pass; with each one some test must fail. Prints which did. Takes a quarter of an hour on two quiet cores,
most of it the build; not part of `make test`. A place that no longer reads as below is an error: the fault must then be
written again.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CELLS = "Submission/Merge/Cells/"

# Fault, tests that must notice it, file, what stands there once, what stands there in the copy.
# FAULT is true while the fault is awake.
FAULTS = [
    ("merge by time: of heads that differ the one sealed last wins", "Submission", CELLS + "CellReading+Value.swift",
     "let values = Set(found.heads.compactMap(cycle.value))",
     """var values = Set(found.heads.compactMap(cycle.value))
        let sealed = found.heads.sorted {
            guard let first = cycle.batches[$0.record]?.header.sealedAt,
                let second = cycle.batches[$1.record]?.header.sealedAt
            else { return false }
            return first < second
        }
        if FAULT, let last = sealed.last, let value = cycle.value(last) { values = [value] }"""),
    ("replaces has effect across offices", "Submission", CELLS + "Ways.swift",
     "return office == earlier\n", "return FAULT || office == earlier\n"),
    ("a returned entry cuts the way", "Submission", CELLS + "Ways.swift",
     "guard let (batch, entry) = reading.cycle.entry(id) else { continue }\n",
     """guard let (batch, entry) = reading.cycle.entry(id) else { continue }
            if FAULT, reading.state.isReturned(id, batch) { continue }\n"""),
    ("a decision is overridden by a later entry", "Submission", CELLS + "Ways.swift",
     "heads = takers.filter { !reached.contains($0) }.sorted()",
     """let decided = Set(found.items.map(\\.id))
        let all = takers.filter { !reached.contains($0) }.sorted()
        let given = all.filter { !decided.contains($0) }
        heads = FAULT && !given.isEmpty ? given : all"""),
    ("a late entry reopens its cell", "Submission", CELLS + "Ways.swift",
     "accepted.filter { !$0.isLate }.map(\\.id)", "accepted.filter { FAULT || !$0.isLate }.map(\\.id)"),
    ("an approver of a decision can void it", "Submission", CELLS + "CellReading+Items.swift",
     "if basis.contains(where: { state.touched($0, by: logged.person) }) { return .touched }",
     """if basis.contains(where: { state.touched($0, by: logged.person) }) { return .touched }
        let seconds = state.registry.seconds(of: id.record, in: cell.scheme, other: logged.person)
        if FAULT, seconds.contains(where: { one in basis.contains { state.touched($0, by: one) } }) {
            return .touched
        }"""),
    ("a decision names only heads", "Submission", "Submission/Merge/State+Answers.swift",
     "return Set(found.heads + waiting).sorted()", "return Set(found.heads + (FAULT ? [] : waiting)).sorted()"),
    ("an event counts twice: events alike are not seen", "Submission", CELLS + "Events.swift",
     "let others = group.cells(of: own.headDates) - 1", "let others = FAULT ? 0 : group.cells(of: own.headDates) - 1"),
    ("a returned entry that is alone counts", "Submission", CELLS + "State+Settling.swift",
     "&& (acts.returned.isEmpty", "&& (FAULT || acts.returned.isEmpty"),
    ("a lone entry counts after closing", "Submission", CELLS + "State+Settling.swift",
     "closings(header.period, header.office, cycle.acts, batch.index).isEmpty",
     "FAULT || closings(header.period, header.office, cycle.acts, batch.index).isEmpty"),
    ("a lone entry counts without its reviewer's approval", "Submission", CELLS + "State+Settling.swift",
     "if own.answers.needsReviewer, let", "if !FAULT, own.answers.needsReviewer, let"),
    ("a lone entry counts although an amendment asks again", "Submission", CELLS + "State+Settling.swift",
     "$0.scheme.version <= own.number ||", "FAULT || $0.scheme.version <= own.number ||"),
    ("a half is rounded to even", "Assessment", "Notation/Decimals/Points.swift",
     "let away: Int64 = remainder.magnitude * 2 >= UInt64(unit) ? millionths.signum() : 0",
     """let isHalf = remainder.magnitude * 2 == UInt64(unit)
        let stays = FAULT && isHalf && quotient % 2 == 0
        let away: Int64 =
            !stays && remainder.magnitude * 2 >= UInt64(unit) ? millionths.signum() : 0"""),
    ("a half in a mean is rounded to even", "Assessment", "Notation/Decimals/Wide.swift",
     "return Int64(quotient) + (doubled >= divisor ? 1 : 0)",
     """if FAULT, doubled == divisor, quotient % 2 == 0 { return Int64(quotient) }
        return Int64(quotient) + (doubled >= divisor ? 1 : 0)"""),
    ("a quota admits half a tie", "Assessment", "Assessment/Grades/QuotaPool.swift",
     "guard fits else { break }",
     "if FAULT, !fits, room > 0 { rest = rest.dropFirst(room) }\n            guard fits else { break }"),
    ("missing is zero", "Assessment", "Assessment/Combining/LeafState.swift",
     "if policy.missing == .block { blocks = true }\n                if policy.missing == .zero {",
     "if policy.missing == .block, !FAULT { blocks = true }\n                if policy.missing == .zero || FAULT {"),
    ("an event counts twice in the points", "Assessment", "Assessment/Values/CellIntake.swift",
     "events.append((leaf, place.subject, EventTable.Event(value: value, entry: index)))",
     """events.append((leaf, place.subject, EventTable.Event(value: value, entry: index)))
        if FAULT { events.append((leaf, place.subject, EventTable.Event(value: value, entry: index))) }"""),
]

PLANTED = """import Glibc

/// The fault that is awake; empty for none.
public let plantedFault = getenv("PLANTED").map { String(cString: $0) } ?? ""
"""

PACKAGE = """// swift-tools-version: 6.2
import PackageDescription

let fast: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"), .unsafeFlags(["-O"]),
]
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let extras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let package = Package(
    name: "planted",
    dependencies: [.package(url: "https://github.com/apple/swift-crypto", from: "4.5.0")],
    targets: [
        .target(name: "Notation", dependencies: [crypto], swiftSettings: fast),
        .target(name: "TransparencyLog", dependencies: [crypto], swiftSettings: fast),
        .target(
            name: "Submission", dependencies: ["Notation", "TransparencyLog", crypto, extras],
            swiftSettings: fast),
        .target(name: "Assessment", dependencies: ["Notation"], swiftSettings: fast),
        .target(
            name: "TestSupport", dependencies: ["Notation", "Submission", "TransparencyLog"],
            path: "Tests/TestSupport", swiftSettings: fast),
        .testTarget(
            name: "SubmissionTests",
            dependencies: ["Submission", "Notation", "TransparencyLog", "TestSupport", crypto],
            path: "Tests/SubmissionTests", sources: ["Merge", "Records/Payloads.swift"],
            swiftSettings: fast),
        .testTarget(
            name: "AssessmentTests", dependencies: ["Assessment", "Notation", "TestSupport"],
            path: "Tests/AssessmentTests", swiftSettings: fast),
    ])
"""


def copy(folder: Path) -> None:
    """What the tests of the two targets need, with the faults asleep in it."""
    for part in ("Notation", "TransparencyLog", "Submission", "Assessment"):
        shutil.copytree(ROOT / "Sources" / part, folder / "Sources" / part)
    for part in ("TestSupport", "SubmissionTests", "AssessmentTests"):
        shutil.copytree(ROOT / "Tests" / part, folder / "Tests" / part)
    for part in ("fixtures", "docs"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "Package.swift").write_text(PACKAGE)
    (folder / "Sources/Notation/PlantedFault.swift").write_text(PLANTED)
    for name, _, file, old, new in FAULTS:
        path = folder / "Sources" / file
        text = path.read_text()
        if text.count(old) != 1:
            sys.exit(f"{file} has changed: this fault must be written again: {name} ({text.count(old)} × {old!r})")
        path.write_text(text.replace(old, new.replace("FAULT", f'(plantedFault == "{name}")')))


def test(folder: Path, target: str, fault: str = "") -> list[str]:
    """The names of the tests that fail."""
    said = subprocess.run(
        ["swift", "test", "--skip-build", "--filter", f"{target}Tests"], cwd=folder, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=os.environ | {"PLANTED": fault})
    failed = re.findall(r'^✘ Test (?!run with)"?(.*?)"?(?: with \d+ test cases?)? failed after', said.stdout, re.M)
    if (said.returncode == 0) != (not failed):
        print(said.stdout[-3_000:])
        sys.exit("The tests ended in a way that this program does not know.")
    return failed


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    copy(folder)
    subprocess.run(["swift", "build", "--build-tests"], cwd=folder, check=True)
    missed = []
    for target in ("Submission", "Assessment"):
        failed = test(folder, target)
        if failed:
            sys.exit(f"Without a fault these fail: {failed}")
        print(f"ok - {target}Tests pass without a fault", flush=True)
        for name in [fault[0] for fault in FAULTS if fault[1] == target]:
            failed = test(folder, target, name)
            print(f"{'ok' if failed else 'not ok'} - {name}: {len(failed)} tests failed", flush=True)
            for one in failed[:6]:
                print(f"    {one}")
            if not failed:
                missed.append(name)
    if not sys.argv[1:]:
        shutil.rmtree(folder)
    sys.exit(f"{len(missed)} faults were not noticed" if missed else None)


if __name__ == "__main__":
    main()
