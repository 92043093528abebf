"""A URL -> the bytes behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from briefing.errors import reason
from briefing.intake.content import MAX_BYTES
from briefing.model import Skipped, Source

TIMEOUT_SECONDS = 20
USER_AGENT = "briefing (+https://pypi.org/project/briefing/)"
ACCEPT = "text/html, */*;q=0.5"
_URL_CHARACTERS = "%:/?#[]@!$&'()*+,;=~"
"""What RFC 3986 allows in a URL besides letters, digits and - . _; the rest is quoted, as browsers do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """The network: `accessed` is the day to note on what is fetched; links in feeds are followed if it `follows`."""

    accessed: date | None = None
    follows: bool = False
    cache: Path | None = None

    def get(self, url: str) -> Source | Skipped:
        """What is behind an address that the user gave."""
        from http.client import HTTPException
        from urllib.request import Request, urlopen

        try:
            request = Request(quote(url, safe=_URL_CHARACTERS), headers={"User-Agent": USER_AGENT, "Accept": ACCEPT})
            with urlopen(request, timeout=TIMEOUT_SECONDS) as response:
                data = response.read(MAX_BYTES + 1)
                media_type = response.headers.get_content_type()
                charset = response.headers.get_content_charset("")
            name = Path(unquote(urlsplit(url).path)).name or urlsplit(url).netloc
        except (OSError, ValueError, HTTPException) as error:  # URLError is an OSError
            return Skipped(name=url, reason=f"cannot be fetched ({reason(error)}); check the address and the network")
        if len(data) > MAX_BYTES:
            return Skipped(name=url, reason=f"is larger than {MAX_BYTES // 2**20} MB")
        return Source(name=name, media_type=media_type, data=data, charset=charset, url=url, accessed=self.accessed)

    def follow(self, url: str) -> Source | Skipped:
        """What is behind a link that was found in a feed."""
        return self.get(url)
