"""The PDF: tagged for PDF/UA-1, its evidence attached, safe and silent."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.request import urlopen

import pikepdf
import pytest
from pypdf import PdfReader

from benchmarks.processes import size_without_attachments
from briefing.errors import PangoMissingError
from briefing.evidence.carried import source_bytes
from briefing.evidence.reader import read_evidence
from briefing.evidence.writer import evidence
from briefing.model import Brief, Page, Theme
from briefing.rendering.fit import Editions, fit
from briefing.rendering.layout import lay_out, unpacked
from briefing.rendering.pagetext import odd_line, page_text
from briefing.rendering.renderers import render
from briefing.typesetting.edition import make_edition
from briefing.typesetting.fonts import font_file, font_names
from tests.rendering.briefs import HOSTILE, hostile_brief, sample_brief, with_passages


def pdf(brief: Brief, page: Page = Page()) -> pikepdf.Pdf:  # noqa: B008 - frozen
    """The brief's PDF, opened."""
    return pikepdf.open(io.BytesIO(render(brief, "pdf", page).data))


@pytest.fixture(scope="module", params=["default", "memo"])
def sample(request: pytest.FixtureRequest) -> pikepdf.Pdf:
    """The sample's PDF in each template."""
    return pdf(sample_brief(), Page(template=request.param))


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every structure element below a node of the tag tree, in reading order."""
    kids = node.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            yield kid
            yield from elements(kid)


def tags(document: pikepdf.Pdf) -> list[str]:
    """The names of all structure elements, in reading order."""
    return [str(element.S) for element in elements(document.Root.StructTreeRoot)]


def fonts(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every font of the first page."""
    for font in document.pages[0].Resources.Font.values():
        yield font.DescendantFonts[0] if "/DescendantFonts" in font else font


def test_it_claims_to_be_pdf_ua_1(sample: pikepdf.Pdf) -> None:
    """The XMP metadata names part 1 of ISO 14289."""
    with sample.open_metadata() as metadata:
        assert "1" == metadata["pdfuaid:part"]
        assert metadata["dc:title"] == sample_brief().title


def test_it_is_tagged_with_language_and_shows_its_title(sample: pikepdf.Pdf) -> None:
    """What a screen reader needs first: marked content, a language, the title in the window."""
    root = sample.Root
    assert (True, "en") == (bool(root.MarkInfo.Marked), str(root.Lang))
    assert bool(root.ViewerPreferences.DisplayDocTitle)


def test_headings_begin_with_one_first_level(sample: pikepdf.Pdf) -> None:
    """One H1, then an H2 for each theme and one for the sources: no level is left out."""
    headings = [tag for tag in tags(sample) if tag.startswith("/H")]
    assert ["/H1", "/H2", "/H2", "/H2", "/H2"] == headings


@pytest.mark.parametrize("template", ["default", "memo"])
def test_what_has_no_heading_leaves_no_heading_in_the_tags(template: str) -> None:
    """A lead alone, and themes without names: the levels still follow one another."""
    brief, page = sample_brief(), Page(template=template)
    bare = replace(brief, sections=tuple(replace(one, theme=Theme(name="")) for one in brief.sections))
    for one in (bare, replace(brief, sections=()), replace(brief, sections=(), lead=None)):
        document = pdf(one, page)
        assert ["/H1", "/H2"] == [tag for tag in tags(document) if tag.startswith("/H")]
        assert odd_line(page_of(document), page_text(make_edition(one, page))) is None


def test_paragraphs_lists_and_links_are_tagged_as_such(sample: pikepdf.Pdf) -> None:
    """The sources are a list, the marks are links, the text is paragraphs."""
    assert {"/P", "/L", "/LI", "/LBody", "/Link"} <= set(tags(sample))


def test_every_link_is_described_and_tied_to_its_tag(sample: pikepdf.Pdf) -> None:
    """A mark is announced as source and paragraph, a source by its title."""
    links = list(sample.pages[0].Annots)
    assert "[1¶1] Source 1, paragraph 1" == str(links[0].Contents)
    assert "IDF chief of staff Halevi resigns over Oct. 7 failures" == str(links[-1].Contents)
    assert all("/StructParent" in link for link in links)
    assert "/S" == sample.pages[0].Tabs


def test_every_font_is_embedded(sample: pikepdf.Pdf) -> None:
    """Nothing depends on the fonts of the reader's machine."""
    assert all({"/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys()) for font in fonts(sample))


def test_the_bundled_fonts_are_the_ones_used(sample: pikepdf.Pdf) -> None:
    """English text is drawn by Source Serif and Source Sans only."""
    names = {str(font.BaseFont).partition("+")[2] for font in fonts(sample)}
    assert all(name.startswith(("Source-Serif-4", "Source-Sans-3")) for name in names)


def test_the_evidence_and_every_source_are_attached(sample: pikepdf.Pdf) -> None:
    """The PDF alone is enough to check it: the JSON restores the brief, the text is the source's."""
    brief = sample_brief()
    names = list(sample.attachments)
    assert ["brief.json", "source-0001-idf-chief-of-staff-halevi-resigns-over-oct-7-failures.txt"] == names
    assert read_evidence(sample.attachments[names[0]].get_file().read_bytes()) == brief
    assert sample.attachments[names[1]].get_file().read_bytes() == source_bytes(brief.documents[0])


def test_the_attachments_say_what_they_are_to_the_page(sample: pikepdf.Pdf) -> None:
    """AFRelationship: the evidence is data, a source is a source; both are listed in the catalog."""
    related = {str(file.UF): str(file.AFRelationship) for file in sample.Root.AF}
    assert ["/Data", "/Source"] == list(related.values())
    assert all(str(file.Desc) for file in sample.Root.AF)


def test_a_brief_with_a_date_is_dated_by_it() -> None:
    """The PDF's dates are those of the brief, not of the clock."""
    document = pdf(sample_brief())
    assert str(document.docinfo["/CreationDate"]).startswith("D:20250121")


def test_a_brief_without_a_date_has_none() -> None:
    """No date is made up: neither for the page nor for what is attached."""
    document = pdf(replace(sample_brief(), issued=None))
    assert "/CreationDate" not in document.docinfo
    assert b"CreationDate" not in document.attachments["brief.json"].obj.EF.F.Params.unparse()


def test_the_text_of_the_page_is_the_text_of_the_brief(sample: pikepdf.Pdf) -> None:
    """What is extracted is what the page says, but for hyphens at line ends."""
    brief = sample_brief()
    template = "memo" if "Subject" in page_of(sample) else "default"
    assert odd_line(page_of(sample), page_text(make_edition(brief, Page(template=template)))) is None


def page_of(document: pikepdf.Pdf) -> str:
    """The text of the first page."""
    stream = io.BytesIO()
    document.save(stream)
    return PdfReader(stream).pages[0].extract_text()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_does_nothing(text: str) -> None:
    """The PDF is made, says what the text says, and has no attachment, link or action of the text's making."""
    brief = hostile_brief(text)
    document = pdf(brief)
    assert odd_line(page_of(document), page_text(make_edition(brief, Page()))) is None
    assert 2 == len(document.attachments)
    assert b"root:" not in b"".join(file.get_file().read_bytes() for file in document.attachments.values())
    assert all("/URI" not in link.get("/A", {}) for link in document.pages[0].get("/Annots", []))
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(document.Root.keys())


FETCHING = """<!DOCTYPE html><html lang="en"><head><title>A page</title><link rel="attachment" href="{}"></head>
<body><p id="end">A page that asks for a file.</p></body></html>"""
"""A template that makes the engine fetch something, and attach it to the PDF."""


def fetched(url: str, folder: Path) -> list[bytes]:
    """What the PDF of a template that asks for a URL has attached besides the evidence and the source."""
    (folder / "page.html").write_text(FETCHING.format(url), encoding="utf-8")
    document = pdf(sample_brief(), Page(template=str(folder)))
    others = [
        file for name, file in document.attachments.items() if not name.startswith(("brief.json", "source-0001-"))
    ]
    return [file.get_file().read_bytes() for file in others]


@pytest.mark.parametrize("name", ["secret.txt", "{folder}/secret.txt", "file://{folder}/secret.txt"])
def test_the_engine_reads_no_file(name: str, tmp_path: Path) -> None:
    """Neither one beside the template nor any other, however it is named."""
    (tmp_path / "secret.txt").write_text("Not for the reader.", encoding="utf-8")
    assert [] == fetched(name.format(folder=tmp_path), tmp_path)


def test_the_engine_fetches_nothing_from_the_network(tmp_path: Path, website: str) -> None:
    """Not even from this machine, where the file is to be had."""
    (tmp_path / "secret.txt").write_text("Not for the reader.", encoding="utf-8")
    with urlopen(f"{website}/secret.txt") as answer:
        assert b"Not for the reader." == answer.read()
    assert [] == fetched(f"{website}/secret.txt", tmp_path)


@pytest.mark.parametrize("name", ["../fonts/{}", "/{}", "{}.bak", "../../setup.py", "/etc/passwd", ""])
def test_there_is_no_way_out_of_the_folder_of_fonts(name: str, tmp_path: Path) -> None:
    """A bundled font goes by its name, and by nothing that leads to it."""
    assert [] == fetched(f"bundled:{name.format(font_names()[0])}", tmp_path)


def test_the_engine_has_its_fonts_and_what_a_template_carries_itself(tmp_path: Path) -> None:
    """A bundled font by its name, and a picture as a data: URI."""
    assert [unpacked(font_file(font_names()[0]))] == fetched(f"bundled:{font_names()[0]}", tmp_path)
    assert [b"ok"] == fetched("data:text/plain,ok", tmp_path)


def test_a_paragraph_of_a_megabyte_stays_off_the_page_and_the_pdf_is_made() -> None:
    """The page says what fits; the whole text is attached all the same."""
    huge = sample_brief(text="word " * 200_000 + "end.")
    document = pdf(fit(Editions(lambda most: with_passages(huge, most), 1, Page())).brief)
    assert 1 == len(document.pages)
    assert max(len(file.get_file().read_bytes()) for file in document.attachments.values()) > 1_000_000


@pytest.mark.parametrize("template", ["default", "memo"])
def test_the_engine_finds_nothing_to_complain_of(template: str, caplog: pytest.LogCaptureFixture) -> None:
    """The styles use only what WeasyPrint knows; a warning would be a page that differs from the plan."""
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        lay_out(make_edition(sample_brief(), Page(template=template)), 10.0)
    assert [] == caplog.messages


def test_a_machine_without_pango_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names a command for each system, in one line."""

    class Missing:
        """An import hook that fails as WeasyPrint does where the library is missing."""

        def find_spec(self, name: str, *_: object) -> None:
            """Fail for the engine, leave every other module to the usual hooks."""
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    with pytest.raises(PangoMissingError, match=r"apt install .*dnf install .*brew install .*Windows"):
        render(sample_brief(title="never laid out before"), "pdf")


def test_the_sample_takes_little_room() -> None:
    """Without its attachments the sample's PDF is far below 150 kB: fonts are cut down to the letters on the page."""
    assert 10_000 < size_without_attachments(render(sample_brief(), "pdf").data) < 50_000


def test_the_attached_json_is_the_json_format() -> None:
    """There is one evidence: the file, the attachment and the script hold the same values."""
    brief = sample_brief()
    document = pdf(brief)  # held as long as what is read from it
    attached = json.loads(document.attachments["brief.json"].get_file().read_bytes())
    assert attached == evidence(brief) == json.loads(render(brief, "json").data)


def test_the_issue_date_may_be_long_ago() -> None:
    """A date before 1970 is a date."""
    document = pdf(replace(sample_brief(), issued=date(1918, 11, 11)))
    assert str(document.docinfo["/CreationDate"]).startswith("D:19181111")
