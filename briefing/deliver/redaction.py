"""A server's answer -> the same without the password that it was given, in any form in which servers repeat it.

Some servers and proxies quote the line that they refuse, and that line may be the login. What they say is printed and
kept in the ledger. A server that wants to show the password to whoever reads its answers can always find a form that
is not here; this is for those that do not think.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator
from urllib.parse import quote

HIDDEN = b"[password]"
_SHORTEST = 4
"""Characters of an encoded form: a shorter one would be found in ordinary words."""
_NEVER = re.compile(rb"(?!)")
_BASE64 = rb"[A-Za-z0-9+/_-]"
_MIXED = (0, 2, 3)
"""Characters at the start of base64 that depend on the bytes before the password, if those are 0, 1 or 2 of three."""


def pattern_of(password: str) -> re.Pattern[bytes]:
    """What matches the password as it is, percent-encoded, as HTML, in hexadecimal, or within anything in base64."""
    if not password:
        return _NEVER
    data = password.encode("utf-8", "surrogatepass")
    plain = {data, quote(data, safe="").encode(), html.escape(password).encode("utf-8", "surrogatepass")}
    forms = [re.escape(form) for form in sorted(plain, key=len, reverse=True)]
    forms.append(rb"(?i:%s)" % data.hex().encode() if len(data) * 2 >= _SHORTEST else rb"(?!)")
    forms += [_BASE64 + rb"{0,3}" + core + _BASE64 + rb"*=*" for core in _cores(data)]
    return re.compile(b"|".join(forms))


def redacted(answer: bytes, pattern: re.Pattern[bytes]) -> bytes:
    """The answer with HIDDEN for each match."""
    return pattern.sub(HIDDEN, answer)


def _cores(data: bytes) -> Iterator[bytes]:
    """What base64 of anything with these bytes in it has for certain: it depends on where among three they begin."""
    for before, mixed in enumerate(_MIXED):
        encoded = base64.b64encode(bytes(before) + data).rstrip(b"=")
        is_whole = (before + len(data)) % 3 == 0
        core = encoded[mixed:] if is_whole else encoded[mixed:-1]
        if len(core) >= _SHORTEST:
            yield re.escape(core).replace(rb"\+", rb"[+-]").replace(b"/", b"[/_]")
