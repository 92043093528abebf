"""A signed PDF -> the PDF that was signed, if a signature that shows nothing is all that was added to it.

A PDF is signed by an increment: bytes after its end, in which objects are written anew. Whoever signs could show
another page in it, and a program that mends a damaged PDF could find one between its objects. So it may have the
catalog and the first page as they were, each with the field of the signature added, that field, which has no extent and
no look, the signature, and the table of these objects; nothing else, and nothing between them.

References: ISO 32000-2, 7.5.6 (incremental updates) and 12.8 (digital signatures).
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from briefing.errors import SigningError
from briefing.language.wording import complaint
from briefing.signing.extras import extra

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

FIELD, TOOLTIP = "Signature", "Signature of this brief"
SUBFILTER = "/ETSI.CAdES.detached"
"""What a PAdES signature is in (ETSI EN 319 142-1)."""
_END = re.compile(rb"startxref\s+\d+\s+%%EOF[ \r\n]*")
_OBJECT = re.compile(rb"\s*(\d+) 0 obj\b([^%]*?)\bendobj\b")
_TABLE = re.compile(rb"\d+ 0 obj\b[^%]*?\bstream\r?\n")
_CLOSING = re.compile(rb"\s*endobj\s+startxref\s+(\d+)\s+%%EOF[ \r\n]*")
_DATE = re.compile(r"D:[0-9Z'+-]{8,25}")
_MEND = "give the PDF as `briefing sign` wrote it"


def original(data: bytes) -> bytes:
    """What was there before a signature was added; all of it if none was."""
    end = _END.search(data)
    return data[: end.end()] if end and data.find(b"/ByteRange", end.end()) > 0 else data


def read_signature(data: bytes) -> EmbeddedPdfSignature:
    """The signature that was added to a PDF; raises SigningError if it is not all that was."""
    with extra("sign-pdf", "a signed PDF"):
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.pdf_utils.reader import PdfFileReader
    first = original(data)
    damage = (ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError, TypeError, ValueError)
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=True)
        _check_spans(reader, data, len(first))
        _check_objects(reader, PdfFileReader(io.BytesIO(first), strict=True))
        (signature,) = reader.embedded_signatures
        found: EmbeddedPdfSignature = signature
    except (*damage, RecursionError, PdfError) as error:
        raise _odd(f"cannot be read ({complaint(error)})") from error
    return found


def _odd(what: str) -> SigningError:
    return SigningError(f"after its end {what}: more than a signature was added", where="the file", mend=_MEND)


def _check_spans(reader: PdfFileReader, data: bytes, start: int) -> None:
    """One revision was added, and its bytes are its objects where its table has them, one after the other."""
    packed = reader.xrefs.object_streams_used_in(1)  # type: ignore[no-untyped-call]
    if reader.xrefs.total_revisions != 2 or packed or reader.encrypted:
        raise _odd("it is not one plain revision")
    references = {one.idnum: one for one in reader.xrefs.explicit_refs_in_revision(1)}
    table = reader.xrefs.get_startxref_for_revision(1)
    found: set[int] = set()
    place = start
    while (one := _OBJECT.match(data, place, table)) is not None:
        number = int(one[1])
        stands = references.get(number) and reader.xrefs.get_historical_ref(references[number], 1)
        if number in found or b"stream" in one[2] or stands != one.start(1):
            raise _odd(f"object {number} is not where its table has it")
        found.add(number)
        place = one.end()
    section = reader.xrefs.get_xref_container_info(1)
    tables = {section.stream_ref.idnum} if section.stream_ref else set()
    closing = _CLOSING.fullmatch(data, section.end_location)
    is_plain = _TABLE.match(data, table) and closing and int(closing[1]) == table and not data[place:table].strip()
    if not is_plain or found != references.keys() - tables or reader.xrefs.refs_freed_in_revision(1):
        raise _odd("something stands between its objects")


def _check_objects(reader: PdfFileReader, before: PdfFileReader) -> None:
    """What was written anew is as it was, but for the signature."""
    root, old_root = reader.root, before.root
    page_reference, page = _first_page(root)
    _, old_page = _first_page(old_root)
    form = root.raw_get("/AcroForm")
    (field,) = form.get_object().raw_get("/Fields").get_object()
    signature = field.get_object().raw_get("/V")
    written = {one.idnum for one in reader.xrefs.explicit_refs_in_revision(1)}
    table = reader.xrefs.get_xref_container_info(1).stream_ref
    ours = {reader.root_ref.idnum, page_reference.idnum, form.idnum, field.idnum, signature.idnum}
    if written - ({table.idnum} if table else set()) != ours:
        raise _odd("other objects were written, too")
    if "/AcroForm" in old_root or "/AcroForm" in before.root or _bytes(root, "/AcroForm") != _bytes(old_root):
        raise _odd("the catalog was changed")
    notes, old_notes = list(page.get("/Annots", ())), list(old_page.get("/Annots", ()))
    if _bytes(page, "/Annots") != _bytes(old_page, "/Annots") or _raw(page, "/Annots") != [
        *_raw(old_page, "/Annots"),
        field.idnum,
    ]:
        raise _odd(f"the page was changed ({len(notes) - len(old_notes)} annotations were added)")
    _check_trailer(reader, before)
    _check_form(form.get_object(), field, page_reference)
    _check_signature(signature.get_object())


def _first_page(root: Any) -> tuple[Any, Any]:
    node = root.raw_get("/Pages")
    while "/Kids" in node.get_object():
        node = node.get_object()["/Kids"].raw_get(0)
    return node, node.get_object()


def _raw(page: Any, name: str) -> list[int]:
    """The numbers of the objects in an array of a page."""
    if name not in page:
        return []
    array = page[name]
    return [array.raw_get(place).idnum for place in range(len(array))]


def _bytes(values: Mapping[str, Any], without: str = "") -> dict[str, bytes]:
    """The entries of a dictionary, each as it is written."""
    found = {}
    for name in values:
        if name != without:
            stream = io.BytesIO()
            values.raw_get(name).write_to_stream(stream, None)  # type: ignore[attr-defined]  # pyHanko's dictionary
            found[name] = stream.getvalue()
    return found


def _check_trailer(reader: PdfFileReader, before: PdfFileReader) -> None:
    new, old = reader.trailer.flatten(), before.trailer.flatten()
    of_the_table = {"/Prev", "/Size", "/Index", "/Length", "/W", "/Filter", "/Type", "/ID", "/XRefStm"}
    same = {name: value for name, value in _bytes(new).items() if name not in of_the_table}
    if same != {name: value for name, value in _bytes(old).items() if name not in of_the_table}:
        raise _odd("the trailer was changed")


def _check_form(form: Any, field: Any, page: Any) -> None:
    expected = {
        "/FT": "/Sig",
        "/T": FIELD,
        "/Type": "/Annot",
        "/Subtype": "/Widget",
        "/TU": TOOLTIP,
    }
    entries = field.get_object()
    said = {name: str(entries[name]) for name in expected if name in entries}
    corners = list(entries.get("/Rect", ()))
    is_bare = entries.keys() == {*expected, "/F", "/Rect", "/P", "/V"} and form.keys() == {"/Fields", "/SigFlags"}
    if said != expected or not is_bare or len(corners) != 4 or corners[:2] != corners[2:]:
        raise _odd("the field of the signature shows something")
    if entries.raw_get("/P").idnum != page.idnum:
        raise _odd("the field of the signature is elsewhere")


def _check_signature(signature: Any) -> None:
    said = {name: str(signature[name]) for name in ("/Type", "/Filter", "/SubFilter") if name in signature}
    if said != {"/Type": "/Sig", "/Filter": "/Adobe.PPKLite", "/SubFilter": SUBFILTER}:
        raise _odd("the signature is of another kind")
    if signature.keys() != {*said, "/Contents", "/ByteRange", "/M"} or not _DATE.fullmatch(str(signature["/M"])):
        raise _odd("the signature says more than it should")
