"""Takes the pictures of the guides: `make screenshots` writes docs/pictures anew."""

from __future__ import annotations

import os
import sys
import time

from app.exchange import drive
from docs import stage
from docs.scenes import month_end, office, papers, room, room_at_work
from docs.stage import HERE, NOW, clock_at
from ui import work


def main(only: list[str]) -> None:
    """Take every scene, or only some on the stage that still stands."""
    os.environ["TZ"] = "Asia/Shanghai"
    time.tzset()
    if not only:
        stage.build(HERE)
    drive.find_sticks = lambda: list(stage.plugged)
    with clock_at(NOW):
        for name, scene in SCENES.items():
            if not only or name in only:
                scene()


SCENES = {
    "first": room.first_hour,
    "practise": room.practise,
    "room": room.room,
    "english": room.english_room,
    "stick": room.stick_and_answer,
    "work": room_at_work.room_at_work,
    "office-english": office.english_office,
    "office": office.office,
    "city": office.city,
    "assessed": office.assessed,
    "rules": office.duty_rules,
    "inspection": office.inspection,
    "month-end": month_end.month_end,
    "papers": papers.papers,
    "certificates": office.certificates,
}

if __name__ == "__main__":
    main(sys.argv[1:])
    work.wait()
