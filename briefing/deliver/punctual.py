"""smtplib with bounds for the whole answer: of time, for its own begin again with every byte that arrives, and of size.

And without the password in what the server says.
"""

from __future__ import annotations

import smtplib
import socket
import threading
from contextlib import suppress
from io import BufferedReader
from typing import Any

from briefing.deliver.redaction import pattern_of, redacted

LONGEST_REPLY = 64 * 1024
"""Bytes of an answer: a line of it has at most 512 (RFC 5321, 4.5.3.1.5), and a greeting some dozens of lines."""


class PunctualSMTP(smtplib.SMTP):
    """A connection that ends if an answer is not complete within the socket's timeout (seconds), or too long."""

    def __init__(self, host: str, port: int, password: str = "", **options: Any) -> None:
        self._secret = pattern_of(password)  # the greeting is read before this returns
        super().__init__(host, port, **options)

    def getreply(self) -> tuple[int, bytes]:
        """The answer to the last command, redacted; raises TimeoutError if it takes too long."""
        line: socket.socket | None = self.sock
        if line is None:
            return super().getreply()
        if self.file is None:
            self.file = _BoundedReader(line.makefile("rb"))
        if isinstance(self.file, _BoundedReader):
            self.file.left = LONGEST_REPLY
        code, text = self._punctual_reply(line, line.gettimeout())
        return code, redacted(text, self._secret)

    def _punctual_reply(self, line: socket.socket, patience: float | None) -> tuple[int, bytes]:
        if patience is None:
            return super().getreply()
        late = threading.Event()

        def end() -> None:
            late.set()
            with suppress(OSError):
                socket.socket.shutdown(line, socket.SHUT_RDWR)  # below TLS, which the other thread is reading from

        timer = threading.Timer(patience, end)
        timer.daemon = True
        timer.start()
        try:
            return super().getreply()
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            if late.is_set():
                raise TimeoutError("no answer in time") from error
            raise
        finally:
            timer.cancel()


class PunctualTLS(PunctualSMTP, smtplib.SMTP_SSL):
    """The same with TLS from the start."""


class _BoundedReader:
    """The lines of a connection, as far as an answer may be long."""

    def __init__(self, file: BufferedReader) -> None:
        self._file, self.left = file, LONGEST_REPLY

    def readline(self, limit: int) -> bytes:
        """The next line; raises OSError, which ends the connection, if the answer is too long."""
        line = self._file.readline(limit)
        self.left -= len(line)
        if self.left < 0:
            raise OSError("the answer is too long")
        return line

    def close(self) -> None:
        """Let go of the connection."""
        self._file.close()
