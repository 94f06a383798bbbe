import warnings

import pytest
from PIL import Image

from edition.errors import PhotoError
from edition.imaging.opening import opened, upright_size
from tests.imaging.pictures import turned


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_picture_has_the_size_that_one_sees(tmp_path, suffix, orientation):
    with opened(turned(tmp_path / f"a.{suffix}", orientation)) as image:
        assert upright_size(image) == (90, 60)


def test_a_large_picture_is_opened_without_a_warning(tmp_path):
    Image.new("1", (10_000, 10_000)).save(tmp_path / "large.png")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with opened(tmp_path / "large.png") as image:
            assert upright_size(image) == (10_000, 10_000)


def test_what_is_none_of_our_pictures_is_refused(tmp_path):
    Image.new("RGB", (8, 6)).save(tmp_path / "a.ppm")
    with pytest.raises(PhotoError, match=r"“a\.ppm” cannot be decoded"), opened(tmp_path / "a.ppm"):
        pass
