"""In which passes Swift's tests run, for `make test` and `make coverage` alike."""

# Those that wait for sockets, processes and clocks run one target after the other, and one test
# after the other: beside others that keep both cores busy they would measure how long they had to
# wait for a core.
ALONE = ["AgentTests", "AggregatorTests", "CommandTests"]


def passes(*left_out: str) -> list[tuple[str, list[str]]]:
    """A name and the arguments of `swift test` for each pass; `left_out` are targets to skip."""
    skipped = [word for name in (*ALONE, *left_out) for word in ("--skip", f"^{name}")]
    return [("Swift's tests", skipped)] + [
        (name, ["--no-parallel", "--filter", f"^{name}"]) for name in ALONE]
