import pytest
from PIL import Image

from edition.errors import PhotoError
from edition.imaging.colours import on_white, presentable
from edition.imaging.opening import opened
from tests.imaging.pictures import corners, near, seen, swapped, swapped_profile, turned


def shown(path):
    with opened(path) as image:
        return presentable(image, path)


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_picture_is_upright(tmp_path, suffix, orientation):
    made = shown(turned(tmp_path / f"a.{suffix}", orientation))
    assert made.size == (90, 60)
    assert near(seen(made))


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp"])
def test_colours_are_those_of_the_profile(tmp_path, suffix):
    swapped(corners()).save(tmp_path / f"a.{suffix}", icc_profile=swapped_profile())
    assert near(seen(shown(tmp_path / f"a.{suffix}")))


@pytest.mark.parametrize("suffix", ["jpg", "tif"])
def test_colours_of_the_press_are_those_of_the_screen(tmp_path, suffix):
    corners().convert("CMYK").save(tmp_path / f"a.{suffix}")
    made = shown(tmp_path / f"a.{suffix}")
    assert made.mode == "RGB"
    assert near(seen(made))


@pytest.mark.parametrize(("mode", "suffix"), [("I;16", "tif"), ("I;16", "png"), ("I", "tif")])
@pytest.mark.parametrize("grey", [0, 300, 32768, 65535])
def test_greys_of_sixteen_bits_stay_what_they_are(tmp_path, mode, suffix, grey):
    Image.new(mode, (8, 8), grey).save(tmp_path / f"a.{suffix}")
    assert shown(tmp_path / f"a.{suffix}").getpixel((4, 4)) == grey // 256


@pytest.mark.parametrize(
    ("mode", "value", "what"), [("F", 0.5, "floating-point numbers"), ("I", 1 << 20, "whole numbers beyond 16 bits")]
)
def test_pixels_without_a_scale_are_refused(tmp_path, mode, value, what):
    Image.new(mode, (8, 8), value).save(tmp_path / "a.tif")
    with pytest.raises(PhotoError, match=rf"“a\.tif” are {what}"):
        shown(tmp_path / "a.tif")


def test_what_is_not_opaque_stays_so_until_it_is_put_on_white(tmp_path):
    image = corners().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 20, 15))
    image.save(tmp_path / "a.webp", lossless=True)
    made = shown(tmp_path / "a.webp")
    assert made.mode == "RGBA"
    assert seen(on_white(made))[0] == (255, 255, 255)
    assert seen(on_white(made))[1] == (0, 160, 0)


def test_nothing_of_the_file_is_left_but_pixels(tmp_path):
    corners().save(tmp_path / "a.jpg", comment=b"for the desk", dpi=(72, 72), icc_profile=swapped_profile())
    assert shown(tmp_path / "a.jpg").info == {}
