"""A new version is installed beside the one that runs, shows that it starts, or makes way again."""

import os
import signal
import subprocess
from pathlib import Path

import pytest
from filelock import FileLock

from app import VERSION, program
from app.program import APPID
from app.release import installing, lying, trial
from app.release.refusals import (
    ByHand,
    DidNotStart,
    NoPolicyKit,
    NoRoomToUpdate,
    NotInstalled,
    NotPacked,
    PolicyKitRefused,
    ReleaseDamaged,
    ReleaseNotNewer,
    ReleaseOfAnother,
    UpdateUnderWay,
)
from app.store import backup
from tests.release import making

HANGS = "kill -KILL $$"


@pytest.fixture
def given(maker, tmp_path):
    """Make a version and install it."""

    def install(version="9.2.0", **given):
        return installing.install(lying.one(maker.release(tmp_path / "stick", version, **given)))

    return install


def launch(home, *words):
    """What the launcher says, and its exit code."""
    done = subprocess.run(
        [home / "legal-room", *words], capture_output=True, text=True, env=making.environment()
    )
    return done.stdout, done.returncode


def in_use(home):
    return os.readlink(home / "current").removeprefix("versions/")


def left(home):
    return sorted(each.name for each in home.iterdir() if not each.name.startswith("."))


CLEAN = ["current", "legal-room", "versions"]


def test_a_new_version_is_switched_to_and_shows_that_it_starts(room, home, given):
    updated = given()
    assert (updated.version, updated.launcher) == ("9.2.0", home / "legal-room")
    assert (in_use(home), trial.in_use(home)) == ("9.2.0", "9.2.0")
    assert left(home) == ["current", "legal-room", "trial", "versions"]
    assert launch(home, "--data", "x") == ("9.2.0 opened --data x\n", 0)
    assert left(home) == CLEAN


def test_what_is_recorded_is_backed_up_before(room, home, given):
    given()
    [made] = backup.existing(room.folder / "backups")
    assert made.name.endswith("-before-update.legalroom-backup")
    backup.verify(made)


def test_one_that_does_not_show_its_window_makes_way_for_the_one_before(room, home, given):
    given(window=making.BROKEN)
    said, code = launch(home, "--data", "x")
    assert (said.splitlines(), code) == (["9.2.0 is broken", f"{VERSION} opened --data x"], 0)
    assert in_use(home) == VERSION
    assert launch(home) == (f"{VERSION} opened \n", 0)


def test_people_are_told_once_that_one_did_not_start(room, home, given):
    given(window=making.BROKEN)
    launch(home)
    here = program.installed()
    assert trial.fell_back(here)
    told = trial.failed_unsaid(here)
    assert (told.new, told.old, told.aside) == ("9.2.0", VERSION, "")
    assert "9.2.0" in told.words()
    assert trial.failed_unsaid(here) is None


def test_one_that_did_not_start_is_not_taken_again_but_a_later_one_is(room, home, given, tmp_path):
    given(window=making.BROKEN)
    launch(home)
    with pytest.raises(DidNotStart):
        given()
    lying.on_stick(tmp_path).parent.mkdir()
    (tmp_path / "stick").rename(lying.on_stick(tmp_path))
    assert isinstance(lying.newest_for(tmp_path, program.installed()), DidNotStart)
    given("9.2.1")
    assert launch(home) == ("9.2.1 opened \n", 0)
    assert left(home) == CLEAN


def test_one_that_never_comes_back_is_started_twice(room, home, given):
    given(window=HANGS)
    for _time in range(2):
        assert launch(home) == ("", 128 + signal.SIGKILL)
    assert in_use(home) == "9.2.0"
    assert launch(home)[0] == f"{VERSION} opened \n"
    assert in_use(home) == VERSION


def test_closing_it_before_the_password_is_no_failure(room, home, given):
    given(window='echo "$version was closed"')
    for _time in range(4):
        assert launch(home) == ("9.2.0 was closed\n", 0)
    assert in_use(home) == "9.2.0"


def test_a_command_that_is_refused_is_no_failure(room, home, given):
    given(window=making.BROKEN)
    for words in (["check"], ["--data", "x", "check"], ["--data=x", "--lang", "en", "list"]):
        assert launch(home, *words) == ("9.2.0 is broken\n", 1)
    assert in_use(home) == "9.2.0"


def test_a_file_that_was_clicked_on_opens_the_window(room, home, given):
    given(window=making.BROKEN)
    assert launch(home, "/media/某 盘/a.legalroom-backup")[1] == 0
    assert in_use(home) == VERSION


def test_one_that_does_not_start_on_this_computer_is_not_switched_to(room, home, given):
    broken = making.packed_tree("9.2.0", lambda folder: making.tree(folder, "9.2.1"))
    with pytest.raises(NotInstalled, match="启动不了"):
        given(content=broken)
    assert (in_use(home), left(home)) == (VERSION, CLEAN)
    assert [each.name for each in (home / "versions").iterdir()] == [VERSION]


def test_a_package_that_is_none_is_not_switched_to(room, home, given):
    with pytest.raises(NotInstalled):
        given(content=b"#!/bin/sh\necho nothing to install >&2\nexit 3\n")
    with pytest.raises(NotInstalled):
        given(content=making.packed("9.2.0")[:-200])
    assert (in_use(home), left(home)) == (VERSION, CLEAN)


def test_what_was_changed_since_it_was_signed_never_runs(room, home, maker, tmp_path):
    file = maker.release(tmp_path / "stick", "9.2.0")
    release = lying.one(file)
    file.write_bytes(file.read_bytes().replace(b"#!/bin/sh", b"#!/bin/rm", 1))
    with pytest.raises(ReleaseDamaged):
        installing.install(release)
    assert (in_use(home), left(home)) == (VERSION, CLEAN)


def test_an_older_one_and_one_for_other_computers_are_refused(room, home, given):
    with pytest.raises(ReleaseNotNewer):
        given("0.0.9")
    with pytest.raises(ReleaseOfAnother):
        given(platform="linux-arm64-run")
    assert (in_use(home), left(home)) == (VERSION, CLEAN)


def test_a_disk_without_room_is_said_before_anything_is_done(room, home, given, monkeypatch):
    usage = type("Usage", (), {"free": 60 << 20})
    monkeypatch.setattr("app.release.installing.shutil.disk_usage", lambda _folder: usage)
    with pytest.raises(NoRoomToUpdate):
        given(unpacked=30 << 20)
    assert (in_use(home), left(home)) == (VERSION, CLEAN)


def test_two_do_not_install_at_once(room, home, given):
    with FileLock(home / ".updating"), pytest.raises(UpdateUnderWay):
        given()


def test_what_was_cut_off_is_begun_anew(room, home, given):
    part = home / "versions" / "9.2.0.part"
    part.mkdir()
    (part / "legal-room").write_text("half")
    (home / installing.COMING).mkdir()
    (home / installing.COMING / "half").write_text("half")
    trial.begin(home, "9.2.0", VERSION)  # and the power went before it was switched to
    assert launch(home) == (f"{VERSION} opened \n", 0)
    given()
    assert launch(home) == ("9.2.0 opened \n", 0)
    assert left(home) == CLEAN


def test_a_program_in_its_sources_says_that_it_cannot(room, given, monkeypatch):
    monkeypatch.setattr(program, "HERE", Path.cwd().parent)
    with pytest.raises(NotPacked):
        given()


def test_the_version_that_showed_itself_keeps_one_before_it(room, home, given, monkeypatch):
    (home / "versions" / "0.0.5").mkdir()
    given()
    monkeypatch.setattr(program, "HERE", home / "versions" / "9.2.0")
    monkeypatch.setattr(program, "VERSION", "9.2.0")
    (home / "legal-room").write_text("an older launcher")
    assert trial.prove(program.installed()) == VERSION
    assert sorted(each.name for each in (home / "versions").iterdir()) == [VERSION, "9.2.0"]
    assert (home / "legal-room").read_text() == (making.LINUX / "start").read_text()
    assert left(home) == CLEAN
    assert trial.prove(program.installed()) == ""


def test_the_one_before_proves_nothing_for_the_new_one(room, home, given):
    given()
    assert trial.prove(program.installed()) == ""
    assert (home / "trial").exists()


# Installed as a package of the system


@pytest.fixture
def deb(tmp_path, monkeypatch):
    """A program that came as a package; `pkexec` is a script of that text."""
    monkeypatch.setattr(program, "HERE", Path("/opt/apps") / APPID / "files")
    monkeypatch.setattr(program.platform, "machine", lambda: "x86_64")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def asks(script):
        folder = tmp_path / "bin"
        folder.mkdir()
        if script:
            (folder / "pkexec").write_text(f"#!/bin/sh\n{script}\n")
            (folder / "pkexec").chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))

    return asks


def test_a_package_is_installed_by_whoever_may(room, deb, given, tmp_path):
    deb('read -r line <"$3"; echo "$1 $2 $line" >' + str(tmp_path / "done"))
    updated = given(platform="linux-amd64-deb", content=b"!<arch>\n")
    assert updated.launcher == Path("/opt/apps") / APPID / "files" / "start"
    assert (tmp_path / "done").read_text().split(" ", 1)[1] == "--install !<arch>\n"
    assert len(backup.existing(room.folder / "backups")) == 1


def test_on_windows_what_was_looked_at_lies_ready_to_be_opened_by_hand(
    room, given, tmp_path, monkeypatch
):
    here = tmp_path / "Programs" / "LegalRoom" / "files"
    here.mkdir(parents=True)
    (here.parent / "uninstall.exe").touch()
    monkeypatch.setattr(program, "HERE", here)
    monkeypatch.setattr(program.platform, "machine", lambda: "AMD64")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with pytest.raises(ByHand) as refused:
        given(platform="windows-amd64-exe", content=b"MZ")
    assert Path(refused.value.data["file"]).read_bytes() == b"MZ"
    assert len(backup.existing(room.folder / "backups")) == 1


@pytest.mark.parametrize(
    ("script", "refusal"),
    [
        ("exit 126", PolicyKitRefused),
        ("exit 127", NoPolicyKit),
        ("", NoPolicyKit),
        ("echo it breaks others >&2; exit 1", NotInstalled),
    ],
)
def test_where_nobody_may_it_is_said(room, deb, given, script, refusal, tmp_path):
    deb(script)
    with pytest.raises(refusal):
        given(platform="linux-amd64-deb", content=b"!<arch>\n")
    assert list((tmp_path / "state").rglob("trial*")) == []


def test_a_package_that_does_not_show_its_window_makes_way_for_the_one_before(
    room, deb, given, tmp_path, monkeypatch
):
    deb("exit 0")
    given(platform="linux-amd64-deb", content=b"!<arch>\n")
    new, old = making.as_package(tmp_path, making.BROKEN)
    known = making.environment(XDG_STATE_HOME=str(tmp_path / "state"), PATH="/usr/bin:/bin")

    def start(*words):
        return subprocess.run([new / "start", *words], capture_output=True, text=True, env=known)

    assert start("check").returncode == 1  # a command shows nothing of a window
    assert start().stdout.splitlines() == ["9.2.0 is broken", f"{VERSION} opened "]
    for words in ((), ("check",)):
        assert start(*words).stdout.startswith(f"{VERSION} opened")
    monkeypatch.setattr(program, "HERE", old)
    assert trial.fell_back(program.installed())
    assert trial.failed_unsaid(program.installed()).new == "9.2.0"
    said = new / "program" / "app" / "__init__.py"
    said.write_text('VERSION: Final = "9.3.0"\n')  # a later one came, by whatever hand
    assert start().stdout == "9.2.0 is broken\n"


def test_what_is_gone_back_to_stays_when_a_package_comes_after_one_that_failed(
    room, deb, given, tmp_path, monkeypatch
):
    deb('shift 3; printf "%s " "$@" >' + str(tmp_path / "asked"))
    _new, old = making.as_package(tmp_path / "opt", making.BROKEN)
    monkeypatch.setattr(program, "HERE", old)
    given("9.3.0", platform="linux-amd64-deb", content=b"!<arch>\n")
    said = (tmp_path / "asked").read_text()
    assert f"{APPID}/former.stays" in said
    assert "legal-room_9.3.0_amd64.deb" in said


def test_a_package_that_shows_its_window_is_the_one_in_use(room, deb, given, tmp_path, monkeypatch):
    deb("exit 0")
    given(platform="linux-amd64-deb", content=b"!<arch>\n")
    new, old = making.as_package(tmp_path, making.GOOD)
    monkeypatch.setattr(program, "VERSION", "9.2.0")
    monkeypatch.setattr(program, "HERE", old)
    assert trial.prove(program.installed()) == ""
    monkeypatch.setattr(program, "HERE", new)
    assert trial.prove(program.installed()) == VERSION
    assert list((tmp_path / "state").rglob("trial*")) == []
