"""Feeds: an entry is an article where the feed has its text, else a link to follow."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.intake.feed_reader import read_feed
from briefing.intake.found import Found, Link
from briefing.intake.reading import read
from briefing.intake.web import Web
from briefing.model import Document, Skipped, Source

TEASER = "The Larkport harbour board voted on Tuesday to close Pier 9, ending ninety years of ferry traffic."
WHOLE = " ".join(f"Sentence {number} of the report says that the pier needs repairs." for number in range(12))


def rss(*items: str) -> bytes:
    """An RSS feed with these items."""
    listed = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        "<channel><title>The Larkport Herald</title><link>https://larkport.example/</link><language>en</language>"
        f"{listed}</channel></rss>"
    ).encode()


def item(title: str = "Pier 9 closes", link: str = "https://larkport.example/1", more: str = "") -> str:
    """An item of an RSS feed."""
    return f"<title>{title}</title><link>{link}</link>{more}"


def content(markup: str) -> str:
    """The whole text of an item, as feeds have it."""
    return f"<content:encoded><![CDATA[{markup}]]></content:encoded>"


def entries(data: bytes) -> list[Found]:
    """What a feed's entries are."""
    return list(read_feed(Source(name="news.rss", media_type="", data=data)))


def test_an_entry_with_its_text_is_an_article() -> None:
    """With what the feed says of it, and its paragraphs without mark-up."""
    more = content(f"<p>{WHOLE}</p><ul><li>{TEASER}</li></ul>") + "<pubDate>Tue, 12 Nov 2024 20:00:00 GMT</pubDate>"
    expected = Document(
        id="news.rss: entry 1",
        text=f"{WHOLE}\n\n{TEASER}",
        title="Pier 9 closes",
        url="https://larkport.example/1",
        outlet="The Larkport Herald",
        claimed=True,
        published=date(2024, 11, 12),
        language="en",
    )
    assert [expected] == entries(rss(item(more=more)))


def test_the_entries_of_atom_are_read_alike() -> None:
    """Its link is an attribute, its day has another form."""
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Herald</title><entry>'
        '<title>Pier 9 closes</title><link href="https://larkport.example/1"/>'
        "<updated>2024-11-12T20:00:00Z</updated><author><name>Ida Holm</name></author>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{WHOLE}</p></div></content></entry></feed>'
    )
    (found,) = entries(feed.encode())
    assert isinstance(found, Document)
    expected = (WHOLE, "Pier 9 closes", "https://larkport.example/1", "Ida Holm", date(2024, 11, 12))
    assert expected == (found.text, found.title, found.url, found.author, found.published)


@pytest.mark.parametrize(
    "more",
    [
        "",
        f"<description>{TEASER}</description>",
        content(f"<p>{TEASER}</p>"),
        content(f"<p>{WHOLE}</p><p>[…]</p>"),
        content(f"<p>{WHOLE}</p><p><b>Continue reading →</b></p>"),
        f"<description>{WHOLE} Read more...</description>",
    ],
)
def test_an_entry_without_its_whole_text_is_a_link(more: str) -> None:
    """A teaser is not the article: too short, or cut."""
    (found,) = entries(rss(item(more=more)))
    assert isinstance(found, Link)
    assert ("Pier 9 closes", "https://larkport.example/1") == (found.name, found.stated.url)


def test_an_entry_that_leads_nowhere_is_what_text_it_has() -> None:
    """More cannot be had; without any, it is skipped."""
    found = entries(rss(item(link="", more=f"<description>{TEASER}</description>"), item(link="")))
    assert isinstance(found[0], Document)
    assert TEASER == found[0].text
    assert Skipped(name="Pier 9 closes", reason="has no text in the feed news.rss, and no link to follow") == found[1]


def test_a_headline_is_shown_as_its_markup_shows_it() -> None:
    """Entities and tags are a feed's ways to write characters."""
    titles = ["Stroud &amp;amp; Renn", "&lt;b&gt;Pier 9&lt;/b&gt; closes", "A &lt; B\n  C"]
    found = entries(rss(*(item(title=title) for title in titles)))
    assert ["Stroud & Renn", "Pier 9 closes", "A < B C"] == [one.name for one in found if isinstance(one, Link)]


def test_a_broken_entry_does_not_spoil_the_others() -> None:
    """Feeds are written by hand, too."""
    broken = b"<item><title>Broken &nbsp; <b>entry</title><link>https://larkport.example/0</item>"
    data = rss(item(more=content(f"<p>{WHOLE}</p>"))).replace(b"</channel>", broken + b"</channel>")
    assert WHOLE in [one.text for one in entries(data) if isinstance(one, Document)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (rss(), "is a feed without entries"),
        (b"<?xml version='1.0'?><urlset><url/></urlset>", "is XML, but not a feed (RSS, Atom)"),
    ],
)
def test_what_has_no_entries_is_refused(data: bytes, reason: str) -> None:
    """In one line that says what it is."""
    with pytest.raises(SourceError) as caught:
        entries(data)
    assert reason == caught.value.what


def test_without_leave_no_link_is_followed(tmp_path: Path) -> None:
    """Nothing is fetched unless a URL was given; what could be done is said."""
    (tmp_path / "news.rss").write_bytes(rss(item()))
    expected = Skipped(name="Pier 9 closes", reason="has no text in the feed news.rss; --fetch reads its page")
    assert (expected,) == read(tmp_path / "news.rss", web=Web(follows=False))
