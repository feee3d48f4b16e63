"""Identity numbers, phones and codes, with the worked examples of the standards."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import fields
from app.errors import (
    BadCreditCode,
    BadIdentityCharacters,
    BadIdentityChecksum,
    BadIdentityDate,
    BadIdentityLength,
    BadPhone,
    BadPlaceCode,
    IdentityMasked,
    IdentityRounded,
    Unacceptable,
)

IDENTITY, PHONE = fields.IdentityNumber(), fields.Phone()


@pytest.mark.parametrize(
    ("number", "born", "sex"),
    [
        ("370406198001010017", datetime.date(1980, 1, 1), "1"),
        ("370481194912310020", datetime.date(1949, 12, 31), "2"),
        ("37048119620815019X", datetime.date(1962, 8, 15), "1"),
    ],
)
def test_the_worked_identity_numbers_are_taken_and_understood(number, born, sex):
    assert IDENTITY.parse(number) == number
    assert fields.birth_and_sex(number) == (born, sex)


def test_an_identity_number_may_be_typed_in_full_width_with_spaces_and_a_small_x():
    for typed in ("３７０４８１ 19620815 019x", "37048119620815019×", "\u202a37048119620815019X"):
        assert IDENTITY.parse(typed) == "37048119620815019X"


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("370404198502290018", BadIdentityDate),
        ("370406198001010018", BadIdentityChecksum),
        ("370402600621908123", BadIdentityDate),
        ("37040619800101001", BadIdentityLength),
        ("37040619800101001a", BadIdentityCharacters),
        ("370402********7684", IdentityMasked),
        ("370406209901010017", BadIdentityDate),
        ("370402XXXXXXXX7684", IdentityMasked),
        ("٣٧٠٤٠٦١٩٨٠٠١٠١٠٠١٧", BadIdentityCharacters),
        (3.70406198001010017e17, IdentityRounded),
        ("3.70406E+17", IdentityRounded),
    ],
)
def test_a_wrong_identity_number_is_refused_for_what_is_wrong(typed, refusal):
    with pytest.raises(refusal):
        IDENTITY.parse(typed)


@pytest.mark.parametrize("region", ["370421", "379010", "999999"])
def test_a_region_that_is_on_no_list_today_is_taken(region):
    number = region + "19550615" + "001"
    number += fields.identity_check_digit(number)
    assert IDENTITY.parse(number) == number


def test_an_old_number_of_15_digits_is_taken():
    assert IDENTITY.parse("370404820217045") == "370404820217045"
    assert IDENTITY.parse(370404820217045.0) == "370404820217045"


def test_an_identity_number_is_said_back():
    assert fields.identity_echo("370481195212310020") == "1952年生，女"


def test_an_identity_number_is_masked_in_its_middle():
    assert IDENTITY.mask("370406198001010017") == "370406********0017"


@given(st.text("0123456789", min_size=17, max_size=17), st.integers(0, 16), st.integers(1, 9))
def test_any_single_wrong_digit_changes_the_check_character(body, place, by):
    wrong = body[:place] + str((int(body[place]) + by) % 10) + body[place + 1 :]
    assert fields.identity_check_digit(body) != fields.identity_check_digit(wrong)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("138 0632 1234", "13806321234"),
        ("１３７０１００４６７６", "13701004676"),
        ("171-2085-2705", "17120852705"),
        (15650481225.0, "15650481225"),
        (17990686117, "17990686117"),
        ("+86 138 0632 1234", "13806321234"),
        ("0632-5580148", "0632-5580148"),
        ("06325580148", "0632-5580148"),
        ("5580148", "0632-5580148"),
        ("010-62581234", "010-62581234"),
        ("12348", "12348"),
        ("110", "110"),
        ("400-810-0123", "4008100123"),
        ("\u202d13806321234\u202c", "13806321234"),
        (8613806321234.0, "13806321234"),
        ("+86 632 5580148", "0632-5580148"),
        (6325580148.0, "0632-5580148"),
        ("(0632) 5580148", "0632-5580148"),
        ("0632-5580148-801", "0632-5580148-801"),
        ("0632-5580148转801", "0632-5580148-801"),
        ("95588", "95588"),
    ],
)
def test_phones_are_taken_as_people_write_them(typed, kept):
    assert PHONE.parse(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "1380632123",
        "23806321234",
        "电话没有",
        "0632-558014",
        "0632-55801481",
        "010-6258123",
        "1" * 30,
        "13800",
        "111",
        "13806321234/0632-5580148",
        "13806321234 13906321234",
        "13806321234转801",
        "١٣٨٠٦٣٢١٢٣٤",
    ],
)
def test_what_is_no_phone_is_refused(typed):
    with pytest.raises(BadPhone):
        PHONE.parse(typed)


def test_a_phone_is_masked_in_its_middle():
    assert PHONE.mask("13806321234") == "138****1234"
    assert PHONE.mask("0632-5580148") == "0632-***0148"
    assert PHONE.mask("12348") == "12348"


@given(
    st.one_of(
        st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
        st.from_regex(r"0632-[0-9]{7}(-[0-9]{1,5})?", fullmatch=True),
        st.from_regex(r"02[0-9]-[0-9]{8}", fullmatch=True),
    )
)
def test_showing_and_reading_a_phone_are_inverse(number):
    assert PHONE.parse(PHONE.show(number)) == number


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes()))
@pytest.mark.parametrize(
    "kind",
    [
        fields.Clock(),
        fields.Code(list="sex"),
        fields.Codes(list="group"),
        fields.CreditCode(),
        fields.Day(),
        fields.Flag(),
        fields.IdentityNumber(),
        fields.Moment(),
        fields.Money(),
        fields.Names(),
        fields.Phone(),
        fields.PlaceCode(),
        fields.Reference(to="person"),
        fields.Text(),
        fields.Whole(),
    ],
    ids=lambda kind: type(kind).__name__,
)
def test_anything_typed_is_taken_or_refused_and_what_is_taken_is_stored_as_it_was(kind, typed):
    try:
        value = kind.parse(typed, year=2025)
    except Unacceptable:
        return
    assert kind.from_json(kind.to_json(value)) == value


def test_a_place_code_has_twelve_digits():
    assert fields.PlaceCode().parse("370406101200") == "370406101200"
    with pytest.raises(BadPlaceCode):
        fields.PlaceCode().parse("37040610120")


def test_a_credit_code_is_checked_to_its_last_character():
    code = fields.CreditCode()
    assert code.parse("91350100M000100Y43") == "91350100M000100Y43"
    with pytest.raises(BadCreditCode):
        code.parse("91350100M000100Y44")
