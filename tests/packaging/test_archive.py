import os
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.errors import OutputError
from edition.packaging.archive import write_archive, write_folder

NAMES = st.text("abcdefgh.-/", min_size=1, max_size=12).filter(lambda name: _safe(name))


def _safe(name: str) -> bool:
    return ".." not in name and not name.startswith("/") and all(part not in {"", "."} for part in name.split("/"))


def test_same_bytes_whatever_the_hour_the_order_and_the_file(tmp_path):
    source = tmp_path / "sound.mp3"
    source.write_bytes(b"sound")
    first = write_archive(tmp_path / "1.zip", {"b.txt": "ä", "a/sound.mp3": source}).read_bytes()
    os.utime(source, (0, 0))
    source.chmod(0o600)
    later = time.time() + 86400 * 366
    os.utime(tmp_path, (later, later))
    second = write_archive(tmp_path / "2.zip", {"a/sound.mp3": source, "b.txt": "ä".encode()}).read_bytes()
    assert first == second


def test_members_tell_nothing_of_the_machine(tmp_path):
    with zipfile.ZipFile(write_archive(tmp_path / "1.zip", {"b.txt": "b", "a.mp3": b"a"})) as archive:
        assert [(member.filename, member.compress_type) for member in archive.infolist()] == [
            ("a.mp3", zipfile.ZIP_STORED),
            ("b.txt", zipfile.ZIP_DEFLATED),
        ]
        assert {
            (member.date_time, member.create_system, member.external_attr >> 16) for member in archive.infolist()
        } == {((1980, 1, 1, 0, 0, 0), 3, 0o100644)}


def test_mimetype_is_first_and_stored(tmp_path):
    data = write_archive(tmp_path / "1.epub", {"A": "a"}, mimetype="application/epub+zip").read_bytes()
    assert data[30:58] == b"mimetypeapplication/epub+zip"


@given(st.dictionaries(NAMES, st.binary(max_size=20), max_size=5))
def test_what_went_in_comes_out(tmp_path_factory, contents):
    path = tmp_path_factory.mktemp("zip") / "1.zip"
    with zipfile.ZipFile(write_archive(path, contents)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == contents


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "a\\b", "", ".", "a//b", "./a"])
def test_no_name_leaves_the_archive(tmp_path, name):
    with pytest.raises(ValueError, match="unsafe name"):
        write_archive(tmp_path / "1.zip", {name: "x"})
    with pytest.raises(ValueError, match="unsafe name"):
        write_folder(tmp_path / "folder", {name: "x"})


def test_folder_holds_the_same(tmp_path):
    written = write_folder(tmp_path / "folder", {"b.txt": "ä", "a/c.bin": b"c"})
    assert [path.relative_to(tmp_path).as_posix() for path in written] == ["folder/a/c.bin", "folder/b.txt"]
    assert [path.read_bytes() for path in written] == [b"c", "ä".encode()]


def test_what_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot write"):
        write_archive(tmp_path / "file" / "1.zip", {"a": "a"})
    with pytest.raises(OutputError, match="cannot write"):
        write_folder(tmp_path / "file", {"a": "a"})
    with pytest.raises(OutputError):
        write_archive(tmp_path / "1.zip", {"a": Path(tmp_path / "missing")})
