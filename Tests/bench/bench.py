#!/usr/bin/env python3
"""make bench: measures the product, its limits and its peers in one run.

Writes .build/bench.json, a list of {"name","unit","ours","limit","peer","peerName"}, and the same
as a table in .build/bench.md. The environment: BENCH_SCALE=N sends only an Nth of the batches of W;
BENCH_GROWTH=N is how far the state grows (10^7 needs less than 1 GB); BENCH_ONLY=a,b picks of probes,
growth, singles, nation, rerank, workbook, w, small, large, agent; BENCH_TOWNSHIPS=FILE is the nation's list.
"""

import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import centre
import nation
import office
import peers
import workbooks

ROOT = Path(__file__).resolve().parent.parent.parent
SCALE = int(os.environ.get("BENCH_SCALE", "1"))
GROWTH = int(os.environ.get("BENCH_GROWTH", "1000000"))
TOWNSHIPS = Path(os.environ.get("BENCH_TOWNSHIPS", ROOT.parent / "shared/data/townships.csv"))
EVERYTHING = "probes,singles,growth,nation,rerank,workbook,w,small,large,agent"
# Batches, entries of each, devices.
WORKS = {"w": (2000, 100, 200), "small": (20000, 10, 200), "large": (20, 10000, 20)}


class Table:
    """The figures, said as they come."""

    def __init__(self) -> None:
        self.rows: list[dict[str, Any]] = []
        self.began = time.monotonic()

    def add(self, name: str, unit: str, ours: float, limit: float | None = None,
            peer: float | None = None, peer_name: str | None = None) -> None:
        """A row; ratios are made by whoever reads it."""
        self.rows.append({"name": name, "unit": unit, "ours": short(ours), "limit": short(limit),
                          "peer": short(peer), "peerName": peer_name})
        print(f"[{time.monotonic() - self.began:4.0f} s] {name}: {short(ours)} {unit}"
              f"{'' if limit is None else f', limit {short(limit)}'}"
              f"{'' if peer is None else f', {peer_name} {short(peer)}'}", flush=True)

    def markdown(self) -> str:
        """The rows, with ours by the limit and by the peer."""
        lines = ["| what | unit | ours | limit | ours/limit | peer | ours/peer |",
                 "| --- | --- | ---: | ---: | ---: | ---: | ---: |"]
        for row in self.rows:
            ratios = [f"{row['ours'] / row[kind]:.2f}" if row[kind] else ""
                      for kind in ("limit", "peer")]
            peer = "" if row["peer"] is None else f"{row['peer']} {row['peerName']}"
            limit = "" if row["limit"] is None else row["limit"]
            cells = [row["name"], row["unit"], row["ours"], limit, ratios[0], peer, ratios[1]]
            lines.append("| " + " | ".join(map(str, cells)) + " |")
        return "\n".join(lines) + "\n"


def short(number: float | None) -> float | int | None:
    """Three figures of a small number, all of a large one."""
    if number is None or number == 0:
        return number
    return round(number) if abs(number) >= 100 else float(f"{number:.3g}")


def probes(tools: centre.Tools, table: Table) -> None:
    """What the machine can do."""
    found = tools.measure("probes", f"folder={tools.work}")[0]
    table.add("probe: fsync, median", "µs", found["fsyncNs"] / 1e3)
    table.add("probe: fsync, p99", "µs", found["fsyncP99Ns"] / 1e3)
    table.add("probe: SHA-256", "GB/s", found["sha256Bytes"] / found["sha256Ns"])
    table.add("probe: Ed25519 verification", "1/s", 1e9 / found["verifyNs"])


def growth(tools: centre.Tools, table: Table) -> None:
    """What a batch of 100 costs as the state grows; the limit is the cost at a thousand entries."""
    first: dict[str, int] = {}
    for line in tools.measure("growth", f"to={GROWTH}"):
        if line["name"] != "growth":
            table.add("growth: stopped for memory at", "entries", line["entries"])
            continue
        first = first or line
        size = f"10^{len(str(line['entries'])) - 1}"
        for kind, words in (("append", "an entry of a new batch"), ("correct", "a correction")):
            table.add(f"growth: {words} at {size}", "µs", line[kind] / 1e3, first[kind] / 1e3)
        table.add(f"growth: longest batch up to {size}", "ms", line["fillWorstBatch"] / 1e6)
        table.add(f"growth: memory at {size}", "MB", line["residentKiB"] / 1e3)


def singles(tools: centre.Tools, table: Table) -> None:
    """Sealing, reading and verifying, in processor time."""
    for line in tools.measure("singles"):
        if line["name"] == "receipt":
            table.add("verify a receipt", "µs", line["verifyNs"] / 1e3, line["signatureNs"] / 1e3)
            continue
        count = line["entries"]
        table.add(f"seal {count} entries", "ms", line["sealNs"] / 1e6, line["writeNs"] / 1e6)
        table.add(f"read a batch of {count}", "entries/s", count * 1e9 / line["readNs"])
        table.add(f"verify and read a batch of {count}", "entries/s", count * 1e9 / line["checkNs"])


def nationwide(tools: centre.Tools, table: Table) -> None:
    """N against DuckDB."""
    source = nation.codes(tools, TOWNSHIPS, max(4000, 41352 // SCALE))
    found = nation.run(tools)
    both = {threads: found[f"duckdb{threads}"]["totals"] + found[f"duckdb{threads}"]["figures"]
            for threads in (1, 2)}
    name = f"N ({source}): totals, ranks, grades and figures of leaves"
    table.add(name, "ms", found["runNs"] / 1e6, None, both[2] * 1e3, "DuckDB, 2 threads")
    table.add(f"{name}, 1 thread", "ms", found["runNs"] / 1e6, None, both[1] * 1e3,
              "DuckDB, 1 thread")
    for part in ("totals", "figures"):
        table.add(f"N: DuckDB's {part} alone, 2 threads", "ms", found["duckdb2"][part] * 1e3)


def workbook(tools: centre.Tools, table: Table) -> None:
    """Reading 100,000 rows of a workbook beside two other readers."""
    found = workbooks.run(tools, max(1000, 100_000 // SCALE))
    for peer, name in (("calamine", "python-calamine"), ("openpyxl", "openpyxl, read-only")):
        table.add(f"read a workbook of {found['cells']} cells, beside {name}", "s", found["ours"],
                  None, found[peer], name)


def reranked(tools: centre.Tools, table: Table) -> None:
    """One changed cell against a whole run; the stability of weights; runs over more subjects."""
    for line in tools.measure("rerank", f"to={max(1000, 1_000_000 // SCALE)}"):
        if line["name"] == "subjects":
            size = f"{line['subjects']} subjects of {line['leaves']} leaves"
            table.add(f"a run over {size}", "ms", line["runNs"] / 1e6)
            table.add(f"a run over {size}: memory", "MB", line["residentKiB"] / 1e3)
            continue
        size = f"{line['subjects']} × {line['leaves']}"
        table.add(f"one changed cell of {size}", "ms", line["changeNs"] / 1e6, line["runNs"] / 1e6)
        table.add(f"one changed cell of {size}, p99", "ms", line["changeP99Ns"] / 1e6)
        table.add(f"stability of all weights of {size}", "ms", line["stabilityNs"] / 1e6)


def work(tools: centre.Tools, table: Table, name: str) -> None:
    """W, W-small or W-large: ours, SQLite alone, FastAPI over SQLite."""
    batches, size, devices = WORKS[name]
    whole, batches = batches, max(batches // SCALE, 1)
    count, title = batches * size, {"w": "W", "small": "W-small", "large": "W-large"}[name]
    made = tools.measure("batches", "centre=bench", f"batches={whole}", f"take={batches}",
                         f"entries={size}", f"devices={devices}", f"out={name}.calls",
                         f"plain={name}.plain")[0]
    # A part of the batches fills no table: its standing can only be provisional.
    ours = centre.intake(tools, name, devices, *["--provisional"] * (SCALE > 1))
    if ours["accepted"] != count or ours["verified"] != batches:
        raise RuntimeError(f"{title}: {ours}")
    alone, peer = peers.sqlite_alone(tools, name), peers.fastapi(tools, name, devices)
    table.add(f"intake of {title}", "entries/s", count * 1e9 / ours["wallNs"], count / alone,
              count * 1e9 / peer["wallNs"], "FastAPI + SQLite")
    for part in ("p50", "p99"):
        table.add(f"{title}: a call, {part}", "ms", ours[f"{part}Ns"] / 1e6, None,
                  peer[f"{part}Ns"] / 1e6, "FastAPI + SQLite")
    table.add(f"{title}: longest call", "ms", ours["mostNs"] / 1e6, None, peer["mostNs"] / 1e6,
              "FastAPI + SQLite")
    table.add(f"{title}: processor of the centre", "µs/entry", ours["serverSeconds"] * 1e6 / count)
    table.add(f"{title}: most memory of the centre", "MB", ours["serverKiB"] / 1e3)
    table.add(f"{title}: one standing afterwards", "s", ours["standingSeconds"])
    table.add(f"{title}: on the wire", "bytes/entry",
              (ours["sentBytes"] + ours["receivedBytes"]) / count)
    table.add(f"{title}: of these sent", "bytes/entry", made["callBytes"] / count)


def clerk(tools: centre.Tools, table: Table) -> None:
    """The agent."""
    found = office.run(tools, 4000, SCALE)
    drafts = found["drafts"]
    table.add("agent status, cold", "ms", found["few"] * 1e3)
    table.add("agent status: most memory", "MB", found["memoryKiB"] / 1e3)
    table.add(f"agent status with {drafts} drafts", "ms", found["many"] * 1e3)
    table.add(f"agent: import {drafts} drafts", "ms", found["import"] * 1e3)
    table.add(f"agent: seal {drafts} drafts", "ms", found["seal"] * 1e3)
    heap = f"with {found['heapDrafts']} drafts and {found['heapSealed']} sealed batches"
    for name in ("status", "outbox"):
        table.add(f"agent {name} {heap}", "ms", found[f"heap{name.title()}"] * 1e3)


def main() -> int:
    """Runs what is asked for; everything else stays out of the table."""
    chosen = os.environ.get("BENCH_ONLY", EVERYTHING).split(",")
    table, folder = Table(), Path(tempfile.mkdtemp(prefix="bench-", dir=ROOT / ".build"))
    tools = centre.Tools(ROOT, folder)
    try:
        simple = {"probes": probes, "singles": singles, "growth": growth, "nation": nationwide,
                  "rerank": reranked, "workbook": workbook}
        for name in (name for name in chosen if name in simple):
            simple[name](tools, table)
        if set(chosen) & {*WORKS, "agent"}:
            centre.found(tools, 4000, 200)
            lines = tools.measure("keys")
            (folder / "keys").write_text("\n".join(map(json.dumps, lines)) + "\n")
        for name in (name for name in chosen if name in WORKS):
            work(tools, table, name)
        if "agent" in chosen:
            clerk(tools, table)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    rows = json.dumps(table.rows, ensure_ascii=False, indent=1)
    (ROOT / ".build/bench.json").write_text(rows + "\n")
    (ROOT / ".build/bench.md").write_text(table.markdown())
    print(table.markdown())
    return 0


if __name__ == "__main__":
    sys.exit(main())
