"""Photos and scans: kept while something names them, and no longer."""

import io
import os
import time

from PIL import Image

from app import store
from app.records import attachments, visits
from app.store import drafts


def prepared(colour: str, *, days_ago: int):
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, "PNG")
    kept = attachments.prepare(name=f"{colour}.png", data=out.getvalue())
    file = store.current().folder / "attachments" / kept["file"]
    then = time.time() - days_ago * 86_400
    os.utime(file, (then, then))
    return kept, file


def test_what_was_prepared_for_a_form_given_up_is_swept_away_after_a_day(room: store.Store):
    _given_up, old = prepared("red", days_ago=2)
    _just_now, fresh = prepared("green", days_ago=0)
    in_draft, typed = prepared("blue", days_ago=2)
    drafts.save("visit", {"prepared": [in_draft]})
    of_visit, attached = prepared("white", days_ago=2)
    visit = visits.log(
        day=store.current().today(), name="赵淑珍", category="01", facts="问", prepared=[of_visit]
    )
    assert attachments.sweep() == 1
    assert [file.exists() for file in (old, fresh, typed, attached)] == [False, True, True, True]
    [kept] = attachments.of(visit.id)
    assert attachments.read(kept)
