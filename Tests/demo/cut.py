"""A bad line between an office and the centre: the first batch gets through, its reply does not.

Usage: cut.py TARGET_HOST:PORT; prints the port it listens on. Everything is passed on unchanged, but the
first time a TLS record of at least 500 bytes of application data has gone up, nothing more comes down
and the line breaks as soon as the centre has answered. Nobody gets through afterwards.
"""

import socket
import sys
import threading

APPLICATION_DATA = 23
BODY = 500


class Line:
    """One connection; `cut` is shared by all and holds whether the reply was broken yet."""

    broken = False

    def __init__(self, office, centre):
        self.office, self.centre = office, centre
        self.body_went_up = False

    def up(self):
        """Passes TLS records from the office to the centre and notices the batch."""
        waiting = b""
        while data := self.receive(self.office):
            waiting += data
            while len(waiting) >= 5:
                length = int.from_bytes(waiting[3:5], "big")
                if len(waiting) < 5 + length:
                    break
                if waiting[0] == APPLICATION_DATA and length >= BODY and not Line.broken:
                    self.body_went_up = True
                waiting = waiting[5 + length:]
            self.centre.sendall(data)
        self.close()

    def down(self):
        """Passes bytes from the centre to the office until the reply to the batch comes."""
        while data := self.receive(self.centre):
            if self.body_went_up and not Line.broken:
                Line.broken = True
                break
            self.office.sendall(data)
        self.close()

    @staticmethod
    def receive(side):
        try:
            return side.recv(65536)
        except OSError:
            return b""

    def close(self):
        for side in (self.office, self.centre):
            try:
                side.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


def main():
    host, port = sys.argv[1].rsplit(":", 1)
    server = socket.create_server(("127.0.0.1", 0))
    print(server.getsockname()[1], flush=True)
    while True:
        office, _ = server.accept()
        if Line.broken:
            office.close()
            continue
        line = Line(office, socket.create_connection((host, int(port))))
        for way in (line.up, line.down):
            threading.Thread(target=way, daemon=True).start()


if __name__ == "__main__":
    main()
