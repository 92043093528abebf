"""The tree of a page: its paragraphs as a reader sees them."""

from __future__ import annotations

import pytest
from lxml import html

from briefing.intake.markup import text_of


def paragraphs(markup: str) -> list[str]:
    """The paragraphs of some mark-up."""
    text = text_of(html.fromstring(f"<html><body>{markup}</body></html>"))
    return text.split("\n\n") if text else []


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One\n  line&nbsp;here.</p>bare<div>Two.</div>tail", ["One line here.", "bare", "Two.", "tail"]),
        ("<p>home of the <i>Marigold</i>, a <b>st</b>eamer</p>", ["home of the Marigold, a steamer"]),
        ("<p>One<!-- a comment --> two</p>", ["One two"]),
        ("<h2>Who <i>pays</i>?</h2><p>She does.</p>", ["## Who pays?", "She does."]),
        ("<p><b>The costs</b></p><p><b>No.</b> It is.</p>", ["## The costs", "No. It is."]),
        ("<ul><li>One.</li><li><p>Two.</p></li></ul>", ["One.", "Two."]),
        ("<p>One.<br><br>Two.<br>Three.</p>", ["One.", "Two.", "Three."]),
        ("<p>Wrapped at the<br>end of a line.</p>", ["Wrapped at the end of a line."]),
        ("<p>She said <q>no</q>.</p>", ["She said “no”."]),
        ("<pre>One line\nand more.\n\nTwo.</pre>", ["One line and more.", "Two."]),
    ],
)
def test_paragraphs_are_those_that_a_browser_shows(markup: str, expected: list[str]) -> None:
    """Blocks part them, inline elements do not, white space is one space, and a heading has its mark."""
    assert expected == paragraphs(markup)


@pytest.mark.parametrize(
    "markup",
    [
        '<span class="dropcap">T</span>he board met.',
        '<span class="drop-cap">T</span>\n  he board met.',
        '</p><p class="first-letter">T</p><p>he board met.',
        "<span style='float: left'>T</span>he board met.",
    ],
)
def test_a_drop_cap_belongs_to_its_word(markup: str) -> None:
    """However the page sets it apart."""
    assert ["The board met."] == paragraphs(f"<p>{markup}</p>")


def test_a_drop_cap_that_is_a_word_keeps_its_space() -> None:
    """A letter that is a word of its own stands apart if the page says so."""
    assert ["A boat sank."] == paragraphs('<p><span class="dropcap">A</span> boat sank.</p>')


@pytest.mark.parametrize(
    "markup",
    [
        "<p hidden>No.</p>",
        '<div style="color: red; display:none"><p>No.</p></div>',
        '<span class="sr-only">No.</span>',
        '<div aria-hidden="true">No.</div>',
        "<script>no()</script><style>p {}</style><template><p>No.</p></template><noscript>No.</noscript>",
        '<script type="text/template"><p>No.</p></script>',
        "<nav>No.</nav><aside><p>No.</p></aside><form><p>No.</p></form><button>No.</button>",
        "<figure><img><figcaption>A pier.</figcaption></figure>",
        "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2021</td><td>812</td></tr></table>",
        '<blockquote class="twitter-tweet"><p>No!</p>— A. Body (@abody) May 1</blockquote>',
        "<blockquote><p>No!</p>— A. Body (@abody) 12 May 2024</blockquote>",
        '<p><a href="/x">Board raises fares again</a></p>',
    ],
)
def test_what_is_not_read_as_text_stays_out(markup: str) -> None:
    """What is hidden, is not prose or is somebody else's leaves no trace, not even a space."""
    assert ["Before.", "After."] == paragraphs(f"<p>Before.</p>{markup}<p>After.</p>")


def test_a_table_of_layout_is_its_cells() -> None:
    """A cell with running text is a block like others."""
    words = "The board of the harbour voted on Tuesday to close the old pier, which ends ninety years of ferry traffic"
    expected = ["Home", f"{words} to the islands and back again.", "Two."]
    cells = f"<td>Home</td><td><p>{words} to the islands and back again.<p>Two.</td>"
    assert expected == paragraphs(f"<table><tr>{cells}</tr></table>")


@pytest.mark.parametrize(
    "card",
    [
        '<span class="rollover"><b>Ana Ruiz</b><a href="/1">Fares rise</a> <a href="/m">MORE</a></span>',
        '<span class="x1"><b>Ana Ruiz</b><a href="/1">Fares rise</a> <a href="/m">MORE</a></span>',
        '<span role="tooltip">Mayor since 2021</span>',
    ],
)
def test_a_card_on_a_name_is_not_part_of_the_sentence(card: str) -> None:
    """Told by what it is called, or by saying the name again."""
    assert ["Mayor Ana Ruiz said no."] == paragraphs(f"<p>Mayor Ana Ruiz{card} said no.</p>")


def test_a_form_around_a_whole_page_is_no_form() -> None:
    """Some servers wrap the page in one."""
    page = "".join(f"<p>Sentence {n} of the page tells about the harbour, its boats and the board.</p>" for n in "123")
    assert 3 == len(paragraphs(f"<form>{page}</form>"))


def test_a_page_of_deep_nesting_is_read() -> None:
    """No recursion, so no limit."""
    assert ["Deep."] == paragraphs("<div>" * 200 + "Deep." + "</div>" * 200)
