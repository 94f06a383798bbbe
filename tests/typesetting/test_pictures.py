from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from edition.errors import PhotoError
from edition.typesetting.pictures import picture_data, picture_size
from tests.imaging.pictures import turned


def saved(folder: Path, image: Image.Image, name: str = "picture.png", **options: object) -> Path:
    image.save(folder / name, **options)
    return folder / name


def data(path: Path, width_pt: float = 240) -> Image.Image:
    return Image.open(picture_data(path, width_pt))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "PA", "L", "LA", "1", "I;16", "CMYK"])
def test_every_mode_becomes_grey_or_rgb(mode, tmp_path):
    image = Image.new(mode, (8, 6))
    made = data(saved(tmp_path, image, "picture.tiff" if mode in ("CMYK", "PA") else "picture.png"))
    assert made.mode in ("L", "RGB")
    assert made.size == (8, 6)
    assert made.format == "JPEG"


def test_transparent_parts_are_white(tmp_path):
    made = data(saved(tmp_path, Image.new("RGBA", (8, 8), (200, 0, 0, 0))))
    assert made.getpixel((4, 4)) == (255, 255, 255)


def test_sixteen_bits_keep_their_greys(tmp_path):
    made = data(saved(tmp_path, Image.new("I;16", (8, 8), 128 * 256)))
    assert made.getpixel((4, 4)) == pytest.approx(128, abs=2)


def test_a_turned_picture_stands_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    path = saved(tmp_path, Image.new("RGB", (40, 20)), "picture.jpg", exif=exif)
    assert picture_size(path) == (20, 40)
    assert data(path).size == (20, 40)
    assert not data(path).getexif()


@pytest.mark.parametrize("orientation", [1, 5, 6, 7, 8])
def test_a_turned_picture_is_as_fine_as_any_other(orientation, tmp_path):
    path = turned(tmp_path / "picture.jpg", orientation, (2000, 3000))
    assert data(path, 240).size == (1000, 1500)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_tiff_is_not_stretched(orientation, tmp_path):
    path = turned(tmp_path / "picture.tif", orientation)
    assert picture_size(path) == data(path).size == (90, 60)


def test_a_fine_picture_is_made_as_fine_as_print(tmp_path):
    path = saved(tmp_path, Image.new("RGB", (4000, 1000)))
    assert data(path, 240).size == (1000, 250)
    assert data(path, 960).size == (4000, 1000)


def test_colours_are_those_of_srgb(tmp_path):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    path = saved(tmp_path, Image.new("LAB", (8, 8), (255, 128, 128)), "picture.tiff", icc_profile=profile)
    assert data(path).getpixel((4, 4)) == pytest.approx((255, 255, 255), abs=3)


def test_a_broken_profile_is_passed_over(tmp_path):
    path = saved(tmp_path, Image.new("RGB", (8, 8), "teal"), icc_profile=b"no profile")
    assert data(path).getpixel((4, 4)) == pytest.approx((0, 128, 128), abs=3)


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n broken"])
def test_what_is_no_picture_is_refused(content, tmp_path):
    (tmp_path / "broken.png").write_bytes(content)
    with pytest.raises(PhotoError, match="cannot be decoded"):
        picture_size(tmp_path / "broken.png")


def test_a_picture_cut_short_is_refused(tmp_path):
    file = BytesIO()
    Image.effect_noise((200, 200), 80).save(file, "PNG")
    (tmp_path / "short.png").write_bytes(file.getvalue()[:9000])
    with pytest.raises(PhotoError) as refused:
        picture_data(tmp_path / "short.png", 100)
    assert refused.value.place.endswith("short.png")
