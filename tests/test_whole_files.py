"""A disk without room, and files that are gone or damaged: said in words, nothing half written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "data" / "articles" / "lavrov-in-wonsan.md"
FULL = Path("/dev/full")
LIMITED = """
import resource, signal, sys
from pathlib import Path
from geo.errors import RoomError
from geo.whole_files import write_whole
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(Path(sys.argv[1]), b"x" * 5000)
except RoomError as error:
    print(error)
"""


def ran(*command: str, at: Path = ROOT, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], cwd=at, stderr=subprocess.PIPE, text=True, check=False, **more
    )


def test_what_finds_no_room_says_so_and_leaves_nothing_behind(tmp_path):
    told = ran("-c", LIMITED, str(tmp_path / "a" / "kept.json"), stdout=subprocess.PIPE)
    assert "kept.json cannot be written. There is no room left on the disk" in told.stdout
    assert "Make room" in told.stdout
    assert list((tmp_path / "a").iterdir()) == []


@pytest.mark.skipif(not FULL.exists(), reason="no such device here")
def test_a_full_disk_is_said_by_the_command_line():
    with FULL.open("w") as full:
        told = ran("-m", "geo", "read", str(ARTICLE), "--format", "html", stdout=full)
    assert told.returncode == 2
    assert "no room left on the disk" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_file_that_is_gone_or_a_folder_is_said(tmp_path):
    gone = ran("-m", "geo", "read", str(tmp_path / "gone.txt"))
    assert f"There is no {tmp_path}/gone.txt" in gone.stderr
    folder = ran("-m", "geo", "read", str(tmp_path))
    assert "is a folder. Name a file in it" in folder.stderr


@pytest.mark.parametrize(("name", "content"), [
    ("reading/quotations.npz", b"no weights"), ("reading/toponyms/roles.npz", b"PK\x03\x04"),
    ("reading/lexicon/people.txt", b"\xff\xfe"), ("reading/given-names.csv", None),
])  # fmt: skip
def test_damaged_data_say_what_to_do(tmp_path, name, content):
    shutil.copytree(ROOT / "geo", tmp_path / "geo", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "data", tmp_path / "data", copy_function=os.symlink)
    (tmp_path / "data" / name).unlink()
    if content is not None:
        (tmp_path / "data" / name).write_bytes(content)
    told = ran("-m", "geo", "read", str(ARTICLE), at=tmp_path, stdout=subprocess.DEVNULL)
    assert told.returncode == 2
    assert "restore" in told.stderr.lower()
    assert "Traceback" not in told.stderr
