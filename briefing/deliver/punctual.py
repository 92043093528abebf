"""smtplib with a deadline for the whole answer: its own timeout starts again with every byte that arrives."""

from __future__ import annotations

import smtplib
import socket
import threading
from contextlib import suppress


class PunctualSMTP(smtplib.SMTP):
    """A connection that ends if an answer is not complete within the socket's timeout (seconds)."""

    def getreply(self) -> tuple[int, bytes]:
        """The answer to the last command; raises TimeoutError if it takes too long."""
        line: socket.socket | None = self.sock
        patience = line.gettimeout() if line else None
        if line is None or patience is None:
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
