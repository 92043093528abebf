"""A library of an extra that is not installed -> one line that says what to type."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from briefing.errors import MissingExtraError


@contextmanager
def extra(name: str, what: str) -> Iterator[None]:
    """Raise MissingExtraError for an import that fails inside; `what` needs the extra of that name."""
    try:
        yield
    except ImportError as error:
        raise MissingExtraError(
            f"{what} needs {error.name}", mend=f'install it, in the folder of briefing: pip install ".[{name}]"'
        ) from error
