"""A version of the program on the stick: shown, installed by one press, or refused."""

from types import SimpleNamespace

import pytest

from app import VERSION, store
from app.release import lying
from app.store import backup
from tests.release import making
from tests.release.conftest import home, maker
from tests.ui.pages.deliver.conftest import answer_at_office, put_in, words

assert home
assert maker


@pytest.fixture
def brought(joined, stick, done, tmp_path, maker, home):
    """A stick came back from the office with an answer and a new version beside it."""
    joined.use(stick)
    done()
    joined.deliver()
    done()
    joined.sticks.stop()  # delivering looks for sticks again, and there is none on this machine
    answer_at_office(tmp_path, stick)
    return lambda version="9.2.0", **given: maker.release(
        lying.on_stick(stick), version, content=making.packed(version), **given
    )


def test_what_is_new_in_a_version_is_shown_and_one_press_installs_it(
    joined, brought, stick, done, home
):
    brought()
    assert not joined.version.isVisibleTo(joined)
    put_in(joined, stick, done)
    assert "区里带来了新版本 9.2.0" in words(joined.version)
    assert "打开得更快了。" in words(joined.version)
    started = []
    joined.shell.program = SimpleNamespace(begin_anew=started.append)
    joined.version.button.click()
    done()
    assert started == [home / "legal-room"]
    assert (home / "current").resolve().name == "9.2.0"
    assert backup.existing(store.current().folder / "backups")


def test_a_version_that_was_changed_is_refused_and_the_program_stays(
    joined, brought, stick, done, home
):
    file = brought()
    put_in(joined, stick, done)
    file.write_bytes(b"x" * file.stat().st_size)
    joined.version.button.click()
    done()
    assert "没有拷完整" in joined.shell.banner.words.text()
    assert joined.version.button.isEnabled()
    assert (home / "current").resolve().name == VERSION


def test_a_version_that_is_half_copied_is_said_at_once(joined, brought, stick, done):
    brought().write_bytes(b"#!/bin/sh")
    put_in(joined, stick, done)
    assert "没有拷完整" in words(joined.version)
    assert not joined.version.button.isVisibleTo(joined.version)


def test_it_is_gone_with_the_stick(joined, brought, stick, done):
    brought()
    put_in(joined, stick, done)
    assert joined.version.isVisibleTo(joined)
    joined.sticks._seen([])
    done()
    assert not joined.version.isVisibleTo(joined)


def test_it_does_not_come_after_its_stick_is_out(joined, brought, stick, done):
    brought()
    put_in(joined, stick, lambda: None)
    joined.sticks._seen([])
    done()
    assert not joined.version.isVisibleTo(joined)
