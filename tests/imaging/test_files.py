from io import BytesIO

import pytest
from PIL import ExifTags, Image

from edition.imaging.files import bare_jpeg, bare_png
from tests.imaging.pictures import corners, swapped_profile

PACKET = b"<?xpacket?><x>Ida Brandt</x>"


def written(form: str, **options: object) -> bytes:
    file = BytesIO()
    corners().save(file, form, **options)
    return file.getvalue()


def private() -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Ruth Okello"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (50.0, 27.0, 0.0)
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.BodySerialNumber] = "4711-0815"
    return exif


def pixels(data: bytes) -> bytes:
    return Image.open(BytesIO(data)).convert("RGB").tobytes()


BARE = {"JPEG": bare_jpeg, "PNG": bare_png}


@pytest.mark.parametrize("form", BARE)
def test_a_picture_without_anything_private_stays_as_it_is(form):
    data = written(form, icc_profile=swapped_profile())
    assert BARE[form](data, b"") == data


@pytest.mark.parametrize("form", BARE)
def test_what_a_camera_notes_goes_and_the_profile_stays(form):
    profile = swapped_profile()
    data = written(form, exif=private(), icc_profile=profile)
    bare = BARE[form](data, b"")
    found = Image.open(BytesIO(bare))
    assert b"Ruth Okello" in data
    assert b"Ruth Okello" not in bare
    assert b"4711" not in bare
    assert not found.getexif()
    assert found.info["icc_profile"] == profile
    assert pixels(bare) == pixels(data)


@pytest.mark.parametrize("form", BARE)
def test_the_packet_is_put_in(form):
    found = Image.open(BytesIO(BARE[form](written(form), PACKET)))
    assert found.info["xmp"] == PACKET if form == "JPEG" else found.text["XML:com.adobe.xmp"] == PACKET.decode()


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_rows": 1}, {"subsampling": 0}])
def test_every_kind_of_jpeg_keeps_its_pixels(options):
    data = written("JPEG", comment=b"<?php for the desk", **options)
    bare = bare_jpeg(data + b"<?php behind the end", PACKET)
    assert b"<?php" not in bare
    assert pixels(bare) == pixels(data)


def test_a_second_picture_behind_the_first_goes():
    file = BytesIO()
    corners().save(file, "MPO", save_all=True, append_images=[corners((320, 200))], exif=private())
    bare = bare_jpeg(file.getvalue(), b"")
    assert Image.open(BytesIO(bare)).format == "JPEG"
    assert bare.count(b"\xff\xd8\xff") == 1


def test_a_thumbnail_goes():
    jfif = b"\xff\xe0\x00\x13JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x01\x01abc"
    data = written("JPEG")
    assert data[2:4] == jfif[:2]
    bare = bare_jpeg(data[:2] + jfif + data[20:], b"")
    assert b"abc" not in bare
    assert pixels(bare) == pixels(data)


def test_a_packet_too_large_for_a_segment_is_left_out():
    data = written("JPEG")
    assert bare_jpeg(data, b"x" * 70_000) == data


def test_a_moving_png_stands_still():
    file = BytesIO()
    corners().save(file, "PNG", save_all=True, append_images=[Image.new("RGB", (90, 60), "teal")])
    bare = bare_png(file.getvalue(), b"")
    assert getattr(Image.open(BytesIO(bare)), "n_frames", 1) == 1
    assert pixels(bare) == corners().tobytes()


@pytest.mark.parametrize("form", BARE)
@pytest.mark.parametrize("length", [3, 30, 200, -13])
def test_what_has_no_end_is_told(form, length):
    with pytest.raises(ValueError, match="has no end"):
        BARE[form](written(form)[:length], b"")


def test_what_stands_between_the_segments_is_told():
    data = written("JPEG")
    with pytest.raises(ValueError, match="between its segments"):
        bare_jpeg(data[:2] + b"<?php" + data[2:], b"")
