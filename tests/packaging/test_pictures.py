from io import BytesIO

import pytest
from PIL import Image

from edition.errors import PhotoError
from edition.packaging.pictures import picture


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
