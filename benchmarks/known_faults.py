"""Advisories -> where a floor of pyproject.toml stands below a fault that is known today.

    make audit DATABASE=../advisory-database     # a clone of github.com/pypa/advisory-database
    make audit DATABASE=all.zip                  # what OSV exports for PyPI: one JSON file an advisory

Both are of the OSV schema. tests/known_faults.toml says what was found when somebody looked last.

References: https://ossf.github.io/osv-schema/
"""

from __future__ import annotations

import json
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "tests" / "known_faults.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One advisory on one package: no version of it from `mended` on has the fault; None: all have it."""

    package: str
    advisory: str
    mended: Version | None
    summary: str


def floors() -> dict[str, Version]:
    """Package -> the oldest version that pyproject.toml takes, of what is needed, wished for or built with."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    lines = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(one for e in extras for one in e),
    ]
    asked = [one for one in map(Requirement, lines) if one.name != project["project"]["name"]]
    return {canonicalize_name(one.name): max(Version(part.version) for part in one.specifier) for one in asked}


def known_faults() -> dict[str, dict[str, Any]]:
    """Package -> its row in the table."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def age_line(today: date) -> str:
    """How long ago the oldest row of the table was looked up."""
    oldest = min(row["looked_up"] for row in known_faults().values())
    return f"known faults   looked up {(today - oldest).days} days ago ({oldest}); again: make audit DATABASE=..."


def faults_in(database: Path, packages: Iterable[str]) -> Iterator[Fault]:
    """The advisories on these packages, those that were withdrawn left out."""
    wanted = set(packages)
    for record in _records(database, wanted):
        if record.get("withdrawn"):
            continue
        for affected in record.get("affected", ()):
            name = canonicalize_name(affected.get("package", {}).get("name", ""))
            if name in wanted and affected["package"].get("ecosystem") == "PyPI":
                yield Fault(
                    package=name, advisory=_best_name(record), mended=_mended(affected), summary=_summary(record)
                )


def main(database: Path) -> int:
    """Print each floor with a fault above it; returns 1 if there is one."""
    oldest = floors()
    found = sorted(faults_in(database, oldest), key=lambda fault: (fault.package, fault.advisory))
    open_ones = [one for one in found if one.mended is None or one.mended > oldest[one.package]]
    for one in open_ones:
        mend = f"mended in {one.mended}" if one.mended else "not mended yet"
        print(f"{one.package} >= {oldest[one.package]}: {one.advisory}, {mend}: {one.summary}")
    print(f"{len(found)} advisories on {len(oldest)} packages, {len(open_ones)} above the floors")
    return 1 if open_ones else 0


def _records(database: Path, wanted: set[str]) -> Iterator[Mapping[str, Any]]:
    if database.suffix == ".zip":
        with zipfile.ZipFile(database) as archive:
            for name in archive.namelist():
                yield json.loads(archive.read(name))
        return
    for folder in (database / "vulns").iterdir():
        if canonicalize_name(folder.name) in wanted:
            for file in sorted(folder.glob("*.yaml")):
                yield yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _mended(affected: Mapping[str, Any]) -> Version | None:
    """The last version that mends it: a branch of old versions may have been mended with an earlier one."""
    ranges = [one for one in affected.get("ranges", ()) if one["type"] == "ECOSYSTEM"]
    events = [event for one in ranges for event in one["events"]]
    return max((Version(event["fixed"]) for event in events if _is_version(event.get("fixed", ""))), default=None)


def _is_version(text: str) -> bool:
    try:
        Version(text)
    except InvalidVersion:
        return False
    return True


def _best_name(record: Mapping[str, Any]) -> str:
    names = [*record.get("aliases", ()), record["id"]]
    return next((name for name in names if name.startswith("CVE-")), str(record["id"]))


def _summary(record: Mapping[str, Any]) -> str:
    text = str(record.get("summary") or record.get("details") or "")
    return text.partition("\n")[0][:100]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
