"""An invitation is taken in the window: after a backup, and a change of office after a question."""

from PySide6.QtWidgets import QPushButton

from app.records import deliveries
from app.store import backup
from tests.room.test_enrol import invitation
from ui.pages import invited


def take(shell, path, joined):
    invited.take_invitation(shell, shell.show_page("settings"), path, lambda: joined.append(1))


def test_a_room_joins_and_a_backup_lies_before_it(shell, room, qtbot, tmp_path):
    letter, joined = tmp_path / "letter", []
    letter.write_bytes(invitation())
    take(shell, letter, joined)
    qtbot.waitUntil(lambda: bool(joined), timeout=15_000)
    assert deliveries.office().name == "山亭区司法局"
    assert "before-invitation" in backup.existing(room.folder / "backups")[0].name


def test_another_office_is_asked_about(shell, qtbot, tmp_path):
    letter, joined = tmp_path / "letter", []
    letter.write_bytes(invitation())
    take(shell, letter, joined)
    qtbot.waitUntil(lambda: len(joined) == 1, timeout=15_000)
    other = "00000000-0000-7000-8000-0000000000aa"
    letter.write_bytes(invitation(office_origin=other, office_name="薛城区司法局", token="cd" * 16))
    take(shell, letter, joined)

    def yes():
        found = shell.findChildren(QPushButton)
        return next((b for b in found if b.isVisible() and "换到新" in b.text()), None)

    qtbot.waitUntil(lambda: yes() is not None, timeout=15_000)
    assert deliveries.office().name == "山亭区司法局"
    yes().click()
    qtbot.waitUntil(lambda: len(joined) == 2, timeout=15_000)
    assert deliveries.office().name == "薛城区司法局"


def test_another_name_is_asked_about(shell, room, qtbot, tmp_path):
    letter, joined = tmp_path / "letter", []
    letter.write_bytes(invitation())
    take(shell, letter, joined)
    qtbot.waitUntil(lambda: len(joined) == 1, timeout=15_000)
    letter.write_bytes(invitation(code="370406101299-02", name="另一个", token="cd" * 16))
    take(shell, letter, joined)

    def yes():
        found = shell.findChildren(QPushButton)
        return next((b for b in found if b.isVisible() and "改用新" in b.text()), None)

    qtbot.waitUntil(lambda: yes() is not None, timeout=15_000)
    assert room.name == "店子村工作室"
    yes().click()
    qtbot.waitUntil(lambda: len(joined) == 2, timeout=15_000)
    assert room.name == "另一个"
