"""The benchmarks that look at functions and constants by their names: each is there."""

from __future__ import annotations

from importlib import import_module

import pytest

from benchmarks.batch_layers import LAYERS
from benchmarks.sweeps import SWEPT


@pytest.mark.parametrize(("module", "name"), [(module, name) for _, module, name in LAYERS])
def test_a_layer_that_is_timed_is_there(module: str, name: str) -> None:
    """Where the caller finds it: a name that moved would end the benchmark, and its page would go stale."""
    assert callable(getattr(import_module(module), name))


@pytest.mark.parametrize(("module", "constant"), [(module, constant) for module, constant, _ in SWEPT])
def test_a_constant_that_is_swept_is_there(module: str, constant: str) -> None:
    """A value that nobody reads would change nothing, and look harmless."""
    assert hasattr(import_module(f"briefing.{module}"), constant)
