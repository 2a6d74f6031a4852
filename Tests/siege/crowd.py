"""Many connections that do nothing or little, held open while somebody else wants to work."""

import asyncio
import os
import ssl
import threading
import time
from collections import Counter
from typing import Awaitable, Callable

from centre import LOCAL, Besieged

PAUSE = 3.0
Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Habit = Callable[["Crowd", asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Crowd:
    """Connections in a thread of their own; each opens again when the server closes it."""

    def __init__(self, besieged: Besieged, idle: int, slow: int, token: str) -> None:
        self.besieged, self.token = besieged, token
        self.habits: list[tuple[str, Habit]] = [("idle", Crowd.wait)] * idle
        ways = [("slow head", Crowd.head), ("slow body", Crowd.body),
                ("slow reader", Crowd.reader)]
        self.habits += [ways[number % len(ways)] for number in range(slow)]
        self.opened: Counter[str] = Counter()
        self.closed: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self.open: Counter[str] = Counter()
        self._ready, self._loop = threading.Event(), asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._live, daemon=True)

    # What one connection does, until the server hangs up

    async def wait(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Nothing at all."""
        await reader.read(1)

    async def head(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One byte of a head every few seconds."""
        await self._trickle(b"GET /v1/centre HTTP/1.1\r\nHost: a\r\nX-Slow: ", reader, writer)

    async def body(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """A body of which little comes."""
        name = os.urandom(32).hex()
        await self._trickle(
            f"PUT /v1/records/{name} HTTP/1.1\r\nHost: a\r\nContent-Length: 8000000\r\n\r\n"
            .encode() + b"application/vnd.shangji.batch.v1+json\n" + b"a" * 16_384,
            reader, writer)

    async def reader(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Asks for a page of the feed and hardly reads it."""
        writer.write(f"GET /v1/feed HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {self.token}\r\n"
                     "\r\n".encode())
        while await reader.read(512):
            await asyncio.sleep(PAUSE)

    async def _trickle(self, start: bytes, reader: asyncio.StreamReader,
                       writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        ended = asyncio.ensure_future(reader.read(1))
        try:
            while not ended.done():
                writer.write(b"a")
                await writer.drain()
                await asyncio.wait([ended], timeout=PAUSE)
            ended.result()
        finally:
            ended.cancel()
            await asyncio.gather(ended, return_exceptions=True)

    # All of them

    async def _one(self, name: str, habit: Habit, context: ssl.SSLContext | None) -> None:
        while True:
            writer: asyncio.StreamWriter | None = None
            try:
                reader, writer = await asyncio.open_connection(
                    LOCAL, self.besieged.port, ssl=context, limit=1_024)
                self.opened[name] += 1
                self.open[name] += 1
                try:
                    await habit(self, reader, writer)
                finally:
                    self.open[name] -= 1
                self.closed[name] += 1
            except (OSError, EOFError) as error:
                self.failed[f"{name}: {type(error).__name__}"] += 1
                await asyncio.sleep(1)
            finally:
                if writer:
                    writer.transport.abort()

    async def _all(self) -> None:
        context = self.besieged.context() if self.besieged.tls else None
        tasks = [asyncio.ensure_future(self._one(name, habit, context))
                 for name, habit in self.habits]
        self._tasks = tasks
        self._ready.set()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _live(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._all())

    def __enter__(self) -> "Crowd":
        """Returns once all of them are there at once, or half a minute is over."""
        self._thread.start()
        self._ready.wait()
        deadline = time.monotonic() + 30
        while sum(self.open.values()) < len(self.habits) and time.monotonic() < deadline:
            time.sleep(0.1)
        return self

    def __exit__(self, *_: object) -> None:
        for task in self._tasks:
            self._loop.call_soon_threadsafe(task.cancel)
        self._thread.join()
        self._loop.close()

    @property
    def present(self) -> int:
        """How many are connected by now."""
        return sum(self.open.values())
