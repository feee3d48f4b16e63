"""Names as they are spoken: surnames by their table, mixed pinyin, every reading of a rare one."""

import pytest

from app.records import people
from app.store import search, sounds
from app.store.sounds import readings


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("赵淑珍", "zhaosz"),
        ("张石海", "zhangsh"),
        ("张淑芬", "zhangs"),
        ("单田芳", "shantianfang"),
        ("查良镛", "zhal"),
        ("解放军", "xiefangjun"),
        ("仇大海", "qiudh"),
        ("盖叫天", "gejt"),
        ("乐嘉", "yuejia"),
        ("乐嘉", "lejia"),
        ("区伯", "oubo"),
        ("朴素", "piaosu"),
        ("曾经", "zengjing"),
        ("任务", "renwu"),
        ("尉迟恭", "yuchigong"),
        ("万俟卨", "moqi"),
        ("覃大勇", "tandy"),
        ("覃大勇", "qindy"),
        ("欧阳春花", "ouyangch"),
        ("司马光", "simag"),
    ],
)
def test_a_name_is_found_as_its_surname_is_spoken(room, name, typed):
    people.register(name=name)
    assert [hit.title for hit in search.find(typed)] == [name]


def test_a_name_of_many_readings_is_kept_under_few():
    assert len(readings("乐朝曾重行长").split()) <= 3 * 8


def test_words_are_sorted_as_they_are_spoken():
    words = ["张三", "单雄信", "单位", "解放", "解某平", "尉迟恭", "店子村12组", "店子村3组", "A1"]
    assert sorted(words, key=sounds.order) == [
        "A1", "单位", "店子村3组", "店子村12组", "解放", "单雄信", "解某平", "尉迟恭", "张三",
    ]  # fmt: skip
