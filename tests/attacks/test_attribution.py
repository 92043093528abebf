"""Names that an article gives itself: shown as fact only where its address bears them out."""

from __future__ import annotations

import json

import pytest

from briefing.evidence.reader import read_evidence
from briefing.intake.feed_reader import read_feed
from briefing.intake.outlet import belongs, site_of
from briefing.length import parse_length
from briefing.model import Brief, Document, Source
from briefing.pipeline import Options, make
from briefing.rendering.renderers import RENDERERS, render
from tests.intake.pages import PARAGRAPHS, STORY, page, read

SITE = '<meta property="og:site_name" content="{}"><link rel="canonical" href="https://www.reuters.com/a">'
NOTE = "Outlets are as the files themselves state them."


@pytest.mark.parametrize(
    ("name", "site"),
    [
        ("The Guardian", "theguardian.com"),
        ("BBC News", "bbc.co.uk"),
        ("Neue Zürcher Zeitung", "nzz.ch"),
        ("Süddeutsche.de", "sueddeutsche.de"),
        ("Libération", "liberation.fr"),
        ("Los Angeles Times", "latimes.com"),
        ("The Jerusalem Post", "jpost.com"),
        ("The Times of Israel", "timesofisrael.com"),
        ("Der Spiegel", "spiegel.de"),
        ("FAZ.NET", "faz.net"),
        ("Financial Times", "ft.com"),
    ],
)
def test_a_name_belongs_to_the_domain_whose_letters_it_has(name: str, site: str) -> None:
    """Whole words, first letters, accents and umlauts as domains write them."""
    assert belongs(name, site)


@pytest.mark.parametrize(
    ("name", "site"),
    [
        ("Reuters", "example.net"),
        ("Reuters", "reuters-news.net"),
        ("Reuters", "r.com"),
        ("Reuters Example", "example.net"),
        ("Example Рейтер", "example.net"),
        ("Reuters News", "rn.com"),
        ("News", "n.com"),
        ("Reuters", "127.0.0.1"),
        ("", "example.net"),
        ("Reuters", ""),
    ],
)
def test_a_name_belongs_to_no_other_domain(name: str, site: str) -> None:
    """Nor with one letter of it, nor beside the domain's own name."""
    assert not belongs(name, site)


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.bbc.co.uk/news", "bbc.co.uk"),
        ("https://reuters.com.example.net/", "example.net"),
        ("https://alice.github.io/", "alice.github.io"),
        ("http://127.0.0.1:8000/", "127.0.0.1"),
        ("http://localhost/", "localhost"),
        ("http://[::1", ""),
        ("no address", ""),
    ],
)
def test_a_site_is_what_somebody_has_registered(address: str, site: str) -> None:
    """What stands before it belongs to its owner and proves nothing."""
    assert site == site_of(address)


def test_a_page_of_another_site_is_that_site_s() -> None:
    """Whatever it calls itself, and whichever address it says is its own."""
    found = read(page("", SITE.format("Reuters")), url="https://reuters.com.example.net/a")
    assert ("example.net", False) == (found.outlet, found.claimed)


def test_a_page_of_its_own_site_has_its_name() -> None:
    """As it writes it; the first of its names that the address bears out."""
    stated = json.dumps({"@type": "NewsArticle", "publisher": {"name": "The Larkport Herald"}})
    head = f'{SITE.format("Herald Live")}<script type="application/ld+json">{stated}</script>'
    found = read(page("", head), url="https://www.larkportherald.example/a")
    assert ("The Larkport Herald", False) == (found.outlet, found.claimed)


def test_a_saved_page_says_itself_where_it_is_from() -> None:
    """Its name stays readable; nobody has checked it."""
    found = read(page("", SITE.format("Reuters")))
    assert ("Reuters", True) == (found.outlet, found.claimed)


@pytest.mark.parametrize(
    ("feed", "link", "title", "expected"),
    [
        ("https://reuters.com/f", "https://reuters.com/1", "Reuters", ("Reuters", False)),
        ("https://example.net/f", "https://example.net/1", "Reuters", ("example.net", False)),
        ("https://example.net/f", "https://reuters.com/1", "Reuters", ("Reuters", True)),
        ("https://example.net/f", "", "Reuters", ("example.net", False)),
        ("", "https://reuters.com/1", "Reuters", ("Reuters", True)),
    ],
)
def test_a_feed_speaks_for_its_own_site(feed: str, link: str, title: str, expected: tuple[str, bool]) -> None:
    """Of another one it can only claim that it has the text from there."""
    entry = f"<item><title>Pier 9</title><link>{link}</link><description><![CDATA[{PARAGRAPHS}]]></description></item>"
    data = f"<rss version='2.0'><channel><title>{title}</title>{entry}</channel></rss>".encode()
    (found,) = read_feed(Source(name="f.rss", media_type="", data=data, url=feed))
    assert isinstance(found, Document)
    assert expected == (found.outlet, found.claimed)


def _document(name: str, paragraphs: slice, *, claimed: bool) -> Document:
    text = "\n\n".join(STORY[paragraphs])
    return Document(id=name, text=text, title=name, outlet=name, language="en", claimed=claimed)


def _brief(*documents: Document) -> Brief:
    return make(documents, Options(length=parse_length("300w"), themes=(), stories="one")).edition.brief


@pytest.mark.parametrize("output", ["text", "html", "markdown", "mail"])
def test_a_claim_beside_a_fact_is_told_from_it(output: str) -> None:
    """At the outlet itself; the other is without a word."""
    brief = _brief(_document("Herald", slice(0, 3), claimed=False), _document("Reuters", slice(3, 6), claimed=True))
    said = render(brief, output).data.decode().replace("\\", "")
    assert (1, 0, 0) == (said.count("Reuters (as the file states)"), said.count("Herald (as"), said.count(NOTE))


@pytest.mark.parametrize("output", ["text", "html", "markdown", "mail"])
def test_where_all_is_claimed_one_note_says_so(output: str) -> None:
    """A folder of saved pages: ten times the same words would be read by nobody."""
    said = render(_brief(_document("Herald", slice(0, 6), claimed=True)), output).data.decode().replace("\\", "")
    assert (1, 0) == (said.count(NOTE), said.count("as the file states"))


def test_the_evidence_keeps_the_difference() -> None:
    """Read back as it was; only a claim has a word for it."""
    documents = (_document("Herald", slice(0, 3), claimed=False), _document("Reuters", slice(3, 6), claimed=True))
    brief = _brief(*documents)
    written = render(brief, "json").data
    assert brief == read_evidence(written)
    assert [True] == [source["claimed"] for source in json.loads(written)["sources"] if "claimed" in source]


def test_every_output_is_tried() -> None:
    """Those for people, except for the PDF, which is the page of the HTML."""
    assert {"text", "html", "markdown", "mail", "pdf", "json"} == set(RENDERERS)
