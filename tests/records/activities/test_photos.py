"""Photos of an activity: a small copy of the first six travels, the originals stay."""

from __future__ import annotations

import io
import json
import random

from PIL import Image

from app.records import attachments, keeping
from app.records.activities import Activity
from app.records.attachments import Attachment
from app.store import journal
from app.store.schema import Version
from tests.journeys.district import DAY, District


def photo(side: int = 2_400, seed: int = 0) -> bytes:
    """A picture as a phone takes it: large, noisy, saying where it was taken."""
    noise = random.Random(seed).randbytes(side * side // 16 * 3)
    small = Image.frombytes("RGB", (side // 4, side // 4), noise)
    exif = Image.Exif()
    exif[0x010F] = "PHONE"
    exif[0x0112] = 6
    out = io.BytesIO()
    small.resize((side, side * 3 // 4)).save(out, "JPEG", quality=95, exif=exif)
    return out.getvalue()


def hold(count: int = 1) -> Activity:
    prepared = [
        attachments.prepare(name=f"{at}.jpg", data=photo(side=800 if at else 2_400, seed=at))
        for at in range(count)
    ]
    return keeping.keep(Activity, prepared=prepared, day=DAY, kind="large", state="held",
                        theme="宪法")  # fmt: skip


def test_what_travels_is_small_upright_and_says_nothing_of_the_phone(room):
    [kept] = attachments.of(hold().id)
    data = attachments.read(kept)
    with Image.open(io.BytesIO(data)) as image:
        assert max(image.size) <= 1_600
        assert image.height > image.width
        assert not dict(image.getexif())
    assert len(data) <= 300_000
    assert b"PHONE" not in data
    assert attachments.read_original(kept) == photo()
    assert attachments.damaged() == []


def test_where_the_original_lies_is_said_to_nobody(room):
    hold()
    [version] = Version.select().where(Version.kind == "attachment")
    said = json.loads(version.shared)
    assert not {"file", "original", "original_sha256"} & said.keys()


def test_the_seventh_photo_stays_here(room):
    kept = hold(8)
    found = attachments.of(kept.id)
    assert [bool(each.here_only) for each in found] == [False] * 6 + [True] * 2
    last = Version.select().where(Version.record == found[-1].id).get()
    assert json.loads(last.shared).keys() == {"owner_kind", "owner"}
    assert len(attachments.among({each.id for each in found}, 0)) == 6


def test_originals_are_swept_by_nobody_and_missed_when_they_are_gone(room):
    [kept] = attachments.of(hold().id)
    attachments.drop({"file": kept.original})
    assert attachments.read_original(kept) == photo()
    (room.folder / "attachments" / kept.original).unlink()
    assert attachments.damaged() == ["0.jpg"]
    assert journal.verify()


def test_a_scan_of_another_record_goes_as_it_is(room):
    from app.records import visits

    visit = visits.log(day=DAY, name="赵淑珍", category="01", facts="离婚")
    kept = attachments.add(visit, name="证.jpg", data=photo(800))
    assert kept.original is None
    assert attachments.read(kept) == photo(800)


def test_the_office_sees_the_small_copy(tmp_path, clock):
    district = District(tmp_path, clock)
    district.room("店子村")
    with district.at("店子村"):
        hold(7)
    district.round("店子村")
    with district.at("office"):
        found = [each for each in Attachment.select() if each.sha256]
        assert len(found) == 6
        for each in found:
            assert len(attachments.read_original(each)) <= 300_000
