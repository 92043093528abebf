"""A mail server of bytes: it says what a test wrote down, in turn, whatever it is told."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

Line = bytes | Callable[[bytes], bytes]
"""What is said after a line has come in, or how that is made of the line; the first is the greeting."""
TLS = b"(from here on encrypted)"
"""After this has been the answer's end, the connection is encrypted."""


@contextmanager
def scripted(lines: Sequence[Line], context: ssl.SSLContext | None = None) -> Iterator[tuple[int, list[bytes]]]:
    """The port, and the lines that came in; whoever connects again is told the same from the start."""
    heard: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listening.accept()
                with suppress(OSError, ssl.SSLError):
                    _talk(connection, lines, heard, context)
                connection.close()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listening.getsockname()[1], heard
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


def _talk(connection: socket.socket, lines: Sequence[Line], heard: list[bytes], context: ssl.SSLContext | None) -> None:
    line = b""
    reader = connection.makefile("rb")
    for answer in lines:
        text = answer(line) if callable(answer) else answer
        connection.sendall(text.removesuffix(TLS))
        if text.endswith(TLS) and context is not None:
            connection = context.wrap_socket(connection, server_side=True)
            reader = connection.makefile("rb")
        line = reader.readline()
        heard.append(line)
        if not line:
            break
    connection.close()
