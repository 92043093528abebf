"""A headless Chromium for the whole run, and axe-core; `.ci/prepare dev` installs both."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from briefing import model
from briefing.rendering.renderers import render

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = (
    "--no-sandbox",  # tests run as root, too
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"

Open = Callable[..., Page]
"""Opens a brief: `open_brief(brief, template="default", size="A4", width=1280, scheme="light")`."""


def missing(what: str) -> None:
    """Skip where a contributor has not installed something; fail where the checks decide."""
    message = f"{what} is missing; `.ci/prepare dev` installs it"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium: no browser is downloaded."""
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        missing("Chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    if not AXE.is_file():
        missing("axe-core")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def open_brief(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """A brief's HTML as a reader opens it: a file, in a window of some width."""
    contexts = []

    def opened(
        brief: model.Brief,
        *,
        template: str = "default",
        size: str = "A4",
        width: int = 1280,
        scheme: Literal["light", "dark"] = "light",
    ) -> Page:
        file = tmp_path / "brief.html"
        file.write_bytes(render(brief, "html", model.Page(template=template, size=size)).data)
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme))
        page = contexts[-1].new_page()
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
