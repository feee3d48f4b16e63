"""What of the published line goes to which room."""

import shutil
from pathlib import Path

from app import store
from app.office import published, receive, reply
from app.records import keeping, notices, people, rooms
from app.records.deliveries import Delivery
from app.records.notices import Notice
from app.store import restore
from tests.conftest import PASSWORD
from tests.journeys.district import DAY

OLDER = Path("tests/data/package/schema-5")


def test_a_room_whose_program_is_older_is_sent_nothing_that_it_would_refuse(tmp_path, clock):
    restore.restore(OLDER / "office.legalroom-backup", tmp_path / "office")
    opened = store.open(tmp_path / "office", password=PASSWORD)
    opened.clock, opened.clock_accepted = clock, True
    shutil.copytree(OLDER / "stick", tmp_path / "stick")
    keeping.keep(Notice, day=DAY, kind="notice", title="报送小结", words="月底前。")
    verdicts = receive.receive(tmp_path / "stick")
    [room] = rooms.enrolled()
    assert published.going(room) is None
    assert not published.will_go(room).knows
    assert len(reply.answer(tmp_path / "stick", verdicts)) == 1
    [made] = [each for each in Delivery.select() if not each.planned]
    assert (made.published_first, made.published_to, made.brought) == (1, 0, None)


def test_a_notice_for_a_room_that_is_unknown_here_goes_to_nobody(district):
    district.room("店子村")
    district.round("店子村")
    with district.at("office") as office:
        [room] = rooms.enrolled()
        made = keeping.keep(Notice, day=DAY, kind="notice", title="一", words="二", room=room.id)
        assert Notice.meant_for({"room": room.id}) == room.installation
        assert Notice.meant_for({}) == ""
        assert Notice.meant_for({"room": "nobody"}) not in ("", room.installation)
        assert made.origin == office.published != office.origin
        marks = notices.read_by(made)
        # It goes down with the next answer; nobody is blamed for not having read it by then.
        assert (marks.waiting, marks.unread) == (["店子村工作室"], [])


def test_what_stays_at_the_office_of_somebody_who_serves_is_in_no_body_that_goes(district):
    district.room("店子村")
    district.round("店子村")
    with district.at("office"):
        people.register(name="孙律师", phone="13906320001", address="鲁南路9号", title="律师")
        [room] = rooms.enrolled()
        going = published.going(room)
        files = published.files(room, going.first, going.last)
        text = b"".join(files.values()).decode()
        assert "孙律师" in text
        assert "13906320001" not in text
        assert "鲁南路" not in text
