"""N on the peer: DuckDB on integers, and both results compared row by row."""

import csv
import time
from pathlib import Path
from typing import Any, Callable

import duckdb

import centre

TOTALS = """
    WITH scored AS (
        SELECT grp, subject,
            ((2 * sum(value * weight) + sum(weight)) // (2 * sum(weight)) + 5000) // 10000 * 10000
                AS total
        FROM cells JOIN weights USING (leaf) GROUP BY grp, subject),
    ranked AS (
        SELECT *, rank() OVER (PARTITION BY grp ORDER BY total DESC) AS place,
            count(*) OVER (PARTITION BY grp) AS n FROM scored),
    first AS (
        SELECT *, total >= 50000000 AND count(*) FILTER (total >= 50000000)
            OVER (PARTITION BY grp ORDER BY total DESC) <= n * 200000 // 1000000 AS excellent
        FROM ranked),
    second AS (
        SELECT *, NOT excellent AND total >= 45000000
            AND count(*) FILTER (NOT excellent AND total >= 45000000)
            OVER (PARTITION BY grp ORDER BY total DESC) <= n * 400000 // 1000000 AS good
        FROM first)
    SELECT grp, subject, total, place,
        CASE WHEN excellent THEN 'excellent' WHEN good THEN 'good'
            WHEN total >= 40000000 THEN 'fair' ELSE 'poor' END AS grade
    FROM second"""

FIGURES = """
    WITH figures AS (
        SELECT grp, leaf, count(*) AS n, max(value) AS most, min(value) AS least,
            (2 * sum(value) + count(*) * 10000) // (2 * count(*) * 10000) * 10000 AS mean,
            round(median(value))::BIGINT AS middle,
            max(value, 3)[3] AS third, min(value, 3)[3] AS last
        FROM cells GROUP BY grp, leaf),
    ends AS (
        SELECT grp, leaf,
            list(subject ORDER BY value DESC, subject) FILTER (value >= third) AS first_three,
            list(subject ORDER BY value, subject) FILTER (value <= last) AS last_three
        FROM cells JOIN figures USING (grp, leaf)
        WHERE value >= third OR value <= last GROUP BY grp, leaf)
    SELECT grp, leaf, n, most, least, mean, middle, first_three, last_three
    FROM figures JOIN ends USING (grp, leaf)"""


def timed(work: Callable[[], Any], runs: int = 5) -> float:
    """The middle one of the times, in seconds."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return sorted(times)[runs // 2]


def codes(tools: centre.Tools, source: Path, count: int) -> str:
    """The nation's townships where the file is there, else as many made-up ones."""
    names = [str(110101001 + number) for number in range(41352)]
    found = source.exists()
    if found:
        with source.open(encoding="utf-8") as file:
            names = [row["code"] for row in csv.DictReader(file)]
    (tools.work / "codes").write_text("\n".join(names[:count]) + "\n")
    return "townships.csv" if found else "made up"


def peer(tools: centre.Tools, threads: int) -> tuple[float, float, set, set]:
    """Seconds for totals and for figures, and both results."""
    database = duckdb.connect()
    database.execute(f"PRAGMA threads={threads}")
    for table, kinds in (("cells", "{'subject': 'VARCHAR'}"), ("weights", "{}")):
        database.execute(f"CREATE TABLE {table} AS FROM read_csv("
                         f"'{tools.work / table}.csv', header=true, types={kinds})")
    totals = timed(lambda: database.execute(f"CREATE OR REPLACE TABLE t AS {TOTALS}"))
    figures = timed(lambda: database.execute(f"CREATE OR REPLACE TABLE f AS {FIGURES}"))
    rows = {tuple(map(str, row)) for row in database.execute("FROM t").fetchall()}
    lines = {(grp, f"i{leaf:02}", *map(str, numbers), " ".join(first), " ".join(last))
             for grp, leaf, *numbers, first, last in database.execute("FROM f").fetchall()}
    return totals, figures, rows, lines


def run(tools: centre.Tools) -> dict[str, Any]:
    """Ours and the peer's; raises where a row differs."""
    tools.measure("cells", "codes=codes", "out=cells.csv", "weights=weights.csv")
    ours = tools.measure("scoring", "codes=codes", "out=totals.csv", "figures=figures.csv")[0]
    tables = [{tuple(line.split(",")) for line in (tools.work / name).read_text().splitlines()}
              for name in ("totals.csv", "figures.csv")]
    for threads in (2, 1):
        totals, figures, rows, lines = peer(tools, threads)
        for name, mine, theirs in (("totals", tables[0], rows), ("figures", tables[1], lines)):
            if mine != theirs:
                raise RuntimeError(f"{name}: {sorted(mine ^ theirs)[:4]}")
        ours[f"duckdb{threads}"] = {"totals": totals, "figures": figures}
    return ours | {"rows": len(tables[0]), "figures": len(tables[1])}
