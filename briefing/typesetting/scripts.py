"""Characters that no font has -> what they are, by script, and the package whose fonts have them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

_CJK = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})
_CJK_BLOCKS = ("CJK ", "Enclosed CJK", "Halfwidth and Fullwidth")
_SHARED = frozenset({"Zyyy", "Zinh"})
"""Unicode's scripts of what several scripts share: "Common" and "Inherited"."""
_UNKNOWN = "Zzzz"
_SYMBOLS = "Zsym"
_PACKAGES = {"cjk": "fonts-noto-cjk", _UNKNOWN: ""}
_OTHER_PACKAGE = "fonts-noto-core"
"""The packages of Debian and its kin; elsewhere the same fonts go by similar names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """Characters of one script, its name, and a package of fonts that have them.

    Symbols have no name, private characters neither name nor package.
    """

    characters: str
    script: str
    package: str


def by_script(characters: str) -> list[Lacking]:
    """The characters in groups, the largest first; punctuation goes with the letters that it stands among."""
    from fontTools.unicodedata import script, script_extension

    scripts = Counter(script(one) for one in characters)
    groups: dict[str, str] = {}
    for one in characters:
        own = script(one)
        if own in _CJK or _is_east_asian(one):
            own = "cjk"
        elif own in _SHARED:
            fitting = [other for other, _ in scripts.most_common() if other in script_extension(one) - _SHARED]
            own = fitting[0] if fitting else _SYMBOLS
        groups[own] = groups.get(own, "") + one
    return [_lacking(group, groups[group], scripts) for group in sorted(groups, key=lambda one: -len(groups[one]))]


def _is_east_asian(character: str) -> bool:
    from fontTools.unicodedata import block

    return str(block(character)).startswith(_CJK_BLOCKS)


def _lacking(group: str, characters: str, scripts: Counter[str]) -> Lacking:
    from fontTools.unicodedata import script_name

    if group == "cjk":
        name = "Japanese" if scripts["Hira"] + scripts["Kana"] else "Korean" if scripts["Hang"] else "Chinese"
    else:
        name = "" if group in (_SYMBOLS, _UNKNOWN) else script_name(group)
    return Lacking(characters=characters, script=name, package=_PACKAGES.get(group, _OTHER_PACKAGE))
