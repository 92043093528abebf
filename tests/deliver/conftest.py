"""What the tests of sending share: a desk to send from and a server to send to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deliver.letters import Desk
from tests.post_office import PostOffice


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with an empty ledger."""
    return Desk(tmp_path)


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A server that takes everything, in the clear."""
    with PostOffice().open(enable_SMTPUTF8=True) as opened:
        yield opened
