"""sumy as its documentation uses it, except for the tokenizer: its own needs a corpus download.

python -m benchmarks.sumy_run ARTICLE      the eight best sentences by LexRank
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

SUMMARIZERS = {"luhn": ("luhn", "LuhnSummarizer"), "lexrank": ("lex_rank", "LexRankSummarizer")}


class Tokenizer:
    """Sentences and words by two regular expressions: as cheap as a tokenizer gets."""

    def to_sentences(self, text: str) -> tuple[str, ...]:
        """Split after full stops."""
        return tuple(re.split(r"(?<=[.!?]) +", text))

    def to_words(self, text: str) -> tuple[str, ...]:
        """Split at everything that is not a letter or digit."""
        return tuple(re.findall(r"\w+", text))


def summarize(text: str, method: str, sentences: int = 8) -> tuple[Any, ...]:
    """The best sentences of a text."""
    from sumy.nlp.stemmers import Stemmer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.utils import get_stop_words

    module, name = SUMMARIZERS[method]
    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    found: tuple[Any, ...] = summarizer(PlaintextParser(text, Tokenizer()).document, sentences)
    return found


if __name__ == "__main__":
    print(*summarize(Path(sys.argv[1]).read_text(encoding="utf-8"), "lexrank"), sep="\n")
