"""A kind of record that costs three places shows everywhere."""

from __future__ import annotations

import datetime
import inspect
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from python_calamine import CalamineWorkbook

from app import store
from app.documents import papers
from app.records import keeping, places
from app.store import Record, apply, drafts, full_text, registry
from tests.journeys.district import DAY, District
from tests.ui.pages import lecture
from ui import kinds
from ui.records.kind import declared
from ui.records.page import RecordPage
from ui.widgets.line import Line
from ui.widgets.message import Sheet
from ui.widgets.row_menu import menu_of
from ui.window import Window

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def model() -> Iterator[Any]:
    """The kind, declared while the test lasts."""
    kinds.every()  # as the program has declared its own before anything else is
    made = lecture.model()
    lecture.kind(made)
    yield made
    del registry["lecture"], declared["lecture"]
    apply.statements.cache_clear()
    full_text._searchable.cache_clear()


@pytest.fixture
def page(model: Any, room: store.Store, shell_of: Callable[[], Window]) -> RecordPage:
    lecture.table(model)
    return shell_of().show_page("lecture")


def keep(model: Any, **values: Any) -> Any:
    given = {"day": DAY, "form": "visit", "theme": "防溺水", "words": "讲了半天"}
    return keeping.keep(model, **{**given, **values})


def words(widget: Any) -> str:
    QApplication.processEvents()
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def rows(page: RecordPage) -> list[Record]:
    model = page.list.table.rows
    return [model.record(at) for at in range(model.rowCount())]


def test_it_costs_three_places_and_few_lines():
    assert len(inspect.getsource(lecture).splitlines()) <= 80


def test_it_stands_in_the_navigation_before_what_is_printed(page):
    names = list(page.shell.side._buttons)
    assert names[names.index("lecture") + 1] == "printing"


def test_what_is_kept_changed_or_opened_is_fetched_with_its_list_and_shown_once(page, model):
    first, second = keep(model, theme="防溺水"), keep(model, theme="宪法")
    fetched: list[str] = []
    page.list.table.rows.modelAboutToBeReset.connect(lambda: fetched.append("list"))

    def taken(do: Callable[[], object]) -> tuple[int, int]:
        fetched.clear()
        before = page.view.times_shown
        do()
        return len(fetched), page.view.times_shown - before

    assert taken(lambda: page.open(record_id=first.id)) == (1, 1)
    assert taken(lambda: page.open(record_id=second.id)) == (1, 1)
    assert taken(lambda: keeping.change(second, words="讲了一天")) == (1, 1)
    assert page.view.record.words == "讲了一天"
    assert taken(lambda: page.view.act(lambda: keeping.change(second, words="又讲"))) == (1, 1)
    assert page.view.record.words == "又讲"
    page.correct(second)
    page.form.form.input("words").set_value("讲完了")
    _lists, shown = taken(page.form.save)
    assert (page.view.record.words, shown) == ("讲完了", 1)


def test_it_is_entered_with_the_keyboard_and_listed(page, qtbot, model, press, write):
    press(KEY.Key_N, CTRL)
    assert page.form.form.focused() == "theme"
    write("防溺水")
    page.form.form.input("form").set_value("visit")
    press(KEY.Key_Return, CTRL)
    kept = model.get()
    assert (kept.day, kept.theme) == (DAY, "防溺水")
    assert [each.id for each in rows(page)] == [kept.id]
    assert "防溺水" in words(page.view)
    assert drafts.unfinished() == []


def test_what_no_layout_places_stands_at_the_end(page, model):
    assert list(page.form.form.fields)[-1] == "words"
    page.list.table.show_more(["headcount"])
    keep(model, headcount=31)
    page.list.reload()
    labels = [each.label for each in page.list.table.rows.columns]
    assert labels == ["日期", "Subject", "形式", "人数"]
    assert page.list.table.rows.index(0, 3).data() == "31"
    page.show_id(model.get().id)
    assert "讲了半天" in words(page.view)


def test_it_is_corrected_void_and_valid_again(page, model):
    kept = keep(model)
    page.show_id(kept.id)
    page.view.correct.click()
    assert page.form.form.row_of("reason").isHidden()
    page.form.form.input("theme").set_value("防火")
    page.form.save()
    assert model.get().theme == "防火"
    page.ask_void(model.get())
    [title] = [each for each in words(page.window()).split("\n") if "为什么作废" in each]
    assert title == f"{model.get().heading()} 为什么作废？"
    page.void(model.get(), "duplicate")
    assert rows(page) == []
    page.shell.toast.take_back()
    assert [each.theme for each in rows(page)] == ["防火"]


def test_void_for_another_reason_asks_for_words_beside_the_field(page, model):
    kept = keep(model)
    page.show_id(kept.id)
    page.ask_void(model.get())
    [sheet] = [each for each in page.window().findChildren(Sheet) if each.isVisible()]
    [other] = [each for each in sheet.findChildren(QPushButton) if each.text() == "其他"]
    other.click()
    assert model.get().voided is None
    assert "写几个字说明原因。" in words(sheet)
    field = sheet.findChild(Line)
    field.setText("抄错了本子")
    other.click()
    assert (model.get().voided, model.get().void_words) == ("other", "抄错了本子")


def test_void_ones_are_a_filter_of_their_own(page, model):
    gone = keep(model)
    keep(model, theme="防火")
    page.void(model.get(model.id == gone.id), "duplicate")
    assert [each.theme for each in rows(page)] == ["防火"]
    assert page.list.void.text() == "作废的"
    page.list.void.click()
    assert [each.id for each in rows(page)] == [gone.id]
    page.list.narrow_by("form", "phone")
    assert rows(page) == []
    assert page.list.void.isChecked()
    page.list.narrow_by("form", "visit")
    assert [each.id for each in rows(page)] == [gone.id]
    page.list.void.click()
    assert [each.theme for each in rows(page)] == ["防火"]


def test_the_menu_of_a_row_offers_what_its_view_does(page, model):
    page.show_id(keep(model).id)
    offered = [each.text() for each in menu_of(page.list.table).actions()]
    assert {"打开", "修改", "其他", "复制"} <= set(offered)
    page.view.correct.click()
    offered = [each.text() for each in menu_of(page.list.table).actions()]
    assert "修改" not in offered


def test_it_is_narrowed_by_its_facets_and_by_period(page, model):
    keep(model)
    keep(model, form="phone", theme="防火", day=DAY - datetime.timedelta(days=400))
    page.list.take_period("year")
    assert [each.theme for each in rows(page)] == ["防溺水"]
    page.list.take_period("all")
    page.list.narrow_by("form", "phone")
    assert [each.theme for each in rows(page)] == ["防火"]


def test_what_was_being_typed_opens_again(page, qtbot, write):
    page.begin()
    page.form.start("theme")
    write("防")
    assert page.can_leave()
    page.shell.forget_pages()
    again = page.shell.show_page("lecture")
    assert again.form.form.typed()["theme"] == "防"
    assert again.form.form.focused() == "theme"


def test_it_is_found_and_opened_on_its_page(page, model):
    kept = keep(model)
    hits = page.shell.search._hits("溺水")
    assert hits[0].value == ("lecture", kept.id)
    assert hits[0].beside == "Lecture"
    page.shell.show_page("home")
    page.shell.search.chosen.emit(*hits[0].value)
    assert "讲了半天" in words(page.view)


def test_its_ledger_is_printed_and_written_into_a_workbook(
    page, model, tmp_path, qtbot, monkeypatch
):
    keep(model, place=places.add(name="店子村", type="village").id)
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(papers.ledger("lecture").pdf)
    said = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
    assert "防溺水" in said.stdout
    file = tmp_path / "讲座.xlsx"
    monkeypatch.setattr(
        "ui.widgets.files.QFileDialog.getSaveFileName", lambda *_given: (str(file), "")
    )
    page.list.reload()
    page.save_workbook()
    qtbot.waitUntil(lambda: "讲座.xlsx" in page.shell.toast.words.text(), timeout=10_000)
    head, row = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()[:2]
    found = dict(zip(head, row, strict=True))
    assert (found["Subject"], found["服务点"]) == ("防溺水", "店子村")
    page.print_ledger()
    qtbot.waitUntil(lambda: "Lectures" in words(page.shell), timeout=10_000)


def test_it_travels_to_the_office_which_only_reads(model, tmp_path, clock, shell_of):
    district = District(tmp_path, clock)
    district.room("店子村")
    with district.at("店子村"):
        lecture.table(model)
        keep(model)
    with district.at("office"):
        lecture.table(model)
    district.round("店子村")
    with district.at("office"):
        page = shell_of().show_page("lecture")
        page.show_id(model.get().id)
        assert "防溺水" in words(page.view)
        assert not page.view.correct.isVisible()
        page.begin()
        assert page.stack.currentWidget() is page.view
        page.shell.forget_pages()


def test_a_field_of_it_that_was_added_shows_in_form_list_and_view(
    model, room, shell_of, tmp_path: Path
):
    from app.fields import Text
    from app.store import Column

    model._meta.add_field("weather", Column(Text(max=40), "Weather"))
    if "_columns" in model.__dict__:
        del model._columns
    lecture.table(model)
    kept = keep(model, weather="暴雨")
    page = shell_of().show_page("lecture", record_id=kept.id)
    assert "暴雨" in words(page.view)
    assert "weather" in page.form.form.fields
    assert "weather" in [each.name for each in page.list.table.more]
