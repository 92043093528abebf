"""`.ci/prepare`: what only the tests look with is wished for, not needed."""

from __future__ import annotations

import re
from pathlib import Path

PREPARE = Path(__file__).parents[1] / ".ci" / "prepare"


def test_a_package_that_only_tests_look_with_may_be_missing() -> None:
    """Where it cannot be installed, whatever else is missing is: the tests that want it skip."""
    lines = PREPARE.read_text(encoding="utf-8").replace("||\n", "|| ").splitlines()
    wished = [line for line in lines if re.search(r"install_packages .*for the (tests|audit)", line)]
    assert 3 == len(wished)
    assert [] == [line for line in wished if not re.search(r'\|\| +say "Going on without it\."', line)]
