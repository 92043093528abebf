"""Plain text and Markdown: the same words where nothing can be styled."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.model import Theme
from briefing.page.visible import inked, visible_text
from briefing.rendering.markdown import escaped
from briefing.rendering.pagetext import visible_html
from briefing.rendering.plain import BREAK, WIDTH
from briefing.rendering.renderers import render
from tests.rendering.briefs import HOSTILE, hostile_brief, sample_brief


def test_plain_text_stays_within_its_width() -> None:
    """A line is longer only where a single word (an address) is."""
    lines = render(sample_brief(), "text").data.decode().splitlines()
    assert all(len(line) <= WIDTH or " " not in line.strip() for line in lines)


@pytest.mark.parametrize("name", ["text", "markdown", "mail", "html"])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_output_has_a_control_character(name: str, text: str) -> None:
    """Nothing that could drive a terminal, reverse a line or cut a file short is left."""
    shown = render(hostile_brief(text), name).data.decode()
    forbidden = {
        *map(chr, range(32)),
        *map(chr, range(0x7F, 0xA0)),
        *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    }
    assert not (forbidden - {"\n"}) & set(shown.partition("<script")[0])


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_escaped_markdown_renders_as_the_text_itself(text: str) -> None:
    """Whatever punctuation a sentence has, CommonMark shows it and does nothing else with it."""
    shown = visible_text(text)
    html = MarkdownIt("commonmark").render(escaped(shown))
    assert inked(visible_html(html)) == inked(shown)


@pytest.mark.parametrize("line", ["1. one", "- two", "+ three", "= four", "# five", "> six", "12) seven", "---", "***"])
def test_a_sentence_never_becomes_a_list_or_a_heading(line: str) -> None:
    """What begins like Markdown is still a paragraph."""
    assert MarkdownIt("commonmark").render(escaped(line)) == f"<p>{line.replace('>', '&gt;')}</p>\n"


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_a_section_without_a_heading_is_parted_from_the_one_above(name: str) -> None:
    """By a break, which no text follows from the lead into: there it goes on."""
    brief = sample_brief()
    bare = [replace(section, theme=Theme(name="")) for section in brief.sections]
    blocks = render(replace(brief, sections=(bare[0], brief.sections[1], bare[2])), name).data.decode().split("\n\n")
    lead, after, last = (
        next(place for place, block in enumerate(blocks) if block.startswith(words))
        for words in ("The Israel Defense Forces", "“On the morning", "Speculation over")
    )
    assert (lead + 1, BREAK) == (after, blocks[last - 1])
    assert 1 == blocks.count(BREAK)


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_no_sentence_can_be_taken_for_a_break(name: str) -> None:
    """What an article says with three asterisks is a sentence with its mark."""
    assert BREAK not in render(sample_brief(text=BREAK), name).data.decode().splitlines()


def test_markdown_links_marks_to_the_passage() -> None:
    """Where the source has an address, the mark is a link with a text directive."""
    assert "[\\[1¶8\\]](https://news.example/" in render(sample_brief(), "markdown").data.decode()
