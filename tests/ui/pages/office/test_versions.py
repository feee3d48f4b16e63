"""Versions of the program at an office: taken in, who is behind, onto the stick with the answer."""

from types import SimpleNamespace

import pytest

from app.office import releases
from app.program import Installed
from app.release import lying
from app.store import installation
from tests.release import making
from tests.release.conftest import home, maker
from tests.ui.pages.office.on_page import words
from ui.pages.office.page import ROOMS, VERSIONS

assert home
assert maker


@pytest.fixture
def delivered(monkeypatch, tmp_path, delivered_by):
    """The room says that its program was installed in a home."""
    here = Installed("0.1.0", "run", "amd64", tmp_path)
    with monkeypatch.context() as at_the_room:
        at_the_room.setattr(installation.program, "installed", lambda: here)
        return delivered_by("an installed room")


def test_a_version_is_taken_in_and_goes_onto_the_stick_of_a_room_that_is_behind(
    maker, tmp_path, desk, stick, done
):
    page = desk.shell.pages["office"]
    page.turn_to(VERSIONS)
    done()
    assert "还没有收过新版本" in words(page.versions)
    page.versions.take(maker.release(tmp_path / "dist", "9.2.0", content=b"program"))
    done()
    assert "9.2.0" in words(page.versions)
    assert "修了打印的毛病。" in words(page.versions)
    desk.use(stick)
    done()
    desk.receive()
    done()
    assert "新版本 9.2.0 也在盘上了" in desk.explained.text()
    [there], refused = lying.within(lying.on_stick(stick))
    assert (there.manifest.platform, refused) == (making.PLATFORM, [])
    page.turn_to(VERSIONS)
    done()
    assert "1 个工作室的版本旧：店子村工作室（0.1.0）" in words(page.versions)
    page.turn_to(ROOMS)
    done()
    page.rooms.narrow("behind")
    assert page.rooms.table.rows.rowCount() == 1


def test_a_stick_without_room_for_it_has_the_answer_all_the_same(
    maker, tmp_path, desk, stick, done
):
    releases.add(maker.release(tmp_path / "dist", "9.2.0", content=b"program"))
    lying.on_stick(stick).parent.mkdir(exist_ok=True)
    lying.on_stick(stick).write_text("a file where the folder should be")
    desk.use(stick)
    done()
    desk.receive()
    done()
    assert desk.result.answers == 1
    assert "新版本 9.2.0 没有装到 U 盘上" in desk.explained.text()
    assert list((stick / "LEGALROOM" / "reply").rglob("*.age"))


def test_what_is_not_signed_is_refused_above_the_page(maker, tmp_path, desk, done):
    page = desk.shell.pages["office"]
    file = maker.release(tmp_path / "dist", "9.2.0", content=b"program")
    file.with_name(f"{file.name}.release.minisig").unlink()
    page.versions.take(file)
    done()
    assert "没有签名" in desk.shell.banner.words.text()
    assert releases.kept() == []


def test_what_fits_the_offices_own_computer_is_installed_there_too(
    home, maker, tmp_path, desk, done
):
    page = desk.shell.pages["office"]
    releases.add(maker.release(tmp_path / "dist", "9.2.0"))
    page.turn_to(VERSIONS)
    done()
    assert "这台电脑也可以装 9.2.0" in words(page.versions.here)
    started = []
    desk.shell.program = SimpleNamespace(begin_anew=started.append)
    page.versions.here.button.click()
    done()
    assert started == [home / "legal-room"]
    assert (home / "current").resolve().name == "9.2.0"
