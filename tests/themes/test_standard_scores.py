"""How far values stand out among each other."""

from __future__ import annotations

import numpy as np
import pytest

from briefing.themes.standard_scores import above_mean


@pytest.mark.parametrize(
    ("values", "expected"),
    [([1.0, 3.0], [0.0, 1.0]), ([0.0, 0.0, 0.0, 4.0], [0.0, 0.0, 0.0, 3**0.5]), ([2.0, 2.0], [0.0, 0.0]), ([], [])],
)
def test_what_is_above_the_mean_is_told_in_standard_deviations(values: list[float], expected: list[float]) -> None:
    """What lies below counts nothing, and where all are alike nothing stands out."""
    assert expected == pytest.approx(above_mean(np.array(values)).tolist())
