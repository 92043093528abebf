"""The geometry of a template: parsed once into frozen values, and what is wrong in it is told in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefing
from briefing.errors import TemplateError, UnknownNameError
from briefing.model import Page
from briefing.typesetting.edition import make_edition
from briefing.typesetting.geometry import Geometry, load_geometry, parse_geometry, text_height
from briefing.typesetting.templating import known_templates, read_template
from tests.rendering.briefs import sample_brief

GOOD = read_template("default", "geometry.toml")


@pytest.mark.parametrize(
    ("found", "put", "told"),
    [
        ("[lead]", "[lead", r"is not valid TOML: .* \(at line \d+"),
        ("top = 17", "", r"does not fit: .* missing required field top - at \$\.paper"),
        ("top = 17", 'top = "17"', r"does not fit: Expected float, got str - at \$\.paper\.top"),
        ("top = 17", "top = 17\ntip = 1", r"does not fit: .* unknown field tip - at \$\.paper"),
        ("[[headline]]", "[[other]]", r"does not fit: "),
    ],
)
def test_a_mistake_is_a_template_error_that_names_it(found: str, put: str, told: str, tmp_path: Path) -> None:
    """Not a traceback, and not at the next page that happens to need the number."""
    (tmp_path / "geometry.toml").write_text(GOOD.replace(found, put), encoding="utf-8")
    with pytest.raises(TemplateError, match=told) as error:
        briefing.render(sample_brief(), "html", Page(template=str(tmp_path)))
    assert str(tmp_path) == error.value.where
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["text", "markdown", "json"])
def test_what_has_no_page_does_not_read_it(name: str, tmp_path: Path) -> None:
    """Plain text is made with a template whose geometry is wrong."""
    (tmp_path / "geometry.toml").write_text("[", encoding="utf-8")
    page = Page(template=str(tmp_path))
    assert briefing.render(sample_brief(), name).data == briefing.render(sample_brief(), name, page).data


def test_a_geometry_without_headlines_is_told() -> None:
    """There is always one to set a title by."""
    text = GOOD.replace("[[headline]]", "[[gone]]")
    head, _, rest = text.partition("[[gone]]")
    bare = f"headline = []\n{head}{rest[rest.index('[theme]') :]}"
    with pytest.raises(TemplateError, match=r"has no \[\[headline\]\]"):
        parse_geometry(bare, "mine")


@given(st.text(max_size=60))
def test_no_text_makes_it_fail_in_another_way(text: str) -> None:
    """Whatever stands in the file, it is a geometry or a TemplateError."""
    try:
        assert isinstance(parse_geometry(text, "mine"), Geometry)
    except TemplateError as error:
        assert "geometry.toml" in error.what


@pytest.mark.parametrize("template", known_templates())
@pytest.mark.parametrize("characters", [1, 44, 45, 90, 91, 5000])
def test_every_headline_has_its_size(template: str, characters: int) -> None:
    """The first kind that is long enough; one that is longer than all is set like the longest."""
    kinds = load_geometry(template).headline
    found = load_geometry(template).headline_of("x" * characters)
    assert (characters <= found.most or kinds[-1] == found) and found in kinds


@pytest.mark.parametrize(("size", "pages", "expected"), [("A4", 1, 754.0), ("A4", 3, 2262.0), ("Letter", 1, 704.1)])
def test_the_text_area_is_the_paper_without_its_margins(size: str, pages: int, expected: float) -> None:
    """In points, of all pages together."""
    assert pytest.approx(expected, abs=0.1) == text_height(Page(size=size, pages=pages))


def test_an_unknown_paper_is_told_by_name() -> None:
    """With what there is."""
    with pytest.raises(UnknownNameError, match="did you mean 'A4'"):
        _ = make_edition(sample_brief(), Page(size="a4")).estimate.room
