"""A PDF and a certificate -> the signed PDF (PAdES, ETSI EN 319 142-1); a signed PDF -> who signed it, and when."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from briefing.errors import SigningError
from briefing.language.wording import complaint
from briefing.signing.certificates import Identity, common_name, trusted_certificates
from briefing.signing.extras import extra
from briefing.signing.increments import FIELD, TOOLTIP, original, read_signature
from briefing.signing.loops import beside_loops
from briefing.signing.timestamps import Post, Stamp

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus
    from pyhanko_certvalidator import ValidationContext

_SIGNED = "the signature in the PDF"
_REASONS = {
    "NO_CERTIFICATE_CHAIN_FOUND": "it leads to no such authority",
    "OUT_OF_BOUNDS_NO_POE": "it is not valid today",
    "REVOKED_NO_POE": "it was revoked",
}
"""What pyHanko's words for it (ETSI EN 319 102-1) mean to a reader."""
_AGAIN = "ask the signer for the PDF as it was signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfSignature:
    """Who signed a PDF, whose certificate that is, why nobody vouches for it, if so, and its time stamp, if any."""

    signer: str
    issuer: str
    doubt: str = ""
    stamp: Stamp | None = None

    def __str__(self) -> str:
        return f"{self.signer} (certificate of {self.issuer})"


def sign_pdf(data: bytes, identity: Identity, post: Post | None = None) -> bytes:
    """The PDF with a signature that shows nothing added to it; raises SigningError if it is signed already."""
    if original(data) != data:
        raise SigningError("is signed already", where="the PDF", mend="make the brief again, and sign that")
    with extra("sign-pdf", "a signed PDF"):
        from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, SigSeedSubFilter
        from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner

        from briefing.signing.pdf_writing import asked, bare_writer, converted
    certificate, key, chain = converted(identity)
    outside = InvisSigSettings(set_print_flag=True, box_out_of_bounds=True)  # what PDF/UA-1, 7.18.1, wants untagged
    signer = PdfSigner(
        PdfSignatureMetadata(field_name=FIELD, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256"),
        signer=SimpleSigner(certificate, key, chain),
        timestamper=asked(post) if post else None,
        new_field_spec=SigFieldSpec(FIELD, invis_sig_settings=outside, readable_field_name=TOOLTIP),
    )
    signed = io.BytesIO()
    beside_loops(lambda: signer.sign_pdf(bare_writer(data), output=signed))
    return signed.getvalue()


def judge_pdf(data: bytes, authorities: bytes) -> PdfSignature | None:
    """The signature that was added to a PDF, None if nothing was; `authorities` as PEM (none: those of the web).

    Raises SigningError if something else was added, or if the signature is not of these very bytes.
    """
    if original(data) == data:
        return None
    signature = read_signature(data)
    trusted = trusted_certificates(authorities)
    status = _status(signature, trusted, None)
    _check_intact(status)
    stamped = status.timestamp_validity
    stamp = None
    if stamped is not None:
        doubt = "" if stamped.trusted and stamped.valid and stamped.intact else _why(stamped)
        stamp = Stamp(time=stamped.timestamp, authority=_name(stamped.signing_cert), doubt=doubt)
        if not doubt and not status.trusted:  # a certificate that has expired since was good at that time
            status = _status(signature, trusted, stamped.timestamp)
    certificate = signature.signer_cert
    return PdfSignature(
        signer=_name(certificate),
        issuer=common_name(certificate.issuer.native, certificate.issuer.human_friendly),
        doubt="" if status.trusted else _why(status),
        stamp=stamp,
    )


def _status(signature: EmbeddedPdfSignature, trusted: Sequence[Any], moment: datetime | None) -> PdfSignatureStatus:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.settings import KeyUsageConstraints

    usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
    try:
        return beside_loops(
            lambda: validate_pdf_signature(
                signature, _context(trusted, moment), _context(trusted, None), key_usage_settings=usage, skip_diff=True
            )
        )
    except (SignatureValidationError, ValueError) as error:
        what = f"is damaged ({complaint(error)})"
        raise SigningError(what, where=_SIGNED, mend=_AGAIN) from error


def _context(trusted: Sequence[Any], moment: datetime | None) -> ValidationContext:
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(trust_roots=list(trusted), allow_fetching=False, moment=moment)


def _check_intact(status: PdfSignatureStatus) -> None:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if not (status.intact and status.valid):
        raise SigningError("does not fit: the PDF was changed after it was signed", where=_SIGNED, mend=_AGAIN)
    if status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        raise SigningError("does not cover the whole file", where=_SIGNED, mend=_AGAIN)


def _why(status: Any) -> str:
    """Why a certificate is not trusted, in a few words."""
    problem = status.trust_problem_indic
    name = problem.name if problem else "NO_CERTIFICATE_CHAIN_FOUND"
    return _REASONS.get(name, name.lower().replace("_", " "))


def _name(certificate: Any) -> str:
    return common_name(certificate.subject.native, certificate.subject.human_friendly)
