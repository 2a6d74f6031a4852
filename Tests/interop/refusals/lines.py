"""Whoever may stand between an office and its centre: a forger, a proxy, a stranger with TLS, a line that trickles."""

import contextlib
import http.client
import http.server
import ipaddress
import json
import socket
import ssl
import threading
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Callable, Iterator

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from .parties import World

# The call, the status and the JSON of the centre's answer; what comes back is what the office gets.
Change = Callable[[World, str, int, Any], tuple[int, Any]]


@contextlib.contextmanager
def forger(world: World, change: Change) -> Iterator[str]:
    """The address of a server that passes everything on to the centre, and changes the answers."""
    class Handler(http.server.BaseHTTPRequestHandler):
        """One call, passed on."""

        def pass_on(self) -> None:
            """Asks the centre and answers with what the change makes of it."""
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            line = http.client.HTTPConnection("127.0.0.1", world.place.port, timeout=60)
            kept = {name: value for name, value in self.headers.items() if name.lower() != "accept-encoding"}
            line.request(self.command, self.path, body or None, kept)
            reply = line.getresponse()
            status, out = change(world, f"{self.command} {self.path}", reply.status, json.loads(reply.read()))
            line.close()
            data = json.dumps(out, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
            self.send_response(status)
            self.send_header("Content-Type", f"application/{'problem+' if status >= 400 else ''}json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_PUT = do_POST = pass_on

        def log_message(self, *_: object) -> None:
            """Nothing is told."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextlib.contextmanager
def listener(serve: Callable[[socket.socket], None]) -> Iterator[int]:
    """The port of a server that does the same with each connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        def accept() -> None:
            while True:
                try:
                    line, _ = server.accept()
                except OSError:
                    return
                with line, contextlib.suppress(OSError):
                    serve(line)
        threading.Thread(target=accept, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


def trickle(line: socket.socket) -> None:
    """An answer of which a byte comes every second, without end."""
    line.recv(65_536)
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n")
    while True:
        line.sendall(b" ")
        time.sleep(1)


def certificate(folder: Path, age: int = 0) -> Path:
    """A certificate of 127.0.0.1 by itself, and its key, in one file; of so many years ago, good for one."""
    key = Ed25519PrivateKey.generate()
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    begins = datetime.now(timezone.utc) - timedelta(days=366 * age + 1)
    made = (x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(begins)
            .not_valid_after(begins + timedelta(days=365))
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .add_extension(x509.SubjectAlternativeName(
                [x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
            .sign(key, None))
    file = folder / "stranger.pem"
    file.write_bytes(made.public_bytes(Encoding.PEM) + key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return file


@contextlib.contextmanager
def stranger(pem: Path, heard: list[bytes]) -> Iterator[str]:
    """The address of a TLS server with this key; what it hears is kept."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)

    def serve(line: socket.socket) -> None:
        line.settimeout(10)
        with context.wrap_socket(line, server_side=True) as safe:
            heard.append(safe.recv(65_536))
    with listener(serve) as port:
        yield f"https://127.0.0.1:{port}"
