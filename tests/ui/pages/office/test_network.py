"""What the office's page says of the service network."""

from app.records import people, places
from ui.pages.office.page import NETWORK


def rows(page):
    numbers = page.network.numbers
    shown = [numbers.record(at) for at in range(numbers.rowCount())]
    return {each.figure.name: [column.show(each) for column in numbers.columns] for each in shown}


def test_each_figure_stands_beside_that_of_the_report(page, done):
    page.turn_to(NETWORK)
    done()
    assert rows(page)["deputies"] == ["滕州市：法治副主任", "0", "589"]
    assert rows(page)["lawyers"] == ["山亭区：律师联镇街", "0→0", "6→10"]


def test_somebody_appointed_counts_at_once(page, done, qtbot):
    page.turn_to(NETWORK)
    done()
    village = next(each for each in places.directory() if each.code.startswith("370481"))
    people.appoint(people.register(name="周明"), role="deputy", place=village.code)
    qtbot.waitUntil(lambda: rows(page).get("deputies", ["", ""])[1] == "1")
