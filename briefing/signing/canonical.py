"""Evidence -> the bytes that are signed and stamped: its JSON in the one form that RFC 8785 gives it.

JSON, HTML and PDF carry the same evidence, indented, escaped or attached; in this form it is the same bytes.
"""

from __future__ import annotations

from typing import Any

from briefing.errors import EvidenceError
from briefing.signing.extras import extra


def canonical(values: Any) -> bytes:
    """The JSON values of an evidence in canonical form; raises EvidenceError for what has none."""
    with extra("sign", "a signature"):
        import rfc8785
    try:
        return rfc8785.dumps(values)
    except (rfc8785.CanonicalizationError, RecursionError) as error:
        what = f"has no canonical form ({error})"
        raise EvidenceError(what, where="the evidence", mend="make the brief again from its articles") from error
