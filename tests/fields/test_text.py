"""Words, names, codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadCharacter, BadReference, NameWithHeadcount, NotChosen, TooLong
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


def test_half_a_character_is_refused():
    with pytest.raises(BadCharacter):
        Text().parse("\ud800")


@pytest.mark.parametrize("typed", ["a\0b", "a\x1bb", "a\u202eb", "a\ufffeb", "\u200eab"])
def test_what_nobody_sees_is_left_out(typed):
    assert Text().parse(typed) == "ab"


@pytest.mark.parametrize("value", ["a\0b", "a\x1bb", "a\nb", "a\u2028b", "\udfff", "\uffff"])
def test_what_nobody_sees_is_not_stored_by_another_way(value):
    with pytest.raises(BadCharacter):
        Text().check(value)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x85", "\u2028"])
def test_a_line_ends_in_one_way(end):
    assert Text(lines=4).parse(f"一{end}二") == "一\n二"


def test_line_ends_stay_where_several_lines_are_allowed():
    assert Text(lines=4).parse("一\r\n二") == "一\n二"
    assert Text().parse("一\n二") == "一 二"


@pytest.mark.parametrize(
    "typed",
    [
        "阿依古丽•买买提",
        "阿依古丽・买买提",
        "阿依古丽·买买提",
        "阿依古丽 · 买买提",
        "阿依古丽.买买提",
    ],
)
def test_the_dot_of_a_name_has_one_spelling(typed):
    assert Name().parse(typed) == "阿依古丽·买买提"


def test_a_name_spread_out_by_spaces_is_one_name():
    assert Name().parse("傅　军") == "傅军"
    assert Name().parse("王 建国") == "王建国"
    assert Name().parse("欧阳\u00a0立新") == "欧阳立新"
    assert Name().parse("王 建 国") == "王建国"


@pytest.mark.parametrize("typed", ["John Smith", "José María", "王建国 李海涛"])
def test_words_with_spaces_between_are_not_run_together(typed):
    assert Name().parse(typed) == typed


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("王建国", "王某某"),
        ("傅军", "傅某"),
        ("欧阳立新", "欧阳某某"),
        ("阿依古丽·买买提", "阿某"),
        ("John Smith", "J."),
        ("司马光", "司马某"),
        ("𬭎", "𬭎某"),
        ("枣庄市山亭区秦记建筑劳务有限公司", "枣某公司"),
        ("店子镇店子村村民委员会", "店某村民委员会"),
        ("王广厂", "王某某"),
    ],
)
def test_a_name_is_masked_behind_its_surname(name, masked):
    assert mask_name(name) == masked


def test_an_address_is_masked_behind_its_village():
    assert Address().mask("店子镇店子村5组12号") == "店子镇店子村***"


def test_several_names_are_split_where_people_split_them():
    assert Names().parse("王建国，李海涛、 赵淑珍") == ["王建国", "李海涛", "赵淑珍"]
    assert Names().parse("王建国 李海涛") == ["王建国", "李海涛"]
    assert Names().parse("王 强、李　涛") == ["王强", "李涛"]
    assert Names().parse("John Smith, 王强") == ["John Smith", "王强"]
    assert Names().show(["王建国", "李海涛"]) == "王建国、李海涛"


@pytest.mark.parametrize("typed", ["王建国、李海涛等5人", "王建国等三人", "5人"])
def test_a_number_of_people_is_no_name(typed):
    with pytest.raises(NameWithHeadcount):
        Names().parse(typed)


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
    assert Flag().parse(True) is Flag().parse(1.0) is True
    with pytest.raises(NotChosen):
        Flag().parse(2)
    with pytest.raises(NotChosen):
        Flag().parse("也许")


@pytest.mark.parametrize("typed", ["../../etc/passwd", "urn:uuid:", "0" * 32, "{" + "0" * 32 + "}"])
def test_a_reference_is_an_identity_in_its_one_spelling(typed):
    with pytest.raises(BadReference):
        Reference(to="person").parse(typed)


@given(st.text(max_size=200))
def test_any_text_is_kept_or_refused_never_broken(typed):
    kind = Text(max=200, lines=3)
    try:
        kept = kind.parse(typed)
    except (BadCharacter, TooLong):
        return
    assert kind.parse(kind.show(kept)) == kept
