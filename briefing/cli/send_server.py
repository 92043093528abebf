"""Options, environment and keyring -> the server to send by, and the sender."""

from __future__ import annotations

import getpass
import os
import socket
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.errors import AddressError, ServerError, UsageError
from briefing.rendering.names import hyphenated

if TYPE_CHECKING:
    from briefing.deliver.addresses import Address
    from briefing.deliver.server import Server

PASSWORD = "BRIEFING_SMTP_PASSWORD"
KEYRING_SERVICE = "briefing"
"""The service name under which the keyring has the password of `user@host`."""


def find_server(url: str | None, *, insecure: bool) -> Server:
    """The server of `--smtp` or BRIEFING_SMTP_URL; raises UsageError if neither is given."""
    from briefing.deliver.server import read_server

    if not url:
        raise UsageError("no mail server is named", mend="give --smtp smtp://user@host:587 or set BRIEFING_SMTP_URL")
    return read_server(url, insecure=insecure)


def with_password(server: Server) -> Server:
    """The server with the password of its user; raises ServerError if there is none."""
    if not server.user:
        return server
    account = f"{server.user}@{server.host}"
    password = os.environ.get(PASSWORD) or _from_keyring(account)
    if not password:
        mend = f"set {PASSWORD}, or store it: keyring set {KEYRING_SERVICE} {account}"
        raise ServerError(f"there is no password for {server.user!r}", where=server.name, mend=mend)
    return replace(server, password=password)


def find_sender(server: Server | None) -> Address:
    """The sender if none is given: the server's user; for a draft or a server on this machine whoever is logged in.

    Raises UsageError if that is not an address.
    """
    from briefing.deliver.addresses import read_address

    users = [server.user, f"{server.user}@{server.host}"] if server and server.user else []
    if server is None or server.is_loopback:
        users = [*users[:1], *_people_here()]
    for text in users:
        with suppress(AddressError):
            return read_address(text)
    raise UsageError("it is not clear who the mail is from", mend="name the sender with --from or BRIEFING_SMTP_FROM")


def _people_here() -> list[str]:
    """Whoever is logged in, at this machine under a name that is valid in an address."""
    host = hyphenated(socket.gethostname(), besides="-.")
    with suppress(KeyError, OSError):  # a user without a name, as in some containers
        return [f"{getpass.getuser()}@{host}"]
    return []


def _from_keyring(account: str) -> str:
    """The password in the system's keyring; "" if the extra is not installed or finds no keyring."""
    try:
        import keyring
        from keyring.errors import KeyringError, NoKeyringError
    except ImportError:
        return ""
    try:
        return keyring.get_password(KEYRING_SERVICE, account) or ""
    except NoKeyringError:
        return ""
    except KeyringError as error:
        what = f"the keyring cannot be read ({error})"
        raise ServerError(what, mend=f"unlock it, or set {PASSWORD}") from error
