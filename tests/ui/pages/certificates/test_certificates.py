"""The page of certificates, driven as a clerk and a keeper drive it."""

import datetime

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app import store
from app.records import certificates, people
from app.records.certificates import Filter, issuers, preparing
from app.store import drafts
from ui import work
from ui.widgets.message import Sheet
from ui.widgets.plain import Button, Label
from ui.widgets.suggest import Suggestion

TODAY = datetime.date(2026, 11, 22)
TERM = {"since": TODAY, "until": datetime.date(2028, 11, 21)}


@pytest.fixture
def issued(office):
    return certificates.issue(
        kind="appointment",
        what="法治副主任",
        holders=[{"name": "王建国"}, {"name": "李海涛"}],
        **TERM,
    )


@pytest.fixture
def open_page(shell_of, done):
    def make(**wanted):
        shell = shell_of()
        page = shell.show_page("certificates", **wanted)
        done()
        return page

    return make


def sheet_of(page):
    return page.window().findChildren(Sheet)[-1]


def said(widget):
    return "\n".join(each.text() for each in widget.findChildren(Label) if not each.isHidden())


def test_a_clerk_issues_to_a_list_and_finds_it_ticked_for_the_printer(office, open_page, done):
    page = open_page(new=True)
    prepare = page.prepare
    prepare.kind.press("honour")
    prepare.form.input("what").line.setText("优秀调解员")
    prepare.form.input("what").edited.emit()
    for name in ("王建国", "李海涛"):
        prepare.names.add_one()
        sheet = sheet_of(page)
        sheet.form.input("name").set_value(name)
        sheet.save()
    assert prepare.go.isEnabled()
    assert "第1号" in prepare.note.text()
    assert "第2号" in prepare.note.text()
    prepare.save()
    done()
    assert [each.number for each in certificates.every()] == [
        "（2026）山荣字第1号",
        "（2026）山荣字第2号",
    ]
    assert len(page.register.table.checked()) == 2
    assert page.register.print_button.isEnabled()
    assert drafts.unfinished("certificates") == []


def test_what_would_be_wrong_in_every_line_stands_beside_its_field(office, open_page):
    form = open_page(new=True).prepare.form
    form.fill({"since": TODAY, "until": TODAY - datetime.timedelta(1), "day": TODAY})
    until = form.fields["until"]
    form.input("until").left.emit()
    assert until.error == "截止日期早于开始日期。"
    form.input("since").set_value(TODAY - datetime.timedelta(9))
    form.input("since").left.emit()
    assert not until.error


def test_what_is_not_asked_for_a_kind_refuses_none_of_it(office, open_page, done):
    prepare = open_page(new=True).prepare
    prepare.form.fill({**TERM, "until": TODAY - datetime.timedelta(1), "day": TODAY})
    prepare.form.input("hours").line.setText("许多")
    prepare.kind.press("honour")
    prepare.form.input("what").line.setText("优秀调解员")
    prepare.names.set_lines([preparing.Line({"name": "王建国"})])
    prepare.save()
    done()
    [made] = certificates.every()
    assert (made.name, made.since, made.until, made.hours) == ("王建国", None, None, None)


def test_every_row_of_a_workbook_stands_there_with_what_is_wrong(office, open_page, done, tmp_path):
    file = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([["姓名", "学时"], ["王建国", 8], ["李海涛", "许多"], ["", 8]]):
            sheet.write_row(at, 0, row)
    page = open_page(new=True)
    names = page.prepare.names
    page.prepare.kind.press("completion")
    page.prepare.form.input("what").line.setText("培训班")
    names.read(file)
    done()
    assert [each.row for each in names.lines] == [2, 3, 4, 1]
    assert [each.row for each in names.ready()] == [2]
    assert "许多" in names.table.rows.columns[-1].show(names.lines[1])
    page.prepare.save()
    done()
    assert [each.name for each in certificates.every()] == ["王建国"]
    # What was not issued is still on the list.
    assert [each.row for each in names.lines] == [3, 4, 1]


def test_a_list_is_found_again_after_a_crash(office, open_page, done, shell_of):
    page = open_page(new=True)
    page.prepare.kind.press("honour")
    page.prepare.names.add_one()
    sheet = sheet_of(page)
    sheet.form.input("name").set_value("王建国")
    sheet.save()
    other = shell_of().show_page("certificates", new=True)
    done()
    assert [each.values["name"] for each in other.prepare.names.lines] == ["王建国"]
    assert other.prepare.kind.value == "honour"


def test_a_list_is_thrown_away_only_when_told_and_comes_back(office, open_page):
    page = open_page(new=True)
    page.prepare.names.add_one()
    sheet = sheet_of(page)
    sheet.form.input("name").set_value("王建国")
    sheet.save()
    page.prepare.give_up()
    assert len(page.prepare.names.lines) == 1
    assert "不要这份名单了？" in said(sheet_of(page))
    page.prepare.throw_away()
    assert drafts.unfinished("certificates") == []
    page.shell.toast.take_back()
    page.start()
    assert [each.values["name"] for each in page.prepare.names.lines] == ["王建国"]


def test_only_sheets_that_came_out_well_are_entered(issued, open_page, done):
    page = open_page()
    page.register.show_issued([each.id for each in issued])
    page.register.confirm([each.id for each in issued])
    sheet = sheet_of(page)
    sheet.how.set_value("some")
    sheet.well.set_value((issued[0].id,))
    sheet.save()
    assert [each.name for each in certificates.every(Filter(only="unprinted"))] == ["李海涛"]
    assert [each.name for each in page.register.table.checked()] == ["李海涛"]


def test_the_paper_of_the_row_is_shown(issued, open_page, done):
    page = open_page(record_id=issued[0].id)
    done()
    assert issued[0].number in page.register.view.title.text()
    assert page.register.view.preview._pages is not None


def test_the_paper_of_what_was_revoked_while_it_was_drawn_is_not_shown(issued, open_page, done):
    page = open_page()
    page.register.table.pick(issued[0].id)
    certificates.revoke(issued[0], reason="left")
    done()
    assert page.register.view.preview._pages is None


def test_revoking_names_all_that_are_ticked_and_asks_why(issued, open_page, done):
    [third] = certificates.issue(
        kind="appointment", what="法治副主任", holders=[{"name": "孙丽"}], **TERM
    )
    page = open_page(record_id=third.id)
    assert not page.register.drop.isEnabled()  # the cursor alone is no choice
    page.register.show_issued([each.id for each in issued])
    page.register.table.pick(third.id)
    page.register.drop.click()
    sheet = sheet_of(page)
    named = "".join(each.text() for each in sheet.findChildren(Label))
    assert all(each.number in named for each in issued)
    assert third.number not in named
    sheet.save()
    assert certificates.get(issued[0].id).state == "issued"  # no reason, no revocation
    sheet.form.input("reason").set_value("left")
    sheet.save()
    done()
    states = [certificates.get(each.id).state for each in (*issued, third)]
    assert states == ["revoked", "revoked", "issued"]
    assert not page.register.drop.isEnabled()


def test_reissuing_brings_a_new_number(issued, open_page, done):
    page = open_page(record_id=issued[0].id)
    page.register.ask_reissue()
    sheet = sheet_of(page)
    sheet.form.input("why").set_value("correction")
    sheet.form.input("name").set_value("王建帼")
    sheet.save()
    done()
    assert certificates.every()[-1].name == "王建帼"
    assert certificates.get(issued[0].id).state == "superseded"


def test_the_register_is_narrowed_from_home(issued, open_page, clock):
    clock.forward(days=690)
    page = open_page(only="expiring")
    assert page.register.table.rows.rowCount() == 2
    page.register.list.narrow_by("only", "revoked")
    assert page.register.table.rows.rowCount() == 0


def test_what_was_changed_is_told_and_the_register_is_a_ledger(issued, open_page, done):
    certificates.note_printed(issued[:1])
    page = open_page(record_id=issued[0].id)
    page.register.view._menu.aboutToShow.emit()
    [told] = [each for each in page.register.view._menu.actions() if each.isVisible()]
    told.trigger()
    assert "打印日期" in "".join(each.text() for each in sheet_of(page).findChildren(QLabel))
    asked = page.register.list.now()
    assert [each.id for each in page.register.every(asked)] == [each.id for each in issued]


def test_a_photo_is_judged_in_plain_words(issued, open_page, done, tmp_path):
    from app.documents.certificates import sources as certificate_sources

    file = tmp_path / "c.pdf"
    file.write_bytes(certificate_sources.write([each.id for each in issued]).pdf)
    certificates.revoke(issued[1], reason="left")
    page = open_page(part="check")
    page.check.read(file)
    done()
    assert [each.state for each in page.check.verdicts] == ["genuine", "revoked"]
    text = said(page.check)
    assert "真的" in text
    assert "不再担任" in text
    assert "王建国" in text


def test_what_is_no_photo_is_refused_in_words(issued, open_page, done, tmp_path):
    page = open_page(part="check")
    for content in (b"no picture", b""):
        (tmp_path / "x.jpg").write_bytes(content)
        page.check.read(tmp_path / "x.jpg")
        done()
        assert "x.jpg" in said(page.check.banner)


def test_an_issuers_key_is_taken_in_only_after_comparing(office, open_page, tmp_path, new_office):
    file = tmp_path / "a.issuer"
    file.write_bytes(issuers.write_file())
    number = issuers.own_issuer().check
    store.close(with_backup=False)
    new_office(tmp_path / "other", code="370402", name="市中区")
    page = open_page(part="issuers")
    page.issuers.read(file)
    sheet = sheet_of(page)
    assert number in said(sheet)
    assert issuers.taken_in() == []
    take = next(each for each in sheet.findChildren(Button) if each.property("look") == "primary")
    take.click()
    assert [each.name for each in issuers.taken_in()] == ["山亭区司法局"]


def test_a_room_asks_and_does_not_see_how_to_issue(room, open_page, done):
    page = open_page(new=True)
    person = people.register(name="王建国", sex="1", village="370406101200")
    prepare = page.prepare
    prepare.kind.press("literate")
    prepare.names.add_one()
    sheet = sheet_of(page)
    sheet.form.input("name").take(Suggestion(person.id, person.name))
    sheet.save()
    prepare.save()
    done()
    asked = [each for each, _key in certificates.requests()]
    assert [(each.name, each.village) for each in asked] == [("王建国", "店子村")]
    assert page.register.drop.isHidden()
    page.shell.show_page("certificates", record_id=asked[0].id)  # as a hit of the search does
    assert page.asked.table.current().id == asked[0].id
    page.asked.table.pick(asked[0].id)
    page.asked.withdraw()
    assert certificates.requests() == []


def test_the_office_answers_what_a_room_asks(district, shell_of, done):
    district.room("店子村")
    with district.at("店子村"):
        certificates.ask(
            kind="honour", what="优秀", holders=[{"name": "王建国"}, {"name": "李海涛"}]
        )
    district.round("店子村")
    with district.at("office"):
        page = shell_of().show_page("certificates", part="asked")
        done()
        chip = page.chips.chips["asked"]
        assert chip.text() == "工作室的申请 2"
        page.asked.table.view.selectRow(0)
        page.asked.ask_grant()
        sheet_of(page).save()
        done()
        page.asked.table.view.selectRow(0)
        page.asked.ask_refuse()
        sheet = sheet_of(page)
        sheet.form.input("words").set_value("不够条件")
        sheet.save()
        done()
        assert certificates.waiting() == []
        assert chip.text() == "工作室的申请"
        assert [each.name for each in certificates.every()] == ["王建国"]
        work.wait()


def test_ctrl_n_begins_a_list(office, open_page, press):
    page = open_page()
    page.register.table.filter.setFocus()
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.stack.currentWidget() is page.prepare


def test_a_restored_office_reissues_after_the_last_number_on_paper(district, shell_of, done):
    with district.at("office"):
        (old,) = certificates.issue(kind="honour", what="优秀", holders=[{"name": "王建国"}])
    district.restore(district.back_up("office"), "office")
    with district.at("office"):
        page = shell_of().show_page("certificates", record_id=old.id)
        done()
        page.register.ask_reissue()
        sheet = sheet_of(page)
        sheet.form.input("why").set_value("correction")
        sheet.form.input("name").set_value("王建帼")
        sheet.save()
        numbers = sheet_of(page)
        assert numbers is not sheet
        numbers.form.input("last").set_value(7)
        numbers.save()
        done()
        made = certificates.every()[-1]
        assert (made.name, made.number) == ("王建帼", "（2026）山荣字第8号")
        work.wait()


def test_what_was_said_to_a_room_outlives_the_question_for_the_last_number(
    district, shell_of, done
):
    district.room("店子村")
    with district.at("店子村"):
        certificates.ask(kind="honour", what="优秀", holders=[{"name": "王建国"}])
    district.round("店子村")
    district.restore(district.back_up("office"), "office")
    with district.at("office"):
        page = shell_of().show_page("certificates", part="asked")
        done()
        page.asked.table.view.selectRow(0)
        page.asked.ask_grant()
        sheet = sheet_of(page)
        sheet.form.input("prints").set_value(True)
        sheet.form.input("words").set_value("到区里盖章")
        sheet.save()
        done()
        numbers = sheet_of(page)
        numbers.form.input("last").set_value(7)
        numbers.save()
        again = sheet_of(page)
        assert again.form.values() == {"prints": True, "words": "到区里盖章"}
        again.save()
        done()
        assert [each.number for each in certificates.every()] == ["（2026）山荣字第8号"]
        work.wait()
