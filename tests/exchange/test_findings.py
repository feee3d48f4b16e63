import os
from pathlib import Path

import pytest

from app import seal
from app.exchange.findings import Found, read_bounded, scan
from app.exchange.invitation import enrol, write_enrolment
from app.exchange.refusals import (
    Altered,
    NoSignature,
    NoStick,
    PackageTooLarge,
    TooDeep,
    TooMuchOnStick,
)
from tests.exchange.making import CODE, ORIGIN, World, journal, world


@pytest.fixture
def w() -> World:
    return world()


def put(folder: Path, sealed: tuple[bytes, bytes], name: str, signature: str | None = None) -> None:
    (folder / name).write_bytes(sealed[0])
    (folder / (signature or f"{name}.minisig")).write_bytes(sealed[1])


def taken(w: World, found: Found) -> list[int]:
    """The serials that can really be read of what was found."""
    serials: list[int] = []
    for path in found.ciphertexts:
        try:
            serials.append(w.read(read_bounded(path), found.minisig).header.serial)
        except Altered:
            continue
    return serials


def test_packages_are_found_by_content_in_the_order_of_their_serials(w: World, tmp_path: Path):
    deep = tmp_path / "照片" / "2026"
    deep.mkdir(parents=True)
    put(deep, w.write(journal(), serial=2), "holiday.jpg")
    put(tmp_path, w.write(journal(), serial=1), "a.age")
    (tmp_path / "letter.txt").write_text("untrusted comment: no, a letter")
    (tmp_path / "book.xlsx").write_bytes(os.urandom(100))
    found = scan(tmp_path).packages
    assert [(each.label and each.label.serial, taken(w, each)) for each in found] == [
        (1, [1]),
        (2, [2]),
    ]


def test_renamed_files_are_told_apart_by_their_signatures(w: World, tmp_path: Path):
    put(tmp_path, w.write(journal(), serial=1), "新建 1", "x")
    put(tmp_path, w.write(journal(), serial=2), "新建 2", "y")
    assert [taken(w, found) for found in scan(tmp_path).packages] == [[1], [2]]


def test_a_package_without_signature_is_shown_as_such(w: World, tmp_path: Path):
    (tmp_path / "a.age").write_bytes(w.write(journal())[0])
    [found] = scan(tmp_path).packages
    assert (found.label, found.ciphertexts) == (None, (tmp_path / "a.age",))
    assert isinstance(found.refused, NoSignature)


def test_a_signature_without_package_is_shown_as_such(w: World, tmp_path: Path):
    (tmp_path / "a.age.minisig").write_bytes(w.write(journal())[1])
    [found] = scan(tmp_path).packages
    assert (found.file.name, found.ciphertexts) == ("a.age.minisig", ())


def test_signatures_of_other_programs_are_passed_by(w: World, tmp_path: Path):
    lines = w.write(journal())[1].decode().splitlines()
    lines[2] = "trusted comment: timestamp:1"
    (tmp_path / "x.minisig").write_text("\n".join(lines) + "\n")
    assert scan(tmp_path).packages == []


def test_a_half_written_package_is_not_taken_for_one(w: World, tmp_path: Path):
    ciphertext, _ = w.write(journal())
    (tmp_path / "a.age.1234.part").write_bytes(ciphertext[:100])
    assert [found.label for found in scan(tmp_path).packages] == []


def test_enrolments_are_found(w: World, tmp_path: Path):
    enrolment = enrol(
        code=CODE, origin=ORIGIN, minisign=w.public, age=w.recipient, token=seal.new_token()
    )
    (tmp_path / "whatever").write_bytes(write_enrolment(enrolment))
    assert [each for _, each in scan(tmp_path).enrolments] == [enrolment]


def test_links_are_not_followed(w: World, tmp_path: Path):
    home, stick = tmp_path / "home", tmp_path / "stick"
    home.mkdir()
    stick.mkdir()
    put(home, w.write(journal()), "a.age")
    (stick / "link").symlink_to(home)
    (stick / "a.age.minisig").symlink_to(home / "a.age.minisig")
    assert scan(stick).packages == []


def test_looking_ends_after_so_many_files_and_folders(w: World, tmp_path: Path):
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("x")
    deep = tmp_path.joinpath(*"abc")
    deep.mkdir(parents=True)
    put(deep, w.write(journal()), "a.age")
    assert isinstance(scan(tmp_path, files=3).cut_short, TooMuchOnStick)
    shallow = scan(tmp_path, depth=2)
    assert shallow.packages == []
    assert isinstance(shallow.cut_short, TooDeep)
    whole = scan(tmp_path, depth=3)
    assert len(whole.packages) == 1
    assert whole.cut_short is None


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path):
    (tmp_path / "a").write_bytes(b"12345")
    assert read_bounded(tmp_path / "a", cap=5) == b"12345"
    with pytest.raises(PackageTooLarge):
        read_bounded(tmp_path / "a", cap=4)


def test_a_stick_that_is_gone_is_said_so(tmp_path: Path):
    with pytest.raises(NoStick):
        scan(tmp_path / "gone")
