"""Certificates on paper: every fact stands there, and the code is read back from the sheet."""

import datetime
import io
import re

import pypdfium2
import pytest
from PIL import Image, ImageFilter

from app import seal
from app.documents.certificates import certificate as paper
from app.documents.certificates import design as certificate_design
from app.documents.certificates import scanning
from app.documents.certificates.certificate import Sheet
from app.documents.typeset.page import to_bytes
from app.fields import long_day
from app.records.certificates import facts
from app.records.certificates.facts import Facts

SECRET, PUBLIC = seal.new_signer()
DAY = datetime.date(2026, 1, 5)
KINDS = ("appointment", "literate", "completion", "honour", "volunteer")


def said(kind="appointment", **other):
    usual = {
        "number": "（2026）山聘字第12号", "name": "王建国", "issuer": "枣庄市山亭区司法局",
        "day": DAY, "sex": "1", "village": "店子镇店子村", "what": "法治副主任",
        "since": datetime.date(2026, 2, 3), "until": datetime.date(2029, 2, 2), "hours": 24,
    }  # fmt: skip
    return Facts(kind, **{**usual, **other})


def sheet(kind="appointment", **other):
    made = said(kind, **other)
    return Sheet(made, facts.sign(made, secret=SECRET, public=PUBLIC))


def pdf(*sheets, **how):
    return to_bytes(lambda out: paper.certificates(out, sheets, **how))


def words_of(data, page=0):
    document = pypdfium2.PdfDocument(data)
    return re.sub(r"\s", "", document[page].get_textpage().get_text_range())


def picture(data, scale=2.0):
    return pypdfium2.PdfDocument(data)[0].render(scale=scale).to_pil().convert("RGB")


def jpeg(image, quality=70):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


@pytest.mark.parametrize("size", ["a4", "a5"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_blank_of_the_wording_stands_on_the_paper(kind, size):
    made = sheet(kind)
    text = words_of(pdf(made, size=size))
    shown = {
        "name": "王建国", "village": "店子镇店子村", "what": "法治副主任", "hours": "24学时",
        "since": "2026年2月3日", "until": "2029年2月2日", "sex": "男",
    }  # fmt: skip
    blanks = set(re.findall(r"\{(\w+)\}", str(certificate_design.wording(kind).paragraphs)))
    blanks |= set(re.findall(r"\{(\w+)\}", str(certificate_design.wording(kind).greeting)))
    for name in blanks:
        assert shown[name] in text, name
    for always in ("编号：（2026）山聘字第12号", "枣庄市山亭区司法局", "2026年1月5日", "（印章）"):
        assert always in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_that_is_empty_takes_its_words_along(kind):
    made = sheet(kind, village="", since=None, until=None, hours=0, sex="")
    greeting, paragraphs = paper.text(made)
    text = greeting + "".join(paragraphs)
    assert "{" not in text
    assert "，，" not in text
    assert "聘期" not in text
    assert "学时" not in text


@pytest.mark.parametrize("size", ["a4", "a5"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_code_is_read_back_from_the_sheet(kind, size):
    made = sheet(kind)
    assert scanning.codes(pdf(made, size=size)) == [made.code]


def test_the_longest_certificate_is_still_read_and_fits():
    long = sheet("honour", name="王" * 30, what="优" * 80, village="村" * 60, issuer="局" * 60)
    data = pdf(long, size="a5")
    assert scanning.codes(data) == [long.code]
    text = words_of(data)
    assert text.count("优") >= 80
    assert text.replace("司法局", "").count("局") == 60


def turned(image):
    return image.rotate(137, Image.Resampling.BICUBIC, expand=True, fillcolor=(90, 80, 70))


def aslant(image):
    wide, high = image.size
    tall = image.resize((wide, high), Image.Resampling.BICUBIC)
    return tall.transform(
        (wide, high), Image.Transform.PERSPECTIVE,
        (1.25, 0.18, -0.1 * wide, 0.05, 1.3, -0.12 * high, 0.00012, 0.00018),
        Image.Resampling.BICUBIC, fillcolor=(120, 110, 100),
    )  # fmt: skip


def in_the_dark(image):
    """Half of the sheet lies in the shadow of whoever holds the telephone."""
    shadow = Image.linear_gradient("L").rotate(35, expand=True).crop((60, 60, 300, 300))
    shadow = shadow.resize(image.size).point(lambda v: 40 + v * 0.5)
    black = Image.new("RGB", image.size, (12, 10, 8))
    return Image.composite(image, black, shadow)


def shaken(image):
    return image.filter(ImageFilter.GaussianBlur(1.6))


@pytest.mark.parametrize(
    "spoil",
    [turned, aslant, in_the_dark, shaken, lambda i: in_the_dark(aslant(i)),
     lambda i: turned(aslant(i)), lambda i: shaken(in_the_dark(turned(i)))],
    ids=["turned", "aslant", "dark", "shaken", "dark-aslant", "turned-aslant", "all"],
)  # fmt: skip
def test_a_bad_photo_is_read(spoil):
    made = sheet()
    assert scanning.codes(jpeg(spoil(picture(pdf(made), 3.0)))) == [made.code]


def test_a_photo_without_a_code_says_so_soon():
    assert scanning.codes(jpeg(Image.new("RGB", (1600, 1200), "white"))) == []


@pytest.mark.parametrize("data", [b"", b"no picture", b"%PDF-1.4 nothing", b"\xff\xd8\xff\xe0cut"])
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(scanning.NoPicture):
        scanning.codes(data, "x.jpg")


def test_the_same_certificate_is_the_same_bytes():
    assert pdf(sheet()) == pdf(sheet())


def test_a_form_to_be_written_by_hand_holds_no_code():
    data = pdf(paper.blank("appointment"))
    assert scanning.codes(data) == []
    assert "兹聘请" in words_of(data)


def heights(data):
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    found = {}
    for index in range(page.count_chars()):
        _, bottom, _, top = page.get_charbox(index, loose=True)
        found.setdefault(page.get_text_range(index, 1), top - bottom)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_name_is_larger_than_what_is_said_of_it(kind):
    tall = heights(pdf(sheet(kind, name="龚𬭎")))
    assert tall["龚"] == pytest.approx(tall["，"] * 1.3, rel=0.02)


def test_a_name_that_goes_on_in_the_next_line_is_no_larger():
    long = "买买提艾力·阿布都热依木·阿卜杜克热木·吐尔逊江·伊斯马伊力·库尔班江·玉素甫"
    tall = heights(pdf(sheet("literate", name=long)))
    assert tall["买"] == pytest.approx(tall["，"], rel=0.02)


def test_fine_lines_lie_below_all_but_the_code_and_are_stored_once():
    plain, fine = (picture(pdf(sheet(), look=look), 4.0) for look in ("plain", "fine"))
    middle = (fine.width // 2 - 300, fine.height // 2 - 300, fine.width // 2 + 300, 1500)
    shades = fine.crop(middle).convert("L").getextrema(), plain.crop(middle).convert("L")
    assert shades[0][0] <= shades[1].getextrema()[0]
    pale = fine.convert("L").point(lambda light: 255 if 200 < light < 250 else 0)
    lines = plain.convert("L").point(lambda light: 255 if 200 < light < 250 else 0)
    assert pale.histogram()[255] > 20 * lines.histogram()[255]
    one, many = len(pdf(sheet())), len(pdf(*[sheet()] * 20))
    assert many < 3 * one


def test_no_ink_leaves_the_safe_edge():
    for size in ("a4", "a5"):
        image = picture(pdf(sheet(), size=size), 2.0).convert("L")
        edge = round(9.5 / 25.4 * 72 * 2)
        wide, high = image.size
        inner = Image.new("L", image.size, 255)
        inner.paste(image.crop((edge, edge, wide - edge, high - edge)), (edge, edge))
        assert image.tobytes() == inner.tobytes()


def test_dates_are_written_without_leading_noughts():
    assert long_day(DAY) == "2026年1月5日"
    assert "2026年1月5日" in words_of(pdf(sheet()))


def test_a_course_of_one_day_is_said_to_be_on_that_day():
    made = sheet("completion", since=DAY, until=DAY)
    _greeting, paragraphs = paper.text(made)
    assert paragraphs[0].startswith("于2026年1月5日参加")


def test_each_file_of_wording_is_right():
    certificate_design.check_all()


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_keeps_every_blank_that_its_wording_has(kind):
    from app.records.certificates.kinds import kind_of

    said_of = certificate_design.wording(kind)
    blanks = set(re.findall(r"\{(\w+)\}", f"{said_of.greeting}{said_of.paragraphs}")) - {"name"}
    assert blanks <= set(kind_of(kind).blanks)
    assert set(kind_of(kind).needs) <= set(kind_of(kind).blanks)


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_certificate_says_whole_phrases_with_places_to_write(kind):
    said = "".join(paper.text(paper.blank(kind))[1])
    for piece in (each for part in certificate_design.wording(kind).paragraphs for each in part):
        for words in re.split(r"\{\w+\}", piece):
            assert words.strip() in said
    assert "自＿" in said or "自" not in said


@pytest.mark.parametrize("size", ["a4", "a5"])
def test_without_a_photo_there_is_a_place_of_its_size_to_paste_one(size):
    made = pdf(paper.blank("literate"), size=size)
    assert "贴照片处" in words_of(made)
    sides = [
        {round((right - left) / 72 * 25.4), round((top - bottom) / 72 * 25.4)}
        for each in pypdfium2.PdfDocument(made)[0].get_objects()
        for left, bottom, right, top in [each.get_bounds()]
    ]
    assert {22, 30} in sides


@pytest.mark.parametrize("size", ["a4", "a5"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_words_by_the_code_say_what_the_reader_can_do(kind, size):
    assert "持本证到法律服务工作室或区县司法局查验" in words_of(pdf(sheet(kind), size=size))
