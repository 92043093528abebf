"""A URL -> what its server answers, by urllib3: one request, no redirect, unpacked up to a limit."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import DecodeError, HTTPError, ProxyError
from urllib3.exceptions import TimeoutError as SlowError
from urllib3.response import BaseHTTPResponse, HTTPResponse
from urllib3.util import Timeout, Url, make_headers, parse_url

from briefing.errors import SlowServerError, SourceError, reason
from briefing.intake.addresses import CHECK
from briefing.intake.connections import Limits, Visit
from briefing.language.wording import cut_short, one_line

USER_AGENT = "briefing (+https://pypi.org/project/briefing/)"
ACCEPT = "text/html, application/xhtml+xml, */*;q=0.5"
_PIECE = 2**16
_CERTAINLY_UNDERSTOOD = "gzip, deflate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said: the body only of a success, and `is_whole` unless it goes on beyond the limit."""

    status: int
    phrase: str
    headers: urllib3.HTTPHeaderDict
    body: bytes = b""
    is_whole: bool = True

    @property
    def is_success(self) -> bool:
        """Whether the body is what was asked for, all of it."""
        return 200 <= self.status < 300 and self.status != 206

    @property
    def head(self) -> str:
        """The status line and every header, as HTTP has them."""
        fields = (f"{name}: {' '.join(value.split())}" for name, value in self.headers.items())
        return "\r\n".join((f"HTTP/1.1 {self.status} {one_line(self.phrase)}", *fields))

    def header(self, name: str) -> str:
        """A header of which there is one, "" if it is missing; of several the first."""
        values = self.headers.getlist(name)
        return values[0].strip() if values else ""


def ask(
    url: Url, visit: Visit, limits: Limits, headers: Mapping[str, str] | None = None, body: bytes | None = None
) -> Answer:
    """The answer to one GET, or POST of a body, within the visit; raises SourceError if there is none."""
    try:
        with _manager(url, visit, limits) as manager:
            response = manager.urlopen(
                "GET" if body is None else "POST",
                url._replace(fragment=None).url,
                body=body,
                headers={
                    "User-Agent": USER_AGENT,
                    "Accept": ACCEPT,
                    "Accept-Encoding": _CERTAINLY_UNDERSTOOD,
                    "Connection": "close",
                    **(headers or {}),
                },
                timeout=Timeout(connect=limits.connect, read=limits.read),
                redirect=False,
                retries=False,
                preload_content=False,
            )
            try:
                answer = _read(response, limits.size)
            finally:
                response.close()
    except (HTTPError, OSError, ValueError) as error:
        raise _failure(error, visit, limits) from error
    if not visit.left:  # a cut connection looks like the end of a body whose length was not stated
        raise _slow(limits)
    return answer


def _read(response: BaseHTTPResponse, most: int) -> Answer:
    answer = Answer(status=response.status, phrase=response.reason or "", headers=response.headers)
    if not answer.is_success:
        return answer
    packed = {one.strip() for one in response.headers.get("content-encoding", "").lower().split(",")}
    if unknown := packed - {"", "identity", *HTTPResponse.CONTENT_DECODERS}:
        what = f"is packed as {cut_short(min(unknown), 20)}, which was not asked for"
        raise SourceError(what, mend="save the page by hand")
    body = bytearray()
    for piece in response.stream(_PIECE, decode_content=True):
        body += piece
        if len(body) > most:
            break
    is_whole = len(body) <= most
    del body[most:]
    return replace(answer, body=bytes(body), is_whole=is_whole)


def _manager(url: Url, visit: Visit, limits: Limits) -> urllib3.PoolManager:
    """What opens a connection for the visit: by the proxy of the environment if there is one for such URLs."""
    trust = ssl.create_default_context() if url.scheme == "https" else None
    address = getproxies().get(url.scheme or "")
    manager: urllib3.PoolManager
    if address and not proxy_bypass(url.netloc or ""):
        visit.check((url.host or "").strip("[]"), url.port or 80, limits.connect)
        proxy = parse_url(address if "://" in address else f"http://{address}")
        credentials = make_headers(proxy_basic_auth=proxy.auth) if proxy.auth else None
        manager = urllib3.ProxyManager(proxy._replace(auth=None).url, proxy_headers=credentials, ssl_context=trust)
    else:
        manager = urllib3.PoolManager(ssl_context=trust)
    pools = {
        "http": partial(_pool, HTTPConnectionPool, partial(_Connection, visit=visit)),
        "https": partial(_pool, HTTPSConnectionPool, partial(_SecureConnection, visit=visit)),
    }
    manager.pool_classes_by_scheme = cast("Any", pools)  # called like the classes
    return manager


def _pool(
    kind: type[HTTPConnectionPool], connection: Any, host: str, port: int | None, **settings: Any
) -> HTTPConnectionPool:
    pool = kind(host, port, **settings)
    pool.ConnectionCls = connection
    return pool


class _Connection(HTTPConnection):
    """A connection that belongs to a visit."""

    def __init__(self, *given: Any, visit: Visit, **settings: Any) -> None:
        super().__init__(*given, **settings)
        self._visit = visit

    def _new_conn(self) -> socket.socket:
        return _connected(self, self._visit)


class _SecureConnection(HTTPSConnection):
    """The same over TLS."""

    def __init__(self, *given: Any, visit: Visit, **settings: Any) -> None:
        super().__init__(*given, **settings)
        self._visit = visit

    def _new_conn(self) -> socket.socket:
        return _connected(self, self._visit)


def _connected(connection: HTTPConnection, visit: Visit) -> socket.socket:
    connect = visit.connect_to_proxy if connection.proxy else visit.connect
    patience = connection.timeout
    return connect(connection.host, connection.port, patience if isinstance(patience, float) else visit.left)


def _failure(error: Exception, visit: Visit, limits: Limits) -> SourceError:
    """What went wrong, in one line; urllib3 wraps the reason in others."""
    root: BaseException = error
    while inner := next((one for one in root.args if isinstance(one, BaseException)), None):
        root = inner
    if not visit.left:
        return _slow(limits)
    why = "it was packed wrongly" if isinstance(error, DecodeError) else _why(root)
    if isinstance(error, ProxyError):
        why = f"by the proxy: {why}"
    kind = SlowServerError if isinstance(root, (TimeoutError, SlowError)) else SourceError
    return kind(f"cannot be fetched ({why})", mend=CHECK)


def _slow(limits: Limits) -> SlowServerError:
    return SlowServerError(f"cannot be fetched (not finished within {limits.total:g} seconds)", mend=CHECK)


def _why(error: BaseException) -> str:
    if isinstance(error, (TimeoutError, SlowError)):
        return "no answer in time"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {cut_short(one_line(error.verify_message), 80)}"
    if isinstance(error, ssl.SSLError):
        return f"no secure connection: {(error.reason or 'the handshake failed').replace('_', ' ').lower()}"
    if isinstance(error, socket.gaierror):
        return "its host is not known"
    return cut_short(one_line(reason(error) if isinstance(error, Exception) else str(error)), 80)
