"""Versions of the program by command: an office takes them in, a room installs them."""

import pytest

from tests.release import making
from tests.release.conftest import home, maker

assert home
assert maker


@pytest.fixture
def file(maker, tmp_path):
    return maker.release(tmp_path / "dist", "9.2.0")


def test_an_office_keeps_what_the_maker_signed(command, office_folder, file, maker, tmp_path):
    said = command("release", "add", "--data", office_folder, file, "--json").json
    assert (said["version"], said["platform"]) == ("9.2.0", making.PLATFORM)
    assert said["news"] == ["打开得更快了。", "修了打印的毛病。"]
    newer = maker.release(tmp_path / "dist", "9.3.0")
    assert command("release", "add", "--data", office_folder, newer).code == 0
    [kept] = command("release", "list", "--data", office_folder, "--json").json["releases"]
    assert kept["version"] == "9.3.0"
    assert len(list((office_folder / "releases").iterdir())) == 3
    assert command("check", "--data", office_folder).code == 0


def test_one_that_is_not_newer_is_refused(command, office_folder, file):
    assert command("release", "add", "--data", office_folder, file).code == 0
    again = command("release", "add", "--data", office_folder, file)
    assert (again.code, "9.2.0" in again.err) == (1, True)


def test_what_is_damaged_is_refused_in_words_and_not_kept(command, office_folder, file):
    file.write_bytes(file.read_bytes()[:-1])
    said = command("release", "add", "--data", office_folder, file)
    assert said.code == 1
    assert "没有拷完整" in said.err
    assert command("release", "list", "--data", office_folder).out == "还没有收过新版本。\n"


def test_what_is_not_there_is_said(command, office_folder, tmp_path):
    assert command("release", "add", "--data", office_folder, tmp_path / "none.run").code == 1


def test_a_room_keeps_none_for_others(command, room_folder, file):
    assert "工作室" in command("release", "add", "--data", room_folder, file).err
    assert command("release", "list", "--data", room_folder).code == 1


def test_the_file_of_a_version_is_installed_by_command(command, room_folder, file, home):
    said = command("update", "--data", room_folder, file, "--json")
    assert said.json == {"version": "9.2.0"}
    assert (home / "current").resolve().name == "9.2.0"
    assert list((room_folder / "backups").iterdir())


def test_a_stick_without_a_new_version_is_said(command, room_folder, home, tmp_path):
    said = command("update", "--data", room_folder, tmp_path)
    assert (said.code, "新版本" in said.err) == (1, True)


def test_a_program_in_its_sources_is_not_updated_so(command, room_folder, tmp_path, file):
    for where in (tmp_path, file):
        said = command("update", "--data", room_folder, where)
        assert (said.code, "不是用安装包装的" in said.err) == (1, True)
