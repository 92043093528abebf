"""The web: from a URL to its bytes, or to one line that says why not, within bounds whatever the server does."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from http.client import responses

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.intake.addresses import parse_address
from briefing.intake.connections import Limits
from briefing.intake.web import Web
from briefing.model import Skipped, Source
from tests.intake.web_site import HASTY, Site, Wanted, answer, dripping, late, moved, opened, tunnel
from tests.post_office import Authority


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on this machine."""
    with opened() as one:
        yield one


def source(found: Source | Skipped) -> Source:
    """What was fetched."""
    assert isinstance(found, Source), found
    return found


def refused(found: Source | Skipped) -> str:
    """Why it was not: one line."""
    assert isinstance(found, Skipped)
    assert "\n" not in found.reason
    return found.reason


def test_a_page_comes_with_all_that_its_server_says_of_it(site: Site) -> None:
    """Its name, type, encoding and address; the day is the caller's."""
    site.answers["/news/pier%209.html"] = answer(b"<p>News", Content_Type='Text/HTML; charset="ISO-8859-1"')
    url = f"{site.url}/news/pier 9.html"
    day = date(2025, 1, 22)
    expected = Source(
        name="pier 9.html", media_type="text/html", data=b"<p>News", charset="iso-8859-1", url=url, accessed=day
    )
    found = source(Web(accessed=day).get(url))
    assert expected == replace(found, head="")
    assert found.head.startswith("HTTP/1.1 200 OK\r\nContent-Type: Text/HTML;")


@pytest.mark.parametrize("stated", ["", "text", ";charset=utf-8"])
def test_a_server_that_does_not_state_the_type_leaves_it_open(site: Site, stated: str) -> None:
    """The content shows it then."""
    site.answers["/"] = answer(b"News", **({"Content_Type": stated} if stated else {}))
    assert "" == source(Web().get(f"{site.url}/")).media_type


def test_the_server_knows_who_asks_and_what_for(site: Site) -> None:
    """A name with an address where one can complain."""
    site.answers["/"] = answer(b"News")
    Web().get(f"{site.url}/")
    (_, headers), *_ = site.asked
    assert str(headers["User-Agent"]).startswith("briefing (+https://")
    assert "text/html" in headers["Accept"]


@pytest.mark.parametrize(
    ("path", "asked"),
    [("/für alle", "/f%C3%BCr%20alle"), ("/a%20b?q=ä", "/a%20b?q=%C3%A4"), ("/a#part", "/a"), ("", "/")],
)
def test_an_address_is_written_as_browsers_write_it(site: Site, path: str, asked: str) -> None:
    """What is beyond ASCII in UTF-8; what is written so already as it is; the part of the page stays here."""
    site.answers[asked] = answer(b"News")
    assert b"News" == source(Web().get(f"{site.url}{path}")).data


def test_a_host_beyond_ascii_is_looked_up_by_its_ascii_name() -> None:
    """A name that cannot exist (RFC 2606), whatever its letters: the error is that of the look-up."""
    assert "its host is not known" in refused(Web().get("http://mu\u0308nchen.invalid/"))


def test_a_redirected_page_is_cited_where_it_is(site: Site) -> None:
    """A short link says nothing to a reader."""
    site.answers |= {"/s": moved("/stra\u00dfe"), "/stra%C3%9Fe": answer(b"News")}
    assert f"{site.url}/stra%C3%9Fe" == source(Web().get(f"{site.url}/s")).url


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("/loop", "redirected more than 5 times"),
        ("file:///etc/passwd", "neither http nor https"),
        ("ftp://127.0.0.1/", "neither http nor https"),
        ("", "redirected to nowhere"),
        ("http://[::1", "redirected to what is no address"),
        ("http://u:p@127.0.0.1/", "its address names a user"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_not_followed(site: Site, place: str, reason: str) -> None:
    """Nor one that leads out of the web, or to itself."""
    site.answers["/loop"] = moved(place)
    assert reason in refused(Web().get(f"{site.url}/loop"))


@pytest.mark.parametrize("status", [401, 403, 404, 410, 418, 500, 304, 206])
def test_what_is_no_page_is_refused_with_what_the_server_says(site: Site, status: int) -> None:
    """The number and its words."""
    site.answers["/"] = answer(b"<p>Sorry", status=f"{status} {responses[status]}")
    assert f"cannot be fetched ({status} {responses[status].lower()})" in refused(Web().get(f"{site.url}/"))


@pytest.mark.parametrize("url", ["https://press:secret@a.example/x", "https://press:secret@[/x"])
def test_a_password_in_an_address_is_shown_to_nobody(url: str) -> None:
    """What is skipped stands in the brief."""
    found = Web().get(url)
    assert isinstance(found, Skipped)
    assert "secret" not in found.name + found.reason


SLOW: dict[str, Wanted] = {
    "says nothing": dripping(pause=30),
    "drips its headers": dripping(b"HTTP/1.1 200 OK\r\nX: "),
    "drips its body": dripping(answer(b"", Transfer_Encoding="identity")),
    "drips a chunk": dripping(answer(b"ffff\r\n", Transfer_Encoding="chunked")),
    "drips redirects": late(moved("/"), 0.3),
}


@pytest.mark.parametrize("manner", SLOW)
def test_a_server_that_never_finishes_is_left(site: Site, manner: str) -> None:
    """In total, not from byte to byte."""
    site.answers["/"] = SLOW[manner]
    begun = time.monotonic()
    reason = refused(Web(limits=replace(HASTY, redirects=50)).get(f"{site.url}/"))
    assert "no answer in time" in reason or "not finished within 1 seconds" in reason
    assert time.monotonic() - begun < 5


def test_a_server_that_accepts_nothing_is_left() -> None:
    """A TLS handshake with one who says nothing has its end, too."""
    with opened() as site:
        begun = time.monotonic()
        reason = refused(Web(limits=HASTY).get(site.url.replace("http:", "https:")))
        assert "cannot be fetched" in reason
        assert time.monotonic() - begun < 5


def chunks_without_end() -> Iterator[bytes]:
    """A body that only its reader can end."""
    yield answer(Transfer_Encoding="chunked")
    while True:
        yield b"10000\r\n" + b"x" * 0x10000 + b"\r\n"


def line_without_end() -> Iterator[bytes]:
    """The length of a chunk, without end."""
    yield answer(Transfer_Encoding="chunked")
    while True:
        yield b"0" * 0x10000


ENDLESS: dict[str, Wanted] = {
    "chunks": chunks_without_end,
    "a line between chunks": line_without_end,
    "a length": lambda: iter([b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", b"x" * 2**21]),
    "a bomb": answer(gzip.compress(b"\0" * 2**24), Content_Encoding="gzip"),
    "a bomb in a bomb": answer(gzip.compress(gzip.compress(b"\0" * 2**24)), Content_Encoding="gzip, gzip"),
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_more_than_an_article_is_not_read_to_its_end(site: Site, kind: str) -> None:
    """Counted as unpacked."""
    site.answers["/"] = ENDLESS[kind]
    reason = refused(Web(limits=Limits(size=2**20)).get(f"{site.url}/"))
    assert "is larger than 1 MB" in reason or "exceeded maximum" in reason


def test_a_packed_page_is_unpacked(site: Site) -> None:
    """As it was offered to the server."""
    site.answers["/"] = answer(gzip.compress(b"News"), Content_Encoding="gzip")
    assert b"News" == source(Web().get(f"{site.url}/")).data


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (answer(b"not gzip", Content_Encoding="gzip"), "packed wrongly"),
        (answer(b"x", Content_Encoding="snappy"), "is packed as snappy, which was not asked for"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", "incomplete"),
        (b"220 mail.example ESMTP\r\n", "220 mail.example"),
        (b"", "closed connection"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 99999 + b"\r\n\r\n", "got more than"),
    ],
)
def test_what_is_no_answer_is_refused(site: Site, said: bytes, reason: str) -> None:
    """Broken off, damaged, or of another protocol."""
    site.answers["/"] = said
    assert reason in refused(Web().get(f"{site.url}/"))


def test_a_page_over_tls_is_fetched(trusted: Authority) -> None:
    """The system's authorities are asked, and those of SSL_CERT_FILE."""
    with opened(tls=trusted.context()) as site:
        site.answers["/"] = answer(b"News")
        assert b"News" == source(Web().get(f"{site.url}/")).data


def test_a_certificate_that_nobody_vouches_for_is_one_clear_line(authority: Authority) -> None:
    """With what is wrong with it."""
    with opened(tls=authority.context()) as site:
        assert "its certificate is not valid: unable to get local issuer" in refused(Web().get(f"{site.url}/"))


def test_a_server_without_tls_is_one_clear_line() -> None:
    """An https address of a server that speaks something else, and speaks first."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def greet() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b"220 mail.example ESMTP\r\n")
                connection.recv(4096)

        thread = threading.Thread(target=greet)
        thread.start()
        assert "no secure connection: " in refused(Web().get(f"https://127.0.0.1:{listener.getsockname()[1]}/"))
        thread.join()


@pytest.mark.parametrize("stated", ["0", "1", "Sat, 28 Nov 2026 10:00:01 GMT"])
def test_a_busy_server_is_asked_again_when_it_says_so(site: Site, stated: str) -> None:
    """In seconds, or as a date by the server's own clock."""
    busy = answer(status="429 Too Many Requests", Retry_After=stated, Date="Sat, 28 Nov 2026 10:00:00 GMT")
    site.answers["/"] = [busy, answer(b"News")]
    begun = time.monotonic()
    assert b"News" == source(Web().get(f"{site.url}/")).data
    assert stated == "0" or time.monotonic() - begun >= 1


def test_a_server_that_is_busy_for_long_is_left_in_peace(site: Site) -> None:
    """Its other pages, too."""
    site.answers["/a"] = answer(status="503 Service Unavailable", Retry_After="3600")
    web = Web()
    assert "asks to wait for 3600 seconds" in refused(web.get(f"{site.url}/a"))
    assert "asks to wait for" in refused(web.get(f"{site.url}/b"))
    assert ["/a"] == site.paths


def test_a_server_that_is_always_busy_is_left(site: Site) -> None:
    """After three times."""
    site.answers["/"] = answer(status="429 Too Many Requests", Retry_After="0")
    assert "429 too many requests" in refused(Web().get(f"{site.url}/"))
    assert 3 == len(site.asked)


def test_a_site_is_asked_by_one_at_a_time(site: Site) -> None:
    """However many threads share the web."""
    waiting: list[int] = []
    most: list[int] = []

    def slow() -> Iterator[bytes]:
        waiting.append(1)
        most.append(len(waiting))
        time.sleep(0.05)
        waiting.pop()  # before the client can know of the answer
        yield answer(b"News")

    site.answers["/"] = slow
    web = Web()
    threads = [threading.Thread(target=web.get, args=(f"{site.url}/",)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [1] * 6 == most


def test_the_proxy_of_the_environment_is_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it always was; its password goes to it alone."""
    monkeypatch.setenv("http_proxy", site.url.replace("//", "//me:pw@"))
    site.answers["http://news.invalid/a"] = answer(b"News")
    assert b"News" == source(Web().get("http://news.invalid/a")).data
    assert str(site.asked[0][1]["Proxy-Authorization"]).startswith("Basic ")
    monkeypatch.setenv("no_proxy", "news.invalid")
    assert "its host is not known" in refused(Web().get("http://news.invalid/a"))


@pytest.mark.parametrize("place", ["http://169.254.169.254/keys", "http://127.0.0.1/", "http://[::ffff:10.0.0.1]/"])
def test_the_web_leads_to_nothing_private(place: str, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that the user gave redirects into his own network: what is there was meant for nobody's brief."""
    monkeypatch.setenv("http_proxy", site.url)  # which plays the part of the web
    site.answers["http://93.184.215.14/a"] = moved(place)
    assert "is not a public address" in refused(Web().get("http://93.184.215.14/a"))
    assert ["http://93.184.215.14/a"] == site.paths


def test_a_page_of_ones_own_network_redirects_within_it(site: Site) -> None:
    """Whoever names an address of the intranet means the intranet."""
    site.answers |= {"/a": moved(f"{site.url}/b"), "/b": answer(b"News")}
    assert b"News" == source(Web().get(f"{site.url}/a")).data


def test_a_page_over_tls_comes_through_the_proxy_unread(trusted: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a tunnel; the certificate is that of the site."""
    with opened(tls=trusted.context()) as site, tunnel() as (proxy, lines):
        site.answers["/"] = answer(b"News")
        monkeypatch.setenv("https_proxy", proxy)
        assert b"News" == source(Web().get(f"{site.url}/")).data
        assert [f"CONNECT {site.url.removeprefix('https://')} HTTP/1.1"] == [
            line.replace("1.0", "1.1") for line in lines
        ]


def has_ipv6() -> bool:
    """Whether this machine has the address ::1; containers often lack it."""
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")
def test_an_address_of_ipv6_is_fetched() -> None:
    """In its brackets."""
    with opened("::1") as site:
        site.answers["/"] = answer(b"News")
        assert b"News" == source(Web().get(f"{site.url}/")).data


def test_a_proxy_that_is_not_there_is_named_as_the_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the site."""
    monkeypatch.setenv("http_proxy", "127.0.0.1:1")
    assert "by the proxy: connection refused" in refused(Web().get("http://news.invalid/a"))


URLS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["http://", "HTTPS://", "//", ""]), st.text(), st.sampled_from(["", ":80", "/", "?a=%zz"])
    ),
)


@given(URLS)
@example("http://\udcff/")
@example("http://xn--\x00/")
@example("http://\u2100/")
@example("http://[fe80::1%25eth0]/")
@example("http://" + "a" * 300 + "/")
@example("http://a:99999/")
@settings(max_examples=200)
def test_whatever_is_typed_is_an_address_in_ascii_or_none(url: str) -> None:
    """Never another error."""
    try:
        assert parse_address(url).url.isascii()
    except SourceError as error:
        assert error.mend


@given(st.builds(bytes.__add__, st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 302 Found\r\n"]), st.binary()))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_server_says_is_a_source_or_skipped(site: Site, said: bytes) -> None:
    """Never an error."""
    site.answers["/"] = said
    assert isinstance(Web(limits=HASTY).get(f"{site.url}/"), Source | Skipped)


def test_a_location_of_any_kind_is_followed_or_skipped(site: Site) -> None:
    """Control characters, half an address, what is no text at all."""
    for place in (b"//", b"http:", b"http://\xff/", b"\x01", b"?", b"http://a\x00b/", b"https://[", b"http://%00/"):
        site.answers["/"] = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + place + b"\r\n\r\n"
        refused(Web(limits=HASTY).get(f"{site.url}/"))
