"""A print design that an office changed in an earlier version is printed as it was changed."""

import datetime
import io
import json
import zipfile
from pathlib import Path

import pytest

from app.documents import design
from app.documents.designs import files as design_files
from app.documents.forms import laid
from app.documents.visits import day_log, form
from app.records import designs
from app.records.visits import Visit
from tests.documents.conftest import Read

FORMS = Path(__file__).parents[2] / "data" / "print_design"
DAY = datetime.date(2026, 11, 20)
VISIT = Visit(number=7, day=DAY, name="王建国", category="05", facts="滴水", headcount=2, late=True)


def of(name: str) -> dict:
    """A file as the program had it before forms were made of blocks."""
    return json.loads((FORMS / f"{name}.json").read_text("utf-8"))


def printed(*papers: laid.LaidOutPaper) -> str:
    out = io.BytesIO()
    laid.write(out, papers)
    return Read(out.getvalue()).text


def changed() -> dict[str, str]:
    visit, log = of("visit_form"), of("day_log")
    visit |= {
        "title": "法律咨询单",
        "late": "后补",
        "room": "填表单位：",
        "statement": "已核对无误。",
    }
    visit["labels"] |= {"facts": "问的什么", "age": "年纪", "name": "来人", "note": "附注"}
    visit |= {"signatures": ["甲：", "乙：", "丙："], "blank_time": "几时几分"}
    log |= {
        "title": "值班日志",
        "matter": "类型",
        "count": "共 {visits} 件 {people} 人",
        "none": "无",
    }
    return {name: json.dumps(said) for name, said in (("visit_form", visit), ("day_log", log))}


def test_what_was_changed_of_forms_is_printed_as_it_was_changed(office):
    designs.keep(changed())
    text = printed(form.lay_out(VISIT, room="店子村"))
    for word in ("法律咨询单", "填表单位：店子村", "问的什么", "年纪", "来人", "附注", "后补",
                 "已核对无误。", "甲：", "丙："):  # fmt: skip
        assert word in text
    assert "咨询事项" not in text
    assert "几时几分" in printed(form.blank())
    log = printed(day_log.lay_out([VISIT], DAY))
    for word in ("值班日志", "类型", "共1件2人"):
        assert word in log


@pytest.mark.parametrize("name", ["visit_form", "day_log"])
def test_what_was_not_changed_is_the_programs_own(name):
    data = json.dumps(of(name)).encode()
    now = json.loads(design.upgraded(name, data))
    assert now == json.loads(designs.bundled(name))


def test_a_set_that_was_written_out_before_is_read_back(office, tmp_path):
    archive = tmp_path / "印刷样式.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for name, text in changed().items():
            packed.writestr(f"forms/{name}.json", text)
    found = design_files.read(archive)
    assert found.faults == ()
    assert set(found.files) == {"visit_form", "day_log"}
    differs = {change.name: change.differs for change in found.changes}
    assert "title：法律咨询登记表 → 法律咨询单" in differs["visit_form"]
    assert (
        "blocks → 2 → text：今日来访 {count} 件，{people} 人 → 共 {count} 件 {people} 人"
        in differs["day_log"]
    )


def test_what_cannot_be_understood_gives_way_to_the_programs_own(office):
    broken = of("visit_form")
    del broken["labels"]["facts"]
    designs.keep({"visit_form": json.dumps(broken)})
    assert "法律咨询登记表" in printed(form.lay_out(VISIT, room="店子村"))
