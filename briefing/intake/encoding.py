"""Bytes -> text, without guessing: what is not in a known encoding is refused."""

from __future__ import annotations

import codecs
import re

from briefing.errors import SourceError

_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"\xef\xbb\xbf": "utf-8-sig",
}
"""Byte order mark -> encoding; the longer ones first, as one is the beginning of another."""
_SAMPLE = 4096
"""Bytes that are looked at for NULs, and for what a page declares."""
_META = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([^\s\"'/>;]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([^\"']+)", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_MOJIBAKE = re.compile(
    r"â€(?:[œ™˜“”¦\x93\x94\x9c\x9d\x99]|$)|Ã[¤¶¼Ÿ„–œ©¨ªàâ´»®§±³¡­º\x9f\x84\x96\x9c]|Â[\xa0£«»°€©]|Ð[\x80-\xbf°-¿]Ñ"
)
"""UTF-8 that somebody read as windows-1252: “ is â€œ, é is Ã©, £ is Â£."""
MAX_MOJIBAKE = 2
"""An article about encodings may show one or two."""
MAX_REPLACED = 0.001
"""Share of a page's characters that may be no characters, in a script or a comment; none in its article."""


def decode(data: bytes, name: str, charset: str = "") -> str:
    """Text in UTF-8, in what its server stated, or in UTF-16 or UTF-32 -> its text with Unix line breaks.

    Nothing is guessed: a wrong guess would change the article's words, and a brief is word for word. UTF-16 without a
    byte order mark is told by its NULs. Raises SourceError for anything else, and for text that was read in a wrong
    encoding before it came here.
    """
    encoding = _marked(data) or _wide(data) or "utf-8-sig"
    if encoding == "utf-8-sig" and b"\0" in data:
        raise SourceError("is a binary file, not an article", where=name, mend="give a text, HTML or PDF file")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        stated = _codec(charset)
        if stated is None:
            what = f"is not {encoding.upper().removesuffix('-SIG')} text (byte {error.start})"
            raise SourceError(what, where=name, mend="save it as UTF-8") from error
        text = stated.decode(data, "replace")[0]
    refuse_mojibake(text, name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode_page(data: bytes, name: str, charset: str = "") -> str:
    """A web page -> its text, as browsers read it (WHATWG): ISO-8859-1 means windows-1252.

    In this order: a byte order mark, what the server stated (`charset`), what the page declares. A page that is valid
    UTF-8 is UTF-8, whatever it declares. Raises SourceError if nothing says what it is.
    """
    known = _marked(data) or _wide(data)
    if known:
        return data.decode(known, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        stated = _codec(charset) or _codec(_declared(data))
        if stated is None:
            raise SourceError(
                f"does not say its encoding, and is not UTF-8 (byte {error.start})", where=name, mend="save it as UTF-8"
            ) from error
        text = stated.decode(data, "replace")[0]
    if text.count("\ufffd") > MAX_REPLACED * len(text):
        raise SourceError(f"is not {stated.name.upper()} as it says", where=name, mend="save it as UTF-8")
    return text


def refuse_mojibake(text: str, name: str) -> None:
    """Raise SourceError if a text was read in a wrong encoding before: its words are not those of the article."""
    found = _MOJIBAKE.findall(text)
    if len(found) > MAX_MOJIBAKE or ("\ufffd" in text):
        shown = found[0] if found else "\ufffd"
        what = f"was read in a wrong encoding once (it has “{shown}”), so its words have changed"
        raise SourceError(what, where=name, mend="get it from its page again, as UTF-8")


def _marked(data: bytes) -> str:
    return next((code for mark, code in _MARKS.items() if data.startswith(mark)), "")


def _wide(data: bytes) -> str:
    """UTF-16 without a byte order mark, by its NULs: every other byte of text in Latin letters is one."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if len(data) % 2 or len(data) < 8 or max(even, odd) < 0.4 * half or min(even, odd) > 0.02 * half:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _declared(data: bytes) -> str:
    head = _COMMENT.sub(b"", data[:_SAMPLE])
    found = _XML.search(head) or _META.search(head)
    label = found.group(1).decode("ascii", "replace") if found else ""
    return "utf-8" if label.lower().startswith("utf-16") else label


def _codec(label: str) -> codecs.CodecInfo | None:
    """The codec that a label means in a page; None if it means none."""
    from webencodings import lookup

    encoding = lookup(label) if label else None
    return encoding.codec_info if encoding else None
