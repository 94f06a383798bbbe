from __future__ import annotations

import copy
import json

import pytest

from edition.errors import EditionError, ManuscriptError, PhotoError, SourceError
from edition.model import Article
from edition.reading import ReadingOptions, read
from edition.reading.material import Kind, Material
from edition.reading.structured import read_structured
from edition.reading.structured.nodes import Node

TEXT = "The bridge over the harbour opened on Monday after eleven years, and thousands of people walked across it."
GUARDIAN = {
    "response": {
        "status": "ok",
        "content": {
            "id": "world/2026/jan/31/bridge",
            "type": "article",
            "webTitle": "The bridge opens",
            "webPublicationDate": "2026-01-31T08:00:00Z",
            "fields": {
                "headline": "The bridge <em>opens</em>",
                "trailText": "A town <strong>has</strong> its bridge.",
                "byline": "Ada Example",
                "lang": "en",
                "publication": "Example News",
            },
            "blocks": {
                "main": {
                    "elements": [
                        {
                            "type": "image",
                            "assets": [
                                {
                                    "type": "image",
                                    "file": "https://img.example.org/500.jpg",
                                    "typeData": {"width": 500},
                                },
                                {
                                    "type": "image",
                                    "file": "https://img.example.org/900.jpg",
                                    "typeData": {"width": "900"},
                                },
                            ],
                            "imageTypeData": {
                                "caption": "The bridge on Monday.",
                                "credit": "Photograph: Ada Example/Example News",
                                "alt": "A steel bridge in the sun",
                            },
                        }
                    ]
                },
                "body": [
                    {
                        "elements": [
                            {
                                "type": "text",
                                "textTypeData": {
                                    "html": f"<p>{TEXT}</p><h2>What next</h2><p>Nobody <em>knows</em>.</p>"
                                },
                            },
                            {"type": "pullquote", "pullquoteTypeData": {"html": "<p>It is a wonder</p>"}},
                            {"type": "tweet", "tweetTypeData": {"html": "<p>Follow us</p>"}},
                            {"type": "text", "textTypeData": {"html": "<p>The end.</p>"}},
                        ]
                    }
                ],
            },
        },
    }
}
NINJS = {
    "uri": "urn:example:1",
    "standard": {"name": "ninjs", "version": "3.1"},
    "type": "text",
    "versionCreated": "2026-01-31T08:00:00Z",
    "language": "en",
    "by": "By Ada Example",
    "copyrightHolder": "Example Agency",
    "headlines": [{"role": "short", "value": "Bridge"}, {"role": "main", "value": "The bridge opens"}],
    "descriptions": [{"role": "summary", "value": "A town has its bridge."}],
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": "Plain."},
        {"role": "main", "contentType": "application/xhtml+xml", "value": f"<h1>The bridge opens</h1><p>{TEXT}</p>"},
    ],
    "associations": [
        {
            "name": "main",
            "type": "picture",
            "uri": "urn:example:2",
            "by": "Ada Example",
            "descriptions": [
                {"role": "caption", "value": "The bridge on Monday."},
                {"role": "alt", "value": "A bridge"},
            ],
            "renditions": [{"href": "s.jpg", "width": 100}, {"href": "l.jpg", "width": 900}],
        }
    ],
}
SCHEMA_ORG = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Example News"},
        {
            "@type": ["NewsArticle"],
            "headline": "The bridge opens",
            "articleBody": f"{TEXT}\n\nNobody knows what will come next, and nobody wants to say so in public.",
            "author": [{"@type": "Person", "name": "Ada Example"}],
            "datePublished": "2026-01-31",
            "description": "A town has its bridge.",
            "inLanguage": "en",
            "publisher": {"@type": "Organization", "name": "Example News"},
            "image": {"@type": "ImageObject", "url": "b.jpg", "caption": "The bridge.", "creditText": "Ada Example/AP"},
        },
    ],
}


def article_of(data: object, **options: object) -> Article:
    text = data if isinstance(data, str) else json.dumps(data)
    return read_structured(Material(text, "a.json", Kind.STRUCTURED), ReadingOptions(**options))


def changed(data: object, path: str, value: object) -> object:
    """Return a copy with another value at a path such as ``response.content.fields``."""
    made = node = copy.deepcopy(data)
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    for part in way:
        node = node[part]
    node[last] = value
    return made


def shape(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in article.blocks]


def test_guardian():
    article = article_of(GUARDIAN)
    assert (article.headline, article.standfirst, article.byline) == (
        "The bridge opens",
        "A town has its bridge.",
        "Ada Example",
    )
    assert (str(article.published), article.publisher, article.language) == ("2026-01-31", "Example News", "en")
    assert shape(article) == [
        ("photo", "The bridge on Monday."),
        ("paragraph", TEXT),
        ("subheading", "What next"),
        ("paragraph", "Nobody knows."),
        ("pull quote", "It is a wonder"),
        ("paragraph", "The end."),
    ]
    photo = article.blocks[0].photo
    assert (photo.credit_line, photo.alt_text) == ("Photograph: Ada Example/Example News", "A steel bridge in the sun")
    assert (photo.image_reference, photo.caption_source) == ("https://img.example.org/900.jpg", "json")
    assert [(skipped.text, skipped.reason) for skipped in article.skipped] == [("Follow us", "embedded tweet")]


def test_guardian_with_its_body_as_a_field():
    figure = (
        '<figure class="element-image"><img src="b.jpg" alt="A bridge"><figcaption>'
        '<span class="element-image__caption">The bridge.</span> '
        '<span class="element-image__credit">Photograph: Ada/EN</span></figcaption></figure>'
        "<aside class='element-rich-link'><p>Related: other news</p></aside>"
    )
    content = {"webTitle": "The bridge opens", "fields": {"body": f"<p>{TEXT}</p>{figure}<p>End.</p>"}}
    article = article_of({"response": {"content": content}})
    assert [kind for kind, _ in shape(article)] == ["paragraph", "photo", "paragraph"]
    assert article.blocks[1].photo.credit_line == "Photograph: Ada/EN"
    assert article.skipped[0].text == "Related: other news"


def test_ninjs():
    article = article_of(NINJS)
    assert (article.headline, article.standfirst, article.byline) == (
        "The bridge opens",
        "A town has its bridge.",
        "By Ada Example",
    )
    assert (str(article.published), article.publisher) == ("2026-01-31", "Example Agency")
    assert shape(article) == [("photo", "The bridge on Monday."), ("paragraph", TEXT)]
    photo = article.blocks[0].photo
    assert (photo.credit_line, photo.alt_text, photo.image_reference) == ("Ada Example", "A bridge", "l.jpg")


def test_old_ninjs_is_named():
    with pytest.raises(ManuscriptError, match=r"ninjs 1\.x"):
        article_of({"uri": "x", "versioncreated": "2020-01-01", "body_text": "Text."})


def test_schema_org():
    article = article_of(SCHEMA_ORG)
    assert (article.headline, article.standfirst, article.byline) == (
        "The bridge opens",
        "A town has its bridge.",
        "Ada Example",
    )
    assert [kind for kind, _ in shape(article)] == ["photo", "paragraph", "paragraph"]
    assert article.blocks[0].photo.credit_line == "Ada Example/AP"
    assert all(block.span is None for block in article.blocks)


@pytest.mark.parametrize(
    ("data", "path", "value", "place"),
    [
        (GUARDIAN, "response.content.fields.headline", 3, "$.response.content.fields.headline"),
        (GUARDIAN, "response.content.fields", [], "$.response.content.fields"),
        (GUARDIAN, "response.content.webPublicationDate", "soon", "$.response.content.webPublicationDate"),
        (GUARDIAN, "response.content.blocks.body", {}, "$.response.content.blocks.body"),
        (
            GUARDIAN,
            "response.content.blocks.body.0.elements.1.pullquoteTypeData",
            "x",
            "$.response.content.blocks.body[0].elements[1].pullquoteTypeData",
        ),
        (NINJS, "bodies.1.value", None, None),
        (NINJS, "headlines", "x", "$.headlines"),
        (NINJS, "associations.0.renditions.1", 7, "$.associations[0].renditions[1]"),
        (SCHEMA_ORG, "@graph.1.articleBody", {}, "$.@graph[1].articleBody"),
        (SCHEMA_ORG, "@graph.1.datePublished", "2026-13-01", "$.@graph[1].datePublished"),
    ],
)
def test_a_wrong_value_is_named_by_its_json_path(data, path, value, place):
    with pytest.raises(SourceError) as caught:
        article_of(changed(data, path, value))
    if place:
        assert caught.value.place == f"a.json, {place}"


@pytest.mark.parametrize(
    "text", ["{}", "[]", "[1, 2]", '{"@type": "Recipe"}', "3", "null", '{"response": {"results": []}}']
)
def test_json_that_is_no_article_is_refused(text):
    with pytest.raises(SourceError, match="no article"):
        article_of(text)


def test_what_is_not_json_is_named_by_line():
    with pytest.raises(ManuscriptError) as caught:
        article_of('{\n "a": }')
    assert caught.value.place == "a.json, line 2, column 7"


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, '{"webTitle": ' + "9" * 5000 + "}"])
def test_nesting_and_numbers_are_bounded(text):
    with pytest.raises(EditionError):
        article_of(text)


def test_pictures_lie_beside_the_file(tmp_path):
    from tests.reading.pictures import picture

    picture(tmp_path / "l.jpg")
    (tmp_path / "a.json").write_text(json.dumps(NINJS), "utf-8")
    assert read(str(tmp_path / "a.json")).blocks[0].photo.image == tmp_path / "l.jpg"


def test_what_a_graph_refers_to_is_looked_up():
    article = {"@type": "NewsArticle", "headline": "The bridge opens", "articleBody": "The bridge opened on Monday."}
    article |= {
        "author": [{"@id": "#ada"}, {"name": "Ben Example"}],
        "image": {"@id": "#img"},
        "publisher": {"@id": "#n"},
    }
    graph = [
        {"@type": "Person", "@id": "#ada", "name": "Ada Example"},
        {"@type": "Organization", "@id": "#n", "name": "Example News"},
        {"@type": "ImageObject", "@id": "#img", "url": "b.jpg", "caption": "The bridge.", "creditText": "Ada/AP"},
        article,
    ]
    read = article_of({"@context": "https://schema.org", "@graph": graph})
    assert (read.byline, read.publisher) == ("Ada Example, Ben Example", "Example News")
    assert [(b.photo.caption, b.photo.credit_line) for b in read.blocks if b.photo] == [("The bridge.", "Ada/AP")]


def test_a_body_of_inline_markup_keeps_its_lines_and_no_tags():
    body = "The bridge <b>opened</b> &amp; stayed.\n\nThe ferry did not."
    read = article_of({"@type": "NewsArticle", "headline": "The bridge", "articleBody": body})
    assert [block.text for block in read.blocks] == ["The bridge opened & stayed.", "The ferry did not."]


def test_blocks_in_a_line_of_text_are_set_apart():
    assert Node("<p>After <b>years</b></p><ul><li>One</li><li>Two</li></ul>", "$", "a").line() == "After years One Two"


def test_a_picture_that_json_names_by_a_relative_path_is_missed_at_its_path(tmp_path):
    source = tmp_path / "a.json"
    article = {"@type": "NewsArticle", "headline": "The bridge", "articleBody": "It opened.", "image": "img/bridge.jpg"}
    source.write_text(json.dumps(article), "utf-8")
    with pytest.raises(PhotoError, match="no picture") as caught:
        read(str(source))
    assert caught.value.place == "a.json, $.image"
