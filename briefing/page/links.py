"""URLs of articles -> links that are safe to follow.

References: WICG, URL Fragment Text Directives (the `#:~:text=` form).
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from briefing.page.visible import visible_text

_WORDS_AT_AN_END = 5
_LONGEST_URL = 2000
"""Characters; beyond that, servers and mail clients begin to refuse a URL."""


def web_url(url: str) -> str:
    """The URL if it is an absolute http or https one with a host, else ""."""
    if len(url) > _LONGEST_URL or not url.isprintable() or any(c.isspace() or c in "<>\"'`\\" for c in url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    return url if parts.scheme.lower() in ("http", "https") and host else ""


def passage_url(url: str, text: str) -> str:
    """The link to a passage of the page at the URL: its first and last words as a text directive."""
    safe = web_url(url)
    words = visible_text(text).split(" ")
    if not safe or not words[0]:
        return safe
    if len(words) <= 2 * _WORDS_AT_AN_END:
        directive = _encoded(words)
    else:
        directive = f"{_encoded(words[:_WORDS_AT_AN_END])},{_encoded(words[-_WORDS_AT_AN_END:])}"
    joint = "" if "#" in safe else "#"
    linked = f"{safe}{joint}:~:text={directive}"
    return linked if len(linked) <= _LONGEST_URL and ":~:" not in safe else safe


def _encoded(words: list[str]) -> str:
    """Words in percent encoding; `-`, `,` and `&` are syntax in a directive, so they are encoded too."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
