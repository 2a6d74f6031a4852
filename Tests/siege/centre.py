"""A centre under siege: a server of the real program, its offices, and a watch on its memory."""

import http.client
import ssl
import subprocess
import threading
from pathlib import Path
from typing import NamedTuple

from records import canonical, parsed
from refusals.parties import CENTRE, Office, identifier, secret_of
from refusals.place import SHANGJI, Place, decoded
from transparency import verify_receipt
from work import scheme

Outcome = tuple[bool, str]
MEBIBYTE = 1 << 20
MEMORY_LIMIT = 300 * MEBIBYTE
LOCAL = "127.0.0.1"


class Answer(NamedTuple):
    """What a call was answered with."""
    status: int
    fields: dict[str, str]
    body: bytes

    @property
    def code(self) -> str:
        """The code of a problem, else nothing."""
        out = decoded(self.body)
        return out.get("code", "") if isinstance(out, dict) else ""

    @property
    def refused_well(self) -> bool:
        """Refused for now, and told when to come again."""
        wait = self.fields.get("retry-after", "")
        return self.status in (429, 503) and wait.isascii() and wait.isdigit() and int(wait) > 0


class Besieged(Place):
    """A centre of two persons and one scheme, with so many offices and subjects."""

    def __init__(self, offices: int, subjects: int) -> None:
        super().__init__()
        self.tls, self.subjects = False, subjects
        self.offices = [Office(f"o{number}") for number in range(offices)]
        try:
            self._found(scheme([office.name for office in self.offices], subjects))
            self.start()
            self.card = parsed((self.centre / "card.json").read_bytes().strip())
            self._enrol()
        except BaseException:
            self.close()
            raise

    def _found(self, scheme_text: str) -> None:
        self.must("aggregator", "init", "--folder", self.centre, "--centre", CENTRE,
                  "--name", "唐山市考核办")
        for person, role in (("wang", "clerk"), ("li", "head")):
            self.must("aggregator", "person", "add", "--folder", self.centre, "--id", person,
                      "--name", person, "--role", role)
        file = self.work / "scheme.yaml"
        file.write_text(scheme_text, encoding="utf-8")
        out = self.must("aggregator", "scheme", "publish", file, *self.two())
        self.scheme = {"hash": out["hash"], "id": out["scheme"], "version": out["version"]}

    def _enrol(self) -> None:
        for office in self.offices:
            office.scheme = self.scheme
            body = canonical(office.request(secret_of(self.invitation(office.name))))
            reply = self.http("POST", "/v1/enrolments", body)
            assert reply.status == 202, reply.body
        keys = [office.device.id for office in self.offices]
        for at in range(0, len(keys), 100):
            self.must("aggregator", "approve", *keys[at:at + 100], *self.two(), limit=600)

    def invitation(self, office: str) -> str:
        """A new invitation to where the centre listens."""
        out = self.must("aggregator", "invite", "--folder", self.centre, "--office", office,
                        "--name", office, "--server", self.url)
        return out["invitation"]

    # The server

    def start(self) -> None:
        """Serves on loopback, with TLS or without, on the port it had."""
        log = open(self.work / "serve.log", "ab")
        self.server = subprocess.Popen(
            [SHANGJI, "aggregator", "serve", "--folder", str(self.centre), "--listen",
             f"{LOCAL}:{self.port}", *([] if self.tls else ["--plain"])],
            stdout=subprocess.PIPE, stderr=log, stdin=subprocess.DEVNULL, encoding="utf-8")
        log.close()
        assert self.server.stdout
        first = decoded(self.server.stdout.readline())
        assert first, (self.work / "serve.log").read_text()[-2000:]
        self.port = int(first["listening"].rsplit(":", 1)[1])

    def restart(self, tls: bool) -> None:
        """A fresh process, whose memory begins anew."""
        self.stop()
        self.tls = tls
        self.start()

    @property
    def url(self) -> str:
        """Where the centre listens."""
        return f"{'https' if self.tls else 'http'}://{LOCAL}:{self.port}"

    def context(self) -> ssl.SSLContext:
        """TLS without names or authorities: pins are tested elsewhere."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return context

    def line(self, limit: float = 120) -> http.client.HTTPConnection:
        """A new connection, not yet open."""
        if self.tls:
            return http.client.HTTPSConnection(LOCAL, self.port, timeout=limit,
                                               context=self.context())
        return http.client.HTTPConnection(LOCAL, self.port, timeout=limit)

    def call(self, method: str, path: str, body: bytes | None = None,
             line: http.client.HTTPConnection | None = None, **headers: str) -> Answer:
        """One call, on a connection of its own unless one is given."""
        own = line or self.line()
        try:
            own.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
            reply = own.getresponse()
            return Answer(reply.status, {k.lower(): v for k, v in reply.getheaders()},
                          reply.read())
        finally:
            if line is None:
                own.close()

    def token(self, office: Office) -> str:
        """A token for reading."""
        nonce = parsed(self.call("GET", "/v1/sessions").body)["nonce"]
        record = office.device.record("session", {"centre": CENTRE, "nonce": nonce, "v": 1})
        return parsed(self.call("POST", "/v1/sessions", record).body)["token"]

    # What is in the log

    def leaves(self) -> list[str]:
        """The ids in the log, from its entry tiles."""
        size = int(self.call("GET", "/v1/log/checkpoint").body.split(b"\n")[1])
        ids: list[str] = []
        line = self.line()
        while len(ids) < size:
            tile, width = len(ids) // 256, min(256, size - len(ids))
            part = "" if width == 256 else f".p/{width}"
            data = self.call("GET", f"/v1/log/tile/entries/{tile:03d}{part}", line=line).body
            assert len(data) == 34 * width, f"a tile of {len(data)} bytes for {width} leaves"
            ids += [data[at + 2:at + 34].hex() for at in range(0, len(data), 34)]
        line.close()
        return ids

    def readable(self, names: list[str]) -> str:
        """Which of these records cannot be read back by the offices that sent them."""
        line, left = self.line(), set(names)
        for token in map(self.token, self.offices):
            for name in sorted(left):
                answer = self.call("GET", f"/v1/records/{name}", line=line,
                                   Authorization=f"Bearer {token}")
                if answer.status != 200:
                    continue
                reply = parsed(answer.body)
                if identifier(reply["record"].encode()) == name:
                    verify_receipt(reply["receipt"], name, self.card)
                    left.discard(name)
        line.close()
        return f"{len(left)} of {len(names)} cannot" if left else ""

    def fsck(self) -> str:
        """What fsck has to say; nothing when it is clean."""
        ran = self.run("aggregator", "fsck", "--folder", self.centre, limit=3_600)
        return "" if ran.exit == 0 else ran.text[:500] or ran.words[-500:]

    def verified(self, receipts: dict[str, str]) -> str:
        """What is wrong with receipts, each for its record and its place in the log."""
        leaves = self.leaves()
        for name, receipt in receipts.items():
            index, _ = verify_receipt(receipt, name, self.card)
            if index >= len(leaves) or leaves[index] != name:
                return f"{name} is not at leaf {index}"
        return "a record has two leaves" if len(set(leaves)) != len(leaves) else ""


class Watch:
    """Looks at the memory of a process while a block lasts."""

    def __init__(self, process: int, every: float = 0.2) -> None:
        self.status, self.every = Path(f"/proc/{process}/status"), every
        self.seen: list[int] = []
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def now(self, field: str = "VmRSS") -> int:
        """Resident bytes by now, or at most so far with `VmHWM`."""
        for line in self.status.read_text().splitlines():
            if line.startswith(f"{field}:"):
                return int(line.split()[1]) * 1_024
        raise AssertionError(f"no {field}")

    def _look(self) -> None:
        while not self._end.wait(self.every):
            try:
                self.seen.append(self.now())
            except (OSError, AssertionError):
                return

    def __enter__(self) -> "Watch":
        self.seen.append(self.now())
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    @property
    def peak(self) -> int:
        """The most it ever had, since the process began."""
        return self.now("VmHWM")


def mebibytes(count: int) -> str:
    """Bytes as people read them."""
    return f"{count / MEBIBYTE:.0f} MiB"
