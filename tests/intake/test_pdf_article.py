"""PDFs of many layouts: every sentence that went in comes out word for word, and nothing else does."""

from __future__ import annotations

from functools import cache
from html import escape
from io import BytesIO

import pikepdf
import pytest

from briefing.intake.pdf.hyphens import Words
from briefing.intake.pdf_reader import parse_pdf
from briefing.model import Document, Source

HEADLINE = "Harbour board votes to close the oldest pier in town"
PARAGRAPHS = (
    "The Larkport harbour board voted on Tuesday to close Pier 9, ending ninety years of ferry traffic from the old "
    "town to the islands. Chairwoman Imogen Stroud said the pier needed repairs of 14 million crowns that the board "
    "could not pay.",
    "“We have patched this structure for twenty years and the engineers tell us that it is finished,” Stroud said "
    "after the vote. The islanders’ council called the decision a disaster for the 2,300 people who commute every day.",
    "Its vice-president, Tobias Renn, announced that the council would ask a court in Larkport to stop the closure. "
    "Ferries will use the new terminal at Gull Point from 1 March, which adds twenty minutes to each crossing.",
    "The engineering report, which the Larkport Herald has seen, describes considerable deterioration of the "
    "supporting structures and recommends immediate decommissioning. Representatives of the fishermen’s cooperative "
    "complained that nobody had consulted them about the reconstruction of the warehouses.",
    "The municipal administration announced an extraordinary assembly at which the inhabitants will discuss the "
    "consequences of the closure. Opposition councillor Jonas Vik accused the chairwoman of underestimating the "
    "difficulties, and demanded an independent investigation.",
)
MARGINS = (
    "@page { @top-left { content: 'THE LARKPORT HERALD' } @top-right { content: '12 November 2024' }"
    " @bottom-center { content: 'Page ' counter(page) ' of ' counter(pages) } }"
)
LAYOUTS = {
    "one column": "",
    "two columns": "article { columns: 2; column-gap: 8mm }",
    "three columns": "@page { size: A4 landscape } article { columns: 3; column-gap: 6mm }",
    "justified": "article { text-align: justify; hyphens: auto }",
    "two justified columns": "article { columns: 2; text-align: justify; hyphens: auto }",
    "indented": "p { margin: 0; text-indent: 1.5em }",
    "small pages": "@page { size: A6; margin: 15mm 10mm }" + MARGINS,
    "small pages, two columns": "@page { size: A5; margin: 20mm 10mm } article { columns: 2; text-align: justify;"
    " hyphens: auto }" + MARGINS,
    "sans serif": "body { font-family: sans-serif }",
    "scaled": "@page { size: A5 } article { transform: scale(.98) }",
    "a large initial": "article p:first-child::first-letter { font-size: 3em; float: left; line-height: .9 }",
}


def read(html: str) -> Document:
    """What is read of a page that is printed from HTML."""
    return parse_pdf(Source(name="a.pdf", media_type="application/pdf", data=printed(html)))


@cache
def printed(html: str) -> bytes:
    """A page of HTML as a PDF."""
    import weasyprint

    return bytes(weasyprint.HTML(string=html).write_pdf())


def page(style: str = "", body: str = "", title: str = "Microsoft Word - draft_3.docx", lang: str = "en") -> str:
    """An article as HTML; without a body, the one above."""
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
    body = body or f"<h1>{HEADLINE}</h1><article>{text}</article>"
    return f"<html lang={lang}><title>{title}</title><style>{style}</style><body>{body}"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_paragraph_is_read_word_for_word(layout: str) -> None:
    """In the order of the article, whatever the columns, with nothing of the margins."""
    document = read(page(LAYOUTS[layout]))
    assert (HEADLINE, " ".join(PARAGRAPHS)) == (document.title, document.text.replace("\n\n", " "))


def turned_back(turn: int, across: float, down: float) -> tuple[float, ...]:
    """The matrix that turns what stands on a page of some size against a reader that turns it clockwise."""
    matrices = {90: (0, 1, -1, 0, down, 0), 180: (-1, 0, 0, -1, across, down), 270: (0, -1, 1, 0, 0, across)}
    return matrices[turn]


@pytest.mark.parametrize("layout", ["small pages", "small pages, two columns"])
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned_is_read_as_it_is_shown(turn: int, layout: str) -> None:
    """As scanners and printers write it: what stands on its side in the file is upright on the screen."""
    with pikepdf.open(BytesIO(printed(page(LAYOUTS[layout])))) as pdf:
        for one in pdf.pages:
            across, down = float(one.mediabox[2]), float(one.mediabox[3])
            matrix = " ".join(f"{number:g}" for number in turned_back(turn, across, down))
            one.contents_add(f"q {matrix} cm".encode(), prepend=True)
            one.contents_add(b"Q")
            one.MediaBox = pikepdf.Array([0, 0, *((across, down) if turn == 180 else (down, across))])
            one.Rotate = turn
        pdf.save(stream := BytesIO())
    document = parse_pdf(Source(name="a.pdf", media_type="application/pdf", data=stream.getvalue()))
    assert (HEADLINE, " ".join(PARAGRAPHS)) == (document.title, document.text.replace("\n\n", " "))


@pytest.mark.parametrize("layout", ["one column", "justified", "two columns", "indented"])
def test_paragraphs_are_those_that_were_set(layout: str) -> None:
    """By the gap, the indent or the short last line."""
    assert "\n\n".join(PARAGRAPHS) == read(page(LAYOUTS[layout])).text


def test_a_heading_is_a_paragraph_with_a_mark() -> None:
    """Larger or bold, and without a full stop."""
    body = f"<h1>{HEADLINE}</h1><p>{PARAGRAPHS[0]}</p><h2>The islanders’ answer</h2><p>{PARAGRAPHS[1]}</p>"
    assert f"{PARAGRAPHS[0]}\n\n## The islanders’ answer\n\n{PARAGRAPHS[1]}" == read(page(body=body)).text


def test_what_stands_above_the_headline_is_not_text() -> None:
    """The paper's name, a kicker, a date."""
    body = f"<div>THE LARKPORT HERALD</div><div>12 November 2024</div><h1>{HEADLINE}</h1><p>{PARAGRAPHS[0]}</p>"
    assert (HEADLINE, PARAGRAPHS[0]) == ((document := read(page(body=body))).title, document.text)


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Pier 9 to close", "Pier 9 to close"), ("Microsoft Word - pier.doc", "A"), ("pier_final.indd", "A")],
)
def test_without_a_headline_the_title_is_the_stated_one_if_a_person_gave_it(title: str, expected: str) -> None:
    """Programs put file names there."""
    assert expected == read(page(body=f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>", title=title)).title


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("the vice-", "president left.", "the vice-president left."),
        ("the re-", "pairs began.", "the repairs began."),
        ("the Donau-", "dampfers were sold.", "the Donaudampfers were sold."),
        ("short- and", "long-term plans.", "short- and long-term plans."),
        ("short-", "and long-term plans.", "short- and long-term plans."),
        ("of Anglo-", "Saxon times.", "of Anglo-Saxon times."),
        ("of COVID-", "19 cases.", "of COVID-19 cases."),
        ("a pause -", "then nothing.", "a pause - then nothing."),
    ],
)
def test_a_hyphen_at_a_line_end_is_that_of_the_line_or_of_the_word(before: str, after: str, expected: str) -> None:
    """Out where the word is one, kept in compounds."""
    document = read(page(body=f"<h1>{HEADLINE}</h1><p>The news is about {before}<br>{after}</p>"))
    assert f"The news is about {expected}" == document.text


def test_a_soft_hyphen_is_always_one_of_the_line() -> None:
    """Whatever word it makes."""
    assert "the Zzap" == Words([]).joined("the Zz\N{SOFT HYPHEN}", "ap")


RIGHT_TO_LEFT = "הנמל נסגר ביום שלישי אחרי 90 שנה. המועצה הודיעה כי תפנה לבית המשפט בעיר, ואמרה שההחלטה שגויה לגמרי."
CHINESE = (
    "港务局星期二投票决定关闭九号码头，结束了九十年的渡轮运输。主席说码头需要一千四百万克朗的维修费，港务局无力支付这笔费用。"
    * 2
)


@pytest.mark.parametrize(
    ("text", "lang", "style"),
    [(RIGHT_TO_LEFT, "he", "html { direction: rtl } @page { size: A6 }"), (CHINESE, "zh", "@page { size: A6 }")],
    ids=["Hebrew", "Chinese"],
)
def test_other_scripts_are_read_word_for_word(text: str, lang: str, style: str) -> None:
    """From the right, with figures from the left; without spaces."""
    assert text == read(page(style, f"<p>{text}</p>", lang=lang)).text


@pytest.mark.parametrize("mark", ["1", "12", "[3]", "*", "1, 2"])
@pytest.mark.parametrize("style", ["", "font-size: 0.5em; vertical-align: 0.5em"], ids=["as usual", "small"])
def test_the_mark_of_a_footnote_is_no_part_of_a_sentence(mark: str, style: str) -> None:
    """After a word or a sentence, small and raised; exponents, units and formulas keep their figures."""
    sentence = "The council voted.{0} Its engineer{0} measured “the quay”{0} of 40 km{1} with 10{1} ships a day.{0}"
    body = sentence.format(f"<sup style='{style}'>{mark}</sup>", "<sup>2</sup>")
    text = read(page(body=f"<h1>{HEADLINE}</h1><p>{body}</p><p>{PARAGRAPHS[1]}</p>")).text
    assert f"{sentence.format('', '2')}\n\n{PARAGRAPHS[1]}" == text


def test_footnotes_are_left_out() -> None:
    """Small, at the foot of the page, with a number."""
    note = "<div style='position: absolute; bottom: 0; font-size: 8pt'>1 Larkport Harbour Act of 1934.</div>"
    assert PARAGRAPHS[0] == read(page(body=f"<h1>{HEADLINE}</h1><p>{PARAGRAPHS[0]}</p>{note}")).text


def test_headings_beside_the_text_stand_before_it() -> None:
    """As our own briefs set them; the text to the right of a heading belongs to it."""
    style = "section { position: relative; margin-left: 40mm } b { position: absolute; left: -40mm; width: 35mm }"
    sections = "".join(f"<section><b>Side {n}</b><p>{PARAGRAPHS[n]}</p></section>" for n in range(3))
    expected = "\n\n".join(f"## Side {n}\n\n{PARAGRAPHS[n]}" for n in range(3))
    assert expected == read(page(style, f"<h1>{HEADLINE}</h1>{sections}")).text
