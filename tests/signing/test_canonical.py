"""The form that is signed: RFC 8785, whichever file the evidence is taken from."""

from __future__ import annotations

import json
import math

import pytest

from briefing.errors import EvidenceError
from briefing.proof.sealed import canonical_evidence
from briefing.signing.canonical import canonical
from tests.proof.briefs import FORMATS, honest


def test_json_html_and_pdf_carry_the_same_bytes_to_sign() -> None:
    """So one signature is that of all three, and of the file that is signed."""
    forms = {canonical_evidence(honest(name).data) for name in FORMATS}
    (form,) = forms
    assert form == canonical_evidence(form)


def test_the_form_is_that_of_the_standard() -> None:
    """Its own example (RFC 8785, 3.2.2 to 3.2.3), literals, numbers and the order of names included."""
    given = r"""{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}"""
    expected = (
        r'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        r'"string":"€$\u000f\nA' + "'" + r'B\"\\\\\"/"}'
    )
    assert expected.encode() == canonical(json.loads(given))


@pytest.mark.parametrize("value", [math.nan, 2**60, "\ud800"])
def test_what_json_cannot_say_exactly_is_not_signed(value: object) -> None:
    """Two readers could read it as two things."""
    with pytest.raises(EvidenceError, match="the evidence: has no canonical form"):
        canonical({"a": value})
