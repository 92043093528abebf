"""A page that shows something other than its evidence: each way of it is found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.proof.briefs import altered, found, honest


def test_a_letter_changed_in_the_visible_text_of_a_page_is_found() -> None:
    """The sentence is named by its number, from the word on that differs."""
    verification = altered(
        "html", lambda data: data.replace(b"announced his resignation", b"announced his designation", 1)
    )
    assert ("page", "sentence 1") in found(verification)
    assert "shows “designation Tuesday" in verification.faults[0].what


TYPE = re.findall(r"html { font-size: [0-9.]+pt }", honest("html").data.decode())[0]
SHOWN = re.compile(r'(<span class="sentence" data-sentence="\d+">)([^<]+)(</span>)')


@given(st.data())
@settings(max_examples=60)
def test_any_character_changed_in_any_visible_sentence_is_found(data: st.DataObject) -> None:
    """Whichever it is and whatever stands there instead."""
    html = honest("html").data.decode()
    places = [place for match in SHOWN.finditer(html) for place in range(*match.span(2)) if html[place].isalnum()]
    place = data.draw(st.sampled_from(places))
    letter = data.draw(st.characters(categories=["L", "N"], exclude_characters=html[place]))
    verification = altered("html", lambda _: (html[:place] + letter + html[place + 1 :]).encode())
    number = 1 + sum(match.end() <= place for match in SHOWN.finditer(html))
    assert [("page", f"sentence {number}")] == found(verification)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<h1", "<p>He was forced to.</p><h1"),
        ("The resignation</h2>", "The disgrace</h2>"),
        ("</h2>", "</h2><p>He was forced to.</p>"),
        (">[1¶4]", ">[1¶2]"),
        ("</main>", "<p>Made by the army.</p></main>"),
        ("1 source", "9 sources"),
        ("</mark>", "ly</mark>"),
    ],
)
def test_words_put_into_a_page_are_found(old: str, new: str) -> None:
    """Anywhere: above, between, below, in a mark, in the paragraphs that are shown as evidence."""
    verification = altered("html", lambda data: data.replace(old.encode(), new.encode(), 1))
    assert [("page", "the page")] == found(verification)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("</style>", '[data-sentence="2"] { display: none }</style>'),
        ("</style>", 'h1::after { content: "in disgrace" }</style>'),
        ('<main class="sheet" id="sheet">', '<main class="sheet" id="sheet" hidden>'),
        ("</body>", "<script>document.body.textContent = 'No.'</script></body>"),
        ("</body>\n</html>", ""),
        ("<body", '<body class="evidence"'),
        (TYPE, "html { font-size: 0pt }"),
        (TYPE, "html { font-size: 900pt }"),
        (TYPE, f"{TYPE} html {{ font-size: 9pt }}"),
        ("@page { size: A4 }", "@page { size: A9 }"),
        ("@page { size: A4 }", ""),
        ('<body class="low">', '<body class="low short">'),
        ('<body class="low">', "<body>"),
        ('<body class="low">', '<body class="paged paged">'),
    ],
)
def test_a_page_whose_text_holds_but_is_hidden_or_painted_over_is_found(old: str, new: str) -> None:
    """Styles and markup must be those that the evidence makes."""
    verification = altered("html", lambda data: data.replace(old.encode(), new.encode(), 1))
    assert [("page", "the page")] == found(verification)
    assert "styles or markup" in verification.faults[0].what


def test_a_sentence_taken_out_of_a_page_is_found() -> None:
    """Nothing less than the evidence."""
    verification = altered("html", lambda data: SHOWN.sub("", data.decode(), count=1).encode())
    assert [("page", "sentence 1")] == found(verification)
    assert verification.faults[0].what.endswith("is not shown")


def test_a_sentence_put_into_a_page_is_found() -> None:
    """Nothing more than the evidence, even if it claims a number."""
    more = '<span class="sentence" data-sentence="99">He left.</span></p>'
    verification = altered("html", lambda data: data.replace(b"</p>\n</div>", f"{more}\n</div>".encode(), 1))
    assert [("page", "sentence 99")] == found(verification)


def test_two_sentences_that_changed_places_on_a_page_are_found() -> None:
    """Both are named."""

    def swap(data: bytes) -> bytes:
        html = data.decode()
        one, other = list(SHOWN.finditer(html))[2:4]
        between = html[one.end(2) : other.start(2)]
        return (html[: one.start(2)] + other[2] + between + one[2] + html[other.end(2) :]).encode()

    assert [("page", "sentence 3"), ("page", "sentence 4")] == found(altered("html", swap))
