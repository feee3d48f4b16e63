import errno
import os

import pytest

from app import program
from app.exchange import findings
from app.exchange.refusals import StickFull, StickGone
from app.program import Installed
from app.release import carrying, lying
from app.release.refusals import (
    NotARelease,
    ReleaseDamaged,
    ReleaseForged,
    ReleaseNotNewer,
    ReleaseOfAnother,
    ReleaseTooFar,
)
from tests.release.making import Maker


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


def unseen(_done, _total):
    pass


def put(stick, file):
    carrying.put(stick, lying.one(file), unseen)


def names(stick):
    return sorted(each.name for each in lying.on_stick(stick).iterdir())


@pytest.fixture
def here(tmp_path):
    return Installed("0.1.0", "run", "amd64", tmp_path)


def test_a_version_lies_on_the_stick_with_what_vouches_for_it(maker, tmp_path, stick, here):
    told = []
    release = lying.one(maker.release(tmp_path / "dist", "9.2.0", content=os.urandom(3_000_000)))
    carrying.put(stick, release, lambda done, total: told.append((done, total)))
    found = lying.newest_for(stick, here)
    assert found.manifest == release.manifest
    assert found.file.read_bytes() == release.file.read_bytes()
    assert told[-1] == (3_000_000, 3_000_000)
    assert len(names(stick)) == 3


def test_nothing_is_written_again_that_lies_there(maker, tmp_path, stick):
    file = maker.release(tmp_path / "dist", "9.2.0", content=b"program")
    put(stick, file)
    lying_there = lying.on_stick(stick) / file.name
    before = lying_there.stat().st_ino, lying_there.stat().st_mtime_ns
    put(stick, file)
    assert (lying_there.stat().st_ino, lying_there.stat().st_mtime_ns) == before


def test_an_earlier_version_for_the_same_computers_makes_way(maker, tmp_path, stick):
    put(stick, maker.release(tmp_path / "dist", "9.2.0", content=b"old"))
    other = maker.release(tmp_path / "dist", "9.2.0", content=b"x", platform="linux-amd64-deb")
    put(stick, other)
    put(stick, maker.release(tmp_path / "dist", "9.3.0", content=b"new"))
    assert [each for each in names(stick) if each.endswith((".run", ".deb"))] == [
        "legal-room-9.3.0-amd64.run",
        "legal-room_9.2.0_amd64.deb",
    ]


def test_what_was_half_written_when_the_stick_was_pulled_out_is_written_anew(
    maker, tmp_path, stick, here
):
    file = maker.release(tmp_path / "dist", "9.2.0", content=b"program")
    folder = lying.on_stick(stick)
    folder.mkdir(parents=True)
    (folder / f"{file.name}.1234.part").write_bytes(b"pro")
    (folder / file.name).write_bytes(b"prog")
    put(stick, file)
    assert lying.newest_for(stick, here).file.read_bytes() == b"program"
    assert len(names(stick)) == 3


def test_whoever_looks_for_packages_passes_versions_by(maker, tmp_path, stick):
    put(stick, maker.release(tmp_path / "dist", "9.2.0", content=b"age-encryption.org/v1\nx"))
    (lying.on_stick(stick) / "x.age").write_bytes(b"age-encryption.org/v1\n")
    (lying.on_stick(stick) / "y.age.part").write_bytes(b"age-encryption.org/v1\n")
    found = findings.scan(stick)
    assert (found.packages, found.strays, found.lone) == ([], [], ())


def test_a_full_stick_is_said(maker, tmp_path, stick, monkeypatch):
    file = maker.release(tmp_path / "dist", "9.2.0", content=b"program")
    usage = type("Usage", (), {"free": 1000})
    monkeypatch.setattr("app.exchange.drive.shutil.disk_usage", lambda _folder: usage)
    with pytest.raises(StickFull):
        put(stick, file)
    assert names(stick) == []


def test_the_newest_that_follows_is_taken(maker, tmp_path, stick, here):
    folder = lying.on_stick(stick)
    maker.release(folder, "9.2.0", content=b"2")
    maker.release(folder, "9.10.0", content=b"10")
    maker.release(folder, "9.11.0", content=b"11", follows="9.9")
    maker.release(folder, "1.0.0", content=b"d", platform="linux-amd64-deb")
    assert lying.newest_for(stick, here).manifest.version == "9.10.0"


def refused(stick, here):
    return type(lying.newest_for(stick, here))


def test_what_is_wrong_with_the_only_one_is_said(maker, tmp_path, stick, here):
    folder = lying.on_stick(stick)
    file = maker.release(folder, "9.2.0", content=b"program", follows="0.1.5")
    assert refused(stick, here) is ReleaseTooFar
    file.write_bytes(b"prog")
    assert refused(stick, here) is ReleaseDamaged
    Maker.made(tmp_path / "stranger").release(folder, "9.2.0", content=b"program")
    assert refused(stick, here) is ReleaseForged
    file.with_name(f"{file.name}.release").unlink()
    assert refused(stick, here) is NotARelease


def test_of_older_versions_and_other_computers_nothing_is_said(maker, stick, here):
    folder = lying.on_stick(stick)
    maker.release(folder, "0.1.0", content=b"same")
    maker.release(folder, "0.0.9", content=b"older")
    maker.release(folder, "9.2.0", content=b"other", platform="linux-arm64-run")
    assert lying.newest_for(stick, here) is None
    assert lying.newest_for(stick, None) is None


@pytest.mark.parametrize(
    ("version", "platform", "refusal"),
    [
        ("0.1.0", "linux-amd64-run", ReleaseNotNewer),
        ("0.1", "linux-amd64-run", ReleaseNotNewer),
        ("0.0.9", "linux-amd64-run", ReleaseNotNewer),
        ("9.2.0", "linux-amd64-deb", ReleaseOfAnother),
        ("9.2.0", "windows-amd64-exe", ReleaseOfAnother),
    ],
)
def test_one_that_was_named_is_refused_in_words(maker, tmp_path, here, version, platform, refusal):
    file = maker.release(tmp_path / "dist", version, platform=platform, content=b"x")
    with pytest.raises(refusal):
        lying.require_fit(lying.one(file), here)


def test_a_stick_full_of_them_is_not_looked_through_without_end(maker, stick, here):
    folder = lying.on_stick(stick)
    maker.release(folder, "3.0.0", content=b"new")
    for number in range(500):
        (folder / f"legal-room-2.0.{number}-amd64.run").touch()
    found, strays = lying.within(folder)
    assert [each.manifest.version for each in found] == ["3.0.0"]
    assert len(strays) < 100


def test_links_on_a_stick_lead_nowhere(maker, tmp_path, stick, here):
    file = maker.release(tmp_path / "dist", "9.2.0", content=b"program")
    folder = lying.on_stick(stick)
    folder.mkdir(parents=True)
    for each in file.parent.iterdir():
        (folder / each.name).symlink_to(each)
    assert lying.newest_for(stick, here) is None


def test_what_is_fetched_is_what_was_signed(maker, tmp_path):
    file = maker.release(tmp_path / "dist", "9.2.0", content=b"program")
    release = lying.one(file)
    file.write_bytes(b"PROGRAM")
    with pytest.raises(ReleaseDamaged):
        carrying.fetch(release, tmp_path / "coming", unseen)
    assert list((tmp_path / "coming").iterdir()) == []


def test_a_stick_that_is_pulled_out_leaves_nothing_half_done(maker, tmp_path):
    file = maker.release(tmp_path / "dist", "9.2.0", content=os.urandom(3_000_000))
    release = lying.one(file)

    def pull_out(done, _total):
        if done > 1_000_000:
            raise OSError(errno.EIO, "pulled out")

    with pytest.raises(StickGone):
        carrying.fetch(
            lying.Release(release.manifest, tmp_path / "gone", b"", b""), tmp_path, unseen
        )
    with pytest.raises(Exception, match="Disk"):
        carrying.fetch(release, tmp_path / "coming", pull_out)
    assert list((tmp_path / "coming").iterdir()) == []


@pytest.mark.parametrize(
    ("one", "other"), [("0.2", "0.10"), ("0.2.1", "0.3"), ("", "0.0"), ("rubbish", "0.1")]
)
def test_versions_are_compared_by_number(one, other):
    assert program.number(one) < program.number(other)


def test_noughts_at_the_end_say_nothing():
    assert program.number("9.3") == program.number("9.3.0")
