"""The print design written out, edited and read back: what is wrong is named, nothing breaks."""

import base64
import io
import json
import zipfile

import pytest
from PIL import Image

from app.documents import design, design_checks
from app.documents.design import CardDesign, load
from app.documents.designs import files as design_files
from app.documents.designs import samples as design_samples
from app.documents.designs.shapes import SHAPES, UNSHAPED, label
from app.records import designs
from app.resources import resource


@pytest.fixture
def edited(office, tmp_path):
    """Write the set out, let a test change a file, and give the path of the changed set."""
    written = tmp_path / "印刷样式.zip"
    design_files.write_out(written)

    def change(name, how, into="folder"):
        folder = tmp_path / "edited"
        with zipfile.ZipFile(written) as archive:
            archive.extractall(folder)
        file = folder / "forms" / f"{name}.json"
        said = how(json.loads(file.read_text("utf-8")))
        file.write_text(said if isinstance(said, str) else json.dumps(said), "utf-8")
        if into == "folder":
            return folder
        again = tmp_path / "again.zip"
        with zipfile.ZipFile(again, "w") as archive:
            for each in folder.rglob("*"):
                archive.write(each, f"我改的/{each.relative_to(folder)}")
        return again

    return change


def with_(**more):
    return lambda said: said | more


def block(said, place, **more):
    blocks = [each | more if at == place else each for at, each in enumerate(said["blocks"])]
    return said | {"blocks": blocks}


def emblem(said, *, path=None, times=1, **more):
    shapes = [{"path": path, "color": "red"}] * times if path else said["emblem"]["shapes"]
    return said | {"emblem": said["emblem"] | {"shapes": shapes} | more}


def test_every_file_of_the_forms_is_checked_by_a_shape():
    names = {
        str(path.relative_to(resource("forms")))[: -len(".json")]
        for path in resource("forms").rglob("*.json")
    }
    assert names == set(SHAPES) | UNSHAPED
    for name, shape in SHAPES.items():
        assert load(name, shape.kind)
        assert label(name) != name.rpartition("/")[2]


@pytest.mark.parametrize("into", ["folder", "zip"])
def test_what_was_edited_comes_back_as_what_differs(edited, into):
    path = edited("card", with_(kind="法律服务联系卡"), into)
    read = design_files.read(path)
    assert read.faults == ()
    assert list(read.files) == ["card"]
    (change,) = read.changes
    assert (change.name, change.label) == ("card", "联系卡")
    assert change.differs == ("kind：便民联系卡 → 法律服务联系卡",)


def test_what_was_not_edited_changes_nothing(edited):
    read = design_files.read(edited("card", lambda said: said))
    assert (dict(read.files), read.changes, read.faults) == ({}, (), ())


@pytest.mark.parametrize(
    ("name", "how", "where", "words"),
    [
        ("card", with_(width="宽"), "width", "应当是数字"),
        ("card", with_(colour=1), "", "没有 `colour`"),
        ("card", lambda said: {k: v for k, v in said.items() if k != "kind"}, "", "缺少 `kind`"),
        ("card", lambda said: json.dumps(said)[:-40], "", "第 1 行"),
        ("signs/badge", lambda said: said | {"sizes": said["sizes"] | {"name": 9000}},
         "sizes → name", "不超过 400"),
        ("house", lambda said: said | {"colors": said["colors"] | {"main": [0.1, 0.2]}},
         "colors", "一个数"),
        ("house", lambda said: said | {"faces": said["faces"] | {"text": "comic"}},
         "faces → text", "comic"),
        ("house", lambda said: said | {"emblem": said["emblem"] | {"box": [0, 0]}}, "emblem", "框"),
        ("day_log", with_(page="第 {pagee} 页"), "page", "{page}"),
        ("day_log", lambda said: block(said, 1, text="今日 {count.__class__} 件"),
         "blocks → 2 → text", "{count}"),
        ("visit_form", lambda said: block(said, 1, slot="oops"), "blocks → 2 → slot", "代号"),
        ("day_log", with_(title="长" * 5000), "title", "4000"),
        ("card", with_(photo=[0, 20]), "", "画不出来"),
        ("card", with_(width=-5), "width", "不少于 0"),
        ("cases/acceptance", lambda said: block(said, 2, slot="f2"), "blocks → 3 → slot", "代号"),
        ("cases/acceptance", lambda said: block(said, 12, day=""), "blocks → 13 → day", "代号"),
        ("cases/acceptance", lambda said: block(said, 0, left=["名称", "oops", ""]),
         "blocks → 1 → left → 2", "代号"),
        ("cases/application", lambda said: block(said, 0, items=["__class__"]),
         "blocks → 1 → items → 1", "代号"),
        ("cases/index", lambda said: said | {"columns": [said["columns"][0] | {"slot": "x"}]},
         "columns → 1 → slot", "代号"),
        ("cases/shared", with_(numerals="一"), "numerals", "代号"),
        ("card", lambda said: json.dumps(said | {"width": 77}).replace("77", "NaN"), "", "第 1 行"),
        ("card", lambda said: json.dumps(said | {"width": 77}).replace("77", "1e308"),
         "width", "2000"),
        ("card", lambda said: '{"width":' + "[" * 100_000, "width", "数字"),
        ("house", lambda said: emblem(said, box=[1e-300, 1e-300]), "emblem", "框"),
        ("house", lambda said: emblem(said, path="M0 0L1e99 1Z"), "emblem → shapes", "轮廓"),
        ("house", lambda said: emblem(said, path=f"M0 0L{'9' * 309} 1Z"),
         "emblem → shapes", "轮廓"),
        ("house", lambda said: emblem(said, path="M0 0L" + "1 1 " * 24_000, times=12),
         "emblem", "轮廓"),
    ],
)  # fmt: skip
def test_each_fault_names_its_file_and_field_in_words(edited, name, how, where, words):
    read = design_files.read(edited(name, how))
    assert [(each.name, each.where) for each in read.faults] == [(name, where)]
    assert words in read.faults[0].words
    assert read.faults[0].sentence.startswith(f"{name}.json（{label(name)}）")


def test_an_own_picture_takes_the_place_of_the_emblem_and_is_written_out_again(edited, tmp_path):
    folder = edited("house", lambda said: said)
    Image.new("RGBA", (1600, 1600), (200, 0, 0, 128)).save(folder / "forms" / "emblem.png")
    read = design_files.read(folder)
    assert list(read.files) == ["house"]
    with design.trying(read.files):
        assert Image.open(io.BytesIO(design.house().emblem.picture)).size == (900, 900)
    designs.keep(read.files)
    again = tmp_path / "again.zip"
    design_files.write_out(again)
    with zipfile.ZipFile(again) as archive:
        assert archive.read("forms/emblem.jpg").startswith(b"\xff\xd8")
        assert "picture" not in json.loads(archive.read("forms/house.json"))["emblem"]
    assert design_files.read(again).changes == ()


def test_a_picture_that_is_none_is_named(edited):
    folder = edited("house", lambda said: said)
    (folder / "forms" / "emblem.png").write_bytes(b"<svg onload=alert(1)>")
    assert design_files.read(folder).faults[0].where == "emblem.png"


def test_names_in_an_archive_are_only_compared_never_followed(office, tmp_path):
    evil = tmp_path / "evil.zip"
    with zipfile.ZipFile(evil, "w") as archive:
        for name in ("../../card.jsonx", "/etc/passwd", "forms/../../../oops.json", "nothing.txt"):
            archive.writestr(name, "{}")
    with pytest.raises(design_files.NoDesign):
        design_files.read(evil)
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".json") == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"\x00" * 1000])
def test_an_archive_that_is_none_is_refused(office, tmp_path, content):
    broken = tmp_path / "broken.zip"
    broken.write_bytes(content)
    with pytest.raises((design_files.NoDesign, design_files.NotReadable)):
        design_files.read(broken)


@pytest.mark.parametrize("packed", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_with_a_damaged_file_in_it_is_refused(office, tmp_path, packed):
    path = tmp_path / "damaged.zip"
    with zipfile.ZipFile(path, "w", packed) as archive:
        archive.writestr("forms/card.json", designs.bundled("card"))
    data = bytearray(path.read_bytes())
    begin = data.find(b"card.json") + len("card.json") + 12
    data[begin : begin + 60] = b"\xff" * 60
    path.write_bytes(data)
    with pytest.raises(design_files.NotReadable):
        design_files.read(path)


@pytest.mark.parametrize("name", ["card.json", "huge.zip"])
def test_what_is_far_too_large_is_never_read(office, tmp_path, name):
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(design_files.NotReadable):
        design_files.read(path)


def test_a_file_saved_in_the_encoding_of_the_pc_is_named_and_a_mark_before_the_text_is_not(edited):
    folder = edited("card", with_(kind="联系卡"))
    file = folder / "forms" / "card.json"
    said = file.read_bytes().decode()
    file.write_bytes(said.encode("utf-8-sig"))
    assert list(design_files.read(folder).files) == ["card"]
    file.write_bytes(json.dumps(json.loads(said), ensure_ascii=False).encode("gb18030"))
    (fault,) = design_files.read(folder).faults
    assert "UTF-8" in fault.words


def test_a_picture_that_would_fill_the_memory_is_refused(edited):
    folder = edited("house", lambda said: said)
    bomb = io.BytesIO()
    Image.new("1", (13_000, 13_000)).save(bomb, "PNG")
    (folder / "forms" / "emblem.png").write_bytes(bomb.getvalue())
    assert design_files.read(folder).faults[0].where == "emblem.png"
    (folder / "forms" / "emblem.png").unlink()
    house = json.loads(designs.bundled("house"))
    text = json.dumps(emblem(house, picture=base64.b64encode(bomb.getvalue()).decode()))
    (folder / "forms" / "house.json").write_text(text, "utf-8")
    assert design_files.read(folder).faults[0].name == "house"


def test_what_is_kept_is_printed_by_and_what_no_longer_fits_is_passed_over(office):
    said = json.loads(designs.bundled("card"))
    designs.keep({"card": json.dumps(said | {"kind": "联系卡"})})
    assert load("card", CardDesign).kind == "联系卡"
    for broken in (json.dumps(said | {"width": "x"}), "{", json.dumps(said | {"kind": "{x}"})):
        designs.keep({"card": broken})
        assert load("card", CardDesign).kind == "便民联系卡"
    designs.keep({})
    assert load("card", CardDesign).kind == "便民联系卡"


def test_a_sample_is_drawn_by_the_set_that_is_tried_and_by_no_other(office):
    (sample,) = [each for each in design_samples.SAMPLES if each.name == "badge"]
    said = json.loads(designs.bundled("signs", "badge")) | {"kind": "服务证"}
    before, after = (
        design_samples.draw(sample, files) for files in ({}, {"signs/badge": json.dumps(said)})
    )
    assert before != after
    assert design_samples.draw(sample, {}) == before


@pytest.mark.parametrize("name", SHAPES)
def test_the_programs_own_files_are_sound(name):
    assert not list(design_checks.unsound(name, json.loads(designs.bundled(*name.split("/")))))


def test_every_sample_belongs_to_files_that_there_are():
    for sample in design_samples.SAMPLES:
        assert set(sample.files) <= set(SHAPES)
        assert design_samples.draw(sample, {}).startswith(b"%PDF")
