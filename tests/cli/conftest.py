"""What the tests of sending share: a brief, a server, and nothing of the machine's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.rendering.renderers import render
from tests.cli.sending import STEM
from tests.post_office import PostOffice
from tests.rendering.briefs import sample_brief


@pytest.fixture
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the machine has set for sending is none of the tests'."""
    for name in ("BRIEFING_SMTP_URL", "BRIEFING_SMTP_PASSWORD", "BRIEFING_SMTP_FROM", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """The file of the sample's brief, in a folder of its own."""
    (tmp_path / "output").mkdir()
    file = tmp_path / "output" / f"{STEM}.json"
    file.write_bytes(render(sample_brief(), "json").data)
    return file


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A server that takes everything, in the clear."""
    with PostOffice().open() as opened:
        yield opened
