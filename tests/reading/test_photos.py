from __future__ import annotations

import unicodedata

import pytest
from PIL import Image

from edition.errors import ManuscriptError, PhotoError
from edition.model import Photo
from edition.reading.embedded import embedded_words
from edition.reading.photos import Wanted, with_picture
from edition.reading.pictures import find, is_local, look
from tests.reading.pictures import iim, picture, xmp

FULL = xmp(
    'photoshop:Credit="Example News/Ada Example"',
    "<dc:description><rdf:Alt><rdf:li xml:lang='de'>Die Brücke</rdf:li>"
    "<rdf:li xml:lang='x-default'>The bridge &amp; the boats</rdf:li></rdf:Alt></dc:description>"
    "<dc:creator><rdf:Seq><rdf:li>Ada Example</rdf:li></rdf:Seq></dc:creator>"
    "<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang='x-default'>A steel bridge over water.</rdf:li>"
    "</rdf:Alt></Iptc4xmpCore:AltTextAccessibility>",
)


def taken(folder, photo: Photo | None = None, name: str = "a.jpg", **options: object):
    return with_picture(photo or Photo(), Wanted(name, "a.md, line 3", **options), (folder,))


class TestWordsInTheFile:
    def test_xmp_comes_before_iptc(self, tmp_path):
        picture(tmp_path / "a.jpg", xmp=FULL, iim=iim(caption="Old caption", credit="Old credit"))
        photo, _ = taken(tmp_path)
        assert (photo.caption, photo.caption_source) == ("The bridge & the boats", "xmp")
        assert (photo.credit_line, photo.credit_source) == ("Example News/Ada Example", "xmp")
        assert (photo.alt_text, photo.alt_source) == ("A steel bridge over water.", "xmp")

    def test_iptc_fills_what_xmp_leaves_out(self, tmp_path):
        path = picture(tmp_path / "a.jpg", iim=iim(caption="Die Brücke", byline="Ada Example"))
        photo, _ = taken(tmp_path)
        assert (photo.caption, photo.caption_source, photo.credit_line) == ("Die Brücke", "iptc", "Ada Example")
        assert embedded_words(path)[0].caption is None

    def test_the_creator_stands_in_for_a_credit(self, tmp_path):
        seq = "<dc:creator><rdf:Seq><rdf:li>Ada</rdf:li><rdf:li>Ben</rdf:li></rdf:Seq></dc:creator>"
        picture(tmp_path / "a.jpg", xmp=xmp(elements=seq))
        assert taken(tmp_path)[0].credit_line == "Ada, Ben"

    @pytest.mark.parametrize(
        "packet",
        [
            b"<not xml",
            b"\x00\xff",
            b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>',
            b"<x>" * 3000,
        ],
    )
    def test_a_broken_packet_counts_as_none(self, tmp_path, packet):
        picture(tmp_path / "a.jpg", xmp=packet)
        assert taken(tmp_path)[0].caption == ""

    def test_the_article_is_believed_first(self, tmp_path):
        picture(tmp_path / "a.jpg", xmp=FULL)
        given = Photo("Mine.", "Photo: Me", "My alt.", alt_source="manuscript")
        photo, _ = taken(tmp_path, given)
        assert (photo.caption, photo.credit_line, photo.alt_text) == ("Mine.", "Photo: Me", "My alt.")


class TestSidecars:
    def test_come_after_the_article_and_before_the_file(self, tmp_path):
        picture(tmp_path / "a.jpg", xmp=FULL)
        (tmp_path / "a.jpg.toml").write_text('alt = "From the sidecar."\ncaption = "Sidecar caption."', "utf-8")
        photo, _ = taken(tmp_path)
        assert (photo.alt_text, photo.alt_source) == ("From the sidecar.", "sidecar")
        assert photo.caption == "Sidecar caption."
        assert photo.credit_source == "xmp"

    def test_may_say_that_there_is_none(self, tmp_path):
        picture(tmp_path / "a.jpg", xmp=FULL)
        (tmp_path / "a.jpg.toml").write_text('alt = ""\ncredit = ""', "utf-8")
        photo, flags = taken(tmp_path)
        assert (photo.caption, photo.credit_line, photo.alt_text) == ("The bridge & the boats", "", None)
        assert not flags

    def test_may_begin_with_the_mark_that_notepad_writes(self, tmp_path):
        picture(tmp_path / "a.jpg")
        (tmp_path / "a.jpg.toml").write_text('\ufeffalt = "A steel bridge."', "utf-8")
        assert taken(tmp_path)[0].alt_text == "A steel bridge."

    def test_that_cannot_be_read_are_named(self, tmp_path):
        picture(tmp_path / "a.jpg")
        (tmp_path / "a.jpg.toml").mkdir()
        with pytest.raises(ManuscriptError, match="cannot be read") as caught:
            taken(tmp_path)
        assert caught.value.place == "a.jpg.toml"

    def test_are_not_followed_out_of_the_folder(self, tmp_path):
        inside = tmp_path / "inside"
        inside.mkdir()
        picture(inside / "a.jpg")
        (tmp_path / "other.toml").write_text('alt = "Not for us."', "utf-8")
        (inside / "a.jpg.toml").symlink_to(tmp_path / "other.toml")
        with pytest.raises(ManuscriptError, match="link to a file outside"):
            taken(inside)

    @pytest.mark.parametrize("text", ["alt = ", 'title = "x"', "alt = 3"])
    def test_wrong_are_named(self, tmp_path, text):
        picture(tmp_path / "a.jpg")
        (tmp_path / "a.jpg.toml").write_text(text, "utf-8")
        with pytest.raises(ManuscriptError) as caught:
            taken(tmp_path)
        assert caught.value.place == "a.jpg.toml"


class TestAltText:
    @pytest.mark.parametrize(
        "alt",
        [
            "The bridge.",
            "THE BRIDGE",
            "a.jpg",
            "A",
            "…",
            "The bridge. Photo: Ada Example",
            "The bridge by Photo: Ada Example",
        ],
    )
    def test_is_never_caption_credit_or_file_name(self, tmp_path, alt):
        picture(tmp_path / "a.jpg")
        photo, flags = taken(tmp_path, Photo("The bridge.", "Photo: Ada Example", alt, alt_source="html"))
        assert photo.alt_text is None
        assert [flag.text for flag in flags] == [f"a.jpg: {alt}"]

    @pytest.mark.parametrize("source", ["manuscript", "sidecar", "json", "xmp", "html"])
    @pytest.mark.parametrize(
        "alt",
        [
            "IMG_4711.JPG",
            "IMG_4711",
            "DSC01234",
            "another picture.jpeg",
            "harbour-bridge-opening-2026",
            "harbour_bridge",
            "image",
            "Photo 2",
            "Bild",
            "A picture",
            "Loading...",
            "People cross the new bridge on its fir…",
            "People cross the new bridge ...",
            "Photo: Ada Example/Example News",
            "Ada Example/Example News",
            "Photo: Ada Example/Example News. People cross the new bridge on its first day.",
        ],
    )
    def test_that_says_nothing_of_the_picture_is_none(self, tmp_path, source, alt):
        picture(tmp_path / "a.jpg")
        caption = "People cross the new bridge on its first day."
        photo, flags = taken(tmp_path, Photo(caption, "Photo: Ada Example/Example News", alt, alt_source=source))
        assert photo.alt_text is None
        assert [flag.text for flag in flags] == [f"a.jpg: {alt}"]

    @pytest.mark.parametrize(
        ("name", "alt", "is_one"),
        [
            ("harbour.jpg", "Harbour", True),
            ("ada-example.jpg", "Ada Example", True),
            ("boeing-747.jpg", "Boeing 747", True),
            ("ada-example.jpg", "ada-example", False),
            ("a7.jpg", "a7", False),
            ("x.jpg", "Half-timbered", True),
            ("x.jpg", "A stall selling the photo of the year…", True),
            ("x.jpg", "橋", True),
        ],
    )
    def test_of_a_person_may_be_what_the_file_is_called(self, tmp_path, name, alt, is_one):
        picture(tmp_path / name)
        photo, _ = taken(tmp_path, Photo("A caption.", "", alt, alt_source="manuscript"), name)
        assert photo.alt_text == (alt if is_one else None)

    def test_of_the_page_gives_way_to_that_of_the_file(self, tmp_path):
        picture(tmp_path / "a.jpg", xmp=FULL)
        photo, _ = taken(tmp_path, Photo("The bridge.", "", "Some bridge", alt_source="html"))
        assert photo.alt_source == "xmp"
        photo, _ = taken(tmp_path, Photo("The bridge.", "", "Some bridge", alt_source="json"))
        assert photo.alt_source == "json"


class TestFinding:
    def test_looks_beneath_the_folders_in_order(self, tmp_path):
        for name in ("one", "two"):
            (tmp_path / name / "img").mkdir(parents=True)
        picture(tmp_path / "two" / "img" / "ä b.jpg")
        folders = (tmp_path / "one", tmp_path / "two")
        for reference in ("img/ä b.jpg", "img/%C3%A4%20b.jpg", "./img/ä b.jpg?w=300#x"):
            assert find(reference, folders) == tmp_path / "two" / "img" / "ä b.jpg"

    def test_takes_an_address_for_a_file_name(self, tmp_path):
        picture(tmp_path / "a.jpg")
        assert find("https://example.org/x/a.jpg?w=3", (tmp_path,)) == tmp_path / "a.jpg"
        assert find("https://example.org/..", (tmp_path,)) is None

    @pytest.mark.parametrize(
        "reference", ["../a.jpg", "/a.jpg", "x/../../a.jpg", "%2e%2e/a.jpg", "..\\a.jpg", "", "a\x00.jpg", "~/a.jpg"]
    )
    def test_never_leaves_them(self, tmp_path, reference):
        inside = tmp_path / "inside"
        (inside / "x").mkdir(parents=True)
        picture(tmp_path / "a.jpg")
        assert find(reference, (inside,)) is None

    def test_follows_no_link_out(self, tmp_path):
        inside = tmp_path / "inside"
        inside.mkdir()
        picture(tmp_path / "a.jpg")
        (inside / "a.jpg").symlink_to(tmp_path / "a.jpg")
        assert find("a.jpg", (inside,)) is None

    @pytest.mark.parametrize("name", ["colon 12:30.jpg", "a: b.jpg"])
    def test_takes_a_colon_for_a_part_of_the_name(self, tmp_path, name):
        picture(tmp_path / name)
        assert find(name, (tmp_path,)) == tmp_path / name
        assert is_local("colon 12:30.jpg")
        assert not is_local("data:image/png;base64,AAAA")

    @pytest.mark.parametrize(("on_disk", "written"), [("NFD", "NFC"), ("NFC", "NFD")])
    def test_finds_a_name_that_a_mac_has_taken_apart(self, tmp_path, on_disk, written):
        path = picture(tmp_path / unicodedata.normalize(on_disk, "Brücke.jpg"))
        assert find(unicodedata.normalize(written, "Brücke.jpg"), (tmp_path,)) == path

    @pytest.mark.parametrize(
        ("reference", "message"),
        [
            ("../b.jpg", "leads out"),
            ("C:\\b.jpg", "leads out"),
            ("link.jpg", "is a link that leads out"),
            ("sub", "is a folder"),
            ("b.jpg", "there is no picture"),
            ("#", "there is no picture"),
        ],
    )
    def test_what_is_not_found_is_told_apart(self, tmp_path, reference, message):
        inside = tmp_path / "inside"
        (inside / "sub").mkdir(parents=True)
        picture(tmp_path / "b.jpg")
        (inside / "link.jpg").symlink_to(tmp_path / "b.jpg")
        with pytest.raises(PhotoError, match=message) as caught:
            taken(inside, name=reference, required=True)
        assert caught.value.place == "a.md, line 3"

    def test_a_missing_picture_is_an_error_only_where_somebody_wrote_its_name(self, tmp_path):
        with pytest.raises(PhotoError):
            taken(tmp_path, required=True)
        photo, flags = taken(tmp_path)
        assert photo.image_reference == "a.jpg"
        assert [flag.reason for flag in flags] == ["picture is not on this machine"]


class TestLooking:
    @pytest.mark.parametrize(
        "data", [b"", b"not a picture", b"\xff\xd8\xff\xe0broken", b"GIF89a", b"\x89PNG\r\n\x1a\n\x00\x00"]
    )
    def test_broken_pictures_are_refused(self, tmp_path, data):
        (tmp_path / "a.jpg").write_bytes(data)
        with pytest.raises(PhotoError, match="is (?:broken|empty|another kind|an? )"):
            look(tmp_path / "a.jpg", "a.md")

    @pytest.mark.parametrize(
        ("data", "kind"),
        [(b"\0\0\0\x18ftypheic\0\0", "a HEIC"), (b"\0\0\0\x20ftypavif", "an AVIF"), (b"<svg xmlns='x'/>", "an SVG")],
    )
    def test_pictures_of_other_kinds_are_named(self, tmp_path, data, kind):
        (tmp_path / "a.jpg").write_bytes(data)
        with pytest.raises(PhotoError, match=kind) as caught:
            look(tmp_path / "a.jpg", "a.md, line 3")
        assert " at 0x" not in caught.value.message

    def test_a_cut_off_picture_is_refused(self, tmp_path):
        path = picture(tmp_path / "a.jpg", size=(640, 480))
        path.write_bytes(path.read_bytes()[:900])
        with pytest.raises(PhotoError):
            look(path, "a.md")

    @pytest.mark.parametrize("side", [12_000, 14_000], ids=["ours", "Pillow's"])
    def test_a_bomb_is_refused_before_it_is_decoded(self, tmp_path, side):
        Image.new("1", (side, side)).save(tmp_path / "a.png")
        with pytest.raises(PhotoError, match="more than 120 million pixels"):
            look(tmp_path / "a.png", "a.md")
        assert embedded_words(tmp_path / "a.png") == ()

    def test_a_large_picture_is_read_without_a_word(self, tmp_path):
        Image.new("1", (10_000, 10_000)).save(tmp_path / "a.png")
        assert taken(tmp_path, name="a.png")[1] == ()

    def test_what_may_not_be_read_is_not_called_broken(self, tmp_path, monkeypatch):
        picture(tmp_path / "a.jpg")

        def refuse(path):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
        with pytest.raises(PhotoError, match="cannot be read: Permission denied"):
            look(tmp_path / "a.jpg", "a.md")

    def test_pages_are_no_animation(self, tmp_path):
        pages = [Image.new("L", (200, 200), shade) for shade in (0, 100)]
        pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])
        assert look(tmp_path / "a.tif", "a.md").remarks == ("picture of several pages: its first page is used",)

    def test_a_picture_without_a_scale_of_brightness_is_refused(self, tmp_path):
        Image.new("F", (320, 200), 0.5).save(tmp_path / "a.tif")
        with pytest.raises(PhotoError, match=r"“a\.tif” are floating-point numbers") as refused:
            look(tmp_path / "a.tif", "a.md, line 3")
        assert refused.value.place == "a.md, line 3"

    def test_a_broken_picture_of_a_page_is_only_flagged(self, tmp_path):
        (tmp_path / "a.jpg").write_bytes(b"no")
        photo, flags = taken(tmp_path, Photo("Caption."))
        assert photo.image is None
        assert "not a JPEG" in flags[0].reason

    def test_animation_and_transparency_are_remarked(self, tmp_path):
        frames = [Image.new("RGBA", (200, 200), (255, 0, 0, n)) for n in (0, 100, 200)]
        frames[0].save(tmp_path / "a.webp", save_all=True, append_images=frames[1:])
        assert len(look(tmp_path / "a.webp", "a.md").remarks) == 2

    def test_orientation_is_honoured(self, tmp_path):
        exif = Image.Exif()
        exif[0x0112] = 6
        picture(tmp_path / "a.jpg", exif=exif)
        seen = look(tmp_path / "a.jpg", "a.md")
        assert (seen.width, seen.height) == (200, 320)
