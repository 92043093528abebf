"""The floors of pyproject.toml stand above every fault that is known of a dependency (tests/known_faults.toml)."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from packaging.version import Version

from benchmarks import known_faults

FLOORS = known_faults.floors()
ROWS = known_faults.known_faults()


def test_every_dependency_was_looked_up() -> None:
    """A new one needs a row, and what is no dependency any more has none."""
    assert sorted(FLOORS) == sorted(ROWS)


@pytest.mark.parametrize("package", sorted(ROWS))
def test_no_floor_is_below_a_fault(package: str) -> None:
    """Whoever installs the oldest versions that are allowed has no fault that the table knows."""
    row = ROWS[package]
    assert isinstance(row["looked_up"], date)
    assert {"looked_up"} == set(row) or {"looked_up", "mended", "advisory", "fault"} == set(row)
    assert FLOORS[package] >= Version(row.get("mended", "0"))


def test_the_age_of_the_table_is_told_and_breaks_nothing() -> None:
    """`make bench` prints it; a clock fails no build."""
    oldest = min(row["looked_up"] for row in ROWS.values())
    assert f"looked up 400 days ago ({oldest})" in known_faults.age_line(date.fromordinal(oldest.toordinal() + 400))


@pytest.mark.parametrize("form", ["zip", "folder"])
def test_an_audit_names_each_floor_with_a_fault_above_it(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From a database in either form that it comes in; what was withdrawn or is of another package is left out."""
    advisories = [_advisory("pypdf", "GHSA-1", "9999.1"), _advisory("Jinja2", "GHSA-2", "0.1")]
    advisories += [
        {**_advisory("lxml", "GHSA-3", "9999"), "withdrawn": "2026-01-01"},
        _advisory("other", "GHSA-4", "9"),
    ]
    assert 1 == known_faults.main(_database(tmp_path, form, advisories))
    first, last = capsys.readouterr().out.splitlines()
    assert f"pypdf >= {FLOORS['pypdf']}: CVE-1, mended in 9999.1: A hang" == first
    assert f"2 advisories on {len(FLOORS)} packages, 1 above the floors" == last


def test_a_fault_that_nobody_has_mended_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is no floor above it."""
    advisory = _advisory("sumy", "GHSA-1", "")
    assert 1 == known_faults.main(_database(tmp_path, "zip", [advisory]))
    assert f"sumy >= {FLOORS['sumy']}: CVE-1, not mended yet: A hang" in capsys.readouterr().out


def _advisory(package: str, name: str, fixed: str) -> dict[str, object]:
    """An advisory of the OSV schema."""
    events = [{"introduced": "0"}, *([{"fixed": fixed}] if fixed else [])]
    affected = {
        "package": {"name": package, "ecosystem": "PyPI"},
        "ranges": [{"type": "GIT", "events": [{"fixed": "abc"}]}, {"type": "ECOSYSTEM", "events": events}],
    }
    return {"id": name, "aliases": [name.replace("GHSA", "CVE")], "summary": "A hang", "affected": [affected]}


def _database(folder: Path, form: str, advisories: list[dict[str, object]]) -> Path:
    """As OSV exports it, or as PyPA keeps it (JSON is YAML)."""
    if form == "zip":
        with zipfile.ZipFile(folder / "all.zip", "w") as archive:
            for advisory in advisories:
                archive.writestr(f"{advisory['id']}.json", json.dumps(advisory))
        return folder / "all.zip"
    for advisory in advisories:
        place = folder / "vulns" / str(advisory["affected"][0]["package"]["name"]).lower()  # type: ignore[index]
        place.mkdir(parents=True)
        (place / f"{advisory['id']}.yaml").write_text(json.dumps(advisory), encoding="utf-8")
    return folder
