"""What was typed of a visit is there again."""

from __future__ import annotations

from app.store import drafts
from tests.faults.no_room import LONG, no_room
from tests.ui.pages.visits.on_page import KEY, button, focused, log, words


def test_what_is_typed_is_kept_within_two_seconds(page, write, press, within_two_seconds):
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    page.form.form.start("facts")
    write("说到一半")
    within_two_seconds(
        lambda: any(d.typed.get("facts") == "说到一半" for d in drafts.unfinished("visit"))
    )
    assert "草稿已存 10:20:00" in words(page)


def test_the_form_that_was_being_typed_opens_again_at_the_same_field(
    page, shell, write, press, zhao
):
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    page.form.form.start("facts")
    write("说到一半")
    assert page.can_leave()
    shell.forget_pages()  # as after a lock, a crash, a power cut
    page = shell.show_page("visits")
    assert focused(page) == "facts"
    assert page.form.form.input("facts").value() == "说到一半"
    assert page.form.who.reference == zhao.id
    assert page.form.form.fields["name"].beneath.text() == "女 61 岁 · 店子村 3组"


def test_several_forms_wait_above_the_list_by_name(page, write, press):
    for name in ("zsz", "孙新来"):
        press(KEY.Key_F2)
        write(name)
        press(KEY.Key_Return)
        page.form.put_aside()
    said = words(page.list)
    assert "没记完的：" in said
    assert "赵淑珍" in said
    assert "孙新来" in said
    draft = next(d for d in drafts.unfinished() if "_new" in d.typed)
    page.list.resumed.emit(draft)
    assert page.form.newcomer.isVisible()
    assert page.form.who.unknown == "孙新来"


def test_a_form_thrown_away_comes_back_with_the_toast(page, shell, write, press):
    press(KEY.Key_F2)
    write("zsz")
    press(KEY.Key_Return)
    page.form.give_up()
    assert drafts.unfinished() == []
    shell.toast.take_back()
    assert len(drafts.unfinished()) == 1
    assert page.form.open_now
    assert page.form.who.line.text() == "赵淑珍"


def test_the_lawyer_is_ticked_while_the_result_is_still_half_typed(page, write, press):
    press(KEY.Key_F2)
    result = page.form.form.input("result")
    page.form.form.start("result")
    write("mei zhe ge")
    assert not result.readable()
    page.form.form.input("for_lawyer").box.click()
    assert page.form.form.input("for_lawyer").value()
    assert result.line.text().startswith("mei zhe ge")


def written_long(page, press):
    """A visit being entered whose draft finds no room."""
    press(KEY.Key_F2)
    page.form.form.input("facts").set_typed(LONG)
    page.form.form.dirty = True


def test_a_form_that_cannot_be_kept_gives_way_to_no_other(page, press, zhao):
    draft = drafts.save("visit", {"facts": "上次的"})
    logged = log()
    written_long(page, press)
    with no_room():
        press(KEY.Key_F2)
        page._resume(drafts.find(draft))
        page.show_id(logged.id)
    assert page.form.open_now
    assert page.form.form.input("facts").typed() == LONG
    assert page.stack.currentWidget() is not page.view
    page.show_id(logged.id)
    assert page.stack.currentWidget() is page.view
    assert LONG in [each.typed.get("facts") for each in drafts.unfinished("visit")]


def test_leaving_what_cannot_be_kept_is_asked_about(page, shell, press):
    written_long(page, press)
    with no_room():
        page.form.keep()
        assert shell.show_page("home") is None
        button(shell, "接着填").click()
        assert shell.stack.currentWidget() is page
        shell.close()
        assert shell.isVisible()
        button(shell, "接着填").click()
        shell.show_page("home")
        button(shell, "还是离开").click()
    assert shell.stack.currentWidget() is not page
    assert shell.show_page("visits").form.form.input("facts").typed() == LONG
