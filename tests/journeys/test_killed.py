"""A program that dies at any step of a delivery or of taking one in."""

import os
import sys
from pathlib import Path

import pytest

from app import seal
from app.exchange import findings
from app.exchange.refusals import StickError
from app.office import overview, receive, reply
from app.records import deliveries, visits
from app.room import deliver
from app.store import journal, own_keys

KILLED = 77

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="dies in a copy of the process")


def dies_at(step, folder, what):
    """Do something in a copy of this process that ends at its n-th touch of a folder.

    Gives whether it got to the end.
    """
    child = os.fork()
    if child == 0:
        left = [step]

        def watch(event, details):
            if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.scandir"):
                touched = any(str(folder) in str(each) for each in details)
                left[0] -= touched
                if touched and left[0] == 0:
                    os._exit(KILLED)

        try:
            sys.addaudithook(watch)
            what()
        except BaseException:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, KILLED)
    return code == 0


def on_the_stick(stick):
    """What the whole packages on a stick say of themselves."""
    found = findings.scan(stick).packages
    public = own_keys.public_keys().minisign
    labels = []
    for each in found:
        if each.label is not None and len(each.ciphertexts) == 1 and each.label.kind == "report":
            seal.verify(public, each.ciphertexts[0].read_bytes(), each.minisig)
            labels.append(each.label)
    return labels


def test_killed_at_any_step_nothing_is_called_delivered_that_is_not_on_the_stick(district):
    district.room("店子村")
    stick = district.stick()
    (visit,) = district.log("店子村", "离婚")

    def once():
        with district.at("店子村"):
            deliver.deliver(stick)

    for step in range(1, 60):
        finished = dies_at(step, stick, once)
        with district.at("店子村"):
            labels = {(each.serial, each.first, each.last) for each in on_the_stick(stick)}
            said = deliveries.all_deliveries()
            ready = {(each.serial, each.first, each.last) for each in said if not each.planned}
            assert ready <= labels
            state = deliveries.state(journal.get(visits.Visit, visit))
            assert (state == deliveries.PACKED) == bool(ready)
            # Nothing else ever stands under a serial that was given once.
            assert len({serial for serial, *_ in labels}) == len(labels)
        if finished:
            break
    assert finished
    assert step > 10
    assert all(each.verdict != receive.REFUSED for each in district.receive())
    district.take_reply("店子村")
    assert district.rows("office", of="店子村") == district.rows("店子村")
    with district.at("office"):
        assert overview.states()[0].missing == []


def test_an_office_killed_while_taking_in_has_all_of_a_package_or_nothing(district):
    district.room("店子村", "370406101200-01")
    district.room("山前村", "370406101201-01")
    for who in ("店子村", "山前村"):
        district.log(who, "离婚", "承包地")
        district.deliver(who)
    office = district.folder / "office"

    def once():
        with district.at("office"):
            reply.answer(district.stick(), receive.receive(district.stick()))

    for step in range(1, 200):
        finished = dies_at(step, office, once) and dies_at(step, district.stick(), once)
        with district.at("office"):
            shown = [
                visits.count(visits.Filter(origin=each.installation)) for each in overview.states()
            ]
            assert set(shown) <= {0, 2}
        if finished:
            break
    assert finished
    for who in ("店子村", "山前村"):
        assert district.take_reply(who).delivered_to
        assert district.rows("office", of=who) == district.rows(who)
    assert district.checked("office")


def test_a_stick_that_refuses_leaves_the_serial_to_the_next_one(district):
    district.room("店子村")
    district.log("店子村", "离婚")
    bad = district.stick("bad")
    (bad / "LEGALROOM").write_text("not a folder")
    for _ in range(3):
        with pytest.raises(StickError):
            district.deliver("店子村", "bad")
    with district.at("店子村"):
        assert deliveries.packed_to() == 0
        assert [each.serial for each in deliveries.all_deliveries()] == [1]
    district.log("店子村", "承包地")
    made = district.deliver("店子村", "good")
    assert [path.name.endswith(("-1.age", "-2.age")) for path in made.files] == [True, True]
    assert {each.verdict for each in district.receive("good")} == {receive.TAKEN}
    assert district.rows("office", of="店子村") == district.rows("店子村")


def test_whoever_stops_it_between_two_packages_loses_nothing(district, monkeypatch):
    from app.errors import Cancelled

    monkeypatch.setattr(deliver, "MOST_BYTES", 4000)
    district.room("店子村")
    district.log("店子村", *(f"第{number}件事" for number in range(8)))

    def stop(done, total):
        if done == 2:
            raise Cancelled

    with district.at("店子村"):
        with pytest.raises(Cancelled):
            deliver.deliver(district.stick(), stop)
        assert deliveries.packed_to() == 0
    district.deliver("店子村")
    assert receive.REFUSED not in {each.verdict for each in district.receive()}
    assert district.rows("office", of="店子村") == district.rows("店子村")


def test_what_an_interrupted_writing_left_is_cleared_away(district):
    district.room("店子村")
    made = district.deliver("店子村")
    folder = Path(made.files[0]).parent
    (folder / "x.age.1234.part").write_bytes(b"half")
    (folder / "half-1.age").write_bytes(b"age-encryption.org/v1\n")
    district.deliver("店子村")
    assert not [path for path in folder.iterdir() if path.name.startswith(("x", "half"))]


def test_an_office_killed_in_the_midst_of_a_package_has_nothing_of_it(district):
    district.room("店子村")
    district.log("店子村", *(f"第{number}件事" for number in range(250)))
    district.deliver("店子村")
    for calls in range(1, 6):
        child = os.fork()
        if child == 0:
            told = []

            def die(done, total, told=told, calls=calls):
                told.append(done)
                if len(told) == calls:
                    os._exit(KILLED)

            with district.at("office"):
                receive.receive(district.stick(), die)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        with district.at("office"):
            shown = visits.count(visits.Filter())
        assert os.waitstatus_to_exitcode(status) == KILLED
        assert shown in (0, 250)
        district.checked("office")
    district.receive()
    assert district.rows("office", of="店子村") == district.rows("店子村")
