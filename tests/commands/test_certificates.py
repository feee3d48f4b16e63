"""Certificates by command: printed from the register, judged by a photo or PDF of them."""

import datetime

import pytest

from app import store
from app.records import certificates

PASSWORD = "正月十五-1"


@pytest.fixture
def issued(office_folder):
    """An office with two letters of appointment, one of them revoked."""
    store.open(office_folder, password=PASSWORD)
    made = certificates.issue(
        kind="appointment",
        what="法治副主任",
        since=datetime.date.today(),
        until=datetime.date.today() + datetime.timedelta(days=900),
        holders=[{"name": "王建国"}, {"name": "李海涛"}],
    )
    store.close(with_backup=False)
    return office_folder, made


def printed(command, folder, out, *more):
    done = command("print", "--data", folder, "appointment", "--all", "-o", out, *more)
    assert done.code == 0, done.err
    return out


def test_a_printed_certificate_is_genuine(command, issued, tmp_path):
    folder, _made = issued
    file = printed(command, folder, tmp_path / "c.pdf")
    said = command("verify-certificate", "--data", folder, file, "--json")
    assert said.code == 0
    found = said.json["certificates"]
    assert [each["verdict"] for each in found] == ["genuine", "genuine"]
    assert found[0]["facts"]["证书上的姓名"] == "王建国"


def test_what_is_not_in_force_ends_with_one(command, issued, tmp_path):
    folder, made = issued
    file = printed(command, folder, tmp_path / "c.pdf", "--size", "a5")
    store.open(folder, password=PASSWORD)
    certificates.revoke(made[1], reason="left")
    said = command("verify-certificate", "--data", folder, file)
    assert said.code == 1
    assert "已撤销" in said.out
    assert "不再担任" in said.out


def test_a_stranger_does_not_know_the_issuer(command, issued, room_folder, tmp_path):
    folder, _made = issued
    file = printed(command, folder, tmp_path / "c.pdf")
    said = command("verify-certificate", "--data", room_folder, file)
    assert said.code == 1
    assert "王建国" in said.out
    assert "公钥" in said.out


def test_a_paper_without_a_code_says_what_to_do(command, issued, tmp_path):
    folder, _made = issued
    file = printed(command, folder, tmp_path / "blank.pdf")
    done = command("print", "--data", folder, "honour", "--blank", "-o", file)
    assert done.code == 0
    said = command("verify-certificate", "--data", folder, file)
    assert said.code == 1
    assert "blank.pdf" in said.err


def test_what_is_revoked_is_not_printed(command, issued, tmp_path):
    folder, made = issued
    store.open(folder, password=PASSWORD)
    certificates.revoke(made[1], reason="left")
    number = made[1].number
    out = tmp_path / "c.pdf"
    said = command("print", "--data", folder, "appointment", "--id", number, "-o", out)
    assert said.code == 1
    assert number in said.err
    assert not out.exists()
    printed(command, folder, out)


def test_terms_that_end_are_said_to_be_due(command, office_folder):
    store.open(office_folder, password=PASSWORD)
    today = datetime.date.today()
    for days in (10, 40, 400):
        certificates.issue(
            kind="appointment",
            what="顾问",
            since=today,
            until=today + datetime.timedelta(days=days),
            holders=[{"name": f"王{days}"}],
        )
    said = command("due", "--data", office_folder, "--json").json
    assert [each["name"] for each in said["certificates"]] == ["王10"]
    said = command("due", "--data", office_folder, "--days", 60)
    assert "王40" in said.out
    assert "王400" not in said.out
