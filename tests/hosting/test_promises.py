"""What is promised in words: proofs that SECURITY.md names, licences, and times of privacy."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

from geo.keeping.allowances import RULES
from pages.shared.library.visitor_library import DAYS_KEPT
from pages.shared.method.sections import PRIVACY

ROOT = Path(__file__).parents[2]
SECURITY = (ROOT / "SECURITY.md").read_text("utf8")
PROOF = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def test_each_threat_names_a_proof_that_is_there():
    table = SECURITY.partition("| threat |")[2].partition("\n\n")[0]
    rows = [row for row in table.splitlines()[2:] if row.startswith("|")]
    assert len(rows) >= 12
    for row in rows:
        named = PROOF.findall(row)
        assert named, row
        for file, test in named:
            words = (ROOT / file).read_text("utf8")
            assert not test or f"def {test}(" in words, f"{file}::{test}"


def test_no_licence_asks_for_more_than_this_project_gives():
    found: dict[str, str] = {}
    wanted = [
        Requirement(line.partition(" #")[0])
        for line in (ROOT / "requirements.txt").read_text("utf8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    while wanted:
        asked = wanted.pop()
        name = asked.name.lower().replace("_", "-")
        if name in found or (asked.marker and not asked.marker.evaluate({"extra": ""})):
            continue
        try:
            at = distribution(name)
        except PackageNotFoundError:
            continue
        about = at.metadata
        classified = [c for c in about.get_all("Classifier") or [] if c.startswith("License")]
        named = [about.get("License-Expression") or "", *classified, (about.get("License") or "")]
        found[name] = " ".join(named)[:300]
        wanted += [Requirement(each) for each in at.requires or []]
    assert len(found) > 40
    assert {n for n, told in found.items() if re.search("AGPL|Affero|SSPL", told)} == set()
    general = {n: told for n, told in found.items() if re.search(r"\bGPL|General Public", told)}
    only = {n for n, told in general.items() if not re.search("Lesser|LGPL|MIT|BSD|Apache", told)}
    assert only == set()


def test_the_sources_of_data_are_listed_with_their_licences():
    listed = (ROOT / "data" / "SOURCES.md").read_text("utf8")
    for folder in (ROOT / "data").iterdir():
        if folder.is_dir() and folder.name != "pictures":  # those are of this app
            assert f"{folder.name}/" in listed, folder.name


def test_privacy_names_the_times_that_hold():
    assert f"after {DAYS_KEPT} days" in " ".join(PRIVACY.split())
    assert max(rule.seconds for rule in RULES.values()) <= 3600
    assert "in the last hour" in " ".join(PRIVACY.split())
