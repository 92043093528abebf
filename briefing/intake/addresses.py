"""What was typed, or stands in a feed or a redirect -> the address as it goes over the line."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import urljoin, urlsplit, urlunsplit

from briefing.errors import SourceError
from briefing.language.wording import cut_short, one_line

if TYPE_CHECKING:
    from urllib3.util import Url

CHECK = "check the address and the network"


def parse_address(url: str) -> Url:
    """A URL in ASCII, its host in lower case; raises SourceError if it is none of the web, or names a user."""
    from urllib3.exceptions import LocationValueError
    from urllib3.util import parse_url

    try:
        parts = urlsplit(url.strip())
        parsed = parse_url(urlunsplit(parts._replace(netloc=normalize("NFKC", parts.netloc))))
    except LocationValueError as error:  # its message repeats the address
        raise SourceError("cannot be fetched (not a valid address)", mend=CHECK) from error
    except ValueError as error:
        raise SourceError(f"cannot be fetched ({cut_short(one_line(str(error)).lower(), 80)})", mend=CHECK) from error
    if parsed.scheme not in ("http", "https"):
        raise SourceError("cannot be fetched (neither http nor https)", mend=CHECK)
    if not parsed.host:
        raise SourceError("cannot be fetched (no host given)", mend=CHECK)
    if parsed.auth:
        raise SourceError("cannot be fetched (its address names a user)", mend="save the page by hand")
    return parsed


def redirected(url: Url, location: str) -> Url:
    """Where the answer to a URL leads: what is beyond ASCII comes as if it were Latin-1, and is UTF-8."""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    if not location:
        raise SourceError("cannot be fetched (redirected to nowhere)", mend=CHECK)
    try:
        joined = urljoin(url.url, location)
    except ValueError as error:
        raise SourceError("cannot be fetched (redirected to what is no address)", mend=CHECK) from error
    return parse_address(joined)


def origin(url: Url) -> str:
    """Scheme, host and port: what a robots.txt holds for."""
    return f"{url.scheme}://{url.netloc}"


def without_user(url: str) -> str:
    """A URL as it may be shown: what stands before its host may be a password."""
    return re.sub(r"(?<=://)[^/?#]*@", "", url)
