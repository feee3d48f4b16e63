import datetime

import pytest
import xlsxwriter

HEAD = [
    "序号",
    "来访时间",
    "来访人",
    "性别",
    "身份证号",
    "联系电话",
    "住址",
    "来访事由",
    "处理结果",
    "接待人",
]
ROW = [
    1,
    "2025.1.6",
    "邓涛",
    "男",
    "370406198001010017",
    "13800001234",
    "店子村5组",
    "【邻里】院墙采光纠纷",
    "当场答复",
    "傅军",
]


@pytest.fixture
def write_book(tmp_path):
    """Write rows of cells to a sheet of a new workbook; a tuple is (formula, stored result)."""

    def write(rows, name="book.xlsx", sheet="来访登记", merged=()):
        path = tmp_path / name
        with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
            page = book.add_worksheet(sheet)
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if isinstance(value, tuple):
                        page.write_formula(r, c, value[0], None, value[1])
                    elif isinstance(value, datetime.datetime):
                        page.write_datetime(r, c, value, moment)
                    elif isinstance(value, datetime.date):
                        page.write_datetime(r, c, value, day)
                    elif value is not None:
                        page.write(r, c, value)
            for top, left, bottom, right, text in merged:
                page.merge_range(top, left, bottom, right, text, book.add_format())
        return path

    return write


@pytest.fixture
def ledger(write_book):
    """Write a ledger of one row or more, each given by what differs from an ordinary row."""

    def write(*changes, title="来访登记台帐(2025年度)", head=HEAD, **options):
        rows = []
        for number, change in enumerate(changes, 1):
            row = dict(zip(HEAD, ROW, strict=True)) | {"序号": number} | change
            rows.append([row.get(name) for name in head])
        return write_book([[title], head, *rows], **options)

    return write
