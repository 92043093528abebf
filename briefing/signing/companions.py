"""The file of a brief -> what lies beside it: the evidence that is signed, its signature and its time stamp."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

EVIDENCE = ".evidence.json"
SIGNATURE = ".minisig"
TIMESTAMP = ".tsr"
ARCHIVE = ".warc.gz"
_OF_A_BRIEF = (EVIDENCE, ".mail.html", ".html", ".json", ".pdf")
"""How the names of the files end that carry evidence, the longer ones first."""


@dataclass(frozen=True, slots=True)
class Companions:
    """What lies beside a brief, whether it is there or not."""

    folder: Path
    stem: str

    @property
    def evidence(self) -> Path:
        """The evidence in canonical form: what `minisign -V` and `openssl ts -verify` check."""
        return self.folder / (self.stem + EVIDENCE)

    @property
    def signature(self) -> Path:
        """Where minisign looks for the signature of the evidence."""
        return self.folder / (self.stem + EVIDENCE + SIGNATURE)

    @property
    def timestamp(self) -> Path:
        """The answer of a time stamping authority on the evidence."""
        return self.folder / (self.stem + EVIDENCE + TIMESTAMP)

    @property
    def archive(self) -> Path:
        """What the articles were read from."""
        return self.folder / (self.stem + ARCHIVE)

    def __contains__(self, file: Path) -> bool:
        return file in (self.signature, self.timestamp, self.archive)


def companions_of(brief: Path) -> Companions:
    """What lies beside a brief, or would."""
    ending = next((one for one in _OF_A_BRIEF if brief.name.endswith(one)), brief.suffix)
    return Companions(brief.parent, brief.name.removesuffix(ending))
