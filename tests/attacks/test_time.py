"""Articles that are made to be slow: read in time that grows as they do, or skipped with a reason."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, NameObject, NumberObject

from briefing.errors import ThemeFileError
from briefing.intake import html_reader
from briefing.intake.fragment import fragment_of
from briefing.intake.markup import text_of
from briefing.intake.reading import read_source
from briefing.intake.web import Web
from briefing.length import parse_length
from briefing.model import Document, Skipped, Source
from briefing.pipeline import Made, Options, make
from briefing.themes.sets import parse_theme_set

NEWS = (
    "The minister resigned on Monday after a long dispute over the budget. He said that the decision was his own. "
    "The opposition called for an election in May.\n\n"
)
PAGE = "<html><head><title>The minister resigns</title></head><body><article>{}</article></body></html>"
PARAGRAPHS = f"<p>{NEWS}</p>" * 3


def _read(name: str, data: str | bytes) -> Document | Skipped:
    """The only article of a file."""
    data = data if isinstance(data, bytes) else data.encode()
    (found, *_) = read_source(Source(name=name, media_type="", data=data), Web())
    return found


def _reason(name: str, data: str | bytes) -> str:
    """Why a file is no article."""
    found = _read(name, data)
    assert isinstance(found, Skipped), found
    return found.reason


def _page(inside: str) -> str:
    return PAGE.format(PARAGRAPHS + inside)


def _pdf(pages: int) -> bytes:
    """A PDF of one page that is named many times."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    tree: Any = writer._root_object["/Pages"].get_object()
    tree[NameObject("/Kids")] = ArrayObject(list(tree["/Kids"]) * pages)
    tree[NameObject("/Count")] = NumberObject(pages)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _mail(parts: int) -> str:
    head = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    part = "--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nhi\n"
    return f"{head}{part * parts}--b--\n"


def _nested_mail(depth: int) -> str:
    around = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    return f"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n{around}Content-Type: text/plain\n\n{NEWS}"


def _feed(entries: int) -> str:
    entry = "<item><title>E</title><link>http://news.example/</link></item>"
    return f"<rss version='2.0'><channel><title>F</title>{entry * entries}</channel></rss>"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.html", _page("<p " + " ".join(f"a{n}" for n in range(40_000)) + ">x</p>"), "thousands of attributes"),
        ("a.html", _page(f"<p {'a ' * 900}>" * 150), "thousands of attributes"),
        ("a.html", _page("<div>" * 2000 + NEWS), "nests its elements more than 256 deep"),
        ("a.html", _page("<blockquote>" * 2000 + NEWS), "nests its elements more than 256 deep"),
        ("a.html", _page("<table><tr><td>x</td><td>" * 500), "nests its elements more than 256 deep"),
        ("a.eml", _mail(2100), "has more than 1000 parts"),
        ("a.eml", _nested_mail(2000), "nests its parts too deeply"),
        ("a.rss", _feed(2001), "has more than 2000 entries"),
        ("a.pdf", _pdf(40_000), "has more than 1000 pages"),
        ("a.txt", NEWS * 8000, "has more than 1,000,000 characters"),
    ],
    ids=["attributes", "many", "divs", "quotes", "tables", "parts", "nested", "feed", "kids", "book"],
)
def test_what_would_take_for_ever_is_skipped_with_the_reason(name: str, data: str | bytes, reason: str) -> None:
    """In two seconds, most in a tenth; each took between ten and a hundred."""
    begun = time.monotonic()
    assert reason in _reason(name, data)
    assert time.monotonic() - begun < 10


def test_a_page_of_many_elements_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser that we use takes the square of them: it has a process of its own, and its time."""
    monkeypatch.setattr(html_reader, "PAGE_SECONDS", 0.2)
    assert "takes more than 0 seconds to read" in _reason("a.html", _page("<span>a</span>" * 40_000))


def test_a_page_of_many_elements_that_is_news_is_read() -> None:
    """A live page: in its own process it reads as in ours."""
    page = _page("".join(f"<p>The vote of round {n} was {'<b>so</b> ' * 10}counted.</p>" for n in range(500)))
    source = Source(name="a.html", media_type="", data=page.encode())
    assert page.count("<") > 10_000
    assert html_reader.parse_html(source) == _read("a.html", page)


@pytest.mark.parametrize(
    "piece",
    ["word<br>", "<span>a</span>", "<i><a>name</a></i> ", '<span class="dropcap">A</span>', "<span><a>Ann</a></span>"],
)
def test_the_text_of_a_tree_takes_time_as_its_size(piece: str) -> None:
    """Four times as much takes about four times as long; the square would be sixteen."""
    short, long = (fragment_of(piece * count) for count in (2500, 10_000))
    assert _seconds(lambda: text_of(long)) < 10 * _seconds(lambda: text_of(short)) + 0.1


PATTERNS = ['"', "“", "(", "…", "-", "\u00a0", "\n ", "“He said. ", "“A,” he said. ", "A. ", "U.S. ", "a", "中", "א "]


@pytest.mark.parametrize("piece", PATTERNS)
def test_a_text_of_one_thing_again_and_again_takes_time_as_its_length(piece: str) -> None:
    """Whatever it is: no rule of ours goes back over what it has read."""
    short, long = (_text(piece, size) for size in (2000, 8000))
    assert _seconds(lambda: _made(long)) < 10 * _seconds(lambda: _made(short)) + 0.3


def test_a_text_of_marks_is_skipped() -> None:
    """Each may be a sentence without a word, and a megabyte of them takes minutes."""
    assert "consists of marks, not of words" == _reason("a.txt", NEWS + "! " * 10_000)


def test_a_sentence_that_no_line_ends_in_is_no_part_of_a_brief() -> None:
    """Words joined by no-break spaces: laying them out takes the square of their number."""
    endless = "\u00a0".join(["word"] * 60)
    text = f"{NEWS}The {endless} is here today, he said.\n\n{NEWS}"
    assert endless not in "".join(sentence.text for sentence in _made(text).edition.brief.sentences)


@pytest.mark.parametrize("joined", ["\u00a0", " "])
def test_a_sentence_with_a_few_no_break_spaces_may_stand(joined: str) -> None:
    """As French and Czech have them."""
    number = joined.join(("3", "000", "000"))
    text = f"Il a obtenu 25{joined}% des voix, soit {number} de bulletins, a annoncé le ministère lundi soir."
    (sentence,) = _made(text).edition.brief.sentences
    assert text == sentence.text


@pytest.mark.parametrize(("themes", "terms", "what"), [(101, 1, "100 themes"), (10, 1001, "10000 terms")])
def test_a_set_larger_than_any_brief_is_refused(themes: int, terms: int, what: str) -> None:
    """Ten thousand themes took 97 s."""
    words = ", ".join(f'"w{n}"' for n in range(terms))
    text = "".join(f'[[theme]]\nname = "T{n}"\nterms = [{words}]\n' for n in range(themes))
    with pytest.raises(ThemeFileError, match=f"has more than {what}"):
        parse_theme_set(text, where="mine.toml", name="mine")


def _text(piece: str, size: int) -> str:
    return f"{NEWS}{piece * (size // len(piece))} end.\n\n{NEWS}"


def _made(text: str) -> Made:
    document = Document(id="a", text=text, language="en")
    return make([document], Options(length=parse_length("100w"), themes=()))


def _seconds(work: Callable[[], object]) -> float:
    """Seconds of this process that it takes, the best of two: others on the machine do not count."""
    taken = []
    for _ in range(2):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken)
