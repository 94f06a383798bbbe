from io import BytesIO

import pytest
from PIL import ExifTags, Image

from edition.errors import PhotoError
from edition.packaging.pictures import picture
from tests.imaging.pictures import corners, near, seen, swapped, swapped_profile, turned


@pytest.mark.parametrize(
    ("name", "media_type"), [("a.jpg", "image/jpeg"), ("a.png", "image/png"), ("a.jpeg", "image/jpeg")]
)
def test_jpeg_and_png_are_copied(tmp_path, name, media_type):
    Image.new("RGB", (8, 6), "red").save(tmp_path / name)
    found = picture(tmp_path / name)
    assert (found.data, found.media_type) == ((tmp_path / name).read_bytes(), media_type)


def test_the_bytes_decide_and_not_the_name(tmp_path):
    Image.new("RGB", (8, 6)).save(tmp_path / "a.gif", "PNG")
    assert picture(tmp_path / "a.gif").suffix == ".png"


@pytest.mark.parametrize(
    ("name", "mode", "suffix"),
    [("a.webp", "RGB", ".jpg"), ("a.gif", "RGB", ".jpg"), ("a.webp", "RGBA", ".png"), ("a.tif", "L", ".jpg")],
)
def test_other_forms_are_converted(tmp_path, name, mode, suffix):
    Image.new(mode, (8, 6)).save(tmp_path / name)
    found = picture(tmp_path / name)
    assert found.suffix == suffix
    assert Image.open(BytesIO(found.data)).size == (8, 6)


@pytest.mark.parametrize(
    ("name", "suffix"), [("a.jpg", ".jpg"), ("a.png", ".png"), ("a.tif", ".jpg"), ("a.webp", ".jpg")]
)
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_every_player_shows_it_upright(tmp_path, name, suffix, orientation):
    found = picture(turned(tmp_path / name, orientation))
    image = Image.open(BytesIO(found.data))
    assert (found.suffix, found.width, found.height, image.size) == (suffix, 90, 60, (90, 60))
    assert not image.getexif()
    assert near(seen(image))


@pytest.mark.parametrize("name", ["a.tif", "a.webp", "a.png", "a.jpg"])
def test_colours_are_those_of_the_profile(tmp_path, name):
    swapped(corners()).save(tmp_path / name, icc_profile=swapped_profile())
    image = Image.open(BytesIO(picture(tmp_path / name).data))
    if "icc_profile" in image.info:
        image = swapped(image)
    assert near(seen(image))


@pytest.mark.parametrize("name", ["a.jpg", "a.tif"])
def test_colours_of_the_press_become_those_of_the_screen(tmp_path, name):
    corners().convert("CMYK").save(tmp_path / name)
    image = Image.open(BytesIO(picture(tmp_path / name).data))
    assert image.mode == "RGB"
    assert near(seen(image))


def test_sixteen_bits_keep_their_greys(tmp_path):
    Image.new("I;16", (8, 6), 128 * 256).save(tmp_path / "a.tif")
    assert Image.open(BytesIO(picture(tmp_path / "a.tif").data)).getpixel((4, 3)) == 128


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif"])
def test_where_it_was_taken_is_not_published(tmp_path, name):
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Secret Owner"
    exif[ExifTags.Base.Copyright] = "Copyright Ida Brandt"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (50.0, 27.0, 0.0)
    corners().save(tmp_path / name, exif=exif)
    found = picture(tmp_path / name)
    assert b"Secret Owner" in (tmp_path / name).read_bytes()
    assert b"Secret Owner" not in found.data
    assert not Image.open(BytesIO(found.data)).getexif()
    assert b"Copyright Ida Brandt" in found.data


def test_a_jpeg_that_is_a_program_too_is_only_a_jpeg(tmp_path):
    corners().save(tmp_path / "a.jpg.php", "JPEG", comment=b"<?php system('ls'); ?>")
    (tmp_path / "a.jpg.php").write_bytes((tmp_path / "a.jpg.php").read_bytes() + b"<?php echo 1; ?>")
    found = picture(tmp_path / "a.jpg.php")
    assert found.suffix == ".jpg"
    assert b"<?php" not in found.data


def test_a_jpeg_with_odd_bytes_in_it_is_made_anew(tmp_path):
    corners().save(tmp_path / "a.jpg")
    data = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(data[:20] + b"<?php" + data[20:])
    found = picture(tmp_path / "a.jpg")
    assert b"<?php" not in found.data
    assert near(seen(Image.open(BytesIO(found.data))))


def test_nothing_moves(tmp_path):
    frames = [Image.new("RGB", (8, 6), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "a.png", save_all=True, append_images=frames[1:])
    found = Image.open(BytesIO(picture(tmp_path / "a.png").data))
    assert getattr(found, "n_frames", 1) == 1


@pytest.mark.parametrize("data", [b"", b"no picture at all", b"GIF89a"])
def test_what_is_no_picture_is_told(tmp_path, data):
    (tmp_path / "a.webp").write_bytes(data)
    with pytest.raises(PhotoError, match=r"a\.webp"):
        picture(tmp_path / "a.webp")
    with pytest.raises(PhotoError, match="cannot read"):
        picture(tmp_path / "missing.jpg")
