"""A changed print design is one action, one entry, and can be taken back."""

from app.records import designs
from app.store import journal, line
from app.store.session import current


def test_a_change_is_one_entry_and_holds_until_the_next(office):
    before = line.head(current().origin).number
    designs.keep({"card": '{"a":1}', "house": "{}"})
    assert line.head(current().origin).number == before + 1
    assert designs.in_force() == {"card": '{"a":1}', "house": "{}"}
    assert [each.names for each in designs.changes()] == [["card", "house"]]
    designs.keep({"house": "{}"})
    assert designs.in_force() == {"house": "{}"}
    designs.keep({})
    assert designs.in_force() == {}
    assert journal.verify()


def test_what_was_in_force_at_an_entry_can_still_be_told(office):
    first = designs.keep({"card": "1"}).entry
    designs.keep({"card": "2"})
    assert designs.in_force(until=first) == {"card": "1"}
    assert designs.in_force() == {"card": "2"}


def test_the_wording_does_not_travel_upwards(office):
    made = designs.keep({"card": '{"kind":"本区联系卡 \\u202e"}'})
    assert "files" in type(made).never_travelling()
    assert designs.in_force()["card"].startswith('{"kind"')


def test_without_a_change_the_programs_own_files_are_read(office):
    assert designs.source("signs", "badge") == designs.bundled("signs", "badge")
