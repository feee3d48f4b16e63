"""The print design in the settings of an office: written out, brought back, used, taken back."""

import json
import zipfile

import pytest
from PySide6.QtWidgets import QLabel

from app import store
from app.documents import design
from app.records import designs
from app.store import journal, line
from app.store.session import current
from tests.conftest import PASSWORD


def opened(make_program, tmp_path, done, kind):
    program = make_program()
    done()
    store.create(
        tmp_path / "data",
        kind=kind,
        code="370406" if kind == "office" else "370406101200-01",
        name="山亭区司法局",
        keeper="李秀英",
        password=PASSWORD,
    )
    program.enter()
    done()
    return program.shell.show_page("settings")


@pytest.fixture
def part(make_program, tmp_path, done):
    page = opened(make_program, tmp_path, done, "office")
    page.choose("design")
    done()
    return page.parts["design"]


@pytest.fixture
def edited(part, tmp_path):
    part.write_to(tmp_path / "set.zip")
    folder = tmp_path / "edited"
    with zipfile.ZipFile(tmp_path / "set.zip") as archive:
        archive.extractall(folder)

    def change(name, **values):
        file = folder / "forms" / f"{name}.json"
        file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | values), "utf-8")
        return folder

    return change


def said(part):
    return "\n".join(each.text() for each in part.found.findChildren(QLabel) if not each.isHidden())


def kind():
    return design.load("card", design.CardDesign).kind


def test_a_room_has_no_such_part(make_program, tmp_path, done):
    assert "design" not in opened(make_program, tmp_path, done, "room").buttons


def test_what_was_edited_is_shown_used_in_one_entry_and_taken_back(part, edited, done):
    part.bring_back(edited("card", kind="法律明白卡"))
    done()
    assert "法律明白卡" in said(part)
    assert kind() == "便民联系卡"
    assert not part.right.isHidden()
    before = line.head(current().origin).number
    part.use()
    done()
    assert line.head(current().origin).number == before + 1
    assert kind() == "法律明白卡"
    assert "联系卡" in part.stands.text()
    part.take_back()
    done()
    assert kind() == "便民联系卡"
    assert journal.verify()


def test_a_change_is_taken_back_from_the_word_that_tells_of_it(part, edited, done):
    part.bring_back(edited("card", kind="法律明白卡"))
    done()
    part.use()
    done()
    part.shell.toast.take_back()
    done()
    assert kind() == "便民联系卡"


def test_an_edited_set_is_chosen_as_archive_or_folder(part, edited, monkeypatch, done):
    folder = edited("card", kind="法律明白卡")
    monkeypatch.setattr(
        "ui.widgets.files.QFileDialog.getExistingDirectory", lambda *_asked: str(folder)
    )
    archive, of_folder = part.bring.menu().actions()
    of_folder.trigger()
    done()
    assert "法律明白卡" in said(part)
    part.leave()
    file = folder / "forms" / "card.json"
    monkeypatch.setattr(
        "ui.widgets.files.QFileDialog.getOpenFileName", lambda *_asked: (str(file), "")
    )
    archive.trigger()
    done()
    assert "法律明白卡" in said(part)


def test_faults_are_named_and_nothing_can_be_used(part, edited, done):
    part.bring_back(edited("card", width="宽"))
    done()
    assert "card.json（联系卡）width：" in said(part)
    assert "以后就这样印" not in said(part)
    part.leave()
    done()
    assert part.found.isHidden()
    assert designs.changes() == []


def test_what_is_on_no_paper_is_not_shown_as_what_was_looked_at_meanwhile(part, edited, done):
    part.bring_back(edited("transcription", check="照平台核对过"))
    part.chips.press(part.chips.value)
    done()
    shown = [each.text() for each in part.now.findChildren(QLabel) if not each.isHidden()]
    assert "改动的这几样这里没有样张可看。" in shown


def test_what_is_no_set_is_refused_above_the_page(part, tmp_path, done):
    (tmp_path / "other.zip").write_bytes(b"no archive")
    part.bring_back(tmp_path / "other.zip")
    done()
    assert part.found.isHidden()
    assert not part.shell.banner.isHidden()
