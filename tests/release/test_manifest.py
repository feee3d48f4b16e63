import json
import subprocess
from pathlib import Path

import msgspec
import pytest

from app import language, seal
from app.release import lying, manifest
from app.release.refusals import (
    NotARelease,
    ReleaseDamaged,
    ReleaseForged,
    ReleaseTooLarge,
    ReleaseUnsigned,
)
from app.resources import resource
from tests.release.making import Maker


@pytest.fixture
def file(maker, tmp_path):
    return maker.release(tmp_path / "dist", "9.2.0", content=b"program")


def test_what_the_maker_signed_is_believed(file):
    release = lying.one(file)
    assert (release.manifest.version, release.manifest.platform) == ("9.2.0", "linux-amd64-run")
    assert release.manifest.whats_new() == ["打开得更快了。", "修了打印的毛病。"]
    language.use("en")
    assert release.manifest.whats_new() == ["Faster."]


@pytest.mark.parametrize("ending", [".release", ".release.minisig"])
def test_either_file_beside_it_names_it_too(file, ending):
    assert lying.one(file.with_name(file.name + ending)).file == file


def test_the_second_key_of_the_maker_is_as_good(tmp_path, maker, file):
    keys = list(manifest.maker_keys())
    assert len(keys) == 2
    for only in (keys, keys[::-1]):
        assert lying.one(file, only).manifest.version == "9.2.0"
    with pytest.raises(ReleaseForged):
        lying.one(file, keys[:1])


def test_another_maker_is_not_believed(tmp_path, maker):
    stranger = Maker.made(tmp_path / "stranger")
    with pytest.raises(ReleaseForged):
        lying.one(stranger.release(tmp_path / "dist", "9.2.0", content=b"program"))


def test_one_byte_of_the_manifest_makes_it_another(file):
    said, _signature = manifest.beside(file)
    said.write_bytes(said.read_bytes().replace(b'"version":"9.2.0"', b'"version":"9.2.1"'))
    with pytest.raises(ReleaseForged):
        lying.one(file)


@pytest.mark.parametrize(
    ("ending", "refusal"), [(".release", NotARelease), (".release.minisig", ReleaseUnsigned)]
)
def test_without_a_file_beside_it_it_is_none(file, ending, refusal):
    file.with_name(file.name + ending).unlink()
    with pytest.raises(refusal):
        lying.one(file)


def test_the_manifest_of_another_file_is_not_its_own(file, maker):
    other = file.with_name("legal-room-9.3.0-amd64.run")
    for each in (file, *manifest.beside(file)):
        each.rename(each.with_name(each.name.replace("9.2.0", "9.3.0")))
    with pytest.raises(ReleaseForged):
        lying.one(other)


def test_half_of_the_file_is_not_the_file(file):
    file.write_bytes(file.read_bytes()[:3])
    with pytest.raises(ReleaseDamaged):
        lying.one(file)
    file.unlink()
    with pytest.raises(ReleaseDamaged):
        lying.one(file)


def test_more_than_a_version_may_have_is_not_read(file):
    with file.open("r+b") as out:
        out.truncate(manifest.MOST_BYTES + 1)  # a hole: it takes no room
    with pytest.raises(ReleaseTooLarge):
        lying.one(file)


def whole(**other):
    news = {"en": [], "zh_CN": []}
    said = {
        "file": "legal-room-9.2.0-amd64.run", "follows": "0.1", "news": news, "size": 7,
        "platform": "linux-amd64-run", "sha256": "0" * 64, "unpacked": 1, "version": "9.2.0",
    }  # fmt: skip
    return json.dumps(said | other).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[]", b"\xff\xfe", b"[" * 5000, whole(version="9.2.0\n"), whole(size=0),
        whole(size=2**70), whole(platform="linux-mips-run"), whole(platform="../x"),
        whole(sha256="zz"), whole(news={"en": ["x" * 201], "zh_CN": []}),
        whole(news={"en": ["x"] * 21, "zh_CN": []}), whole(version="9" * 30),
    ],
    ids=lambda data: data[:60].decode("latin-1"),
)  # fmt: skip
def test_rubbish_that_was_signed_is_none_either(file, maker, data):
    maker.sign_bytes(file, data)
    with pytest.raises(NotARelease):
        lying.one(file)


def test_a_manifest_is_not_read_without_end(file, maker):
    said, _signature = manifest.beside(file)
    said.write_bytes(b" " * (manifest.MANIFEST + 1))
    with pytest.raises(NotARelease):
        lying.one(file)


def test_what_later_versions_say_besides_is_passed_over(file, maker):
    maker.sign_bytes(file, whole(later={"of": ["whatever"]}))
    assert lying.one(file).manifest.version == "9.2.0"


def test_the_real_minisign_signs_what_is_believed(file, maker, tmp_path):
    said, signature = manifest.beside(file)
    signature.unlink()
    key, public = tmp_path / "maker.key", tmp_path / "keys" / "maker-1.pub"
    public.unlink()
    for words in (
        ["minisign", "-G", "-W", "-f", "-s", key, "-p", public],
        ["minisign", "-S", "-H", "-s", key, "-m", said],
    ):
        subprocess.run(words, check=True, capture_output=True)
    keys = [each.read_text().splitlines()[1] for each in sorted(maker.keys.glob("*.pub"))]
    assert lying.one(file, keys).manifest.version == "9.2.0"


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("legal-room-9.2.0-amd64.run", "linux-amd64-run"),
        ("legal-room_9.2_arm64.deb", "linux-arm64-deb"),
        ("legal-room-9.2.0-x64.exe", "windows-amd64-exe"),
        ("legal-room_9.2.0_amd64.run", ""),
        ("legal-room-9.2.0-amd64.exe", ""),
        ("legal-room-9.2.0-x64.run", ""),
        ("legal-room-9.2.0-amd64.run.part", ""),
        ("照片.jpg", ""),
    ],
)
def test_a_file_is_known_by_its_name_too(name, platform):
    assert manifest.platform_of(name) == platform


def test_the_program_believes_two_keys_and_none_of_the_tests():
    keys = sorted(
        each.read_text("ascii").splitlines()[1] for each in resource("release").glob("*.pub")
    )
    assert len({seal.key_id(each) for each in keys}) == 2
    known = {path for path in Path("tests").rglob("*") if path.suffix in (".json", ".pub", ".py")}
    assert not [path for path in known if any(key in path.read_text("utf-8") for key in keys)]


def test_a_manifest_is_spelled_in_the_order_of_its_names():
    fields = [field.encode_name for field in msgspec.structs.fields(manifest.Manifest)]
    assert fields == sorted(fields)
