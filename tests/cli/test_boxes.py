"""On a machine without the fonts of a page: a warning that says what to install, and no false alarm."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from briefing.cli.boxes import box_lines
from briefing.rendering.layout import unpacked
from briefing.typesetting.fonts import font_file, font_names
from tests.cli.running import run_process

INSTALL = "install a font with it, such as fonts-noto-core"
BOXES = "boxes stand for them in the PDF"
CHINESE = """港务局决定关闭九号码头

拉克港港务局星期二决定关闭九号码头，结束了九十年的渡轮交通。

主席斯特劳德说，码头需要一千四百万克朗的维修费。

岛民委员会表示将上法庭。
"""


@pytest.fixture(params=["no font at all", "a Latin font"])
def fonts(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A fontconfig configuration of a machine without Chinese."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    if request.param == "a Latin font":
        (folder / "latin.ttf").write_bytes(unpacked(font_file(font_names()[0])))
    file = tmp_path / "fonts.conf"
    file.write_text(
        f"<fontconfig><dir>{folder}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>", encoding="utf-8"
    )
    return str(file)


def test_a_page_whose_letters_no_font_has_is_made_with_a_warning_and_holds(fonts: str, tmp_path: Path) -> None:
    """How many letters of which script, and what has them; the words are in the PDF all the same."""
    article, out = tmp_path / "harbour.txt", tmp_path / "out"
    article.write_text(CHINESE, encoding="utf-8")
    made = run_process("make", article, "-o", out, FONTCONFIG_FILE=fonts, PYTHONIOENCODING="utf-8")
    assert (0, 1) == (made.returncode, len(made.stderr.decode().splitlines()))
    assert made.stderr.decode().startswith(
        "briefing: no font has the 57 Chinese characters of this page (港务局决定…): "
    )
    assert "fonts-noto-cjk" in made.stderr.decode()
    (page,) = PdfReader(out / "harbour.pdf").pages
    assert "主席斯特劳德说，码头需要一千四百万克朗的维修费。" in page.extract_text()
    checked = run_process("verify", out / "harbour.pdf", FONTCONFIG_FILE=fonts)
    assert (0, b"") == (checked.returncode, checked.stderr)
    assert checked.stdout.decode().rstrip().endswith("; 57 characters have no glyph on this page")


def test_what_is_not_printed_needs_no_font(fonts: str, tmp_path: Path) -> None:
    """HTML is drawn by the reader's machine."""
    article = tmp_path / "harbour.txt"
    article.write_text(CHINESE, encoding="utf-8")
    made = run_process("make", article, "-o", tmp_path, "--format", "html", FONTCONFIG_FILE=fonts)
    assert (0, b"") == (made.returncode, made.stderr)


@pytest.mark.parametrize(
    ("undrawn", "lines"),
    [
        ("", []),
        ("∑", ["no font has the symbol of this page (∑): a box stands for it in the PDF; " + INSTALL]),
        ("\ue000\ue001", ["no font has the 2 private characters of this page (U+E000, U+E001): " + BOXES]),
    ],
)
def test_a_warning_says_as_much_as_can_be_said(undrawn: str, lines: list[str]) -> None:
    """One character or many; what nobody but its maker can draw has no package."""
    assert lines == list(box_lines(undrawn))
