"""The blocks of a page: one list, walked by every output, by the arithmetic and by the proof."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

import briefing
from briefing.model import Brief, Page, Section, Theme
from briefing.page import blocks
from briefing.page.arranging import make_view
from briefing.page.view import Block
from briefing.rendering.renderers import RENDERERS
from briefing.typesetting.edition import make_edition
from tests.rendering.briefs import Recipe, recipes, sample_brief

SHOWN = [name for name in RENDERERS if name not in ("json", "pdf")]


def _box(brief: Brief, *_: object) -> Iterator[Block]:
    """A new kind of block, as somebody would add it: what was left out, by number."""
    yield Block(kind="section", name="Box", heading="Sources differ", quiet=f"{len(brief.omitted)} more")


@given(recipes())
def test_excerpts_are_numbered_in_the_order_of_the_blocks(recipe: Recipe) -> None:
    """From 1, passages and sentences alike, and they are those of the brief."""
    view, brief = make_view(recipe.brief()), recipe.brief()
    assert list(range(1, len(view.excerpts) + 1)) == [excerpt.number for excerpt in view.excerpts]
    quotes = [quote for excerpt in view.excerpts for quote in excerpt.sentences]
    assert list(range(1, len(quotes) + 1)) == [quote.number for quote in quotes]
    assert list(brief.sentences) == [quote.sentence for quote in quotes]


@given(recipes())
def test_the_lead_is_the_first_block_and_each_section_is_one(recipe: Recipe) -> None:
    """But for a section with neither name nor passage, which has nothing to say."""
    brief = recipe.brief()
    kinds = [block.kind for block in make_view(brief).blocks]
    assert (["lead"] if brief.lead else []) == kinds[: 1 if brief.lead else 0]
    assert {"section"} >= set(kinds[1 if brief.lead else 0 :])
    assert len(kinds) <= len(brief.sections) + (brief.lead is not None)


@pytest.mark.parametrize(("names", "parted"), [(("", "A"), [False, False]), (("A", ""), [False, True])])
def test_what_has_no_heading_is_parted_from_a_section_above(names: tuple[str, str], parted: list[bool]) -> None:
    """Else it would be read as more of that; right below the lead it may go on."""
    brief = sample_brief()
    passages = [next(iter(section.passages)) for section in brief.sections if section.passages][:2]
    pairs = zip(names, passages, strict=True)
    sections = tuple(Section(theme=Theme(name=name), passages=(passage,)) for name, passage in pairs)
    view = make_view(Brief(title="T", lead=brief.lead, sections=sections, documents=brief.documents))
    assert parted == [block.is_parted for block in view.blocks if block.kind == "section"]


@pytest.mark.parametrize("name", SHOWN)
def test_a_new_block_is_in_every_output_by_one_function(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No output lists the blocks by itself."""
    monkeypatch.setattr(blocks, "BLOCKS", (*blocks.BLOCKS, _box))
    data = briefing.render(sample_brief(), name).data.decode()
    assert "Sources differ" in data


def test_a_new_block_takes_its_height(monkeypatch: pytest.MonkeyPatch) -> None:
    """The arithmetic of the page counts it without being told."""
    before = make_edition(sample_brief(), Page()).estimate.at(10)
    monkeypatch.setattr(blocks, "BLOCKS", (*blocks.BLOCKS, _box))
    assert before < make_edition(sample_brief(), Page()).estimate.at(10)


def test_every_kind_of_block_has_its_macro() -> None:
    """A template that lacks one fails at its first page, not at a reader's."""
    parts = (Path(__file__).parents[2] / "templates/default/parts.html").read_text(encoding="utf-8")
    kinds = {block.kind for block in make_view(sample_brief()).blocks}
    assert {"lead", "section"} == kinds
    assert all(f"{{% macro {kind}(block, view, paper) %}}" in parts for kind in kinds)
