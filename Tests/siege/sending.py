"""A client that holds many connections open at once and sends batches over them."""

import asyncio
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Iterable

from centre import LOCAL, Answer, Besieged
from records import parsed

PATIENCE = 120


async def read_answer(reader: asyncio.StreamReader) -> Answer:
    """One answer of HTTP/1.1; its length has to be told."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    fields = {name.strip().lower(): value.strip() for name, _, value in
              (line.partition(":") for line in head[1:] if line)}
    status = int(head[0].split(" ")[1])
    if status == 100:
        return await read_answer(reader)
    return Answer(status, fields, await reader.readexactly(int(fields["content-length"])))


def request(name: str, data: bytes, more: str = "") -> bytes:
    """The bytes of a call that hands in a record."""
    return (f"PUT /v1/records/{name} HTTP/1.1\r\nHost: {LOCAL}\r\n{more}"
            f"Content-Length: {len(data)}\r\n\r\n").encode() + data


@dataclass
class Flood:
    """Batches on their way, and what became of each."""
    besieged: Besieged
    waiting: deque[tuple[str, bytes]]
    receipts: dict[str, str] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    odd: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    seconds: float = 0
    broken: int = 0

    async def connection(self, patience: float) -> None:
        """One connection, opened again where it breaks, until nothing is left to send."""
        deadline, writer, reader = time.monotonic() + patience, None, None
        while self.waiting and time.monotonic() < deadline:
            name, data = self.waiting.popleft()
            try:
                if writer is None or reader is None:
                    reader, writer = await asyncio.open_connection(
                        LOCAL, self.besieged.port, limit=1 << 24,
                        ssl=self.besieged.context() if self.besieged.tls else None)
                began = time.monotonic()
                answer = await self._exchange(reader, writer, request(name, data))
            except (OSError, EOFError, asyncio.IncompleteReadError, TimeoutError) as error:
                self.broken += 1
                self.odd.append(f"no answer: {type(error).__name__} {error}")
                self.waiting.append((name, data))
                if writer:
                    writer.close()
                writer = reader = None
                continue
            self.times.append(time.monotonic() - began)
            if answer.fields.get("connection", "").lower() == "close":
                writer.close()
                writer = reader = None
            await self._take(name, data, answer)
        if writer:
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter,
                        data: bytes) -> Answer:
        """Sends and reads; an answer may come before all is sent, and then the rest is not."""
        async with asyncio.timeout(PATIENCE):
            writer.write(data)
            reading = asyncio.ensure_future(read_answer(reader))
            draining = asyncio.ensure_future(writer.drain())
            try:
                answer = await reading
                if not draining.done():
                    await draining
                return answer
            finally:
                reading.cancel()
                draining.cancel()
                await asyncio.gather(reading, draining, return_exceptions=True)

    async def _take(self, name: str, data: bytes, answer: Answer) -> None:
        """Keeps a receipt; comes again after a refusal that says when; notes everything else."""
        if answer.status in (200, 201):
            self.receipts[name] = parsed(answer.body)["receipt"]
        elif answer.refused_well:
            self.refused[f"{answer.status} {answer.code}"] += 1
            self.waiting.append((name, data))
            await asyncio.sleep(min(5, int(answer.fields["retry-after"])))
        else:
            self.odd.append(f"{answer.status} {answer.code}")

    async def _run(self, connections: int, patience: float) -> None:
        began = time.monotonic()
        async with asyncio.TaskGroup() as group:
            for _ in range(connections):
                group.create_task(self.connection(patience))
        self.seconds = time.monotonic() - began

    @classmethod
    def of(cls, besieged: Besieged, batches: Iterable[tuple[str, bytes]], connections: int,
           patience: float = 600) -> "Flood":
        """Sends everything over so many connections, until it is taken or patience ends."""
        flood = cls(besieged, deque(batches))
        asyncio.run(flood._run(connections, patience))
        return flood

    def percentile(self, share: float) -> float:
        """The seconds within which such a share of the calls was answered."""
        times = sorted(self.times)
        return times[min(len(times) - 1, int(share * len(times)))] if times else 0
