"""Pages of an office beside what a room signed of every kind that lacks what its kind requires."""

from __future__ import annotations

import traceback

import pytest

from tests.journeys import golden, hollow


@pytest.fixture
def sent_hollow(district_after):
    """An office that has judged a month, and then took in what is hollow."""

    def happen(district):
        hollow.worked(district)
        return hollow.sent(district)

    return district_after("a month that was judged, and what is hollow", happen)


def some_of_each(sent):
    by_kind = {}
    for kind, record in sent:
        by_kind.setdefault(kind, []).append(record)
    for kind, records in by_kind.items():
        # What came last was without anything, of other types, too long.
        for record in records[-3:-1]:
            yield kind, record


@pytest.mark.timeout(300)
def test_every_page_of_an_office_stands_and_shows_what_is_hollow(sent_hollow, shell_of):
    wrong = []
    with sent_hollow.at("office"):
        shell = shell_of()

        def look(what, go):
            try:
                go()
                golden.rest()
                golden.texts(shell)
            except Exception:
                wrong.append(f"{what}: {traceback.format_exc()}")

        shell.crashed = lambda error: wrong.append("".join(traceback.format_exception(error)))
        for name, info in shell._listed.items():
            if not info.whole and "office" in info.kinds:
                look(name, lambda page=name: shell.show_page(page))
        for kind, record in some_of_each(sent_hollow.given_back):
            look(kind, lambda hit=(kind, record): shell._open_hit(*hit))
        assert not wrong, "\n\n".join(wrong)
        golden.rest()
        shell.may_close = None
        shell.close()
