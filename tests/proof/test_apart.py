"""A stranger's template: what it may do ends at the page, at a minute and at two gigabytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.proof.apart import check_page_safely
from briefing.proof.carriers import read_carrier
from tests.proof.briefs import honest

DOUBLING = "{% set one = namespace(s='grow') %}{% for n in range(60) %}{% set one.s = one.s ~ one.s %}{% endfor %}"


@pytest.mark.parametrize(
    ("content", "seconds", "megabytes", "what"),
    [
        (
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            2.0,
            2048,
            "takes more than",
        ),
        (DOUBLING, 60.0, 600, "takes more than 600 MB of memory"),
        ("{{ [].__class__ }}", 60.0, 2048, "access to attribute '__class__' of 'list' object is unsafe"),
    ],
)
def test_a_template_that_never_ends_is_one_fault(
    tmp_path: Path, content: str, seconds: float, megabytes: int, what: str
) -> None:
    """Time, memory, the inside of Python: each in one line."""
    (tmp_path / "page.html").write_text(content, encoding="utf-8")
    carrier = read_carrier(honest("html").data)
    (fault,) = check_page_safely(carrier, str(tmp_path), seconds=seconds, megabytes=megabytes).faults
    assert ("page", "the template") == (fault.kind, fault.where)
    assert what in fault.what
    assert "\n" not in fault.what
