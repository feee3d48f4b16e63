"""The whole cycle with invented people."""

import pytest

from app.commands.demo import DEMO_PASSWORD

# Two rooms live a year: once, for all who look at it.
pytestmark = pytest.mark.timeout(240)


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    """Where it is played, and what was said of it."""
    return tmp_path_factory.mktemp("demo") / "demo", []


@pytest.fixture
def folder(stage):
    return stage[0]


@pytest.fixture
def played(command, stage, monkeypatch):
    folder, said = stage
    if not said:
        monkeypatch.delenv("LEGALROOM_PASSWORD")
        said.append(command("demo", folder, "--rooms", 2, "--visits", 40, "--json"))
    assert said[0].code == 0, said[0].err
    return said[0]


def test_the_demonstration_leaves_rooms_office_stick_and_papers(played, folder):
    for name in ("room-1", "room-2", "office", "stick/LEGALROOM/report", "stick/LEGALROOM/reply"):
        assert (folder / name).is_dir()
    printed = [path.name for path in (folder / "print").iterdir()]
    assert {"联系卡-䶮㛃𬭎.pdf", "调解台账.pdf", "调解员月报.pdf", "卷宗.pdf"} <= set(printed)
    assert len(printed) == len(played.json["print"]) > 5


def test_the_demonstration_says_what_was_done(played):
    said = played.json
    assert said["verdicts"] == ["taken", "taken"]
    assert [room["visits"] for room in said["rooms"]] == [40 + said["ledger"]["ready"], 40]
    assert all(room["delivered_to"] == room["entries"] for room in said["rooms"])
    assert said["disputes"]["rows"] == 42
    assert [room["disputes"] for room in said["rooms"]] == [48 + said["disputes"]["ready"], 48]


def test_the_office_inspects_the_first_room_and_tells_it(played, folder):
    printed = {path.name for path in (folder / "print").iterdir()}
    assert {"督导记录.pdf", "督导检查表.pdf", "督导整改通知书.pdf", "通报.pdf"} <= printed
    assert [each["remarks"] for each in played.json["rooms"]] == [3, 0]


def test_certificates_are_asked_for_issued_printed_and_judged(played, folder):
    printed = {path.name for path in (folder / "print").iterdir()}
    assert {"聘书.pdf", "法律明白人证书.pdf", "荣誉证书.pdf", "培训结业证书.pdf"} <= printed
    assert played.json["certificates"] >= 5


def test_what_was_played_opens_with_the_documented_password(played, command, folder, monkeypatch):
    monkeypatch.setenv("LEGALROOM_PASSWORD", DEMO_PASSWORD)
    for name in ("room-1", "room-2", "office"):
        assert command("check", "--data", folder / name).code == 0


def test_the_demonstration_is_not_played_over_anything(command, tmp_path):
    (tmp_path / "mine").write_text("x")
    assert command("demo", tmp_path).code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
