"""Where sources differ: the box proves itself, and neither a forged nor a dropped one passes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

import briefing
from briefing.model import Brief, Section, Theme
from briefing.rendering.renderers import RENDERERS
from tests.differing import ARTICLES
from tests.proof.briefs import FORMATS

LABEL = "Sources differ"


@cache
def brief() -> Brief:
    """Two disagreements: the toll, which is in the lead, and the damage."""
    return briefing.make_brief(ARTICLES, length="page")


def faults_of(sections: tuple[Section, ...]) -> list[str]:
    """What the proof finds in a brief whose sections were changed, and its evidence and page with them."""
    return [
        fault.what for fault in briefing.verify(briefing.render(replace(brief(), sections=sections), "html")).faults
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_a_brief_with_boxes_proves_itself(name: str) -> None:
    """In every file that can be proven."""
    assert 2 == len(brief().disagreements)
    assert () == briefing.verify(briefing.render(brief(), name)).faults


@pytest.mark.parametrize("name", [name for name in RENDERERS if name not in ("json", "pdf")])
def test_every_output_has_the_boxes(name: str) -> None:
    """Under their label."""
    assert 2 == briefing.render(brief(), name).data.decode().count(LABEL)


def test_a_dropped_box_is_a_fault() -> None:
    """One sentence of it stands as if nobody said otherwise."""
    sections = brief().sections
    plain = tuple(replace(one, kind="theme") if one.kind != "theme" else one for one in sections)
    faults = faults_of(plain)
    assert any("is disputed in another source (83 killed), and the brief hides it" in what for what in faults)
    assert any("(2,500,000,000 EUR)" in what for what in faults)


def test_a_forged_box_is_a_fault() -> None:
    """Two sentences that do not differ are not said to."""
    plain = next(section for section in brief().sections if section.kind == "theme")
    one, other = plain.passages[0], plain.passages[-1]
    rest = tuple(replace(s, passages=s.passages[1:-1]) if s is plain else s for s in brief().sections)
    faults = faults_of((*rest, Section(theme=Theme(name=""), passages=(one, other), kind="differ")))
    assert ["are said to differ in a figure, and do not"] == [what[-42:] for what in faults if "differ" in what]


def test_half_a_box_is_a_fault() -> None:
    """A box of one figure is no disagreement."""
    last = brief().sections[-1]
    faults = faults_of((*brief().sections[:-1], replace(last, passages=last.passages[:1])))
    assert "is said to differ from another source, and none is there" in faults
