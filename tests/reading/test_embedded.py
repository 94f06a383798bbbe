"""The words in a picture's file: XMP in all its forms and places, IPTC-IIM in all its encodings."""

from __future__ import annotations

import struct

import pytest

from edition.model import Photo
from edition.reading import read
from edition.reading.embedded import embedded_words
from edition.reading.photos import Wanted, with_picture
from tests.reading.pictures import gif_with, iim, jpeg_with_extension, picture, xmp

PROSE = "The ferry left the harbour at noon, and nobody on the island knew when it would come back again."
CAPTION = "<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>The bridge.</rdf:li></rdf:Alt></dc:description>"
OTHERS = "<photoshop:Credit>OTHER AGENCY</photoshop:Credit><dc:description>A dog.</dc:description>"


def alternatives(**texts: str) -> str:
    items = "".join(f"<rdf:li xml:lang='{tag.replace('_', '-')}'>{text}</rdf:li>" for tag, text in texts.items())
    return f"<dc:description><rdf:Alt>{items}</rdf:Alt></dc:description>"


def taken(path, language: str | None = None, **options: object):
    return with_picture(Photo(), Wanted(path.name, "a.md, line 3", language=language, **options), (path.parent,))


class TestWhoseWordsTheyAre:
    @pytest.mark.parametrize(
        "others",
        [
            "<xmpMM:Pantry xmlns:xmpMM='http://ns.adobe.com/xap/1.0/mm/'><rdf:Bag><rdf:li>"
            f"<rdf:Description>{OTHERS}</rdf:Description></rdf:li></rdf:Bag></xmpMM:Pantry>",
            "<e:ImageRegion xmlns:e='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'><rdf:Bag><rdf:li>"
            f"<rdf:Description>{OTHERS}</rdf:Description></rdf:li></rdf:Bag></e:ImageRegion>",
            f"</rdf:Description><rdf:Description rdf:about='uuid:other'>{OTHERS}",
        ],
        ids=["ingredient", "region", "other resource"],
    )
    def test_what_is_said_of_another_picture_is_not_believed(self, tmp_path, others):
        others = others.replace(
            "<rdf:Description",
            "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' "
            "xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'",
        )
        words = embedded_words(picture(tmp_path / "a.jpg", xmp=xmp(elements=others)))[0]
        assert (words.caption, words.credit) == (None, None)

    def test_what_is_said_in_a_second_description_of_the_same_picture_is(self, tmp_path):
        second = (
            f"{CAPTION}</rdf:Description><rdf:Description rdf:about='' "
            "xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' photoshop:Credit='Ada Example'>"
        )
        words = embedded_words(picture(tmp_path / "a.jpg", xmp=xmp(elements=second)))[0]
        assert (words.caption, words.credit) == ("The bridge.", "Ada Example")


class TestLanguages:
    @pytest.mark.parametrize(
        ("texts", "language", "caption"),
        [
            ({"x_default": "Die Brücke.", "de": "Die Brücke.", "en": "The bridge."}, "en", "The bridge."),
            ({"x_default": "Die Brücke.", "en_US": "The bridge."}, "en-GB", "The bridge."),
            ({"en_US": "The color.", "en_GB": "The colour."}, "en-GB", "The colour."),
            ({"x_default": "Die Brücke.", "en": "The bridge."}, "fr", "Die Brücke."),
            ({"x_default": "Die Brücke.", "en": "The bridge."}, None, "Die Brücke."),
            ({"de": "Die Brücke.", "en": "The bridge."}, "en", "The bridge."),
            ({"de": "Die Brücke.", "en": "The bridge."}, "fr", "Die Brücke."),
            ({"x_default": "", "en": "The bridge."}, "fr", "The bridge."),
        ],
    )
    def test_the_article_s_is_taken_else_the_default_else_the_first(self, tmp_path, texts, language, caption):
        path = picture(tmp_path / "a.jpg", xmp=xmp(elements=alternatives(**texts)))
        assert embedded_words(path, language)[0].caption == caption


class TestWhereThePacketIs:
    @pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32-le", "utf-32-be"])
    @pytest.mark.parametrize("before", ["", "\n", "\n\n\n"])
    def test_in_any_of_its_encodings(self, tmp_path, encoding, before):
        packet = (before + xmp(elements=alternatives(x_default="Die Brücke."), attributes="").decode()).encode(encoding)
        assert embedded_words(picture(tmp_path / "a.jpg", xmp=packet))[0].caption == "Die Brücke."

    def test_in_a_gif(self, tmp_path):
        assert embedded_words(gif_with(tmp_path / "a.gif", xmp(elements=CAPTION)))[0].caption == "The bridge."

    @pytest.mark.parametrize("parts", [1, 3])
    def test_in_further_segments_of_a_jpeg(self, tmp_path, parts):
        path = jpeg_with_extension(tmp_path / "a.jpg", xmp(elements=CAPTION), parts)
        words = embedded_words(path)[0]
        assert (words.caption, words.credit) == ("The bridge.", "Example News")
        assert not words.remarks

    def test_a_missing_segment_is_flagged(self, tmp_path):
        path = jpeg_with_extension(tmp_path / "a.jpg", xmp(elements=CAPTION), 3, without=1)
        photo, flags = taken(path)
        assert photo.credit_line == "Example News"
        assert ("a.jpg", "the rest of the picture's XMP is missing or cannot be read") in [
            (flag.text, flag.reason) for flag in flags
        ]

    def test_a_value_with_qualifiers(self, tmp_path):
        value = "<dc:description rdf:parseType='Resource'><rdf:value>The bridge.</rdf:value></dc:description>"
        assert embedded_words(picture(tmp_path / "a.jpg", xmp=xmp(elements=value)))[0].caption == "The bridge."


class TestWhatCannotBeRead:
    @pytest.mark.parametrize("packet", [b"<not xml", b"\x00\xff", b"<x>" * 3000, b"<x>\xe9</x>"])
    def test_is_flagged(self, tmp_path, packet):
        _, flags = taken(picture(tmp_path / "a.jpg", xmp=packet))
        assert [flag.text for flag in flags] == ["a.jpg"]
        assert flags[0].reason.startswith("the picture's XMP cannot be read")

    def test_a_control_character_costs_nothing_else(self, tmp_path):
        photo, flags = taken(picture(tmp_path / "a.jpg", xmp=xmp(elements=CAPTION.replace("bridge", "bri\x01dge"))))
        assert photo.caption == "The bridge."
        assert "control characters" in flags[0].reason


class TestWhatNobodyWrote:
    @pytest.mark.parametrize(
        "text",
        ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "KODAK Digital Still Camera", "a.jpg", "DSC_0042.JPG", "IMG_0042", "…"],
    )
    def test_is_no_caption(self, tmp_path, text):
        picture(
            tmp_path / "a.jpg", xmp=xmp(elements=f"<dc:description>{text}</dc:description>"), iim=iim(caption="A bell.")
        )
        photo, flags = taken(tmp_path / "a.jpg")
        assert (photo.caption, photo.caption_source) == ("A bell.", "iptc")
        assert [flag.text for flag in flags] == [f"a.jpg: {text}"]

    @pytest.mark.parametrize("text", ["A man repairs a digital camera.", "Created by Ada in 1990.", "Cof"])
    def test_does_not_take_captions_with_it(self, tmp_path, text):
        path = picture(tmp_path / "a.jpg", xmp=xmp(elements=f"<dc:description>{text}</dc:description>"))
        assert taken(path)[0].caption == text

    def test_a_credit_without_words_gives_way_to_the_creator(self, tmp_path):
        path = picture(tmp_path / "a.jpg", xmp=xmp("photoshop:Credit='-'", "<dc:creator>Ada Example</dc:creator>"))
        assert taken(path)[0].credit_line == "Ada Example"
        photo, flags = taken(picture(tmp_path / "b.jpg", xmp=xmp("photoshop:Credit='-'")))
        assert photo.credit_line == ""
        assert [flag.text for flag in flags] == ["b.jpg: -"]

    def test_of_words_that_are_not_needed_nothing_is_said(self, tmp_path):
        picture(tmp_path / "a.jpg", xmp=xmp("photoshop:Credit='-'", "<dc:description>SONY DSC</dc:description>"))
        _, flags = with_picture(Photo("Mine.", "Me"), Wanted("a.jpg", "a.md"), (tmp_path,))
        assert not flags


class TestOlderRecords:
    @pytest.mark.parametrize(
        ("text", "encoding", "name"),
        [
            ("Brücke über Fluß", "cp1252", "Windows-1252"),
            ("Brücke über Fluß", "mac_roman", "Mac Roman"),
            ("Le café d’Ansel à l’été", "cp1252", "Windows-1252"),
            ("Le café d’Ansel à l’été", "mac_roman", "Mac Roman"),
            ("schön", "mac_roman", "Mac Roman"),
            ("Un cœur – “déjà vu”", "cp1252", "Windows-1252"),
        ],
    )
    def test_of_unknown_encoding_are_flagged(self, tmp_path, text, encoding, name):
        data = text.encode(encoding)
        records = b"\x1c\x02" + bytes([120]) + struct.pack(">H", len(data)) + data
        photo, flags = taken(picture(tmp_path / "a.jpg", iim=records))
        assert photo.caption == text
        assert [flag.reason for flag in flags] == [
            f"the picture's IPTC records do not say their encoding; taken for {name}"
        ]

    def test_in_utf_8_are_not(self, tmp_path):
        assert taken(picture(tmp_path / "a.jpg", iim=iim(caption="Brücke")))[1] == ()


def test_a_source_that_has_all_words_takes_none(tmp_path):
    path = picture(tmp_path / "a.jpg", xmp=xmp("photoshop:Credit='Ada'", CAPTION))
    assert taken(path, complete=True) == (Photo(image=path, image_reference="a.jpg"), ())


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.md", "---\nlanguage: en-GB\n---\nThe ferry left.\n\n![](a.jpg)\n"),
        ("a.md", f"{PROSE}\n\n{PROSE}\n\n![](a.jpg)\n"),
        ("a.md", "---\nlanguage: de\n---\nDie Fähre kam.\n\n![](a.jpg){lang=en}\n"),
        (
            "a.html",
            f"<html lang=de><title>The ferry</title><body><article><h1>The ferry</h1><p>{PROSE}</p>"
            "<figure><img src=a.jpg></figure><p>Ruth Okello, who keeps the landing at Port Ansel, said that she had "
            "waited for it since the morning, and that it was not the first time. She had a book with her, as she "
            "always has, and the tea was still warm when the last of the passengers went home.</p></article></body>",
        ),
    ],
    ids=["front matter", "detected", "of the picture", "page"],
)
def test_the_words_in_a_picture_s_file_are_taken_in_the_language_around_it(tmp_path, name, source):
    items = "<rdf:li xml:lang='x-default'>Die Brücke.</rdf:li><rdf:li xml:lang='en'>The bridge.</rdf:li>"
    packet = xmp(elements=f"<dc:description><rdf:Alt>{items}</rdf:Alt></dc:description>")
    picture(tmp_path / "a.jpg", xmp=packet)
    (tmp_path / name).write_text(source, "utf-8")
    assert [block.text for block in read(str(tmp_path / name)).blocks if block.photo] == ["The bridge."]
