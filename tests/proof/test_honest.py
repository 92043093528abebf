"""An honest brief is found honest: no false alarm, whatever it was made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing.errors import SourceError
from briefing.evidence.writer import other_language
from briefing.typesetting.templating import read_template
from tests.articles import LENGTHS, stories, themes
from tests.proof.briefs import FORMATS, found, honest, sample_brief
from tests.rendering.briefs import HOSTILE, hostile_brief
from tests.samples import HALEVI, SAMPLES, SEEDS, read_sample


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_brief_as_it_was_made_holds(path: Path, name: str) -> None:
    """In itself, and against the article that it was made of."""
    rendered = honest(name, path)
    assert [] == found(briefing.verify(rendered))
    assert [] == found(briefing.verify(rendered, [path]))
    assert [] == found(briefing.verify(rendered, read_sample(path)))


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_known_by_its_content_not_by_its_ending(name: str, tmp_path: Path) -> None:
    """A path as text or as Path; the verdict bears the name that was given."""
    file = tmp_path / "brief.txt"
    file.write_bytes(honest(name).data)
    assert briefing.verify(file) == briefing.verify(str(file))
    assert (True, str(file)) == (briefing.verify(file).ok, briefing.verify(file).name)


@pytest.mark.parametrize("template", ["default", "memo"])
@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_every_page_that_the_tool_makes_holds(size: str, template: str) -> None:
    """Whichever the paper and the template: the file need not say which it was."""
    page = briefing.Page(size=size, template=template, pages=2)
    for name in ("html", "pdf"):
        assert [] == found(briefing.verify(briefing.render(sample_brief(), name, page)))


def test_a_page_of_ones_own_template_holds_if_the_template_is_named(tmp_path: Path) -> None:
    """Without it the page says what no template of ours says."""
    (tmp_path / "page.html").write_text(
        '{% import "parts.html" as parts %}<!DOCTYPE html><html lang="en"><head>{% include "head.html" %}</head><body>'
        "<h1>{{ view.title }}</h1><p>For the minister only</p>{{ parts.blocks(view, paper) }}"
        '{{ parts.sources(view) }}<script type="application/ld+json">{{ evidence }}</script></body></html>',
        encoding="utf-8",
    )
    rendered = briefing.render(sample_brief(), "html", briefing.Page(template=str(tmp_path)))
    assert [] == found(briefing.verify(rendered, template=str(tmp_path)))
    verification = briefing.verify(rendered)
    assert [("page", "the page")] == found(verification)
    assert verification.faults[0].what.endswith(
        "if it was made with a template of its own, name its folder with --template"
    )


def test_a_pdf_says_that_its_template_is_its_own_and_the_verdict_which_option_names_it(tmp_path: Path) -> None:
    """No byte of it is called added or hidden: nobody who lacks the template can make the page."""
    (tmp_path / "style.css").write_text("p { letter-spacing: 0.1rem }", encoding="utf-8")
    rendered = briefing.render(sample_brief(), "pdf", briefing.Page(template=str(tmp_path)))
    (fault,) = briefing.verify(rendered).faults
    assert "unproven" == fault.kind
    assert fault.what.endswith("it was made with a template of its own: name its folder with --template")
    assert [] == found(briefing.verify(rendered, template=str(tmp_path)))


def test_a_pdf_that_says_more_by_its_own_template_is_faulty_until_that_is_named(tmp_path: Path) -> None:
    """The fault is named as ever, and beside it the option that may clear it."""
    page = read_template("default", "page.html").replace("<h1", "<p>For the minister only</p><h1", 1)
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    rendered = briefing.render(sample_brief(), "pdf", briefing.Page(template=str(tmp_path)))
    assert [("page", "the page"), ("unproven", "the page")] == found(briefing.verify(rendered))
    assert [] == found(briefing.verify(rendered, template=str(tmp_path)))


def test_a_brief_of_several_articles_holds_against_all_of_them() -> None:
    """Given as a folder; each source finds its article."""
    documents = [read_sample(path) for path in SAMPLES]
    brief = briefing.make_brief(documents, length="300w")
    verification = briefing.verify(briefing.render(brief, "pdf"), SEEDS)
    assert [] == found(verification)
    assert "3 attachments" in verification.checked


def test_the_verdict_says_what_was_looked_at() -> None:
    """A JSON shows no page; a PDF has attachments; articles only if they were given."""
    checked = [briefing.verify(honest(name)).checked[2:] for name in ("json", "html", "pdf")]
    assert [("context",), ("context", "page"), ("context", "page", "1 attachment")] == checked
    assert "1 article of today" in briefing.verify(honest("json"), HALEVI).checked


@given(stories(), themes(), st.sampled_from(LENGTHS))
def test_whatever_articles_make_holds(
    documents: list[briefing.Document], wanted: list[briefing.Theme], length: str
) -> None:
    """No false alarm: in any language, with odd characters, against its own articles.

    Where an article states a language that it is not in, it must hold by the rules of both, and may not.
    """
    try:
        brief = briefing.make_brief(documents, themes=wanted, length=length)
    except SourceError:  # nothing in them can be quoted
        return
    if brief.sentences:
        misstated = any(map(other_language, documents))
        for name in ("html", "json"):
            faults = found(briefing.verify(briefing.render(brief, name), documents))
            assert [] == [fault for fault in faults if not (misstated and fault[0] == "context")]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_makes_no_false_page(text: str) -> None:
    """What is shown is what the evidence has, even where it looks like markup."""
    faults = briefing.verify(briefing.render(hostile_brief(text), "html")).faults
    assert [] == [fault for fault in faults if fault.kind in ("page", "file", "evidence")]
