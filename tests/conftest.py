"""What holds for every test."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# The same examples on every machine; a failure is found again by running the test again.
settings.register_profile(
    "steady", deadline=None, derandomize=True, max_examples=15, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
