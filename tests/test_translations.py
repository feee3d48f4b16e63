"""Every word on screen is there in Chinese."""

import io
import re
import string
from functools import cache

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from app import codes
from app.resources import resource
from tests.test_architecture import ROOT

KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}


@cache
def said_in_source() -> dict[str | tuple[str, ...], str]:
    found = {}
    for folder in ("app", "ui"):
        for file, line, message, *_ in extract_from_dir(
            ROOT / folder, [("**.py", "python")], keywords=KEYWORDS
        ):
            if message:
                found[message] = f"{folder}/{file}:{line}"
    return found


@cache
def catalog():
    path = resource("locale", "zh_CN", "LC_MESSAGES", "legalroom.po")
    return read_po(io.BytesIO(path.read_bytes()), locale="zh_CN")


def test_nothing_on_screen_waits_for_its_chinese():
    known = catalog()
    missing = {}
    for message, where in said_in_source().items():
        entry = known.get(message if isinstance(message, str) else message[0])
        words = entry.string if entry else ""
        # Said alone and kept as counted, or the other way round, it is not found when it is said.
        is_counted = isinstance(words, (tuple, list))
        if is_counted == isinstance(message, str) or not (all(words) if is_counted else words):
            missing[message] = where
        if entry and entry.fuzzy:  # to be looked at before it is said
            missing[message] = where
    assert missing == {}


def test_setting_up_compiles_the_catalog():
    # One that is marked so as a whole is passed over, and each start would compile it anew.
    assert not catalog().fuzzy


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_no_word_keeps_the_catalog_from_being_compiled():
    # Where Babel doubts one, setting up ends; `% o` it takes for a blank of another kind.
    assert list(catalog().check()) == []


def test_a_translation_has_the_blanks_of_its_source():
    wrong = [
        entry.id
        for entry in catalog()
        if entry.id and isinstance(entry.id, str) and entry.string
        and blanks(entry.id) != blanks(entry.string)
    ]  # fmt: skip
    assert wrong == []


def test_no_translation_outlives_its_source():
    said = {m if isinstance(m, str) else m[0] for m in said_in_source()}
    kept = {e.id if isinstance(e.id, str) else e.id[0] for e in catalog() if e.id}
    assert kept - said == set()


@pytest.mark.parametrize("path", sorted(resource("codes").glob("*.json")), ids=lambda p: p.stem)
def test_every_code_has_words_in_both_languages(path):
    for entry in codes.load(path.stem).entries:
        assert entry.zh
        assert re.search("[A-Za-z0-9]", entry.en)


GIVEN_UP = (
    *("没送出", "没有送出", "没上报", "本月没报", "凭什么看出来", "不在单子里", "履行得怎么样"),
    *("谁和谁", "办公室的话", "接着纸本的编号", "自动做的备份", "没收的原因", "没问", "谁的卡"),
    *("满意不满意", "自何日", "老台账", "口令", "元未付", "请把纸上的改对", "第 — 页"),
    *("U盘", "软件自带", "软件只", "邀请函", "本室", "各室", "60天", "7天内", "打码"),
)
"""Words that were found to be clumsy or to name twice what has one name."""


def test_words_that_were_given_up_do_not_come_back():
    texts = [
        *ROOT.glob("resources/locale/**/*.po"),
        *ROOT.glob("resources/forms/**/*.json"),
        *ROOT.glob("docs/*.md"),
        ROOT / "README.md",
    ]
    found = {
        f"{path.relative_to(ROOT)}: {word}"
        for path in texts
        for word in GIVEN_UP
        if word in path.read_text("utf-8")
    }
    assert not found


def test_what_asks_for_more_ends_in_the_dots_of_chinese():
    said = {e.id: e.string for e in catalog() if isinstance(e.id, str) and e.id.endswith("…")}
    assert {each: words for each, words in said.items() if not words.endswith("……")} == {}
    assert said
