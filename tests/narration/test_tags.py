"""Tags, file names and the cover: what a player shows."""

import dataclasses
import io
import string
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.flac import FLAC
from mutagen.id3 import ID3
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from PIL import Image

from edition.errors import OutputError, PhotoError
from edition.narration import NarrationOptions, artwork, cover, ffmpeg, narrate
from edition.narration.commission import file_name
from edition.narration.tags import Tags, tag
from tests.imaging.pictures import swapped, swapped_profile
from tests.narration.speeches import FERRY, MARKET, InProcess, edition

HOSTILE = "a=b;c#d\\e\n<b>&amp;</b> [[x]] ../../y – “ß”"
TAGS = Tags(HOSTILE, "Album", "Osterholm Post", 2, 12, "de", "2024-05-17", "Zeile 1\nZeile 2", cover(edition(FERRY)))


@pytest.fixture(scope="module")
def hum(tmp_path_factory):
    """Give a function that makes a second of sound of a kind."""
    folder = tmp_path_factory.mktemp("hum")

    def made(extension: str) -> Path:
        path = folder / f"hum.{extension}"
        codec = {"mp3": ("-f", "mp3"), "m4a": ("-f", "ipod"), "flac": (), "opus": (), "wav": ()}[extension]
        source = ("-f", "lavfi", "-i", "sine=duration=1")
        subprocess.run((ffmpeg.program(), "-v", "error", "-y", *source, *codec, path), check=True)
        return path

    return made


def test_mp3_tags(hum):
    path = hum("mp3")
    tag(path, TAGS)
    tags = ID3(path, translate=False)
    assert tags.version[:2] == (2, 3)
    shown = {name: str(tags[name]) for name in ("TIT2", "TALB", "TPE1", "TRCK", "TLAN", "TYER", "TCON")}
    assert shown == {
        "TIT2": HOSTILE, "TALB": "Album", "TPE1": "Osterholm Post", "TRCK": "2/12", "TLAN": "deu", "TYER": "2024",
        "TCON": "Speech",
    }  # fmt: skip
    assert tags.getall("USLT")[0].text == "Zeile 1\nZeile 2"
    assert tags.getall("USLT")[0].lang == "deu"
    assert tags.getall("APIC")[0].data == TAGS.cover


def test_mp4_tags(hum):
    path = hum("m4a")
    tag(path, TAGS)
    tags = MP4(path)
    assert (tags["\xa9nam"], tags["trkn"], tags["\xa9lyr"]) == ([HOSTILE], [(2, 12)], ["Zeile 1\nZeile 2"])


@pytest.mark.parametrize(("extension", "kind"), [("flac", FLAC), ("opus", OggOpus)])
def test_vorbis_tags(hum, extension, kind):
    path = hum(extension)
    tag(path, TAGS)
    tags = kind(path)
    assert tags["title"] == [HOSTILE]
    assert tags["tracknumber"] == ["2"]
    assert tags["language"] == ["de"]


@pytest.mark.parametrize("extension", ["mp3", "m4a", "flac", "opus", "wav"])
def test_a_tagged_file_still_decodes(hum, extension):
    path = hum(extension)
    tag(path, TAGS)
    command = (ffmpeg.program(), "-v", "error", "-xerror", "-i", path, "-f", "null", "-")
    assert subprocess.run(command, capture_output=True, check=True).stderr == b""


def test_a_file_that_is_no_sound_is_said(tmp_path):
    broken = tmp_path / "broken.m4a"
    broken.write_bytes(b"no sound")
    with pytest.raises(OutputError):
        tag(broken, TAGS)


@given(st.integers(0, 250), st.text(max_size=300))
def test_file_names_are_safe_everywhere(number, title):
    name = file_name(number, 250, title, "mp3")
    assert set(name) <= set(string.ascii_lowercase + string.digits + "-.")
    assert len(name) <= 64
    assert name.count(".") == 1


def test_file_names_sort_as_they_are_played():
    names = [file_name(number, 120, "Part", "mp3") for number in range(121)]
    assert names == sorted(names)
    assert file_name(7, 9, "The Ferry’s late!", "mp3") == "07-the-ferrys-late.mp3"


def test_the_files_of_a_section_carry_its_place_and_words(tmp_path):
    recordings = narrate(edition(FERRY, MARKET), tmp_path, NarrationOptions(voice="silent"), executor=InProcess())
    tags = ID3(recordings[1].path)
    assert str(tags["TRCK"]) == "2/2"
    assert MARKET[1] in tags.getall("USLT")[0].text
    assert str(tags["TIT2"]).startswith("Part 2")


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_the_drawn_cover_is_square_and_the_same_every_time():
    drawn = cover(edition(FERRY))
    assert picture(drawn).size == (1400, 1400)
    assert cover(edition(FERRY)) == drawn
    assert cover(edition(FERRY, title="Another")) != drawn


@pytest.mark.parametrize(
    "title", ["", "x" * 500, "Donaudampfschifffahrtsgesellschaft " * 20, "北京的渡轮", "Ferry \x00\x1b[31m \ud800 late"]
)
def test_any_title_can_be_drawn(title):
    assert picture(cover(edition(FERRY, title=title))).size == (1400, 1400)


def test_white_letters_stand_out_from_any_ground():
    for title in map(str, range(60)):
        ground = picture(cover(edition(FERRY, title=title))).getpixel((5, 5))
        parts = [value / 255 for value in ground]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 7


def test_the_producers_picture_is_cut_square(tmp_path):
    path = tmp_path / "quay.png"
    Image.new("RGBA", (300, 200), (10, 200, 30, 128)).save(path)
    assert picture(cover(dataclasses.replace(edition(FERRY), cover=path))).size == (1400, 1400)


def test_the_producers_picture_keeps_the_colours_of_its_profile(tmp_path):
    path = tmp_path / "quay.png"
    swapped(Image.new("RGB", (300, 300), (220, 0, 0))).save(path, icc_profile=swapped_profile())
    drawn = picture(cover(dataclasses.replace(edition(FERRY), cover=path)))
    assert drawn.getpixel((700, 700)) == pytest.approx((220, 0, 0), abs=5)


def test_a_picture_that_is_none_is_said(tmp_path):
    path = tmp_path / "quay.png"
    path.write_bytes(b"no picture")
    with pytest.raises(PhotoError):
        cover(dataclasses.replace(edition(FERRY), cover=path))


def test_an_edition_without_date_and_publisher_has_a_cover():
    bare = dataclasses.replace(edition(FERRY), publisher=None, date=None)
    assert cover(bare) != cover(dataclasses.replace(bare, date=date(2024, 1, 2)))


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("Sun ☀️ and 👩‍🚒 heroes", "Sun and heroes"),
        ("Театр у Києві", "Театр у Києві"),
        ("Ɛwe ɔ", "Ɛwe ɔ"),
        ("The 北 wind", ""),
    ],
)
def test_a_cover_shows_no_boxes(title, drawn):
    for faces in (artwork._TITLE_FACES, artwork._IMPRINT_FACES):
        assert artwork._drawable(title, faces)[0] == drawn
