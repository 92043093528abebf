"""One value per sentence -> how far each is above their mean, in standard deviations."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

EQUAL_WITHIN = 1e-9
"""Standard deviation below which values are equal up to rounding."""


def above_mean(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """How many standard deviations each value is above the mean; 0 below it, and for all if they are equal."""
    spread = float(values.std()) if len(values) else 0.0
    if spread < EQUAL_WITHIN:
        return np.zeros_like(values)
    above: NDArray[np.float64] = np.maximum((values - values.mean()) / spread, 0.0)
    return above
