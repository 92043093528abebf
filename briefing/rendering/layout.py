"""Edition and type size -> pages laid out by WeasyPrint, and how much of them is filled.

The engine is imported on first use: it loads Pango, and only the PDF needs it.
"""

from __future__ import annotations

import atexit
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from functools import lru_cache
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from briefing.errors import PangoMissingError, TemplateError
from briefing.model import Page
from briefing.rendering.html import make_page
from briefing.typesetting.edition import Edition, Layout
from briefing.typesetting.fonts import SCHEME, font_file, font_names

if TYPE_CHECKING:
    from weasyprint import Document as Pages
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

END = "end"
"""The id of the page's last element; a template must have it, so that the fill can be measured."""
SHEET, FOOT = "sheet", "foot"
"""The ids of everything that is read, and of the sources, which a template may set at the foot of the page."""

_INSTALL_PANGO = (
    "install Pango: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (Debian, Ubuntu), "
    "dnf install pango (Fedora), brew install pango (macOS), "
    "pacman -S mingw-w64-x86_64-pango in MSYS2 (Windows)"
)


def lay_out(edition: Edition, type_size: float) -> Layout:
    """Lay an edition out; raises PangoMissingError where the engine's system library is missing."""
    weasyprint = load_engine()
    html = make_page(edition, type_size=type_size, paper=True)
    rules = html[html.find("<style>") : html.find("@page")]
    pages = weasyprint.HTML(string=html, url_fetcher=_fetcher()).render(
        font_config=_fonts(rules), pdf_variant="pdf/ua-1"
    )
    return Layout(pages=pages, type_size=type_size, filled=_filled(pages, edition.page))


def load_engine() -> Any:
    """The weasyprint module; what it prints about missing libraries and fonts is silenced. Raises PangoMissingError.

    Of the fonts, `Rendered.undrawn` says what is missing.
    """
    with redirect_stdout(StringIO()), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "(No fonts configured|FontConfig cannot load)", UserWarning)
        try:
            with _found_by_file_name():
                import weasyprint
        except OSError:  # the loader does not know the file name: let Python search
            try:
                import weasyprint
            except OSError as error:
                raise PangoMissingError("the PDF engine cannot find Pango", mend=_INSTALL_PANGO) from error
    return weasyprint


@contextmanager
def _found_by_file_name() -> Iterator[None]:
    """Let libraries be loaded by their file names only, which is all that the loader of Linux needs.

    WeasyPrint tries the names of other systems first, and for each of them Python runs gcc, ld and ldconfig: twenty
    times in vain, together a fifth of the time that the bare `weasyprint` takes for the sample's page.
    """
    import ctypes.util

    search = ctypes.util.find_library

    def known(name: str) -> str | None:
        return None if sys.platform == "linux" else search(name)

    ctypes.util.find_library = known
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _filled(pages: Pages, page: Page) -> float:
    for number, laid_out in enumerate(pages.pages):
        if END in laid_out.anchors:
            # Only the page's box has the bounds of the text area; there is no public way to get them.
            box = laid_out._page_box
            return float(number + (_bottom(laid_out.anchors) - box.content_box_y()) / box.height)
    raise TemplateError(f'no element has id="{END}"', where=page.template, mend="give it to the last element")


def _bottom(anchors: dict[str, tuple[float, float, float, float]]) -> float:
    """Where the text ends, or would end if its sources were not at the foot of the page."""
    sheet, foot = anchors.get(SHEET), anchors.get(FOOT)
    if sheet and foot and foot[1] > sheet[3]:
        return sheet[3] + foot[3] - foot[1]
    return anchors[END][3]


_LOADED: WeakSet[FontConfiguration] = WeakSet()
"""Every set of fonts that is in use."""


@lru_cache(maxsize=4)
def _fonts(rules: str) -> FontConfiguration:  # noqa: ARG001 - the key that the fonts are kept under
    """The fonts of a page, decoded once for all layouts whose `@font-face` rules are the same."""
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    _LOADED.add(fonts)
    return fonts


@atexit.register
def _remove_folders() -> None:
    """Let each set of fonts remove its folder now, as it would when it is collected, which may be too late."""
    for fonts in _LOADED:
        fonts.__del__()
        fonts._folder = None  # or it would try again after the interpreter has torn down what it needs for that


def unpacked(woff: bytes) -> bytes:
    """A WOFF file as the OpenType file that it holds.

    WeasyPrint unpacks WOFF too, but writes the time of day into it, so that no two PDFs would be the same.
    """
    from fontTools.ttLib import TTFont

    font, unpacked = TTFont(BytesIO(woff), recalcTimestamp=False), BytesIO()
    font.flavor = font.flavorData = None
    font.save(unpacked)
    return unpacked.getvalue()


@lru_cache(maxsize=1)
def _fetcher() -> URLFetcher:
    """A fetcher for data: URIs and the bundled fonts that refuses everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class BundledFetcher(URLFetcher):  # type: ignore[misc] # the base class has no type information
        """No file, no network: nothing in an article can make the engine read anything."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            """The bundled font or the data: URI; ValueError for every other URL."""
            scheme, _, name = url.partition(":")
            if scheme == SCHEME and name in font_names():
                return URLFetcherResponse(url, unpacked(font_file(name)), {"Content-Type": "font/sfnt"})
            return super().fetch(url, headers)

    return BundledFetcher(allowed_protocols={"data"}, allow_redirects=False)
