"""What a row of an old ledger says of who came and why, and what needs a look."""

import pytest

from tests.books.visits_plan import doubts, only, plan, remarks

# What keepers write


def test_an_ordinary_row_is_ready(ledger):
    item = only(ledger({}))
    assert (item.state, item.row) == ("ready", 3)
    assert item.values["facts"] == "院墙采光纠纷"


def test_the_same_as_above_is_the_handler_above_and_said_so(ledger):
    path = ledger({}, {"来访人": "许军", "身份证号": None, "接待人": "同上"})
    item = plan(path).items[3]
    assert item.values["handler_name"] == "傅军"
    assert remarks(item)["handler_name"] == "FilledFromAbove"


def test_the_same_as_above_reaches_over_several_rows(ledger):
    path = ledger({}, {"来访人": "许军", "接待人": "同上"}, {"来访人": "许强", "接待人": "〃"})
    assert plan(path).items[4].values["handler_name"] == "傅军"


def test_the_same_as_above_in_the_first_row_needs_a_look(ledger):
    assert doubts(only(ledger({"接待人": "同上"}))) == {"handler_name": "UnclearDitto"}


def test_the_same_identity_number_as_above_is_not_taken_over(ledger):
    item = plan(ledger({}, {"来访人": "许军", "身份证号": "同上"})).items[3]
    assert doubts(item) == {"identity": "UnclearDitto"}


@pytest.mark.parametrize(
    ("written", "name", "companions", "count"),
    [
        ("王某某", "王某某", None, None),
        ("  于强\u3000", "于强", None, None),
        ("王　军", "王军", None, None),
        ("王建军等5人", "王建军", None, 5),
        ("王建军 等５人", "王建军", None, 5),
        ("宋丽、傅志立等5人", "宋丽", ["傅志立"], 5),
        ("宋丽、傅志立", "宋丽", ["傅志立"], 2),
        ("宋丽\n傅志立", "宋丽", ["傅志立"], 2),
        ("王建军等十二人", "王建军", None, 12),
        ("欧阳秀䶮", "欧阳秀䶮", None, None),
        ("阿卜杜拉·买买提", "阿卜杜拉·买买提", None, None),
    ],
)
def test_who_came_is_read_from_one_cell(ledger, written, name, companions, count):
    item = only(ledger({"来访人": written}))
    assert item.state == "ready"
    assert item.person["name"] == name
    assert item.values.get("companions") == companions
    assert item.values.get("headcount") == count


@pytest.mark.parametrize("written", ["王建军 李小红", "王", "某", "3组村民?"])
def test_a_name_that_is_not_plain_needs_a_look(ledger, written):
    assert doubts(only(ledger({"来访人": written}))) == {"name": "UnclearName"}


def test_several_without_a_number_need_a_look(ledger):
    item = only(ledger({"来访人": "王建军等"}))
    assert (doubts(item), item.person["name"]) == ({"headcount": "UnclearCount"}, "王建军")


def test_who_gives_no_name_is_anonymous(ledger):
    item = only(ledger({"来访人": "不愿留名", "身份证号": None}))
    assert (item.state, item.values["anonymous"]) == ("ready", True)
    assert "name" not in item.person


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("370406********0017", "IdentityMasked"),
        ("370402600621908", "OldIdentity"),
        ("370406198001010018", "BadIdentityChecksum"),
        ("370404198502290018", "BadIdentityDate"),
        (370406198001010017.0, "RoundedNumber"),
    ],
)
def test_a_bad_identity_number_needs_a_look_and_is_not_kept(ledger, written, why):
    item = only(ledger({"身份证号": written, "性别": None}))
    assert doubts(item) == {"identity": why}
    assert "identity" not in item.person


def test_the_keeper_may_go_on_without_the_number(ledger):
    path = ledger({"身份证号": "370406********0017"})
    item = only(path, typed={3: {"identity": ""}})
    assert (item.state, item.person.get("identity")) == ("ready", None)


def test_an_old_number_is_kept_when_the_keeper_says_so(ledger):
    path = ledger({"身份证号": "370402600621908", "性别": None})
    item = only(path, typed={3: {"identity": "370402600621908"}})
    assert (item.state, item.person["sex"]) == ("ready", "2")


def test_a_small_x_and_full_width_digits_are_taken(ledger):
    item = only(ledger({"身份证号": "３７０４８１１９６２０８１５０１９x", "性别": "男"}))
    assert (item.state, item.person["identity"]) == ("ready", "37048119620815019X")


def test_a_sex_that_contradicts_the_number_needs_a_look(ledger):
    item = only(ledger({"性别": "女"}))
    assert doubts(item) == {"sex": "SexDiffers"}
    assert only(ledger({"性别": "女"}), typed={3: {"sex": "男"}}).state == "ready"


def test_a_missing_sex_comes_from_the_number_and_is_said_so(ledger):
    item = only(ledger({"性别": None}))
    assert (item.person["sex"], remarks(item)["sex"]) == ("1", "SexRead")


def test_the_same_number_with_another_name_needs_a_look(ledger):
    item = plan(ledger({}, {"来访人": "许军"})).items[3]
    assert doubts(item) == {"identity": "NameDiffers"}


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("１３７０１００４６７６", "13701004676"),
        (17990686117.0, "17990686117"),
        ("139 7359 8405", "13973598405"),
        ("171-2085-2705", "17120852705"),
        ("0632-5580148", "0632-5580148"),
    ],
)
def test_phones_are_read_however_they_are_written(ledger, written, phone):
    assert only(ledger({"联系电话": written})).person["phone"] == phone


def test_two_phones_in_one_cell_are_both_kept(ledger):
    item = only(ledger({"联系电话": "13800001234、0632-5580148"}))
    assert (item.person["phone"], item.person["phone2"]) == ("13800001234", "0632-5580148")


def test_the_team_is_read_from_the_address(ledger):
    assert only(ledger({})).person["team"] == "5组"


def test_an_unknown_kind_of_matter_needs_a_look_until_the_keeper_says_what_it_is(ledger):
    path = ledger({"来访事由": "【彩礼】彩礼退还"})
    item = only(path)
    assert (doubts(item), item.values["facts"]) == ({"category": "UnknownWord"}, "【彩礼】彩礼退还")
    assert plan(path).words["category"] == {"彩礼": None}
    code = only(ledger({})).values["category"]
    assert only(path, words={"category": {"彩礼": code}}).values["category"] == code


def test_a_row_without_any_kind_needs_a_look(ledger):
    assert doubts(only(ledger({"来访事由": "院墙采光纠纷"}))) == {"category": "NoWord"}


def test_an_unknown_result_needs_a_look(ledger):
    item = only(ledger({"处理结果": "再说吧"}))
    assert (doubts(item), "result" in item.values) == ({"result": "UnknownWord"}, False)


def test_an_empty_result_is_no_doubt(ledger):
    item = only(ledger({"处理结果": None}))
    assert (item.state, "result" in item.values) == ("ready", False)


def test_a_formula_without_a_result_needs_a_look_and_shows_its_text(ledger):
    item = only(ledger({"来访事由": ('=HYPERLINK("http://example.invalid","点我")', "")}))
    assert doubts(item) == {"facts": "Unworked", "category": "Missing"}
    assert item.reasons[0].original == '=HYPERLINK("http://example.invalid","点我")'
    fixed = only(
        ledger({"来访事由": ('=HYPERLINK("x","点我")', "")}),
        typed={3: {"facts": "【邻里】院墙采光纠纷"}},
    )
    assert fixed.state == "ready"


def test_a_repeated_row_names_the_row_it_repeats(ledger):
    path = ledger({}, {"接待人": "同上"})
    item = plan(path).items[3]
    assert (item.state, item.reasons[0].words()) == ("left_out", "和第 3 行一样，重复了。")


def test_a_repeated_row_that_is_none_can_be_kept(ledger):
    path = ledger({}, {})
    assert plan(path, typed={4: {}}).items[3].state == "ready"
