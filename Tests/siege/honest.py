"""An honest office with the real agent: it joins, seals its figures and syncs."""

import time
from pathlib import Path
from typing import Any

from centre import Besieged
from refusals.place import Ran
from work import indicator, subject


class Honest:
    """One office in a folder of its own."""

    def __init__(self, besieged: Besieged, name: str, folder: str) -> None:
        self.besieged, self.name = besieged, name
        self.folder = besieged.work / f"honest-{folder}"
        self.sealed = 0
        besieged.must("agent", "join", besieged.invitation(name), "--folder", self.folder,
                      "--person", f"{name}-{folder}", "--name", "经办人")
        key = self._agent("status").out["key"]
        besieged.must("aggregator", "approve", key, *besieged.two())
        assert self.sync()[1] == "", "the first round fails"

    def _agent(self, *words: object, limit: float = 300) -> Ran:
        return self.besieged.run("agent", words[0], "--folder", self.folder, *words[1:],
                                 limit=limit)

    def seal(self) -> None:
        """A new batch of one figure."""
        self.sealed += 1
        for words in (("draft set", "--period", "april", indicator(self.sealed % 100),
                       subject(0), f"{self.sealed % 90}.5"),
                      ("seal", "--period", "april")):
            first, *rest = words
            ran = self.besieged.run("agent", *first.split(), "--folder", self.folder, *rest)
            assert ran.exit == 0, f"{words}: {ran.text} {ran.words}"

    def sync(self) -> tuple[float, str]:
        """One round: its seconds, and what is wrong with it."""
        began = time.monotonic()
        ran = self._agent("sync")
        seconds = time.monotonic() - began
        return seconds, "" if ran.exit == 0 else f"exit {ran.exit}: {ran.text[:300]}"

    def work(self, rounds: int, tries: int = 20) -> tuple[list[float], str]:
        """Seals and syncs so often; the seconds until each batch has its receipt."""
        seconds: list[float] = []
        for _ in range(rounds):
            self.seal()
            began = time.monotonic()
            problem = "never tried"
            for _ in range(tries):
                problem = self.sync()[1]
                if not problem and self._unacknowledged() == 0:
                    break
                time.sleep(0.5)
            else:
                return seconds, problem or f"{self._unacknowledged()} records have no receipt"
            seconds.append(time.monotonic() - began)
        return seconds, ""

    def _unacknowledged(self) -> int:
        out: Any = self._agent("outbox").out
        assert isinstance(out, list)
        return len(out)

    def receipts(self) -> dict[str, str]:
        """Its receipts by the id of the record, as it exports them."""
        to = self.folder / "exported"
        ran = self._agent("receipts", "--export", to)
        assert ran.exit == 0, ran.words
        return {path.stem: path.read_text(encoding="utf-8")
                for path in Path(to).glob("*.receipt")}
