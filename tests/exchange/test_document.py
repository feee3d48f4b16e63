"""The document's own example is true, and its commands work as they stand."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app import seal
from tests.exchange.test_vectors import FOLDER, KEYS, read

TEXT = Path("docs/package-format.md").read_text()
EXAMPLE = TEXT[TEXT.index("## A worked example") : TEXT.index("## On the stick")]


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)\n```", EXAMPLE, re.DOTALL)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands of the document were run, one after the other."""
    folder = tmp_path_factory.mktemp("example")
    for name in ("report.age", "report.age.minisig"):
        shutil.copy(FOLDER / name, folder)
    (folder / "office-identity.txt").write_text(KEYS["office"]["age_identity"] + "\n")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    [commands] = blocks("sh")
    done = subprocess.run(
        ["sh", "-ec", commands],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONWARNINGS": "ignore"},
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_the_comment_is_the_signed_one():
    minisig = (FOLDER / "report.age.minisig").read_bytes()
    assert blocks("text")[0] == seal.signed_comment(minisig)


def test_the_commands_open_the_files_that_are_shown(opened: Path):
    [bag] = [path for path in opened.iterdir() if path.is_dir()]
    _, info, manifest, tagmanifest, _ = blocks("text")
    header, entry, version = blocks("json")
    assert (bag / "bag-info.txt").read_text() == info + "\n"
    assert (bag / "manifest-sha256.txt").read_text() == manifest + "\n"
    assert (bag / "tagmanifest-sha256.txt").read_text() == tagmanifest + "\n"
    assert (bag / "data" / "header.json").read_text() == header
    assert (bag / "data" / "journal.jsonl").read_text().splitlines()[1] == entry
    assert (bag / "data" / "versions.jsonl").read_text() == version + "\n"


def test_the_hashes_are_the_ones_that_are_shown():
    entry = read(FOLDER / "report.age").entries[1]
    assert blocks("text")[-1] == entry.hash == seal.entry_hash(blocks("json")[1].encode())
