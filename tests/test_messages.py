import pytest

from app.errors import Unacceptable
from app.fields import Code, Day, Money
from app.fields.kind import Kind
from app.messages import in_one, shortened, words


@pytest.mark.parametrize("kind", [Day(), Money(), Code(list="sex")])
def test_a_refusal_repeats_no_more_of_a_long_text_than_one_knows_it_by(kind: Kind[object]):
    with pytest.raises(Unacceptable) as refused:
        kind.parse("张😀<b>粗</b>䶮" * 400)
    said = words(refused.value)
    assert "张😀<b>粗</b>䶮" in said
    assert len(said) < 150


def test_what_is_shortened_turns_no_other_words_round():
    assert shortened("王\u202e建\n国") == "王建 国"
    assert shortened("王" * 30, 12) == "王" * 11 + "…"


def test_several_sentences_make_one_with_one_stop():
    assert in_one(["这里要填。", "", "不能早于今天。"]) == "这里要填；不能早于今天。"
    assert in_one([]) == ""
