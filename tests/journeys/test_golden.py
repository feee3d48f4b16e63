"""What the program of schema 5 left half done is gone on with: every form, and a delivery."""

import json
import shutil

import pytest
from PySide6.QtWidgets import QPushButton

from app import store
from app.fields import Phone
from app.language import _
from app.office import receive
from app.records import attachments, check, deliveries
from app.room import deliver
from app.store import drafts
from tests.conftest import PASSWORD
from tests.journeys import golden
from tests.ui.conftest import dress

SHOWN = json.loads((golden.BACKUPS / "shown.json").read_text("utf-8"))
"""By installation, what each draft showed then, and what its end wrote into the journal."""

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def opened(tmp_path, clock, all_prepared):
    """Open the golden room or office as its backup has it."""
    clock.time = clock.time.replace(hour=15, minute=0)

    def made(who):
        store.close(with_backup=False)
        folder = tmp_path / who
        if not folder.exists():
            golden.copied(who, all_prepared.folder, tmp_path)
        here = store.open(folder, password=PASSWORD)
        here.clock, here.clock_accepted = clock, True
        return here

    return made


@pytest.fixture
def window(qapp):
    """A window of what is open, gone before it is closed."""
    dress(qapp)
    made = []

    def make():
        made.append(golden.window())
        return made[-1]

    yield make
    for each in made:
        golden.throw_away(each)


def typed():
    """By draft, what it keeps; whether it was put aside or just left is not typed."""
    kept = {each.id: dict(each.typed) for each in drafts.unfinished()}
    for each in kept.values():
        each.pop("_aside", None)
    return kept


def masked(each):
    """What a record knew before may come back masked, by its mask; what is new stands there."""
    [draft] = [found for found in drafts.unfinished() if found.id == each["draft"]]
    return {Phone().mask(text): text for text in each["inputs"]} if draft.record else {}


def test_every_form_that_was_not_finished_stands_on_the_first_page(opened, window):
    opened("room")
    assert {each.id for each in drafts.unfinished()} == {each["draft"] for each in SHOWN["room"]}
    shell = window()
    shell.show_page("home")
    golden.rest()
    while more := [each for each in buttons(shell) if each.text().startswith("还有")]:
        more[0].click()
        golden.rest()
    going_on = [each for each in buttons(shell) if each.text() == _("Go on with it")]
    assert len(going_on) == len(SHOWN["room"])


def buttons(shell):
    return [each for each in shell.findChildren(QPushButton) if each.isVisibleTo(shell)]


@pytest.mark.parametrize("who", ["room", "office"])
def test_every_form_comes_back_as_it_was_and_is_finished(who, opened, window):
    opened(who)
    golden.know_the_last_numbers()
    shell = window()
    for each in SHOWN[who]:
        was = typed()[each["draft"]]
        known = masked(each)
        golden.go_on(shell, each["page"], each["draft"])
        form = each["form"]
        seen = [known.get(text, text) for text in golden.inputs(shell)]
        assert not golden.lacking(each["inputs"], seen), form
        assert not golden.lacking(each["texts"], golden.texts(shell)), form
        if each["keyboard"]:
            assert golden.keyboard(shell) == each["keyboard"], form
        assert typed()[each["draft"]] == was, form
        assert golden.finish(shell) == each["kept"], form
        golden.leave(shell)
        assert (each["draft"] in typed()) == each["left"], form
    assert check.everything().problems == ()
    [row] = [each.typed["rows"] for each in drafts.unfinished()] if who == "room" else [[]]
    assert len(row) == (who == "room")  # a row that is wrong stays until somebody sets it right


def test_a_photo_that_was_prepared_is_still_there(opened):
    opened("room")
    [prepared] = [
        each for draft in drafts.unfinished() for each in draft.typed.get("_prepared", [])
    ]
    assert prepared["name"] == "院墙.jpg"
    assert attachments.sweep() == 0


def test_a_delivery_that_was_cut_off_is_finished_and_received(opened, tmp_path):
    stick = tmp_path / "stick"
    shutil.copytree(golden.BACKUPS / "stick", stick)
    [half] = stick.rglob("*.part")
    opened("room")
    waiting = [each.serial for each in deliveries.all_deliveries() if each.planned]
    assert sorted(waiting) == [2, 3]
    delivered = deliver.deliver(stick)
    assert not half.exists()
    assert [each.serial for each in deliveries.all_deliveries() if each.planned] == []
    assert delivered.lost == []
    assert check.everything().problems == ()
    opened("office")
    verdicts = receive.receive(stick)
    assert {each.verdict for each in verdicts} == {receive.TAKEN, receive.ALREADY}
    assert [each.verdict for each in receive.receive(stick)] == [receive.ALREADY] * len(verdicts)
    assert check.everything().problems == ()
