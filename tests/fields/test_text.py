"""Words, names, codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadCharacter, BadReference, NotChosen, TooLong
from app.fields import Address, Code, Codes, Flag, Name, Names, Reference, Text, mask_name


def test_outer_spaces_of_any_width_go():
    assert Text().parse(" \u3000赵淑珍\u3000 ") == "赵淑珍"


@pytest.mark.parametrize("typed", ["", "  ", "\u3000", "\u200b", None])
def test_what_only_looks_empty_is_empty(typed):
    assert Text().parse(typed) is None


def test_length_is_counted_in_characters_whatever_their_plane():
    assert Text(max=3).parse("䶮㛃𬭎") == "䶮㛃𬭎"
    with pytest.raises(TooLong):
        Text(max=2).parse("䶮㛃𬭎")


@pytest.mark.parametrize("typed", ["a\0b", "\ud800", "a\x1bb"])
def test_half_characters_and_controls_are_refused(typed):
    with pytest.raises(BadCharacter):
        Text().parse(typed)


def test_line_ends_stay_where_several_lines_are_allowed():
    assert Text(lines=4).parse("一\r\n二") == "一\n二"
    assert Text().parse("一\n二") == "一 二"


@pytest.mark.parametrize("typed", ["阿依古丽•买买提", "阿依古丽・买买提", "阿依古丽·买买提"])
def test_the_dot_of_a_name_has_one_spelling(typed):
    assert Name().parse(typed) == "阿依古丽·买买提"


def test_a_name_spread_out_by_spaces_is_one_name():
    assert Name().parse("傅　军") == "傅军"
    assert Name().parse("John Smith") == "John Smith"


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("王建国", "王某某"),
        ("傅军", "傅某"),
        ("欧阳立新", "欧阳某某"),
        ("阿依古丽·买买提", "阿依古丽·某"),
    ],
)
def test_a_name_is_masked_behind_its_surname(name, masked):
    assert mask_name(name) == masked


def test_an_address_is_masked_behind_its_village():
    assert Address().mask("店子镇店子村5组12号") == "店子镇店子村***"


def test_several_names_are_split_where_people_split_them():
    assert Names().parse("王建国，李海涛、 赵淑珍") == ["王建国", "李海涛", "赵淑珍"]
    assert Names().show(["王建国", "李海涛"]) == "王建国、李海涛"


def test_a_code_is_taken_by_code_label_or_other_name():
    kind = Code(list="visit_result")
    assert kind.parse("answered") == kind.parse("当场答复") == kind.parse("已解答") == "answered"
    assert kind.show("answered") == "当场答复"
    with pytest.raises(NotChosen):
        kind.parse("随便")


def test_a_code_of_a_later_list_shows_as_it_is():
    assert Code(list="visit_result").show("later") == "later"


def test_codes_are_taken_together():
    kind = Codes(list="group")
    assert kind.parse("老年人、低保") == ["old", "allowance"]
    assert kind.show(["old", "allowance"]) == "老年人、低保"


def test_yes_and_no_are_taken_as_people_write_them():
    assert Flag().parse("是") is True
    assert Flag().parse("×") is False
    with pytest.raises(NotChosen):
        Flag().parse("也许")


def test_a_reference_is_an_identity():
    with pytest.raises(BadReference):
        Reference(to="person").parse("../../etc/passwd")


@given(st.text(max_size=200))
def test_any_text_is_kept_or_refused_never_broken(typed):
    kind = Text(max=200, lines=3)
    try:
        kept = kind.parse(typed)
    except (BadCharacter, TooLong):
        return
    assert kind.parse(kind.show(kept)) == kept
