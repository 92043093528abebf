"""Reference marks that name other sources: what they say, where they lead, and what the page is told of their width."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

import briefing
from briefing.model import Brief, Page
from briefing.page.arranging import make_view
from briefing.page.citations import Mark
from briefing.rendering.layout import lay_out
from briefing.typesetting.arithmetic import LARGEST, Estimate
from briefing.typesetting.edition import make_edition
from tests.comparison.test_corroboration import OTHER, OWN, RETOLD, SAID
from tests.differing import article

JAN, FEB = "14 Jan", "2 Feb"


@cache
def brief(days: tuple[int, int] = (12, 12)) -> Brief:
    """A sentence that two sources tell, below one that each has for itself."""
    one = article(f"{OWN}\n\n{SAID}", "Sarn Post", days[0])
    other = replace(article(f"{OTHER}\n\n{RETOLD}", "Velm Radio", days[1]), url="https://velm.example/quake")
    return briefing.make_brief([one, other], length="page")


def text(name: str, days: tuple[int, int] = (12, 12)) -> str:
    """The brief in a format."""
    return briefing.render(brief(days), name).data.decode()


@pytest.mark.parametrize(
    ("days", "others", "expected"),
    [
        ("", (), "1¶3"),
        (JAN, (), "1¶3, 14 Jan"),
        ("", ((4, ""),), "1¶3, 4¶2"),
        (JAN, ((4, JAN),), "1¶3, 4¶2, 14 Jan"),
        (JAN, ((4, FEB),), "1¶3, 14 Jan; 4¶2, 2 Feb"),
        (JAN, ((4, JAN), (5, FEB)), "1¶3, 4¶2, 14 Jan; 5¶2, 2 Feb"),
        (JAN, ((4, ""),), "1¶3, 14 Jan; 4¶2"),
    ],
)
def test_a_mark_names_each_place_and_each_day_once(
    days: str, others: tuple[tuple[int, str], ...], expected: str
) -> None:
    """A day stands behind the places that have it."""
    named = tuple(Mark(source=source, first=2, last=2, day=day) for source, day in others)
    assert expected == str(Mark(source=1, first=3, last=3, day=days, others=named))


@pytest.mark.parametrize("name", ["text", "markdown", "mail", "html"])
def test_every_output_names_the_other_source(name: str) -> None:
    """In the same words, once the links are out."""
    shown = re.sub(r"<[^>]+>|\]\(\S+?\)|\\", "", text(name)).replace("[[", "[")
    places = [str(excerpt.mark) for excerpt in make_view(brief()).excerpts if excerpt.others]
    assert 1 == len(places)
    assert places[0].split(", ")[0] in shown
    assert places[0].split(", ")[1] in shown


def test_each_place_leads_to_its_own_source() -> None:
    """In the page to its paragraph below, in the mail to its article."""
    (excerpt,) = (excerpt for excerpt in make_view(brief()).excerpts if excerpt.others)
    html = text("html")
    for place in excerpt.places:
        assert f'href="#{place.anchor}"' in html
        assert f'id="{place.anchor}"' in html
    assert 'href="https://velm.example/quake' in text("mail")


def test_the_source_that_is_only_named_stands_in_the_footer_with_its_text() -> None:
    """Else nobody could look it up."""
    view = make_view(brief())
    named = {place.mark.source for excerpt in view.excerpts for place in excerpt.places}
    assert named <= {source.number for source in view.sources}


def test_a_longer_mark_takes_its_width() -> None:
    """The bound of the arithmetic holds for a page of marks that name three sources."""
    edition = make_edition(brief((12, 13)), Page())
    layout = lay_out(edition, LARGEST)
    assert layout.filled * edition.estimate.room <= Estimate(edition.view, Page()).bound(LARGEST)
