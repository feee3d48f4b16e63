"""A room's month from the first morning to the answer of the office, by functions."""

import datetime

import pytest

from app import store
from app.books import sheet, visits_in
from app.documents import papers
from app.documents.ledgers import workbook
from app.errors import FieldErrors
from app.office import invite, receive, reply
from app.records import cards, deliveries, imports, people, visits
from app.records.visits import Filter, Visit
from app.resources import resource
from app.room import deliver, enrol, set_up
from app.room.take_reply import take_reply
from app.store import backup, drafts, journal, search
from tests.conftest import PASSWORD
from tests.journeys.district import CODES


def test_a_month_of_a_room_from_the_first_morning_to_the_answer(district, tmp_path, clock):
    with district.at("office"):
        invitation = invite.invite(CODES[0], "店子村法律服务工作室")

    # The first morning: the room is made, its people are entered, cards are handed out.
    clock.time = clock.time.replace(day=2)
    recovery = set_up.room(
        tmp_path / "room",
        code=CODES[0],
        name="店子村",
        keeper="李秀英",
        password=PASSWORD,
        start_day=datetime.date(2026, 11, 1),
    )
    room = store.current()
    room.clock, room.clock_accepted = clock, True
    enrol.take_invitation(invitation)
    lawyer = people.register(name="䶮㛃𬭎", title="律师", phone="15406321234")
    people.appoint(lawyer, role="lawyer", since=datetime.date(2026, 1, 1))
    printed = [(lawyer.id, 10)]
    assert papers.contact_cards(printed).missing == {}
    [issued] = cards.issue(printed=printed, day=room.today())
    cards.hand_out(issued, 3, day=room.today(), group_label="3组")

    # The paper book comes in; what must be looked at waits, and the same file adds nothing.
    book = sheet.read(resource("sample", "legacy_ledger.xlsx"))
    plan = visits_in.plan(book)
    brought = visits_in.bring_in(plan)
    assert len(brought.rows) == len(plan.ready)
    assert visits_in.plan(book, known=imports.known_marks()).ready == []

    # A villager comes, is met again a week later, and a promised answer is kept.
    clock.forward(days=3)
    zhao = people.register(name="赵淑珍", identity="370481194912310020", phone="15406320001")
    first = visits.log(
        day=room.today(),
        person=zhao.id,
        category="0102",
        facts="三个儿子轮流管饭，轮到老二就推",
        result="promised",
        follow_up=room.today() + datetime.timedelta(days=7),
        for_lawyer=True,
        handler=lawyer.id,
        handler_name=lawyer.name,
    )
    assert (first.sex, first.age_band, first.phone) == ("2", "4", "15406320001")
    assert [each.id for each in people.suggest("zsz")] == [zhao.id]
    half = drafts.save("visit", {"facts": "村西头的路"}, focus="facts")
    clock.forward(days=7)
    assert [each.id for each in visits.promised(room.today())] == [first.id]
    visits.log(
        day=room.today(), person=zhao.id, category="0102", facts="儿子们都来了", follows=first.id
    )
    assert visits.promised(room.today()) == []
    late = visits.log(day=datetime.date(2026, 11, 3), anonymous=True, category="05", facts="滴水")
    assert late.late
    assert [each.typed["facts"] for each in drafts.unfinished("visit")] == ["村西头的路"]
    drafts.discard(half)
    twice = visits.log(day=room.today(), name="赵淑珍", category="0102", facts="儿子们都来了")
    visits.void(twice, reason="duplicate")

    # Papers and lists for the folder on the shelf.
    assert papers.visit_forms([first.id]).count == 1
    assert papers.day_logs(datetime.date(2026, 11, 1), room.today()).count == 3
    month = Filter(since=datetime.date(2026, 11, 1))
    assert papers.visit_ledger(month).count == visits.count(month) == 3
    listed = visits.every(month)
    assert workbook.write_whole(tmp_path / "list.xlsx", "visit", listed) == 3

    # The stick goes to the office and comes back with its word.
    assert deliveries.waiting() > 0
    delivered = deliver.deliver(district.stick())
    assert deliveries.state(journal.get(Visit, first.id)) == deliveries.PACKED
    store.close()
    assert backup.existing(tmp_path / "room" / "backups")
    with district.at("office"):
        verdicts = receive.receive(district.stick())
        assert [each.verdict for each in verdicts] == [receive.TAKEN]
        reply.answer(district.stick(), verdicts)
        assert visits.count(month) == 3
    with district.at("room"):
        assert take_reply(district.stick()).delivered_to == delivered.last
        kept = journal.get(Visit, first.id)
        assert deliveries.state(kept) == deliveries.RECEIVED
        with pytest.raises(FieldErrors):
            visits.amend(kept, facts="改一改")
        visits.amend(kept, facts="三个儿子轮流管饭，轮到老三就推", reason="听错了是老三")
        assert deliveries.waiting() == 1
        assert journal.verify()

    # The password is forgotten; the paper with the recovery code is not.
    store.open_with_recovery(tmp_path / "room", recovery)
    assert [hit.title for hit in search.find("赵淑珍", ["person"])] == ["赵淑珍"]
