"""What an office of another version, or one that means harm, may send beside its receipt."""

import pytest

from app import seal
from app.documents import design
from app.office import receive, reply
from app.records import certificates, designs
from app.records.certificates import issuers, revoked
from app.room import deliver, take_reply
from app.store import journal, own_keys


@pytest.fixture
def district(district_after):
    return district_after("a room", lambda made: made.room("room"))


@pytest.fixture
def brought(district, tmp_path, monkeypatch):
    """Let the office send just these bytes beside its receipt, and tell what the room takes."""

    def send(make):
        stick = tmp_path / "stick"
        stick.mkdir(exist_ok=True)
        with district.at("room"):
            deliver.deliver(stick)
        with district.at("office"):
            found = make()
            monkeypatch.setattr(reply, "_brought", lambda room, until=None: found)
            reply.answer(stick, receive.receive(stick))
        with district.at("room"):
            taken = take_reply.take_reply(stick)
            assert journal.verify()
        return taken

    return send


def look(files):
    return {"designs": seal.canonical({"files": files})}


@pytest.mark.parametrize(
    "files",
    [
        {"card": "[" * 100_000},
        {"card": "中" * 1_000_000},
        {"card": "\u202e\u0007"},
        {f"n{'_' * n}": "{}" for n in range(58)},
        {"../../etc": "{}"},
        {"card": "{}", "later": "NaN"},
        {"card": '{"width":1e999}'},
    ],
)
def test_a_print_design_that_nothing_can_be_drawn_by_takes_neither_receipt_nor_paper(
    district, brought, files
):
    taken = brought(lambda: look(files))
    assert taken.news
    with district.at("room"):
        assert designs.source("card")
        assert design.load("card", design.CardDesign).kind == "便民联系卡"


def revocations(day, secret, public, count=1):
    key = seal.key_id(public).hex()
    text = seal.canonical(
        {
            "day": day,
            "format": 1,
            "key": key,
            "kind": "revoked",
            "revoked": [[f"{number}号", day, "mistake"] for number in range(count)],
            "serial": 4_000_000_000,
        }
    )
    minisig = seal.sign(secret, text, "legalroom/1 kind=revoked")
    return {"signature": minisig.decode(), "text": text.decode()}


def forged(day):
    return revocations(day, own_keys.signer(), own_keys.public_keys().minisign)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-31"])
def test_a_list_of_an_absurd_day_keeps_no_receipt_away(brought, day):
    taken = brought(
        lambda: {"certificates": seal.canonical({"answers": [], "revoked": [forged(day)]})}
    )
    assert taken.news


@pytest.mark.parametrize(
    "data",
    [
        {"answers": [], "revoked": [], "later": 1},
        {"answers": [{"answer": 1}], "revoked": []},
        {"answers": "x"},
        {},
    ],
)
def test_what_a_later_office_says_in_another_way_keeps_no_receipt_away(brought, data):
    assert brought(lambda: {"certificates": seal.canonical(data)}).news


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-11-22", "2026-02-31"])
@pytest.mark.parametrize("code", ["LR1:AAAA", "LR9:LATER", "", "x" * 3000, None])
def test_an_answer_to_nothing_of_ours_is_passed_by(brought, code, day):
    answer = {
        "answer": "0" * 8 + "-0000" * 3 + "-" + "0" * 12,
        "code": code,
        "day": day,
        "prints": True,
        "replaces": None,
        "request": "0" * 8 + "-0000" * 3 + "-" + "0" * 12,
        "words": "\u202e",
    }
    taken = brought(lambda: {"certificates": seal.canonical({"answers": [answer], "revoked": []})})
    assert (taken.news, taken.certificates) == (True, 0)


def test_lists_of_other_issuers_never_make_a_reply_too_large(district, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    with district.at("office"):
        certificates.revoke(
            certificates.issue(kind="honour", what="先进", holders=[{"name": "王建国"}])[0],
            reason="mistake",
        )
        for number in range(4):
            secret, public = seal.new_signer()
            said = revocations("2026-11-22", secret, public, 36_000)
            listed = revoked.SignedList(signature=said["signature"], text=said["text"])
            known = issuers.KnownIssuer(f"某区{number}", public, "file")
            issuers.take_in(issuers.Offered(known, "370404", listed))
        mine = own_keys.public_keys().minisign
    with district.at("room"):
        deliver.deliver(stick)
    with district.at("office"):
        reply.answer(stick, receive.receive(stick))
    with district.at("room"):
        assert take_reply.take_reply(stick).news
        assert revoked.of(mine)
