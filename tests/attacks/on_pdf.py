"""Every attack on the page of a PDF: its name, what it does, and the bytes that it makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.attacks.genuine import HEADINGS, TEXT, appended, brief_of, edited, genuine, page_of

SHADOW = b"BT /Helv 12 Tf 50 500 Td (He was forced to.) Tj ET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """Something that a forger does to a PDF."""

    what: str
    forge: Callable[[], bytes]
    changes_text: bool = False


def _stream(pdf: pikepdf.Pdf, data: bytes, **entries: Any) -> pikepdf.Object:
    return pdf.make_indirect(pikepdf.Stream(pdf, data, **entries))


def _add_content(pdf: pikepdf.Pdf, data: bytes) -> None:
    page = pdf.pages[0]
    page.Contents = Array([page.Contents, _stream(pdf, data)])


def _layer(pdf: pikepdf.Pdf) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Print")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(ON=Array([]), OFF=Array([group])))
    pdf.pages[0].Resources.Properties = Dictionary(L0=group)
    _add_content(pdf, b"/OC /L0 BDC " + SHADOW + b" EMC")


def _note(pdf: pikepdf.Pdf, **entries: Any) -> None:
    note = Dictionary(Type=Name.Annot, Rect=Array([50, 50, 400, 200]), **entries)
    pdf.pages[0].Annots.append(pdf.make_indirect(note))


def _appearance(pdf: pikepdf.Pdf) -> None:
    drawn = _stream(pdf, SHADOW, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 400, 200]))
    pdf.pages[0].Annots[0].AP = Dictionary(N=drawn)


def _second_page_tree(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page()
    other = pdf.pages[1].obj
    pdf.Root.PieceInfo = Dictionary(Pages=pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array([other]), Count=1)))
    del pdf.pages[1]


def _image(pdf: pikepdf.Pdf) -> None:
    image = _stream(pdf, b"\xff" * 3, Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
    pdf.pages[0].Resources.XObject = Dictionary(Im0=image)
    _add_content(pdf, b"q 400 0 0 100 50 600 cm /Im0 Do Q")


def _script(pdf: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert('No.')"))
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), pdf.make_indirect(action)]))


def _open_action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.URI, URI=String("https://forged.example/"))


def _associated(pdf: pikepdf.Pdf) -> None:
    forged = pikepdf.AttachedFileSpec(pdf, b"{}", filename="brief.json")
    pdf.Root.AF.append(pdf.make_indirect(forged.obj))


def _forged_file(pdf: pikepdf.Pdf) -> None:
    for name, attached in pdf.attachments.items():
        if name == "brief.json":
            attached.obj.EF.UF = attached.obj.EF.F
            attached.obj.EF.F = _stream(pdf, b"{}", Type=Name.EmbeddedFile)


def _cropped(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].CropBox = Array([0, 400, 595, 842])


def _spoken(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K[0].ActualText = String("He was forced to.")


def _retitled(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Quill was forced to resign"


def _content_number() -> int:
    numbers: list[int] = []
    edited(lambda pdf: numbers.append(pdf.pages[0].Contents.objgen[0]))
    return numbers[0]


def _updated() -> bytes:
    return appended((_content_number(), b"<< /Length %d >>\nstream\n%s\nendstream" % (len(SHADOW), SHADOW)))


def _said(old: str, new: str) -> Callable[[], bytes]:
    def forge() -> bytes:
        assert old in TEXT
        return page_of(brief_of(TEXT.replace(old, new)))

    return forge


ATTACKS = {
    "optional content": Attack(what="words on a layer that only other viewers switch on", forge=lambda: edited(_layer)),
    "note": Attack(
        what="a note with words of its own",
        forge=lambda: edited(lambda pdf: _note(pdf, Subtype=Name.FreeText, Contents=String("No."))),
    ),
    "appearance": Attack(what="a link annotation with an appearance that is drawn", forge=lambda: edited(_appearance)),
    "second page tree": Attack(what="other pages, reached from elsewhere", forge=lambda: edited(_second_page_tree)),
    "incremental update": Attack(what="another content for the page, appended to the file", forge=_updated),
    "trailing bytes": Attack(what="bytes after the end", forge=lambda: genuine().data + b"% He was forced to.\n"),
    "leading bytes": Attack(what="bytes before the header", forge=lambda: b"\n" + genuine().data),
    "image": Attack(what="an image over the page", forge=lambda: edited(_image)),
    "script": Attack(what="JavaScript under /Names", forge=lambda: edited(_script)),
    "open action": Attack(what="an action when the file is opened", forge=lambda: edited(_open_action)),
    "associated file": Attack(what="a second evidence under /AF", forge=lambda: edited(_associated)),
    "forged file": Attack(what="another evidence under /F than under /UF", forge=lambda: edited(_forged_file)),
    "cropped": Attack(what="a crop box that shows half of the page", forge=lambda: edited(_cropped)),
    "spoken": Attack(what="other words for those who have the page read out", forge=lambda: edited(_spoken)),
    "retitled": Attack(what="another title for the window", forge=lambda: edited(_retitled)),
    "saved again": Attack(what="nothing but another program's form", forge=lambda: edited(lambda _: None)),
    "anagram": Attack(
        what="the letters of a line in another order, as it holds a Hebrew word",
        forge=_said("resigned", "designer"),
        changes_text=True,
    ),
    "space": Attack(what="“now here” as “nowhere”", forge=_said("now here", "nowhere"), changes_text=True),
    "power": Attack(what="10² as 102", forge=_said("10²", "102"), changes_text=True),
    "sign": Attack(what="“rose by 5” as “rose by -5”", forge=_said("by 5", "by -5"), changes_text=True),
    "swapped headings": Attack(
        what="each heading over the passages of the other",
        forge=lambda: page_of(brief_of(headings=(HEADINGS[1], HEADINGS[0]))),
        changes_text=True,
    ),
}
