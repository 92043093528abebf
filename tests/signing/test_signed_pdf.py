"""Signed PDFs: a signature is all that may be added to a brief, whoever signs it."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat, pkcs12
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner

import briefing
from briefing.errors import SigningError
from briefing.proof.faults import SELF_CONSISTENT
from briefing.proof.sealed import Seals
from briefing.signing.certificates import Identity, read_identity
from briefing.signing.increments import FIELD, TOOLTIP, original
from briefing.signing.loops import beside_loops
from briefing.signing.pdf_writing import bare_writer, converted
from briefing.signing.signed_pdf import judge_pdf, sign_pdf
from tests.proof.briefs import honest
from tests.signing.authorities import MOMENT, Owner, issue, other_root, root, time_authority

Change = Callable[[Any], object]
SIGNED_BY = "signed by Press Office (certificate of The Tests' Root)"


def identity(owner: Owner) -> Identity:
    """What somebody signs with."""
    return Identity(certificate=owner.certificate, key=owner.key)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """The sample's brief."""
    return honest("pdf").data


@pytest.fixture(scope="module")
def press() -> Identity:
    """A press office with a certificate of the authority that the tests trust."""
    return identity(issue("Press Office", root()))


@pytest.fixture(scope="module")
def signed(pdf: bytes, press: Identity) -> bytes:
    """The brief, signed by it."""
    return sign_pdf(pdf, press)


def verdict(data: bytes) -> briefing.Verification:
    """What `verify` says to somebody who trusts the tests' authority."""
    rendered = briefing.Rendered(name="brief.pdf", media_type="application/pdf", data=data)
    return briefing.verify(rendered, seals=Seals(authorities=root().pem))


def test_a_signed_brief_is_proven_and_its_signer_named(signed: bytes) -> None:
    """The proof is that of the PDF as it was made."""
    assert ((), (SELF_CONSISTENT, SIGNED_BY), ()) == (
        verdict(signed).faults,
        verdict(signed).levels,
        verdict(signed).notes,
    )


def test_signing_adds_to_the_brief_and_changes_none_of_its_bytes(signed: bytes, pdf: bytes) -> None:
    """What `make` wrote is still there, and is found again."""
    assert signed.startswith(pdf)
    assert pdf == original(signed) == original(pdf)


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler's pdfsig is not installed")
def test_another_program_finds_the_signature_good(signed: bytes, tmp_path: Path) -> None:
    """Of the whole document, in the form of PAdES."""
    (tmp_path / "a.pdf").write_bytes(signed)
    done = subprocess.run(
        ["pdfsig", "-nocert", tmp_path / "a.pdf"], capture_output=True, text=True, check=False, timeout=20
    )
    for said in ("Signature is Valid", "Total document signed", "ETSI.CAdES.detached", "Press Office"):
        assert said in done.stdout


def test_a_signer_for_whom_nobody_vouches_is_a_note(pdf: bytes) -> None:
    """Everybody can issue a certificate in any name."""
    forged = sign_pdf(pdf, identity(issue("Press Office", other_root())))
    found = verdict(forged)
    assert (True, (SELF_CONSISTENT,)) == (found.ok, found.levels)
    (note,) = found.notes
    assert note.startswith("not proven: signed by Press Office (certificate of Somebody's Root); nobody you trust")


def test_an_expired_certificate_was_good_at_the_time_that_an_authority_states(pdf: bytes) -> None:
    """Without such a time nobody knows when it signed."""
    expired = identity(issue("Press Office", root(), until=MOMENT - timedelta(days=400)))
    at = MOMENT - timedelta(days=500)
    assert "is not valid today" in _judged(sign_pdf(pdf, expired)).doubt
    stamped = _judged(sign_pdf(pdf, expired, time_authority(at=at).answer))
    assert ("", "2025-07-16 10:14:30 UTC (Tests' Time)") == (stamped.doubt, str(stamped.stamp))
    by_nobody = _judged(sign_pdf(pdf, expired, time_authority(issuer=other_root(), at=at).answer))
    assert by_nobody.doubt
    assert by_nobody.stamp and by_nobody.stamp.doubt


def _judged(data: bytes) -> Any:
    judged = judge_pdf(data, root().pem)
    assert judged is not None
    return judged


@pytest.mark.parametrize("place", [900, -200, "increment"])
def test_a_byte_changed_after_signing_is_a_fault(signed: bytes, pdf: bytes, place: int | str) -> None:
    """In the brief, or in what was added to it."""
    data = bytearray(signed)
    data[signed.index(b"/Prev", len(pdf)) + 7 if isinstance(place, str) else place] ^= 1
    found = verdict(bytes(data))
    assert not found.ok
    assert SIGNED_BY not in found.levels


def test_an_increment_after_the_signature_is_a_fault(signed: bytes) -> None:
    """The signature is still good, but of what was before it."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(signed))
    writer.root["/Lang"] = generic.TextStringObject("fr")
    writer.update_root()
    added = io.BytesIO()
    writer.write(added)
    (fault,) = verdict(added.getvalue()).faults
    assert "after its end" in fault.what or "whole file" in fault.what


def test_bytes_after_the_end_are_a_fault(signed: bytes) -> None:
    """Even a line break."""
    assert ["does not cover the whole file"] == [one.what.partition(";")[0] for one in verdict(signed + b"\n").faults]


def _named(name: str, value: str) -> Any:
    """A dictionary with one entry."""
    found: Any = generic.DictionaryObject({generic.NameObject(name): generic.NameObject(value)})  # type: ignore[no-untyped-call]
    return found


def _language(writer: Any) -> None:
    writer.root["/Lang"] = generic.TextStringObject("fr")
    writer.update_root()


def _action(writer: Any) -> None:
    writer.root["/OpenAction"] = _named("/S", "/JavaScript")
    writer.update_root()


def _overlay(writer: Any) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    stream = writer.add_object(generic.StreamObject(stream_data=b"q 1 0 0 rg 0 0 600 900 re f Q"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), stream])
    writer.update_container(page)


def _annotation(writer: Any) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Annots"].append(writer.add_object(_named("/Subtype", "/Square")))
    writer.update_container(page["/Annots"])
    writer.update_container(page)


def _object(writer: Any) -> None:
    writer.add_object(_named("/S", "/Nothing"))


def _attachment(writer: Any) -> None:
    from pyhanko.pdf_utils.embed import EmbeddedFileObject

    EmbeddedFileObject.from_file_data(writer, b"evil")


def _title(writer: Any) -> None:
    info = writer.trailer["/Info"]
    info["/Title"] = generic.TextStringObject("Another headline")
    writer.update_container(info)


def _contents(writer: Any) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    page[generic.NameObject("/MediaBox")] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 10, 10)))
    writer.update_container(page)


def _signed_with(pdf: bytes, press: Identity, change: Change, **field: Any) -> bytes:
    """A brief to which a trusted signer added more than a signature, all of it signed."""
    writer = bare_writer(pdf)
    change(writer)
    spec = {"invis_sig_settings": InvisSigSettings(box_out_of_bounds=True), "readable_field_name": TOOLTIP, **field}
    metadata = PdfSignatureMetadata(field_name=FIELD, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
    signer = PdfSigner(metadata, signer=SimpleSigner(*converted(press)), new_field_spec=SigFieldSpec(FIELD, **spec))
    signed = io.BytesIO()
    beside_loops(lambda: signer.sign_pdf(writer, output=signed))
    return signed.getvalue()


def test_the_forgery_without_a_change_is_no_forgery(pdf: bytes, press: Identity) -> None:
    """So that the others are refused for what they change."""
    assert SIGNED_BY == f"signed by {_judged(_signed_with(pdf, press, lambda _: None))}"


@pytest.mark.parametrize(
    "change",
    [_language, _action, _overlay, _annotation, _object, _attachment, _title, _contents],
    ids=lambda one: one.__name__,
)
def test_more_than_a_signature_is_a_fault_whoever_signs_it(pdf: bytes, press: Identity, change: Change) -> None:
    """A page that shows something else is not proven by a good signature."""
    with pytest.raises(SigningError, match=r"after its end .*: more than a signature was added"):
        judge_pdf(_signed_with(pdf, press, change), root().pem)


@pytest.mark.parametrize(
    "field",
    [
        {"box": (60, 300, 500, 700)},
        {"readable_field_name": "5 0 obj << /Length 9 >> endobj"},
        {"combine_annotation": False},
    ],
)
def test_a_signature_that_shows_or_says_something_is_a_fault(
    pdf: bytes, press: Identity, field: dict[str, Any]
) -> None:
    """A box on the page, a text in its name, or a field in two objects."""
    with pytest.raises(SigningError, match="after its end"):
        judge_pdf(_signed_with(pdf, press, lambda _: None, **field), root().pem)


@pytest.mark.parametrize("between", [b"5 0 obj\n<<>>\nendobj\n", b"% 5 0 obj\n", b"trailer\n", b"junk "])
def test_bytes_between_the_objects_are_a_fault(signed: bytes, between: bytes) -> None:
    """A program that mends what it takes for damage would find them."""
    table = int(signed.rsplit(b"startxref\n", 1)[1].split()[0])
    forged = (
        signed[:table]
        + between
        + signed[table:].replace(b"%d\n%%%%EOF" % table, b"%d\n%%%%EOF" % (table + len(between)))
    )
    with pytest.raises(SigningError, match="after its end"):
        judge_pdf(forged, root().pem)


def test_a_signed_brief_is_not_signed_again(signed: bytes, press: Identity) -> None:
    """A second signature would be an increment after the first."""
    with pytest.raises(SigningError, match="is signed already"):
        sign_pdf(signed, press)


def test_a_certificate_is_read_from_pkcs12_and_from_pem() -> None:
    """With the password, if there is one, which is only asked for then."""
    owner = issue("Press Office", root())
    lock = BestAvailableEncryption(b"hunter2")
    packed = pkcs12.serialize_key_and_certificates(b"x", owner.key, owner.certificate, [root().certificate], lock)
    locked = owner.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)

    def never() -> str:
        raise AssertionError("nobody must be asked")

    expected = owner.certificate
    assert expected == read_identity(packed, None, "a.p12", lambda: "hunter2").certificate
    assert root().certificate in read_identity(packed, None, "a.p12", lambda: "hunter2").chain
    assert expected == read_identity(owner.pem, owner.key_pem, "a.pem", never).certificate
    assert expected == read_identity(owner.pem + owner.key_pem, None, "a.pem", never).certificate
    assert expected == read_identity(owner.pem + locked, None, "a.pem", lambda: "hunter2").certificate
    for data, key, why in [
        (packed, None, "is no certificate with its key"),
        (owner.pem + locked, None, "is no certificate with its key"),
        (owner.pem, root().key_pem, "is not the certificate of that key"),
        (b"nonsense", None, "is no certificate with its key"),
        (owner.key_pem, None, "is no certificate with its key"),
    ]:
        with pytest.raises(SigningError, match=f"^file: {why}"):
            read_identity(data, key, "file", lambda: "guessed")
