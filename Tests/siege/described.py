"""schemathesis asks a running centre whether docs/openapi.yaml says what it does."""

import base64
import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Iterator

from carried import packed, recipient, sealed
from centre import Besieged, Outcome
from records import parsed
from refusals.parties import CENTRE, Office, secret_of
from work import figures, next_batch

HERE = Path(__file__).resolve().parent
DESCRIPTION = HERE.parents[1] / "docs/openapi.yaml"
LEAST = {"small": 400, "full": 5_000}
EXAMPLES = {"small": 6, "full": 400}


def given(besieged: Besieged) -> dict[str, Any]:
    """Requests that the centre has to take, for the hooks to send."""
    office, line = besieged.offices[0], besieged.line()
    evidence = hashlib.sha256(b"true evidence").hexdigest()
    first = figures(0)
    first[0] |= {"evidence": [{"bytes": 13, "name": "a.txt", "sha256": evidence, "type": "text/plain"}]}
    records = [next_batch(office, first)]
    records += [next_batch(office, figures(number)) for number in range(1, 6)]
    for name, data in records[:3]:
        assert besieged.call("PUT", f"/v1/records/{name}", data, line).status == 201
    pass_on = {"Authorization": f"Bearer {besieged.token(office)}"}
    held = besieged.call("PUT", f"/v1/blobs/{evidence}/0", b"true evidence", line, **pass_on)
    assert held.status == 200, held.body
    line.close()
    size = len(besieged.leaves())
    requests = [Office(f"joins{number}").request(secret_of(besieged.invitation("o0")))
                for number in range(2)]
    name, data = records[0]
    plain = packed({f"records/{name}.record": data},
                   **{"centre": CENTRE, "from": office.name, "kind": "submission", "to": "centre"})
    bundle = sealed(plain, recipient(besieged.centre / "keys/age.json"))
    return {
        "bundle": base64.b64encode(bundle).decode(), "url": besieged.url, "size": size, "device": office.device.seed.hex(),
        "records": [data.decode() for _, data in records],
        "evidence": evidence, "ids": [name for name, _ in records[:3]], "requests": requests}


def schemathesis(besieged: Besieged, kind: str, seed: int) -> tuple[dict[str, Any], Counter[str]]:
    """Runs it; its report, and how often each operation was answered with each status."""
    work = besieged.work
    (work / "requests.json").write_text(json.dumps(given(besieged)), encoding="utf-8")
    report, answers, words = (work / name for name in ("report.json", "answers.json", "words"))
    token = besieged.token(besieged.offices[0])
    with words.open("wb") as file:
        subprocess.run(
            [sys.executable, "-m", "schemathesis.cli", "--config-file",
             str(HERE / "schemathesis.toml"), "run", str(DESCRIPTION), "--url", besieged.url,
             "--header", f"Authorization: Bearer {token}", "--seed", str(seed),
             "--max-examples", str(EXAMPLES[kind]), "--no-color", "--no-shrink",
             "--request-timeout", "30", "--report", "json", "--report-json-path", str(report)],
            cwd=work, stdout=file, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False,
            env={**os.environ, "PYTHONPATH": f"{HERE}:{HERE.parent / 'interop'}",
                 "PYTHONDONTWRITEBYTECODE": "1",
                 "SCHEMATHESIS_HOOKS": str(HERE / "true_requests.py"),
                 "SIEGE_ANSWERS": str(answers),
                 "SIEGE_REQUESTS": str(work / "requests.json")})
    if not report.exists():
        raise AssertionError(words.read_text(encoding="utf-8")[-3_000:])
    out = json.loads(report.read_text(encoding="utf-8"))
    if out["failures"] or out["errors"]:
        print("\n".join(f"# {line}" for line in words.read_text(encoding="utf-8").splitlines()))
    return out, Counter(json.loads(answers.read_text(encoding="utf-8")))


def run(besieged: Besieged, kind: str, seed: int = 1) -> Iterator[Outcome]:
    """Everything that is described, with right data and with wrong data."""
    report, answers = schemathesis(besieged, kind, seed)
    cases, operations = report["test_cases"]["generated"], report["operations"]
    wrong = [f"{one['title']}: {', '.join(one['operations'])}" for one in report["failures"]]
    wrong += [f"{one['title']} ({one['count']})" for one in report["errors"]]
    yield not wrong, f"{cases} made-up calls are answered as docs/openapi.yaml says {wrong or ''}"
    all_tried = operations["tested"] == operations["total"] > 10 and report["complete"]
    yield all_tried and cases >= LEAST[kind], (
        f"{operations['tested']} of {operations['total']} operations, {cases} calls")
    labels = {label.rsplit(" ", 1)[0] for label in answers}
    good = {label for label in labels 
            if any(answers[f"{label} {code}"] for code in (200, 201, 202))}
    yield len(good) == operations["total"], (
        f"{len(good)} operations were asked so that they gave what was asked for "
        f"{sorted(labels - good) or ''}")
    lost = [label for label in answers if label.endswith(" 0")]
    yield not lost, f"no call is left without an answer {lost or ''}"
    alive = besieged.call("GET", "/v1/centre").status == 200 and parsed(
        besieged.call("GET", "/v1/centre").body)["card"] == besieged.card
    yield alive, "the centre serves on afterwards"
