"""Links found in feeds: where robots.txt lets programs in, never to an address that is not public, at a polite pace."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from briefing.intake.connections import Limits, Visit
from briefing.intake.web import Web
from briefing.model import Skipped, Source
from tests.intake.web_site import HASTY, LOOPBACK, Site, answer, dripping, follower, moved, opened

PAGE = answer(b"News", Content_Type="text/plain")


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on this machine with a page and no robots.txt."""
    with opened() as one:
        one.answers["/a"] = one.answers["/b"] = PAGE
        yield one


def refused(found: Source | Skipped) -> str:
    """Why a link was not followed."""
    assert isinstance(found, Skipped)
    return found.reason


def robots(*lines: str) -> bytes:
    """A robots.txt."""
    return answer("\n".join(lines).encode())


def test_a_link_is_not_followed_unasked(site: Site) -> None:
    """Nothing on the network is touched without --fetch."""
    assert "--fetch" in refused(Web(networks=LOOPBACK).follow(f"{site.url}/a"))
    assert [] == site.asked


@pytest.mark.parametrize(
    ("said", "follows"),
    [
        (robots("User-agent: *", "Disallow: /"), False),
        (robots("User-agent: *", "Disallow: /", "Allow: /a"), True),
        (robots("User-agent: *", "Disallow: /*a$"), False),
        (robots("User-agent: Briefing", "Disallow: /a"), False),
        (robots("User-agent: briefing", "Allow: /", "", "User-agent: *", "Disallow: /"), True),
        (robots("User-agent: otherbot", "Disallow: /"), True),
        (answer("\ufeffUser-agent: *\nDisallow: /".encode()), False),
        (answer(b"\xff\xfe<html>"), True),
        (answer(b"User-agent: *\nAllow: /\n" + b"# \n" * 2**18 + b"Disallow: /a"), True),
        (answer(status="404 Not Found"), True),
        (answer(status="403 Forbidden"), True),
        (answer(status="500 Server Error"), False),
        (moved("/elsewhere"), False),
        (b"", False),
    ],
)
def test_the_rules_of_the_site_are_heeded(site: Site, said: bytes, follows: bool) -> None:
    """RFC 9309: no file allows all, a server in trouble nothing; what is beyond 500 KiB does not count."""
    site.answers |= {"/robots.txt": said, "/elsewhere": robots("User-agent: *", "Disallow: /")}
    assert follows == isinstance(follower().follow(f"{site.url}/a"), Source)
    assert follows == ("/a" in site.paths)


def test_a_rule_is_named_with_what_can_be_done(site: Site) -> None:
    """Whoever gives an address reads the page himself: `get` asks no robots.txt."""
    site.answers["/robots.txt"] = robots("User-agent: *", "Disallow: /")
    web, url = follower(), f"{site.url}/a"
    assert f"is kept from programs by {site.url}/robots.txt; give its address yourself" == refused(web.follow(url))
    assert isinstance(web.get(url), Source)


def test_the_rules_are_asked_for_once(site: Site) -> None:
    """A site a run."""
    web = follower()
    for path in ("/a", "/b", "/a"):
        web.follow(f"{site.url}{path}")
    assert ["/robots.txt", "/a", "/b", "/a"] == site.paths


def test_a_redirect_is_a_link_too(site: Site) -> None:
    """The rules of the site that it leads to hold."""
    with opened() as other:
        site.answers["/a"] = moved(f"{other.url}/x")
        other.answers |= {"/robots.txt": robots("User-agent: *", "Disallow: /x"), "/x": PAGE}
        assert f"{other.url}/robots.txt" in refused(follower().follow(f"{site.url}/a"))
        assert ["/robots.txt"] == other.paths


def test_a_site_that_wants_pauses_gets_them(site: Site) -> None:
    """Crawl-delay is no standard, and polite."""
    site.answers["/robots.txt"] = robots("User-agent: *", "Crawl-delay: 0.4")
    web, begun = follower(), time.monotonic()
    for path in ("/a", "/b"):
        assert isinstance(web.follow(f"{site.url}{path}"), Source)
    assert time.monotonic() - begun >= 0.4


def test_a_site_that_does_not_answer_is_asked_no_further(site: Site) -> None:
    """Else a feed of a dead site would take a minute a link."""
    site.answers["/a"] = dripping(pause=30)
    web = follower(HASTY)
    reasons = [refused(web.follow(f"{site.url}/a")) for _ in range(4)]
    assert ["no answer in time"] * 2 == [reason.partition("(")[2].partition(")")[0] for reason in reasons[:2]]
    assert all("did not answer before" in reason for reason in reasons[2:])


def test_a_site_whose_rules_cannot_be_had_says_why_and_is_asked_once(site: Site) -> None:
    """The trouble of the connection, as for any page."""
    site.answers["/robots.txt"] = b""
    web = follower()
    reasons = [refused(web.follow(f"{site.url}/{path}")) for path in "ab"]
    assert reasons[0] == reasons[1]
    assert "closed connection" in reasons[0]
    assert ["/robots.txt"] == site.paths


def test_no_more_links_are_followed_than_a_feed_has(site: Site) -> None:
    """An archive is no feed."""
    web = follower(replace(Limits(), links=1))
    assert isinstance(web.follow(f"{site.url}/a"), Source)
    assert "is beyond the 1 links" in refused(web.follow(f"{site.url}/a"))


NOT_PUBLIC = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "0.0.0.0",
    "0",
    "localhost",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:a00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b:1::1]",
    "[2002:7f00:1::]",
    "[2001:0:7f00:1::]",
    "[fe80::1]",
    "[fec0::1]",
    "[fc00::1]",
    "[ff02::1]",
    "[2001:db8::1]",
]


@pytest.mark.parametrize("host", NOT_PUBLIC)
def test_a_link_to_an_address_that_is_not_public_is_not_followed(host: str) -> None:
    """However it is written: a feed must not read what only this machine, or its network, can reach."""
    reason = refused(Web(follows=True).follow(f"http://{host}:9/"))
    assert "which is not a public address; give the address yourself if it is right" in reason


def test_what_only_this_machine_can_reach_is_not_even_connected_to(site: Site) -> None:
    """Not for the robots.txt either."""
    assert "is not a public address" in refused(Web(follows=True).follow(f"{site.url}/a"))
    assert [] == site.asked


def test_a_redirect_does_not_lead_to_an_address_that_is_not_public(site: Site) -> None:
    """From a site that may be read to one that may not."""
    with opened("127.0.0.2") as inner:
        inner.answers["/secret"] = PAGE
        site.answers["/a"] = moved(f"{inner.url}/secret")
        networks = (type(LOOPBACK[0])("127.0.0.1/32"),)
        assert "127.0.0.2), which is not" in refused(Web(follows=True, networks=networks).follow(f"{site.url}/a"))
        assert [] == inner.asked


def test_the_address_that_is_checked_is_the_one_that_is_connected_to(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that has a public address at the first look-up and ours at the second gains nothing."""
    port = int(site.url.rpartition(":")[2])
    looked_up = iter(["127.0.0.1", "127.0.0.2", "127.0.0.2"])
    real = socket.getaddrinfo

    def rebinding(host: str, *given: object, **settings: object) -> object:
        return real(next(looked_up) if host == "rebinds.invalid" else host, *given, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    networks = (type(LOOPBACK[0])("127.0.0.1/32"),)
    with Visit(5, networks) as visit, visit.connect("rebinds.invalid", port, 5) as connected:
        assert ("127.0.0.1", port) == connected.getpeername()


@pytest.mark.parametrize(
    ("host", "follows"), [("localhost", False), ("169.254.169.254", False), ("news.invalid", True)]
)
def test_behind_a_proxy_an_address_is_checked_as_far_as_it_is_known(
    site: Site, monkeypatch: pytest.MonkeyPatch, host: str, follows: bool
) -> None:
    """A name that only the proxy can look up is left to the proxy."""
    monkeypatch.setenv("http_proxy", site.url)
    site.answers[f"http://{host}/a"] = PAGE
    assert follows == isinstance(Web(follows=True).follow(f"http://{host}/a"), Source)
    assert follows == bool(site.asked)
