"""Whole editions in one file: chapters where the sections are, tags that are only text, the same bytes every time."""

import dataclasses
import re
import subprocess
from types import SimpleNamespace

import pytest
from mutagen.id3 import ID3
from mutagen.mp4 import MP4

from edition.errors import OutputError
from edition.narration import NarrationOptions, ffmpeg, narrate
from edition.narration.bound import m4b, mp3
from edition.narration.tags import Chapter
from tests.narration.speeches import FERRY, MARKET, InProcess, edition

OPTIONS = SimpleNamespace(slug="late-ferry", cover=None)
HOSTILE = "A=b; #c \\d “e”\n[CHAPTER] <b>&amp; ../../x"


@pytest.fixture(scope="module")
def narrated(tmp_path_factory):
    folder = tmp_path_factory.mktemp("narrated")
    made = edition(FERRY, MARKET, FERRY[::-1])
    recordings = narrate(made, folder, NarrationOptions(voice="silent", work=folder / "work"), executor=InProcess())
    return made, recordings


def chapters(path) -> list[tuple[str, str]]:
    """(begin, title) as ffmpeg, which is no part of how the MP3's chapters are written, reads them."""
    text = subprocess.run(
        (ffmpeg.program(), "-v", "error", "-i", path, "-f", "ffmetadata", "-"), capture_output=True, check=True
    ).stdout.decode()
    said = subprocess.run((ffmpeg.program(), "-hide_banner", "-i", path), capture_output=True, check=False).stderr
    begins = re.findall(r"Chapter #0:\d+: start ([\d.]+)", said.decode())
    return list(zip(begins, re.findall(r"\[CHAPTER\].*?^title=(.*?)$", text, re.DOTALL | re.MULTILINE), strict=True))


@pytest.mark.parametrize("kind", [m4b, mp3])
def test_chapters_begin_where_the_sections_do(tmp_path, narrated, kind):
    made, recordings = narrated
    (path,) = kind.package(made, recordings, tmp_path, layout=None, options=OPTIONS)
    found = chapters(path)
    assert [title for _, title in found] == [section.heading.text for section in made.sections]
    begin = 0
    for (start, _), recording in zip(found, recordings, strict=True):
        assert abs(float(start) * 1000 - begin) <= 2
        begin += recording.duration_ms


@pytest.mark.parametrize("kind", [m4b, mp3])
def test_the_same_bytes_every_time(tmp_path, narrated, kind):
    files = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        files += kind.package(*narrated, tmp_path / name, layout=None, options=OPTIONS)
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("kind", [m4b, mp3])
def test_sections_are_joined_from_their_files_when_the_mastered_sound_is_gone(tmp_path, narrated, kind):
    made, recordings = narrated
    bare = [dataclasses.replace(recording, pcm=None) for recording in recordings]
    (path,) = kind.package(made, bare, tmp_path, layout=None, options=OPTIONS)
    assert len(chapters(path)) == 3


@pytest.mark.parametrize("kind", [m4b, mp3])
def test_text_is_never_read_as_syntax(tmp_path, narrated, kind):
    made, recordings = narrated
    article = made.articles[0]
    sections = tuple(
        dataclasses.replace(section, heading=dataclasses.replace(section.heading, text=HOSTILE))
        for section in article.sections
    )
    hostile = dataclasses.replace(
        made, title=HOSTILE, publisher=HOSTILE, articles=(dataclasses.replace(article, sections=sections),)
    )
    (path,) = kind.package(hostile, recordings, tmp_path, layout=None, options=OPTIONS)
    assert len(chapters(path)) == 3
    tags = MP4(path) if path.suffix == ".m4b" else ID3(path)
    title = tags["\xa9nam"][0] if path.suffix == ".m4b" else tags["TIT2"].text[0]
    assert title == HOSTILE


def test_ffmetadata_is_escaped():
    assert m4b.ffmetadata((Chapter("a=b; #c \\d\ne", 0, 10),)).splitlines()[-1] == r"title=a\=b\; \#c \\d e"


def test_the_audiobook_has_cover_words_and_kind(tmp_path, narrated):
    (path,) = m4b.package(*narrated, tmp_path, layout=None, options=OPTIONS)
    tags = MP4(path)
    assert tags["\xa9alb"] == ["The late ferry"]
    assert tags["stik"] == [2]
    assert bytes(tags["covr"][0]).startswith(b"\xff\xd8")
    assert FERRY[2] in tags["\xa9lyr"][0]


def test_ten_and_more_chapters_stay_in_order(tmp_path):
    made = edition(*((f"This is part number {number}.",) for number in range(1, 13)))
    recordings = narrate(made, tmp_path, NarrationOptions(voice="silent"), executor=InProcess())
    (path,) = mp3.package(made, recordings, tmp_path, layout=None, options=OPTIONS)
    assert [title for _, title in chapters(path)] == [section.heading.text for section in made.sections]


@pytest.mark.parametrize("kind", [m4b, mp3])
def test_without_sound_there_is_nothing_to_bind(tmp_path, kind):
    assert kind.package(edition(FERRY), (), tmp_path, layout=None, options=OPTIONS) == ()


def test_a_folder_that_is_gone_is_said(tmp_path, narrated):
    with pytest.raises(OutputError):
        m4b.package(*narrated, tmp_path / "gone", layout=None, options=OPTIONS)
