"""Articles in JSON: no photograph, and no other word of what they hold, is lost."""

from __future__ import annotations

import copy
import json

import pytest

from edition.errors import ManuscriptError
from edition.model import Article
from edition.reading import read
from tests.reading.pictures import picture, xmp
from tests.reading.test_structured import NINJS, TEXT, article_of, changed, shape


def guardian_picture(file: str, credit: str = "", alt: str = "", caption: str = "The bridge on Monday.") -> dict:
    data = {"caption": caption, "credit": credit, "alt": alt}
    return {"type": "image", "assets": [{"type": "image", "file": file}], "imageTypeData": data}


def guardian_of(*body: dict, main: tuple[dict, ...] = ()) -> Article:
    text = {"type": "text", "textTypeData": {"html": f"<p>{TEXT}</p>"}}
    blocks = {"body": [{"elements": [text, *body]}], "main": {"elements": list(main)}}
    return article_of({"webTitle": "The bridge opens", "blocks": blocks})


def pictures_of(article: Article) -> list[tuple[str, str, str | None]]:
    photos = [block.photo for block in article.blocks if block.photo]
    return [(photo.image_reference, photo.credit_line, photo.alt_text) for photo in photos]


def skipped_of(article: Article) -> list[tuple[str, str]]:
    return [(each.text, each.reason) for each in article.skipped]


class TestPhotographsAreNotLost:
    def test_two_of_one_caption_are_two(self):
        article = guardian_of(
            guardian_picture("https://img.example.org/a.jpg", "Ada/AP", "A steel bridge"),
            guardian_picture("https://img.example.org/b.jpg", "Ben/Reuters", "A white boat"),
        )
        assert pictures_of(article) == [
            ("https://img.example.org/a.jpg", "Ada/AP", "A steel bridge"),
            ("https://img.example.org/b.jpg", "Ben/Reuters", "A white boat"),
        ]

    @pytest.mark.parametrize("form", ["ninjs", "schema.org"])
    def test_in_no_form(self, form):
        if form == "ninjs":
            one = NINJS["associations"][0]
            data = changed(NINJS, "associations", [one, changed(one, "renditions", [{"href": "other.jpg"}])])
        else:
            images = [{"@type": "ImageObject", "url": url, "caption": "The bridge."} for url in ("l.jpg", "other.jpg")]
            data = {"@type": "NewsArticle", "headline": "The bridge", "articleBody": TEXT, "image": images}
        assert [reference for reference, _, _ in pictures_of(article_of(data))] == ["l.jpg", "other.jpg"]

    def test_one_given_twice_is_one_and_what_differs_is_listed(self):
        article = guardian_of(
            guardian_picture("https://img.example.org/a.jpg", "", "A steel bridge"),
            main=(guardian_picture("https://img.example.org/a.jpg", "Ada/AP", "A bridge over water"),),
        )
        assert pictures_of(article) == [("https://img.example.org/a.jpg", "Ada/AP", "A steel bridge")]
        assert skipped_of(article) == [("A bridge over water", "alt text, given twice")]

    def test_one_in_two_sizes_is_one(self):
        sizes = [guardian_picture(f"https://img.example.org/abc/{size}.jpg", "Ada/AP") for size in (500, 900)]
        article = guardian_of(sizes[0], main=(sizes[1],))
        assert pictures_of(article) == [("https://img.example.org/abc/500.jpg", "Ada/AP", None)]
        assert skipped_of(article) == [("https://img.example.org/abc/900.jpg", "picture, given twice")]

    def test_one_that_the_text_describes_gets_its_file(self):
        body = f"{TEXT}\n\nPeople cross the bridge. Photo: Ada Example/Example News\n\nThe ferry made its last trip."
        image = {"@type": "ImageObject", "url": "https://img.example.org/a.jpg", "caption": "People cross the bridge."}
        article = article_of({"@type": "NewsArticle", "headline": "The bridge", "articleBody": body, "image": image})
        assert pictures_of(article) == [("https://img.example.org/a.jpg", "Photo: Ada Example/Example News", None)]

    def test_every_main_picture_is_shown_and_a_main_video_is_listed(self):
        video = {"type": "video", "assets": [], "videoTypeData": {"caption": "The bridge in a film", "source": "AP"}}
        article = guardian_of(main=(guardian_picture("a.jpg"), video, guardian_picture("b.jpg", caption="The ferry.")))
        assert [reference for reference, _, _ in pictures_of(article)] == ["a.jpg", "b.jpg"]
        assert shape(article)[2] == ("paragraph", TEXT)
        assert skipped_of(article) == [("The bridge in a film AP", "embedded video")]

    def test_more_than_any_article_has_are_refused(self):
        many = [guardian_picture(f"https://img.example.org/{n}x.jpg", caption=f"Caption {n}.") for n in range(1001)]
        with pytest.raises(ManuscriptError, match="more than 1000 pictures") as caught:
            guardian_of(*many)
        assert caught.value.place == "a.json, $.blocks.body[0].elements[1001]"

    def test_the_words_of_any_other_element_are_listed(self):
        items = [{"title": "First", "elements": [{"html": "<p>The bell rang.</p>"}]}]
        article = guardian_of({"type": "rich-list", "richListTypeData": {"items": items}})
        assert skipped_of(article) == [("First The bell rang.", "embedded rich-list")]


def test_what_else_a_ninjs_item_holds_is_listed():
    data = copy.deepcopy(NINJS)
    data["associations"][0]["descriptions"].append({"role": "extended", "value": "Two people wave from a boat."})
    data["associations"].append({"type": "video", "uri": "v", "headlines": [{"value": "The bridge in a film"}]})
    data["bodies"].append({"contentType": "text/html", "role": "short", "value": "<p>A short version.</p>"})
    assert skipped_of(article_of(data)) == [
        ("Plain.", "another body of the item: text"),
        ("A short version.", "another body of the item: short"),
        ("Two people wave from a boat.", "another description of a photograph"),
        ("The bridge in a film", "associated video"),
        ("The bridge opens", "headline, given twice"),
    ]


@pytest.mark.parametrize(
    "known",
    [
        {"articleBody": "The bridge was opened, and it is said that they were at the ferry with the crew. " * 5},
        {"articleBody": "Short.", "inLanguage": "en-GB"},
    ],
    ids=["by its text", "by its data"],
)
def test_the_words_in_a_picture_s_file_are_taken_in_the_article_s_language(tmp_path, known):
    items = "<rdf:li xml:lang='x-default'>Die Brücke.</rdf:li><rdf:li xml:lang='en'>The bridge.</rdf:li>"
    picture(tmp_path / "l.jpg", xmp=xmp(elements=f"<dc:description><rdf:Alt>{items}</rdf:Alt></dc:description>"))
    data = {"@type": "NewsArticle", "headline": "The ferry", "image": "l.jpg", **known}
    (tmp_path / "a.json").write_text(json.dumps(data), "utf-8")
    assert read(str(tmp_path / "a.json")).blocks[0].text == "The bridge."
