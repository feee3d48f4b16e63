"""Programs that are not ours open what we write, and we read what they write."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from app import seal
from tests.exchange.making import World, journal, world


def run(*command: str | Path, folder: Path, **more) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(list(map(str, command)), cwd=folder, capture_output=True, **more)


@pytest.fixture
def w() -> World:
    return world()


@pytest.fixture
def sealed(w: World, tmp_path: Path) -> Path:
    photo = b"\xff\xd8\xff photo"
    ciphertext, minisig = w.write(journal(), attachments={hashlib.sha256(photo).hexdigest(): photo})
    (tmp_path / "p.age").write_bytes(ciphertext)
    (tmp_path / "p.age.minisig").write_bytes(minisig)
    (tmp_path / "identity.txt").write_text(w.identity + "\n")
    return tmp_path


def test_minisign_verifies_a_package_and_its_comment(w: World, sealed: Path):
    done = run("minisign", "-Vm", "p.age", "-P", w.public, folder=sealed)
    assert done.returncode == 0
    assert b"legalroom/1 kind=report" in done.stdout


def test_minisign_refuses_a_changed_package(w: World, sealed: Path):
    package = sealed / "p.age"
    package.write_bytes(package.read_bytes() + b"x")
    assert run("minisign", "-Vm", "p.age", "-P", w.public, folder=sealed).returncode != 0


def test_age_unzip_and_bagit_open_and_validate_a_package(w: World, sealed: Path):
    opened = run("age", "-d", "-i", "identity.txt", "-o", "p.zip", "p.age", folder=sealed)
    assert opened.returncode == 0, opened.stderr
    assert run("unzip", "-q", "p.zip", folder=sealed).returncode == 0
    [bag] = [path for path in sealed.iterdir() if path.is_dir()]
    bagit = Path(sys.executable).with_name("bagit.py")
    validated = run(sys.executable, "-W", "ignore", bagit, "--validate", bag, folder=sealed)
    assert validated.returncode == 0, validated.stderr


def test_the_bagit_validator_is_able_to_say_no(w: World, sealed: Path):
    run("age", "-d", "-i", "identity.txt", "-o", "p.zip", "p.age", folder=sealed)
    run("unzip", "-q", "p.zip", folder=sealed)
    [bag] = [path for path in sealed.iterdir() if path.is_dir()]
    (bag / "data" / "journal.jsonl").write_bytes(b"")
    bagit = Path(sys.executable).with_name("bagit.py")
    assert run(sys.executable, "-W", "ignore", bagit, "--validate", bag, folder=sealed).returncode


def test_we_read_what_age_encrypted_and_minisign_signed(w: World, sealed: Path):
    run("age", "-d", "-i", "identity.txt", "-o", "p.zip", "p.age", folder=sealed)
    run("age", "-r", w.recipient, "-o", "q.age", "p.zip", folder=sealed)
    comment = seal.signed_comment((sealed / "p.age.minisig").read_bytes())
    key = sealed / "key"
    key.write_text(f"untrusted comment: test\n{w.signer}\n")
    signed = run("minisign", "-S", "-W", "-s", "key", "-m", "q.age", "-t", comment, folder=sealed)
    assert signed.returncode == 0, signed.stderr
    minisig = (sealed / "q.age.minisig").read_bytes()
    assert len(w.read((sealed / "q.age").read_bytes(), minisig).versions) == 3
