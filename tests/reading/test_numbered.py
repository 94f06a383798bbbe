from __future__ import annotations

from dataclasses import replace

from PIL import Image

from edition.model import Article, Block, BlockKind, Photo
from edition.reading import ReadingOptions, read
from edition.reading.numbered import with_numbered_pictures
from tests.reading.pictures import picture, xmp

FULL = xmp(
    elements="<dc:description>The bridge &amp; the boats</dc:description>"
    "<Iptc4xmpCore:AltTextAccessibility>A steel bridge over water.</Iptc4xmpCore:AltTextAccessibility>"
)


class TestNumberedPictures:
    def article(self) -> Article:
        photos = [Photo("The bridge.", "Photo: Ada"), Photo("The ferry.", "Photo: Ben"), Photo("The bell.", "")]
        blocks = [Block(BlockKind.PHOTO, photo.caption, photo=photo) for photo in photos]
        return Article((Block(BlockKind.PARAGRAPH, "Text."), *blocks), "a.txt", "en")

    def test_belong_to_the_photograph_of_that_number(self, tmp_path):
        picture(tmp_path / "photo-2.jpg")
        picture(tmp_path / "03.png")
        images = [b.photo.image for b in with_numbered_pictures(self.article(), tmp_path).blocks if b.photo]
        assert images == [None, tmp_path / "photo-2.jpg", tmp_path / "03.png"]

    def test_or_to_the_one_whose_caption_they_carry(self, tmp_path):
        picture(tmp_path / "x.jpg", xmp=xmp(elements="<dc:description>The bell</dc:description>"))
        images = [b.photo.image for b in with_numbered_pictures(self.article(), tmp_path).blocks if b.photo]
        assert images == [None, None, tmp_path / "x.jpg"]

    def test_of_which_several_may_be_meant_are_flagged(self, tmp_path):
        for name in ("2.jpg", "photo-2.jpg"):
            picture(tmp_path / name)
        for name in ("x.jpg", "y.jpg"):
            picture(tmp_path / name, xmp=xmp(elements="<dc:description>The bell</dc:description>"))
        made = with_numbered_pictures(self.article(), tmp_path)
        assert [b.photo.image and b.photo.image.name for b in made.blocks if b.photo] == [None, "2.jpg", "x.jpg"]
        assert [(flag.text, flag.reason) for flag in made.flags] == [
            ("2.jpg, photo-2.jpg", "several files could be photograph 2: the first is taken"),
            ("x.jpg, y.jpg", "several files could be photograph 3: the first is taken"),
            ("photo-2.jpg, y.jpg", "pictures that no photograph of the text calls for"),
        ]

    def test_of_one_caption_are_each_used(self, tmp_path):
        for name in ("x.jpg", "y.jpg"):
            picture(tmp_path / name, xmp=xmp(elements="<dc:description>The bell</dc:description>"))
        bell = Photo("The bell.")
        article = replace(self.article(), blocks=tuple(Block(BlockKind.PHOTO, "The bell.", photo=bell) for _ in "12"))
        made = with_numbered_pictures(article, tmp_path)
        assert [b.photo.image.name for b in made.blocks] == ["x.jpg", "y.jpg"]

    def test_that_lead_out_of_the_folder_are_not_followed(self, tmp_path):
        inside = tmp_path / "inside"
        inside.mkdir()
        picture(tmp_path / "1.jpg")
        (inside / "1.jpg").symlink_to(tmp_path / "1.jpg")
        assert with_numbered_pictures(self.article(), inside) == self.article()

    def test_too_large_to_be_asked_for_their_caption_are_passed_over(self, tmp_path):
        Image.new("1", (14_000, 14_000)).save(tmp_path / "x.png")
        made = with_numbered_pictures(self.article(), tmp_path)
        assert [flag.text for flag in made.flags] == ["x.png"]

    def test_change_nothing_else(self, tmp_path):
        picture(tmp_path / "1.jpg", xmp=FULL)
        made = with_numbered_pictures(self.article(), tmp_path).blocks[1].photo
        assert (
            replace(made, image=None, image_reference="", alt_text=None, alt_source="")
            == self.article().blocks[1].photo
        )
        assert made.alt_text == "A steel bridge over water."


def test_pictures_for_a_text_without_photographs_are_flagged(tmp_path):
    picture(tmp_path / "1.jpg")
    (tmp_path / "a.txt").write_text("The bell of Port Ansel was rung on Monday. Nobody had heard it.", "utf-8")
    article = read(str(tmp_path / "a.txt"), ReadingOptions(photos=tmp_path, language="en"))
    assert [flag.text for flag in article.flags] == ["1.jpg"]
