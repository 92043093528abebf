"""Every format shows the same sentences in the same order, and the same brief is the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt

from briefing.errors import UnknownNameError
from briefing.evidence.writer import evidence
from briefing.model import Brief, Page
from briefing.page.visible import inked, visible_text
from briefing.rendering.pagetext import visible_html
from briefing.rendering.renderers import RENDERERS, render
from tests.rendering.briefs import HOSTILE, hostile_brief, sample_brief

READABLE = sorted(RENDERERS.keys() - {"pdf", "json"})


def text_of(name: str, data: bytes) -> str:
    """What a reader sees of an output that is read as text."""
    text = data.decode()
    if name == "markdown":
        text = MarkdownIt("commonmark").render(text)
    if name == "text":
        return text
    return visible_html(text)


@pytest.mark.parametrize("name", READABLE)
@pytest.mark.parametrize("brief", [sample_brief(), *map(hostile_brief, HOSTILE)], ids=lambda brief: brief.title[:12])
def test_every_readable_format_has_each_sentence_word_for_word_in_order(name: str, brief: Brief) -> None:
    """Whatever characters a sentence has, it reads in the output as in the source, after the one before."""
    shown = inked(text_of(name, render(brief, name).data))
    at = 0
    for sentence in brief.sentences:
        found = shown.find(inked(visible_text(sentence.text)), at)
        assert found >= 0, sentence.text
        at = found + 1


@pytest.mark.parametrize("name", READABLE)
def test_neighbours_in_a_paragraph_have_a_space_between_them(name: str) -> None:
    """As in the source: the end of one and the beginning of the next are two words."""
    brief = sample_brief()
    shown = " ".join(text_of(name, render(brief, name).data).split())
    pairs = [pair for passage in brief.passages for pair in pairwise(passage.sentences)]
    sides = [(one, other) for one, other in pairs if one.document.text[one.end : other.start] == " "]
    assert len(sides) >= 3
    assert [] == [one.text for one, other in sides if f"{one.text} {other.text}" not in shown]


def test_the_formats_are_exactly_these_six() -> None:
    """The command line, the documentation and the contract tests rely on the names."""
    assert ["html", "json", "mail", "markdown", "pdf", "text"] == sorted(RENDERERS)


def test_no_two_formats_share_a_file_name() -> None:
    """All formats of a brief can be written into one folder."""
    names = {render(sample_brief(), name).name for name in RENDERERS}
    assert len(names) == len(RENDERERS)


def test_a_file_is_named_after_the_title() -> None:
    """The name is a slug of the title with the format's suffix."""
    assert "israels-military-chief-resigns-over-october-7.txt" == render(sample_brief(), "text").name


def test_an_unknown_format_lists_what_there_is() -> None:
    """A typing mistake gets the names and a guess at what was meant."""
    with pytest.raises(UnknownNameError, match="did you mean 'html'"):
        render(sample_brief(), "htm")


@pytest.mark.parametrize("name", ["html", "pdf"])
def test_an_unknown_page_size_lists_what_there_is(name: str) -> None:
    """Only A4 and Letter are known."""
    with pytest.raises(UnknownNameError, match="A4, Letter"):
        render(sample_brief(), name, Page(size="A5"))


def test_the_same_brief_is_the_same_bytes_in_every_process() -> None:
    """Hash seeds, earlier briefs and the clock leave no trace, in any format."""
    script = (
        "import hashlib, sys; from tests.rendering.briefs import sample_brief; "
        "from briefing.rendering.renderers import RENDERERS, render; "
        "print([hashlib.sha256(render(sample_brief(), n).data).hexdigest() for n in RENDERERS])"
    )
    digests = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
        )
        digests.add(done.stdout)
    assert 1 == len(digests)


def test_making_every_format_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    """The library prints nothing, and neither does anything below it."""
    for name in RENDERERS:
        render(sample_brief(), name)
    assert ("", "") == capfd.readouterr()


def test_the_counts_of_the_evidence_are_those_of_the_brief() -> None:
    """What the report says of a brief is what the outputs show."""
    brief = sample_brief()
    told = {"sentences": 13, "words": 307, "passages": 8}
    assert told | {"sources": 1, "articles": 1, "independent": 1, "omitted": 0} == evidence(brief)["counts"]
