"""The code of a language as it is given on the command line -> the code that the articles are read by."""

from __future__ import annotations

from briefing.errors import UsageError
from briefing.language.table import has_file, is_language_code, language_table, primary

_FORM = 'write "en", "de" or "pt-BR"'


def read_language(code: str) -> str:
    """The code of a language that there is, its older and longer forms ("iw", "eng") as the one of today.

    Most languages have no rules of their own and are cut by the general ones. What is no code of any language would be,
    too, and nobody would see the slip: raises UsageError.
    """
    from babel.core import Locale, get_global

    names = Locale("en").languages
    if not is_language_code(code):
        named = next((known for known, name in names.items() if name.casefold() == code.strip().casefold()), "")
        mend = f'write "{named}"' if named else _FORM
        raise UsageError(f"{code!r} is not a language code", where="--language", mend=mend)
    language = primary(code)
    known = {*names, *(tag.partition("_")[0] for tag in get_global("likely_subtags"))}
    today = get_global("language_aliases").get(language, language).replace("_", "-")
    if primary(today) not in known:
        own = ", ".join(sorted(filter(has_file, language_table())))
        mend = f"{_FORM}; with rules of their own: {own}"
        raise UsageError(f"{code!r} is the code of no language", where="--language", mend=mend)
    return code if today == language else today + code[len(language) :]
