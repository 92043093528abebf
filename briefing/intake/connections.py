"""A host and a port -> a connected socket: only to addresses where it may lead, and cut when its time is over."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from typing import Self

from briefing.errors import SourceError

Network = IPv4Network | IPv6Network

_UNICAST = IPv6Network("2000::/3")
"""All that is global in IPv6 so far; what is outside is local, reserved, or holds an IPv4 address."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""The addresses by which a network without IPv4 reaches those of IPv4 (RFC 6052)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a fetch may cost: seconds to connect, between two pieces, and in total; bytes once unpacked; redirects.

    `links` is how many links of feeds are followed in a run: more than any feed of news has, fewer than an archive.
    """

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    size: int = 64 * 2**20
    redirects: int = 5
    links: int = 200


class Visit:
    """One fetch with its redirects: until when it may last, and where it may lead.

    Without `networks` it may lead anywhere, as for a URL that the user gave; with them, to public addresses and into
    these networks only. `leave_user` is for the redirects after such a URL.

    What is checked is the address that is then connected to, so a name that changes its address
    between two look-ups gains nothing. At the end of its time every socket is shut, whatever is waiting for it: a
    timeout of the socket alone begins anew with each byte.
    """

    def __init__(self, seconds: float, networks: Sequence[Network] | None = None) -> None:
        self._end = time.monotonic() + seconds
        self._networks = networks
        self._is_public = True
        self._cuts = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._cuts.close()

    @property
    def left(self) -> float:
        """Seconds until its end, 0 after it."""
        return max(0.0, self._end - time.monotonic())

    def leave_user(self) -> None:
        """From now on it is a server that says where to go: from a public address to public ones only."""
        if self._networks is None and self._is_public:
            self._networks = ()

    def connect(self, host: str, port: int, patience: float) -> socket.socket:
        """A socket to the first address of the host that answers; raises SourceError if none may be connected to."""
        return self._connect(self._permitted(host, _resolve(host, port, min(patience, self.left))), port, patience)

    def connect_to_proxy(self, host: str, port: int, patience: float) -> socket.socket:
        """A socket to a proxy, wherever it is: the user named it."""
        return self._connect(_resolve(host, port, min(patience, self.left)), port, patience)

    def check(self, host: str, port: int, patience: float) -> None:
        """Raise SourceError if a host that only a proxy connects to is known to have no permitted address.

        This is as much as can be done from this side: the proxy looks the name up again, and behind many a proxy
        names cannot be looked up at all.
        """
        with suppress(OSError):
            self._permitted(host, _resolve(host, port, min(patience, self.left)))

    def _permitted(self, host: str, addresses: Sequence[str]) -> Sequence[str]:
        networks = self._networks
        if networks is None:
            self._is_public = any(map(_is_public, addresses))
            return addresses
        permitted = [address for address in addresses if _is_public(address) or _is_within(address, networks)]
        if not permitted:
            what = f"leads to {host} ({addresses[0]}), which is not a public address"
            raise SourceError(what, mend="give the address yourself if it is right")
        return permitted

    def _connect(self, addresses: Sequence[str], port: int, patience: float) -> socket.socket:
        failure: OSError = TimeoutError("timed out")
        for address in addresses:
            if not self.left:
                break
            try:
                connected = socket.create_connection((address, port), min(patience, self.left))
            except OSError as error:
                failure = error
            else:
                self._watch(connected)
                return connected
        raise failure

    def _watch(self, connected: socket.socket) -> None:
        """Shut the connection at the end; by a second handle, as TLS takes the first one away."""
        handle = self._cuts.enter_context(connected.dup())
        timer = threading.Timer(self.left, _shut, [handle])
        timer.daemon = True
        timer.start()
        self._cuts.callback(timer.cancel)


def _shut(handle: socket.socket) -> None:
    with suppress(OSError):  # closed by then
        handle.shutdown(socket.SHUT_RDWR)


def _resolve(host: str, port: int, patience: float) -> Sequence[str]:
    """The addresses of a host; a resolver that does not answer is left behind in a thread of its own."""
    answers: SimpleQueue[Sequence[str] | OSError] = SimpleQueue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except OSError as error:
            answers.put(error)
        except UnicodeError:  # a label that is empty or too long
            answers.put(socket.gaierror(socket.EAI_NONAME, "not a host name"))

    threading.Thread(target=look_up, daemon=True).start()
    try:
        answer = answers.get(timeout=patience)
    except Empty:
        raise TimeoutError("timed out") from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def _is_within(address: str, networks: Sequence[Network]) -> bool:
    return any(one in network for one in _meanings(address) for network in networks)


def _is_public(address: str) -> bool:
    """Whether an address is for everybody, and so is each address that it holds."""
    return all(
        one.is_global and not one.is_multicast and (isinstance(one, IPv4Address) or one in _UNICAST)
        for one in _meanings(address)
    )


def _meanings(address: str) -> Iterator[IPv4Address | IPv6Address]:
    """An address, or the IPv4 addresses that it stands for: mapped, translated, tunnelled by 6to4 or Teredo."""
    one = ip_address(address.partition("%")[0])
    held: tuple[IPv4Address | None, ...] = ()
    if isinstance(one, IPv6Address):
        translated = IPv4Address(int(one) & 0xFFFFFFFF) if one in _TRANSLATED else None
        held = (one.ipv4_mapped, translated, one.sixtofour, *(one.teredo or ()))
    found = [inner for inner in held if inner is not None]
    yield from found
    if not found:
        yield one
