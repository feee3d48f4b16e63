"""Many signatures and many files whose names do not tell: each file is read a few times at most."""

import collections
import shutil
from pathlib import Path

import pytest

from app import seal
from app.office import stick
from app.office.ciphertexts import Ciphertexts


@pytest.fixture
def opened(monkeypatch):
    """How often each file was opened."""
    times = collections.Counter()
    before = Path.open

    def counting(path, *args, **kwargs):
        times[path.name] += 1
        return before(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", counting)
    return times


def crowd(district, signatures, files):
    """One report under other names, among its own signature again and again and other files."""
    folder = district.stick("crowd")
    [signature] = district.stick().rglob("report/**/*.minisig")
    for enrolment in district.stick().rglob("*.pub"):
        shutil.copy(enrolment, folder)
    for number in range(signatures):
        shutil.copy(signature, folder / f"{number}.jpg")
    for number in range(files - 1):
        (folder / f"a{number}.txt").write_bytes(b"age-encryption.org/v1\n" + bytes([number]))
    shutil.copy(signature.with_suffix(""), folder / "z.txt")
    return folder


def test_three_hundred_signatures_among_many_files_read_each_file_but_a_few_times(district, opened):
    district.room("店子村")
    district.log("店子村", "离婚")
    district.deliver("店子村")
    crowd(district, signatures=300, files=64)
    opened.clear()
    verdicts = collections.Counter(each.verdict for each in district.receive("crowd"))
    assert verdicts["taken"] == 1
    assert max(times for name, times in opened.items() if name.startswith("a")) <= 3


def test_looking_at_such_a_stick_reads_each_file_but_twice(district, opened):
    district.room("店子村")
    district.round("店子村")
    folder = crowd(district, signatures=300, files=64)
    with district.at("office"):
        opened.clear()
        assert not any(each.new for each in stick.look(folder) if each.serial)
    assert max(opened.values()) <= 2


def test_whoever_wants_to_keep_the_office_busy_is_given_up_on(tmp_path, monkeypatch):
    monkeypatch.setattr("app.office.ciphertexts.TRIES", 2)
    secret, public = seal.new_signer()
    path = tmp_path / "x"
    path.write_bytes(b"x")
    minisig = seal.sign(secret, b"x", "comment")
    tried = Ciphertexts()
    assert [tried.is_signed(path, [public], minisig) for _ in range(3)] == [True, True, False]
