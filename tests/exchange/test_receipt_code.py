"""The receipt code: read as people say, type and paste it; a slip names its group."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import AppError
from app.exchange import receipt_code
from app.exchange.receipt_code import ReceiptCodeIncomplete, ReceiptGroupsWrong

ORIGIN = "0192f0c1-5a3e-7bbb-8ccc-0123456789ab"
EPOCH = "0f" * 16
HEAD = "1753797fbc2f16abbf01c8ea7efb5b57414fdcb9bcb10152eb54f5018c6823c9"
CODE = receipt_code.spelled(ORIGIN, EPOCH, 2, HEAD, 1)


def test_the_code_is_the_one_that_the_format_describes():
    assert receipt_code.grouped(CODE) == "86584 43413 74997 07016"
    assert receipt_code.serial_in(CODE) == 1


def test_every_part_of_the_package_changes_the_code():
    others = {
        receipt_code.spelled(ORIGIN.replace("0192", "0193"), EPOCH, 2, HEAD, 1),
        receipt_code.spelled(ORIGIN, "1f" * 16, 2, HEAD, 1),
        receipt_code.spelled(ORIGIN, EPOCH, 3, HEAD, 1),
        receipt_code.spelled(ORIGIN, EPOCH, 2, "0" * 64, 1),
        receipt_code.spelled(ORIGIN, EPOCH, 2, HEAD, 2),
    }
    assert len(others | {CODE}) == 6


@pytest.mark.parametrize(
    "wrap",
    [
        "{}",
        "11月22日收到第12次上报，回执码 {}。",
        "店子村：2026-11-22 报 回执码：{}（王主任 0632-8811001）",
        "  {}\n",
    ],
)
@pytest.mark.parametrize("between", ["", " ", "-", "　", "，", "\n"])
def test_a_code_is_found_in_what_was_pasted(wrap, between):
    text = wrap.format(between.join(receipt_code.grouped(CODE).split()))
    assert receipt_code.read(text) == [CODE]


def test_digits_in_full_width_are_read():
    wide = "".join(chr(ord(each) + 0xFEE0) for each in CODE)
    assert receipt_code.read(wide) == [CODE]


def test_a_chat_with_the_codes_of_many_rooms_gives_them_all():
    other = receipt_code.spelled(ORIGIN, EPOCH, 9, HEAD, 7)
    text = f"店子村：{receipt_code.grouped(CODE)}\n山前村：{receipt_code.grouped(other)}"
    assert receipt_code.read(text) == [CODE, other]


@pytest.mark.parametrize("at", range(20))
def test_a_wrong_digit_names_its_group(at):
    slip = CODE[:at] + str((int(CODE[at]) + 1) % 10) + CODE[at + 1 :]
    with pytest.raises(ReceiptGroupsWrong) as refused:
        receipt_code.read(receipt_code.grouped(slip))
    assert refused.value.data["groups"] == str(at // 5 + 1)


def test_a_digit_left_out_names_its_group():
    first, second, third, fourth = receipt_code.grouped(CODE).split()
    with pytest.raises(ReceiptGroupsWrong) as refused:
        receipt_code.read(f"11月22日 回执码 {first} {second[1:]} {third} {fourth}")
    assert refused.value.data["groups"] == "2"


@pytest.mark.parametrize(("typed", "count"), [("", 0), ("还没收到", 0), (CODE[:-1], 19)])
def test_what_is_no_whole_code_says_how_many_digits_there_are(typed, count):
    with pytest.raises(ReceiptCodeIncomplete) as refused:
        receipt_code.read(typed)
    assert refused.value.data["count"] == count


@given(st.text(max_size=200))
def test_whatever_is_pasted_is_read_or_refused(text):
    with contextlib.suppress(AppError):
        assert all(len(each) == 20 for each in receipt_code.read(text))
