"""What is said when something went wrong that nobody foresaw."""

import json
import logging
import sys

import pytest
from PySide6.QtWidgets import QLabel

from app import log, store
from app.errors import Missing
from app.store import drafts
from tests.faults.no_room import LONG, no_room
from ui.crash import CrashSheet
from ui.shell import Shell


@pytest.fixture
def program(make_program, tmp_path):
    program = make_program()
    program.folder.mkdir(exist_ok=True)
    return program


def sheets(shell: Shell) -> list[CrashSheet]:
    return [each for each in shell.findChildren(CrashSheet) if not each.isHidden()]


def words(widget):
    return "\n".join(each.text() for each in widget.findChildren(QLabel))


def raised(kind=ZeroDivisionError):
    try:
        raise kind("王建国 13812341234")
    except kind as error:
        return error


def test_it_says_what_happened_what_is_safe_and_what_to_do(program):
    program.crashed(raised())
    [sheet] = sheets(program.shell)
    said = words(sheet)
    assert "程序出了差错" in said
    assert "再做一次" in said
    assert "王建国" not in said
    assert "ZeroDivision" not in said


def test_several_faults_in_a_row_show_one_card_that_counts_them(program):
    for kind in (ZeroDivisionError, KeyError, IndexError, ZeroDivisionError):
        program.crashed(raised(kind))
    [sheet] = sheets(program.shell)
    assert sheet.again.text() == "出了 4 次。"


def test_the_same_fault_again_is_a_line_and_no_second_card(program):
    error = raised()
    program.crashed(error)
    sheets(program.shell)[0].close_sheet()
    program.crashed(error)
    assert sheets(program.shell) == []
    assert program.shell.banner.isVisible()
    program.crashed(raised(KeyError))
    assert len(sheets(program.shell)) == 1


def test_what_a_page_met_unforeseen_is_told_so_and_written_down(program, caplog):
    program.shell.fail(raised(KeyError))
    assert len(sheets(program.shell)) == 1
    assert "unforeseen" in caplog.text


def test_a_refusal_is_no_crash(program):
    program.shell.fail(Missing())
    assert sheets(program.shell) == []
    assert program.shell.banner.isVisible()


def test_the_file_for_the_office_holds_the_log_and_nothing_of_anybody(program, tmp_path, done):
    root = logging.getLogger()
    before = list(root.handlers)
    hook = sys.excepthook
    try:
        log.begin(program.folder, program.crashed)
        error = raised()
        sys.excepthook(type(error), error, error.__traceback__)
        [sheet] = sheets(program.shell)
        sheet.write(tmp_path / "for-office.json")
        done()
    finally:
        sys.excepthook = hook
        root.handlers[:] = before
    text = (tmp_path / "for-office.json").read_text("utf-8")
    said = json.loads(text)
    assert any("ZeroDivisionError" in line for line in said["log"])
    assert "王建国" not in text
    assert "13812341234" not in text
    assert "存好了" in sheet.kept.text()


def test_a_file_that_cannot_be_written_is_said_in_the_card(program, tmp_path, done):
    program.crashed(raised())
    [sheet] = sheets(program.shell)
    sheet.write(tmp_path / "nowhere" / "x.json")
    done()
    assert sheet.kept.text()
    assert not store.is_open()


def test_a_full_disk_is_said_to_be_one_wherever_it_was_met(inside):
    with no_room(), pytest.raises(Exception, match="full") as met:
        drafts.save("visit", {"facts": LONG})
    inside.crashed(met.value)
    assert sheets(inside.shell) == []
    assert "磁盘" in inside.shell.banner.words.text()
