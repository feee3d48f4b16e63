"""What the office's page says of the service network."""

from app.records import directory, people
from ui.pages.office.page import NETWORK


def rows(page):
    listed = page.network.figures.rows
    shown = [listed.record(at) for at in range(listed.rowCount())]
    return {each.figure.name: [column.show(each) for column in listed.columns] for each in shown}


def test_each_figure_stands_beside_that_of_the_report(page, done):
    page.turn_to(NETWORK)
    done()
    assert rows(page)["lawyers"] == ["山亭区：律师联镇街", "0→0", "6→10"]


def test_a_district_sees_nothing_of_other_districts(page, done):
    page.turn_to(NETWORK)
    done()
    assert {first.partition("：")[0] for first, *_numbers in rows(page).values()} == {"山亭区"}


def test_somebody_appointed_counts_at_once(page, done, qtbot):
    page.turn_to(NETWORK)
    done()
    village = next(each for each in directory.every() if each.code.startswith("370406"))
    people.appoint(people.register(name="周明"), role="member", place=village.code)
    qtbot.waitUntil(lambda: rows(page).get("members", ["", ""])[1] == "1→1")


def test_a_figure_shows_whom_it_counts_and_leads_there(page, done):
    village = next(each for each in directory.every() if each.code.startswith("370406"))
    member = people.register(name="周明")
    people.appoint(member, role="member", place=village.code)
    page.turn_to(NETWORK)
    done()
    page.network.figures.pick("members")
    done()
    [counted] = page.network._behind
    assert (counted.name, counted.where) == ("周明", f"{village.town}{village.name}")
    page.network.behind.opened.emit(counted)
    done()
    assert page.shell.stack.currentWidget() is page.shell.show_page("people")


def test_whom_a_figure_counts_goes_with_it(page, done):
    village = next(each for each in directory.every() if each.code.startswith("370406"))
    people.appoint(people.register(name="周明"), role="member", place=village.code)
    page.turn_to(NETWORK)
    done()
    figures = page.network.figures
    figures.pick("members")
    figures.stand_at("")
    done()
    assert page.network.behind.rows.rowCount() == 0
