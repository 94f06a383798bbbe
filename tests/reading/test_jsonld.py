"""schema.org data in a page."""

from __future__ import annotations

from edition.reading.html.jsonld import Image, image_objects, images, nodes, text

CAPTION = "<p>The <i>Selkie</i> at sea</p>"
KNOWN = [
    {"@type": "ImageObject", "@id": "#i", "url": "1.jpg", "caption": CAPTION, "creator": {"@id": "#a"}},
    {"@type": "Person", "@id": "#a", "name": "Ida Brandt"},
]
SHIP = Image("1.jpg", "The Selkie at sea", "Ida Brandt")


def test_an_image_s_maker_is_looked_up_and_its_caption_has_no_tags():
    assert list(images({"image": {"@id": "#i"}}, KNOWN)) == [SHIP]
    assert list(images({"image": "#i"}, KNOWN)) == [SHIP]
    assert list(image_objects(KNOWN)) == [SHIP]


def test_tags_go_and_signs_stay():
    assert text("The <em>Selkie</em> returns: < 3%") == "The Selkie returns: < 3%"


def test_data_nested_absurdly_deeply_is_none():
    assert nodes('{"@type": "Article", "author": ' + "[" * 900 + "]" * 900 + "}") == []
