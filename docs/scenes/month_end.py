"""What an office decides when a month is over: doubles, volumes, subsidies."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt

from app import store
from app.commands import demo_month_end
from app.commands.demo import DISTRICT, OFFICE
from app.office import doubles
from app.records.subsidy import SubsidyClaim, deciding
from docs.camera import Camera, window
from docs.stage import HERE, PASSWORD, some_villages


def month_end() -> None:
    """A month-end as it is played for a demonstration, where some is left to decide."""
    folder = HERE / "month-end"
    _play(folder)
    with window(folder / "office", password=PASSWORD) as camera:
        camera.show("doubles")
        camera.take("doubles")
        _review(camera)
        camera.show("subsidy")
        camera.take("subsidy-office")
    with window(folder / "room-1", password=PASSWORD) as camera:
        camera.show("subsidy")
        camera.take("subsidy")


def _play(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    rooms = some_villages()[: demo_month_end.FEWEST]
    demo_month_end.play(folder, PASSWORD, rooms, office=(DISTRICT, OFFICE), as_json=False)
    store.open(folder / "office", PASSWORD)
    try:
        for each in doubles.decided(10):
            if each.decision is not None:
                doubles.undo(each.decision)
        claim = SubsidyClaim.select().order_by(SubsidyClaim.row).get()
        deciding.take_back(claim, reason="金额要再核")
    finally:
        store.close(with_backup=False)


def _review(camera: Camera) -> None:
    """The volumes of a review, one of them half scored."""
    page = camera.show("reviews")
    page.table.view.setFocus()
    # Which are drawn, and in which order, is by chance; one that is void is not scored.
    page.table.pick(next(each.id for each in page.volumes if not each.void))
    camera.key(Qt.Key.Key_Return)
    camera.write("4")
    camera.key(Qt.Key.Key_Tab)
    camera.write("卷内目录没有页号")
    camera.take("reviews")
    page.form.throw_away()
