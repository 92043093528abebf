"""The PDF of a brief -> the PDF as it was made, if it was only signed since; the proof is then of that one."""

from __future__ import annotations

from briefing.errors import EvidenceError, MissingExtraError, SigningError
from briefing.signing.increments import original
from briefing.signing.signed_pdf import judge_pdf


def unsigned(data: bytes) -> bytes:
    """A PDF without the increment of its signature; raises EvidenceError if that is not all, or does not fit.

    Who signed, and whether anybody vouches for it, is not looked at here.
    """
    try:
        judge_pdf(data, b"")
    except MissingExtraError as error:
        raise EvidenceError("is signed, which cannot be checked here", mend=error.mend) from error
    except SigningError as error:
        raise EvidenceError(error.what, where=error.where, mend=error.mend) from error
    return original(data)
