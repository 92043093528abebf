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
        self.url = ""

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for."""
        return [path for path, _ in self.asked]

    def serve(self, connection: socket.socket, tls: ssl.SSLContext | None) -> None:
        """Answer one request and close."""
        with suppress(OSError):
            if tls:
                connection = tls.wrap_socket(connection, server_side=True)
            with connection:
                self._answer(connection)

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
def accepting(listener: socket.socket, serve: Callable[[socket.socket], None]) -> Iterator[None]:
    """A thread for each connection, until the end."""

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    yield
    with suppress(OSError):
        listener.shutdown(socket.SHUT_RDWR)
    thread.join()


@contextmanager
def opened(host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site while it is open."""
    site = Site()
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as listener:
        shown = f"[{host}]" if ":" in host else host
        site.url = f"http{'s' if tls else ''}://{shown}:{listener.getsockname()[1]}"
        with accepting(listener, lambda connection: site.serve(connection, tls)):
            yield site


@contextmanager
def tunnel() -> Iterator[tuple[str, list[str]]]:
    """A proxy for TLS, and the lines that asked it to connect; each host is this machine to it."""
    lines: list[str] = []

    def pass_on(here: socket.socket, there: socket.socket) -> None:
        with suppress(OSError):
            while piece := here.recv(4096):
                there.sendall(piece)
            there.shutdown(socket.SHUT_WR)

    def connect(client: socket.socket) -> None:
        with client, client.makefile("rb") as asked:
            lines.append(asked.readline().decode().strip())
            while asked.readline().strip():
                pass
            port = int(lines[-1].split(" ")[1].rpartition(":")[2])
            with socket.create_connection(("127.0.0.1", port)) as server:
                client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                back = threading.Thread(target=pass_on, args=(server, client))
                back.start()
                pass_on(client, server)
                back.join()

    with socket.create_server(("127.0.0.1", 0)) as listener, accepting(listener, connect):
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", lines


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
