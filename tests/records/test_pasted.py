"""A block out of a workbook is taken cell by cell, whatever stands in it and however long it is."""

from app.records import pasted


def test_cells_are_parted_as_a_workbook_parts_them():
    found = pasted.block('店子村\t"两行\n字"\t3\n\n城头村\t4')
    assert found == [["店子村", "两行\n字", "3"], [], ["城头村", "4"]]


def test_a_quotation_mark_that_nothing_closes_takes_no_rows_away():
    rows = [f"村{n}\t{n}" for n in range(2_000)]
    found = pasted.block('"开头\t1\n' + "\n".join([*rows, "长" * 140_000]))
    assert found[0] == ['"开头', "1"]
    assert found[1] == ["村0", "0"]


def test_of_a_whole_workbook_the_first_rows_are_taken():
    assert len(pasted.block("村\t1\0\n" * 20_000)) == pasted.MOST


def test_what_is_copied_is_pasted_as_it_was_seen():
    text, html = pasted.copied(["来访人", "电话"], [["赵\n淑珍", "0632"], ["=1+1", "<b>"]])
    assert pasted.block(text) == [["来访人", "电话"], ["赵 淑珍", "0632"], ["=1+1", "<b>"]]
    assert "mso-number-format:'\\@'\">=1+1</td>" in html
    assert "&lt;b&gt;" in html
    assert html.count("<tr>") == 3


def test_one_line_is_copied_without_a_head():
    text, html = pasted.copied(["来访人"], [["赵淑珍"]])
    assert text == "赵淑珍"
    assert html.count("<tr>") == 1
