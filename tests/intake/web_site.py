"""A real web server on loopback that answers as a test tells it to, byte for byte, and keeps what it was asked."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.message import Message
from email.parser import Parser
from ipaddress import ip_network

from briefing.intake.connections import Limits
from briefing.intake.web import Web

LOOPBACK = (ip_network("127.0.0.0/8"),)
HASTY = Limits(connect=0.5, read=0.5, total=1.0)
"""Limits that a test can wait for."""


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """An HTTP answer; underscores in the names of headers stand for hyphens."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if "Transfer_Encoding" not in headers:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + body


def moved(place: str, status: str = "302 Found") -> bytes:
    """A redirect."""
    return answer(status=status, Location=place)


Wanted = bytes | list[bytes] | Callable[[], Iterator[bytes]]


class Site:
    """What was asked (path and headers), and what is answered to which path: bytes, pieces, or one after the other.

    What is iterated over is sent piece by piece; a list gives one answer a request, the last one again and again.
    """

    def __init__(self) -> None:
        self.answers: dict[str, Wanted] = {}
        self.asked: list[tuple[str, Message]] = []
        self.most_at_once = 0
        self.url = ""
        self._open = 0
        self._lock = threading.Lock()

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for."""
        return [path for path, _ in self.asked]

    def serve(self, connection: socket.socket, tls: ssl.SSLContext | None) -> None:
        """Answer one request and close."""
        with self._lock:
            self._open += 1
            self.most_at_once = max(self.most_at_once, self._open)
        with suppress(OSError):
            if tls:
                connection = tls.wrap_socket(connection, server_side=True)
            with connection:
                self._answer(connection)
        with self._lock:
            self._open -= 1

    def _answer(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(4096)
            if not piece:
                return
            head += piece
        line, _, rest = head.decode("latin-1").partition("\r\n")
        path = line.split(" ")[1]
        self.asked.append((path, Parser().parsestr(rest, headersonly=True)))
        wanted = self.answers.get(path, answer(status="404 Not Found"))
        if isinstance(wanted, list):
            wanted = wanted.pop(0) if len(wanted) > 1 else wanted[0]
        for piece in [wanted] if isinstance(wanted, bytes) else wanted():
            connection.sendall(piece)


@contextmanager
def opened(host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site while it is open."""
    site = Site()
    with socket.create_server((host, 0)) as listener:
        site.url = f"http{'s' if tls else ''}://{host}:{listener.getsockname()[1]}"

        def accept() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=site.serve, args=(connection, tls), daemon=True).start()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield site
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
    thread.join()


def dripping(head: bytes = b"", pause: float = 0.1) -> Callable[[], Iterator[bytes]]:
    """A byte every so often, without end."""

    def drip() -> Iterator[bytes]:
        yield head
        while True:
            time.sleep(pause)
            yield b"x"

    return drip


def late(said: bytes, pause: float) -> Callable[[], Iterator[bytes]]:
    """An answer after a while."""

    def wait() -> Iterator[bytes]:
        time.sleep(pause)
        yield said

    return wait


def follower(limits: Limits | None = None) -> Web:
    """A web whose links may lead to this machine."""
    return Web(follows=True, networks=LOOPBACK, limits=limits or Limits())
