"""The choices that the page derives from what is said of a thing to print."""

import datetime
import io

import pypdfium2
import pytest
import xlsxwriter
from PySide6.QtPrintSupport import QPrintDialog

from app.documents import items, printers
from app.documents.items import memory
from app.documents.items.item import Item, ItemRequest, Size
from app.documents.made import finish
from app.documents.typeset.fonts import SANS
from app.documents.typeset.page import A4, Paper
from app.errors import NotOurs
from app.records import cases, people, places, visits
from app.store import journal
from tests.records.cases.conftest import Village
from ui.pages.printing.confirm import PrintedSheet

DAY = datetime.date(2026, 11, 22)
COARSE = 72
"""Dots to an inch of the printer here: what lies on the paper is asked of the PDF."""


class Printed:
    """What a thing to print was asked for, and what its register was told."""

    def __init__(self):
        self.wanted = ItemRequest()
        self.told = []
        self.refuses = False

    def make(self, wanted, progress):
        self.wanted = wanted

        def write(out):
            count = len(wanted.ids) or len(wanted.roster) or wanted.copies
            with Paper(out, title="试印") as paper:
                for number in range(count):
                    paper.page(A4)
                    paper.text(100, 100, f"第{number + 1}张", SANS, 20)
                    if progress:
                        progress(number, count)
            return count

        return finish(write)

    def after(self, _wanted, _made, well):
        if self.refuses:
            raise NotOurs
        self.told.append(well)


@pytest.fixture
def plate(monkeypatch):
    """A thing that the page knows nothing of but its description."""
    printed = Printed()
    item = Item(
        "test-plate", "Test plate", "certificate", printed.make, of="person",
        sizes=(Size("A4", "A4"), Size("A5", "A5", safe=20.0)),
        looks=(Size("light", "White"), Size("dark", "Dark with gold")),
        choices=frozenset({"roster", "blank", "copies", "black", "public"}), after=printed.after,
    )  # fmt: skip
    monkeypatch.setattr(items, "ITEMS", (*items.ITEMS, item))
    return printed


@pytest.fixture
def page(shell, plate, qtbot):
    made = shell.show_page("printing")
    qtbot.waitUntil(made.finished)
    return made


@pytest.fixture
def printer(monkeypatch, tmp_path):
    files = []

    def agree(dialog):
        files.append(tmp_path / f"{len(files)}.pdf")
        dialog.printer().setOutputFileName(str(files[-1]))
        dialog.printer().setResolution(COARSE)
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", agree)
    return files


def shown(page, qtbot, item, **wanted):
    page.show_item(item, **wanted)
    qtbot.waitUntil(page.finished)
    return page.part


def text_of(pdf):
    return "\n".join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(pdf))


def test_every_thing_that_can_be_printed_is_on_the_page(page, qtbot):
    offered = [name for group in page.groups.chips for name in page.items[group].chips]
    here = [each for each in items.ITEMS if not each.office_only]
    assert set(offered) - {"register"} == {each.name for each in here}
    for each in here:
        part = shown(page, qtbot, each.name)
        assert part.item is each


def test_whoever_is_ticked_gets_one_and_how_is_remembered(page, plate, qtbot):
    fu = people.register(name="傅军")
    people.appoint(fu, role="adviser")
    part = shown(page, qtbot, "test-plate")
    assert not part.print_button.isEnabled()
    part.table.check_all()
    part.options.sizes.press("A5")
    part.options.looks.press("dark")
    part.options.black.click()
    part.options.variant.press("public")
    qtbot.waitUntil(page.finished)
    assert plate.wanted.ids == (fu.id,)
    assert (plate.wanted.size, plate.wanted.black, plate.wanted.public) == ("A5", True, True)
    assert plate.wanted.look == "dark"
    assert part.print_button.isEnabled()
    kept = memory.last("test-plate")
    assert (kept.size, kept.look, kept.black, kept.public) == ("A5", "dark", True, True)


def test_everybody_may_be_offered_not_only_who_serves(page, qtbot):
    people.register(name="王建国")
    part = shown(page, qtbot, "test-plate")
    assert part.table.rows.rowCount() == 0
    part.everybody.click()
    assert part.table.rows.record(0).name == "王建国"


def test_tick_all_ticks_what_was_not_fetched_yet(page, plate, qtbot):
    with journal.together():
        for number in range(130):
            people.register(name=f"王{number}")
    part = shown(page, qtbot, "test-plate")
    part.everybody.click()
    part.table.check_all()
    qtbot.waitUntil(page.finished, timeout=20_000)
    assert len(plate.wanted.ids) == 130
    assert "130" in part.summary.text()


def test_a_workbook_gives_one_for_each_row(page, plate, qtbot, tmp_path, done):
    book = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(book) as written:
        sheet = written.add_worksheet()
        for at, row in enumerate([["名单"], ["姓名", "单位"], ["甲", "村委会"], ["乙", ""]]):
            sheet.write_row(at, 0, row)
    part = shown(page, qtbot, "test-plate")
    part.kind.press("roster")
    part.read_book(book)
    done()
    qtbot.waitUntil(page.finished)
    assert plate.wanted.roster == ({"姓名": "甲", "单位": "村委会"}, {"姓名": "乙"})
    assert plate.wanted.ids == ()


def test_blank_ones_come_in_as_many_copies_as_wanted(page, plate, qtbot):
    part = shown(page, qtbot, "test-plate")
    part.kind.press("blank")
    part.options.copies.line.setText("3")
    part.options.copies.edited.emit()
    qtbot.waitUntil(page.finished)
    assert (plate.wanted.blank, plate.wanted.copies) == (True, 3)
    assert page.made.count == 3


def test_the_register_is_told_only_what_came_out_well(page, plate, shell, printer, qtbot):
    ids = [people.register(name=name).id for name in ("甲", "乙", "丙")]
    part = shown(page, qtbot, "test-plate", ids=ids)
    part.print_it()
    assert plate.told == []
    sheet = shell.findChildren(PrintedSheet)[0]
    sheet.how.press("some")
    sheet.well.press(ids[1])
    sheet.save()
    assert plate.told == [(ids[0], ids[2])]


def test_what_the_register_refuses_is_said_and_asked_again(page, plate, shell, printer, qtbot):
    ids = [people.register(name="甲").id]
    part = shown(page, qtbot, "test-plate", ids=ids)
    part.print_it()
    sheet = shell.findChildren(PrintedSheet)[0]
    plate.refuses = True
    sheet.save()
    assert sheet.banner.isVisible()
    plate.refuses = False
    sheet.save()
    assert plate.told == [(ids[0],)]


def test_a_size_is_taken_that_the_printer_can_print_to_its_edges(page, qtbot):
    printers.read_off(edge=15)
    part = shown(page, qtbot, "test-plate")
    assert part.options.sizes.value == "A5"
    fu = people.register(name="傅军")
    part = shown(page, qtbot, "test-plate", ids=[fu.id])
    part.options.sizes.press("A4")
    qtbot.waitUntil(page.finished)
    assert "15" in page.preview.banner.words.text()


def test_making_a_paper_can_be_stopped_by_choosing_something_else(page, plate, qtbot):
    ids = [people.register(name=f"王{n}").id for n in range(5)]
    page.show_item("test-plate", ids=ids)
    page.show_item("test-plate", ids=ids[:1])
    qtbot.waitUntil(page.finished)
    assert page.made.count == 1


def test_papers_of_several_disputes_are_printed_and_noted(page, printer, shell, qtbot):
    village = Village()
    ids = [village.agreed().id, village.agreed().id]
    part = shown(page, qtbot, "case-paper", ids=ids, parts=["agreement"])
    assert text_of(page.made.pdf).count("人民调解协议书") >= 2
    part.print_it()
    shell.findChildren(PrintedSheet)[0].save()
    noted = [
        each.paper for id_ in ids for each in cases.parts.of(cases.PrintedPaper, cases.get(id_))
    ]
    assert noted == ["agreement", "agreement"]


@pytest.mark.parametrize("kind", ["person", "role", "place", "visit", "case", "attachment"])
def test_records_of_every_kind_can_be_filtered_and_ticked(page, plate, monkeypatch, qtbot, kind):
    village = Village()
    people.appoint(village.mediator, role="adviser", place=places.ensure("370406101200").id)
    village.agreed()
    visits.log(day=DAY, name="赵淑珍", category="02", facts="租金未付")
    people.set_photo(village.mediator, name="x.png", data=_picture(), frame=_frame())
    item = Item("test-any", "Test", "visit", plate.make, of=kind)
    monkeypatch.setattr(items, "ITEMS", (*items.ITEMS, item))
    page.items["visit"].chips["test-any"] = page.items["visit"].chips["daylog"]
    part = shown(page, qtbot, "test-any")
    assert part.table.rows.rowCount() >= 1
    part.table.check_all()
    qtbot.waitUntil(page.finished)
    assert plate.wanted.ids
    part.table.filter.setText("没有这个")
    part.table._filter_now()
    assert part.table.rows.rowCount() == 0


def _picture():
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (60, 80), "red").save(out, "PNG")
    return out.getvalue()


def _frame():
    from app.records.photos import Frame

    return Frame()


def test_only_archived_disputes_are_offered_for_lists_of_volumes(page, qtbot):
    village = Village()
    archived = village.archived()
    village.agreed()
    part = shown(page, qtbot, "volume-index")
    part.table.check_all()
    assert [each.id for each in part.table.checked()] == [archived.id]
    assert shown(page, qtbot, "case-paper").table.rows.rowCount() == 2


def test_the_only_place_is_ticked_by_itself_under_the_name_that_is_printed(shell, room, qtbot):
    own = places.ensure(room.code[:12])
    page = shell.show_page("printing", item="door-plate")
    qtbot.waitUntil(page.finished)
    table = page.part.table
    assert page.part.ticked == (own.id,)
    assert table.rows.columns[0].show(table.rows.record(0)) == room.name != own.name
    table.filter.setText(room.name[-5:])
    table._filter_now()
    assert table.rows.rowCount() == 1


def test_of_several_places_none_is_ticked_by_itself(shell, room, qtbot):
    places.ensure(room.code[:12])
    places.add(name="乔山诊所", type="clinic")
    page = shell.show_page("printing", item="board")
    qtbot.waitUntil(page.finished)
    assert page.part.ticked == ()


def test_a_list_of_a_period_is_printed_to_be_written_on(page, qtbot):
    part = shown(page, qtbot, "subsidy-payment", since=DAY, until=DAY)
    assert not part.options.copies_row.isVisible()
    part.options.way.press("ruled")
    part.options.copies.line.setText("2")
    part.options.copies.edited.emit()
    qtbot.waitUntil(page.finished)
    wanted = part.wanted()
    assert (wanted.ruled, wanted.blank, wanted.copies, page.made.count) == (True, False, 2, 2)
    part.kind.press("blank")
    qtbot.waitUntil(page.finished)
    assert not part.options.way_row.isVisible()
    wanted = part.wanted()
    assert (wanted.ruled, wanted.blank, wanted.copies) == (False, True, 2)
