"""The cache: a page that has not changed is not sent again, and nothing that lies in its folder can do harm."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.intake import web_cache
from briefing.intake.web import Web
from briefing.intake.web_cache import Cache, Page
from briefing.model import Skipped, Source
from tests.intake.web_site import Site, answer, opened

PAGE = answer(b"News", Content_Type="text/html; charset=windows-1252", ETag='"1"')
SAME = answer(status="304 Not Modified")


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on this machine."""
    with opened() as one:
        yield one


def page(url: str, body: bytes = b"News") -> Page:
    """A page as it is kept."""
    return Page(url=url, etag='"1"', modified="", content_type="text/html", body=body, head="")


@pytest.mark.parametrize(
    ("validators", "condition"),
    [
        ({"ETag": '"1"'}, ("If-None-Match", '"1"')),
        ({"ETag": 'W/"1"'}, ("If-None-Match", 'W/"1"')),
        (
            {"Last_Modified": "Sat, 28 Nov 2026 10:00:00 GMT"},
            ("If-Modified-Since", "Sat, 28 Nov 2026 10:00:00 GMT"),
        ),
    ],
)
def test_a_page_is_sent_again_only_if_it_has_changed(
    site: Site, tmp_path: Path, validators: dict[str, str], condition: tuple[str, str]
) -> None:
    """It is asked for all the same, with what its server knows it by; the next run has what the first one had."""
    headers = {"Content_Type": "text/html; charset=windows-1252", **validators}
    site.answers["/"] = [answer(b"News", **headers), SAME, answer(b"Other news")]
    found = [Web(cache=tmp_path).get(f"{site.url}/") for _ in range(3)]
    assert isinstance(found[0], Source)
    assert found[0] == found[1]
    assert condition[1] == site.asked[1][1][condition[0]]
    assert isinstance(found[2], Source)
    assert b"Other news" == found[2].data


@pytest.mark.parametrize("headers", [{}, {"ETag": '"1"', "Cache_Control": "private, no-store"}])
def test_what_cannot_be_asked_for_again_or_must_not_be_kept_is_not(
    site: Site, tmp_path: Path, headers: dict[str, str]
) -> None:
    """Without a validator a kept page would be of no use."""
    site.answers["/"] = answer(b"News", **headers)
    Web(cache=tmp_path).get(f"{site.url}/")
    assert [] == list(tmp_path.iterdir())


def test_without_a_cache_nothing_is_kept(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the library is, unless it is told otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    site.answers["/"] = PAGE
    Web().get(f"{site.url}/")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: data[:-1],
        lambda data: data[:40],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: data + b"x",
        lambda data: os.urandom(len(data)),
    ],
)
def test_a_damaged_page_is_fetched_again(site: Site, tmp_path: Path, damage: object) -> None:
    """Cut off, changed, or something else altogether."""
    site.answers["/"] = PAGE
    first = Web(cache=tmp_path).get(f"{site.url}/")
    (file,) = tmp_path.iterdir()
    assert callable(damage)
    file.write_bytes(damage(file.read_bytes()))
    assert first == Web(cache=tmp_path).get(f"{site.url}/")
    assert site.asked[1][1]["If-None-Match"] is None
    assert first == Web(cache=tmp_path).get(f"{site.url}/")
    assert '"1"' == site.asked[2][1]["If-None-Match"]


@pytest.mark.parametrize("kind", ["file", "pipe", "folder"])
def test_what_is_no_page_in_its_place_does_not_matter(site: Site, tmp_path: Path, kind: str) -> None:
    """A cache that cannot be used is none: no error, and nothing that waits."""
    site.answers["/"] = PAGE
    folder = tmp_path / "cache"
    Web(cache=folder).get(f"{site.url}/")
    (file,) = folder.iterdir()
    file.unlink()
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "folder":
        (file / "x").mkdir(parents=True)
    else:
        folder.rmdir()
        folder.write_bytes(b"")
    assert isinstance(Web(cache=folder).get(f"{site.url}/"), Source)


def test_two_who_write_at_once_leave_one_whole_page(tmp_path: Path) -> None:
    """Either is right."""
    cache, bodies = Cache(tmp_path), [bytes([65 + number]) * 10**5 for number in range(4)]

    def write(body: bytes) -> None:
        for _ in range(20):
            cache.keep(page("http://a.example/", body))
            found = cache.find("http://a.example/")
            assert found is not None
            assert found.body in bodies

    threads = [threading.Thread(target=write, args=(body,)) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 1 == len(list(tmp_path.iterdir()))


def test_the_cache_does_not_grow_without_end_and_removes_only_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was not asked for for the longest time goes first; another's file in the folder stays."""
    monkeypatch.setattr(web_cache, "MOST_BYTES", 2500)
    (tmp_path / "letter.page").write_bytes(b"x" * 5000)
    cache = Cache(tmp_path)
    for number in range(4):
        cache.keep(page(f"http://a.example/{number}", b"x" * 900))
        for age, file in enumerate(sorted(tmp_path.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)):
            os.utime(file, (10**9 - age, 10**9 - age))
    kept = [number for number in range(4) if cache.find(f"http://a.example/{number}")]
    assert [2, 3] == kept
    assert (tmp_path / "letter.page").exists()


def test_a_link_that_may_not_be_followed_is_not_read_from_the_cache(site: Site, tmp_path: Path) -> None:
    """What the user fetched from this machine is not there for feeds."""
    site.answers["/"] = PAGE
    assert isinstance(Web(cache=tmp_path).get(f"{site.url}/"), Source)
    assert isinstance(Web(cache=tmp_path, follows=True).follow(f"{site.url}/"), Skipped)
