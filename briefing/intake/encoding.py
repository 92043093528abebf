"""Bytes -> text, without guessing: what is not in a known encoding is refused."""

from __future__ import annotations

from briefing.errors import SourceError

_MARKS = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
"""Byte order mark -> encoding; the longer ones first, as one is the beginning of another."""


def decode(data: bytes, name: str) -> str:
    """Text in UTF-8, or in UTF-16 or UTF-32 with a byte order mark -> its text with Unix line breaks.

    Nothing is guessed: a wrong guess would change the article's words, and a brief is word for word.
    Raises SourceError for anything else.
    """
    encoding = next((code for mark, code in _MARKS.items() if data.startswith(mark)), "utf-8-sig")
    if encoding == "utf-8-sig" and b"\0" in data:
        raise SourceError("is a binary file, not an article", where=name, mend="give a text, HTML or PDF file")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"is not {encoding.upper().removesuffix('-SIG')} text (byte {error.start})"
        raise SourceError(what, where=name, mend="save it as UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
