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
        (NINJS, "bodies.1.value", 7, "$.bodies[1].value"),
        (NINJS, "headlines", "x", "$.headlines"),
        (NINJS, "associations.0.renditions.1", 7, "$.associations[0].renditions[1]"),
        (GUARDIAN, "response.content.blocks.body.0.elements.2", 5, "$.response.content.blocks.body[0].elements[2]"),
        (SCHEMA_ORG, "@graph.1.headline", 5, "$.@graph[1].headline"),
        (SCHEMA_ORG, "@graph.1.author.0.name", 5, "$.@graph[1].author[0].name"),
        (SCHEMA_ORG, "@graph.1.image", ["b.jpg", 5], "$.@graph[1].image[1]"),
        (SCHEMA_ORG, "@graph.1.articleBody", {}, "$.@graph[1].articleBody"),
        (SCHEMA_ORG, "@graph.1.datePublished", "2026-13-01", "$.@graph[1].datePublished"),
    ],
)
def test_a_wrong_value_is_named_by_its_json_path(data, path, value, place):
    with pytest.raises(SourceError) as caught:
        article_of(changed(data, path, value))
    assert caught.value.place == f"a.json, {place}"
    assert "JSON" in caught.value.hint


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


def guardian(**content: object) -> object:
    return {"response": {"content": {"webTitle": "The bridge opens", **content}}}


def elements(*found: object) -> object:
    return guardian(blocks={"body": [{"elements": list(found)}]})


def listed(article: Article) -> list[tuple[str, str]]:
    return [(skipped.text, skipped.reason) for skipped in article.skipped]


def flagged(article: Article) -> list[tuple[str, str]]:
    return [(flag.text, flag.reason) for flag in article.flags if flag.text]


def html(text: str) -> object:
    return {"type": "text", "textTypeData": {"html": f"<p>{text}</p>"}}


class TestGuardianElements:
    def test_that_are_null_hold_nothing(self):
        assert shape(article_of(elements(None, html(TEXT)))) == [("paragraph", TEXT)]

    def test_of_lists_and_timelines_are_text(self):
        points = {"items": [{"title": "Who pays", "elements": [html("The town does.")], "endNote": "Figures of May."}]}
        events = {"events": [{"date": "May", "title": "Work begins", "body": [html("A first pile was set.")]}]}
        article = article_of(
            elements(
                html(TEXT),
                {"type": "list", "listTypeData": points},
                {"type": "timeline", "timelineTypeData": {"sections": [{"title": "Nine years", **events}]}},
            )
        )
        assert shape(article)[1:] == [
            ("subheading", "Who pays"),
            ("paragraph", "The town does."),
            ("paragraph", "Figures of May."),
            ("subheading", "Nine years"),
            ("subheading", "May Work begins"),
            ("paragraph", "A first pile was set."),
        ]

    def test_of_quotes_name_who_speaks(self):
        quote = {"html": "It is a wonder", "attribution": "Ruth Okello, engineer"}
        article = article_of(elements(html(TEXT), {"type": "pullquote", "pullquoteTypeData": quote}))
        assert shape(article)[1:] == [("pull quote", "It is a wonder"), ("pull quote", "Ruth Okello, engineer")]

    def test_of_cartoons_are_pictures(self):
        images = [{"mimeType": "image/jpeg", "file": "https://img.example.org/c.jpg", "width": 700}]
        data = {"caption": "A toll", "credit": "Illustration: Ida Brandt", "variants": [{"images": images}]}
        photo = article_of(elements(html(TEXT), {"type": "cartoon", "cartoonTypeData": data})).blocks[1].photo
        assert (photo.caption, photo.credit_line) == ("A toll", "Illustration: Ida Brandt")
        assert photo.image_reference == "https://img.example.org/c.jpg"

    def test_of_other_kinds_are_listed_with_the_words_a_reader_sees(self):
        link = {"linkPrefix": "Related:", "linkText": "Another bridge", "url": "https://news.example/2"}
        table = {"html": "<table><tr><td>2020</td><td>5</td></tr></table>"}
        article = article_of(
            elements(
                html(TEXT),
                {"type": "rich-link", "richLinkTypeData": link},
                {"type": "embed", "embedTypeData": table},
                {"type": "table", "tableTypeData": table},
            )
        )
        assert listed(article) == [("Related: Another bridge", "embedded rich-link"), ("2020 5", "embedded embed")]
        assert shape(article)[1:] == [("paragraph", "2020"), ("paragraph", "5")]


def test_a_live_blog_keeps_every_post_and_its_title():
    posts = [
        {"title": "Mayor resigns", "elements": [html(TEXT)]},
        {"title": "Good morning", "bodyHtml": "<p>Welcome to the day.</p>", "elements": []},
    ]
    assert shape(article_of(guardian(blocks={"body": posts}))) == [
        ("subheading", "Mayor resigns"),
        ("paragraph", TEXT),
        ("subheading", "Good morning"),
        ("paragraph", "Welcome to the day."),
    ]


def test_contributors_sign_what_has_no_byline():
    tags = [{"type": "contributor", "webTitle": "Ida Brandt"}, {"type": "keyword", "webTitle": "Bridges"}]
    assert article_of(guardian(fields={"body": f"<p>{TEXT}</p>"}, tags=tags)).byline == "Ida Brandt"


def test_other_articles_of_a_source_are_listed():
    first = {"webTitle": "The bridge opens", "fields": {"body": f"<p>{TEXT}</p>"}}
    article = article_of({"response": {"results": [first, {"webTitle": "Fish"}]}})
    assert (article.headline, listed(article)) == ("The bridge opens", [("Fish", "another article in the source")])
    article = article_of([NINJS, {**NINJS, "uri": "urn:example:3", "headlines": [{"role": "main", "value": "Fish"}]}])
    assert ("Fish", "another article in the source") in listed(article)
    article = article_of([news(), news(headline="Fish")])
    assert (article.headline, listed(article)) == ("The bridge opens", [("Fish", "another article in the source")])


def ninjs(*bodies: tuple[str, str, str], **more: object) -> object:
    texts = [{"role": role, "contentType": kind, "value": value} for role, kind, value in bodies]
    return {"uri": "urn:example:1", "versionCreated": "2026-01-31T08:00:00Z", "bodies": texts, **more}


@pytest.mark.parametrize(
    "other",
    [("summary", "text/html", "<p>A teaser.</p>"), ("short", "text/plain", "A teaser."), ("", "x/y", "A teaser.")],
)
@pytest.mark.parametrize("kind", ["text/html", "TEXT/HTML; charset=utf-8", "text/plain"])
def test_the_main_body_of_ninjs_is_the_article_and_others_are_listed(other, kind):
    value = TEXT if kind == "text/plain" else f"<p>{TEXT}</p>"
    article = article_of(ninjs(other, ("main", kind, value)))
    assert (shape(article), [skipped.text for skipped in article.skipped]) == ([("paragraph", TEXT)], ["A teaser."])


def test_of_two_formats_of_ninjs_the_one_with_a_text_and_markup_is_taken():
    both = ninjs(("text", "text/plain", TEXT), ("html5", "text/html", f"<p>{TEXT}</p><h2>Next</h2>"))
    assert shape(article_of(both)) == [("paragraph", TEXT), ("subheading", "Next")]
    assert shape(article_of(ninjs(("main", "text/html", "<p> </p>"), ("main", "text/plain", TEXT)))) == [
        ("paragraph", TEXT)
    ]


def test_ninjs_2_writes_its_names_in_lower_case():
    item = ninjs(copyrightholder="Example Agency", pubstatus="withheld")
    item["bodies"] = [
        {"contenttype": "text/html", "value": f"<p>{TEXT}</p>"},
        {"contenttype": "x/y", "value": "Machine words"},
    ]
    item["versioncreated"] = item.pop("versionCreated")
    article = article_of(item)
    assert (article.publisher, str(article.published), shape(article)) == (
        "Example Agency",
        "2026-01-31",
        [("paragraph", TEXT)],
    )
    assert flagged(article)[0][0] == "withheld"


def test_what_an_agency_tells_the_desk_is_flagged():
    notes = {
        "pubStatus": "canceled",
        "edNote": "KILL",
        "embargoed": "2099-01-01T00:00:00Z",
        "usageTerms": "Not in print",
    }
    texts = [text for text, _ in flagged(article_of(ninjs(("main", "text/html", f"<p>{TEXT}</p>"), **notes)))]
    assert texts == ["canceled", "2099-01-01T00:00:00Z", "KILL", "Not in print"]
    assert not flagged(article_of(ninjs(("main", "text/html", f"<p>{TEXT}</p>"), pubStatus="usable")))


def test_what_is_associated_with_an_item_is_shown_or_listed():
    picture = {"type": "picture", "descriptions": [{"value": "The pier"}], "by": "Ida Brandt", "creditLine": "Agency"}
    video = {"href": "https://img.example.org/a.mp4", "contentType": "video/mp4", "width": 1920}
    picture["renditions"] = [
        video,
        {"href": "https://img.example.org/a.jpg", "contentType": "image/jpeg", "width": 600},
    ]
    graphic = {"type": "graphic", "descriptions": [{"value": "A map"}], "creditLine": "Map: Ida Brandt"}
    sidebar = {"type": "text", "headlines": [{"value": "Tolls"}], "bodies": [{"value": "<p>Who pays.</p>"}]}
    more = [picture, {"type": "composite", "associations": [graphic]}, sidebar]
    article = article_of(ninjs(("main", "text/html", f"<p>{TEXT}</p>"), associations=more))
    photos = [block.photo for block in article.blocks if block.photo]
    assert [(photo.caption, photo.credit_line) for photo in photos] == [
        ("The pier", "Ida Brandt, Agency"),
        ("A map", "Map: Ida Brandt"),
    ]
    assert photos[0].image_reference == "https://img.example.org/a.jpg"
    assert listed(article) == [("Tolls Who pays.", "associated text")]


def test_headlines_of_other_roles_are_taken_before_none_and_listed_beside_one():
    body = ("main", "text/html", f"<p>{TEXT}</p>")
    kicker = {"role": "kicker", "value": "Port Ansel"}
    assert article_of(ninjs(body, headlines=[kicker])).headline == "Port Ansel"
    article = article_of(ninjs(body, headlines=[kicker, {"role": "main", "value": "The bridge opens"}]))
    assert (article.headline, listed(article)) == ("The bridge opens", [("Port Ansel", "another headline: kicker")])


def news(**more: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": "The bridge opens", "articleBody": f"<p>{TEXT}</p>", **more}


@pytest.mark.parametrize(
    "graph",
    [
        [{"@type": "Article", "headline": "Fish"}, news()],
        [news(headline="Fish"), {"@type": "WebPage", "mainEntity": news()}],
        [news(headline="Fish"), {"@type": "WebPage", "mainEntity": {"@id": "#a"}}, news() | {"@id": "#a"}],
    ],
)
def test_the_article_is_the_one_with_a_text_that_the_page_is_about(graph):
    article = article_of({"@graph": graph})
    assert (article.headline, listed(article)) == ("The bridge opens", [("Fish", "another article in the source")])


def test_a_stub_of_the_article_is_no_other_article():
    assert not article_of([{"@type": "Article", "headline": "The bridge opens"}, news()]).skipped


@pytest.mark.parametrize("image", [{"@id": "#i"}, "#i", ["#i", {"@id": "#i"}]])
def test_references_are_followed_as_far_as_they_lead(image):
    graph = [
        news(image=image, author=[{"@type": "Role", "author": {"@id": "#ida"}}]),
        {"@type": "ImageObject", "@id": "#i", "url": "https://img.example.org/1.jpg", "creator": {"@id": "#ida"}},
        {"@type": "Person", "@id": "#ida", "givenName": "Ida", "familyName": "Brandt"},
    ]
    article = article_of({"@graph": graph})
    assert [block.photo.credit_line for block in article.blocks if block.photo] == ["Ida Brandt"]
    assert article.byline == "Ida Brandt"


def test_references_in_a_circle_end():
    graph = [
        news(author=[{"@id": "#a"}, {"@id": "#r"}]),
        {"@type": "Person", "@id": "#a", "name": {"@id": "#a"}},
        {"@type": "Role", "@id": "#r", "author": {"@id": "#r"}},
    ]
    assert article_of({"@graph": graph}).byline is None


def test_a_live_blog_posting_keeps_its_updates():
    posts = [
        {"@type": "BlogPosting", "headline": "Update", "articleBody": "A first car crossed.", "author": "Ida Brandt"}
    ]
    article = article_of(news(**{"@type": "LiveBlogPosting", "liveBlogUpdate": posts}))
    assert shape(article)[1:] == [("subheading", "Update"), ("paragraph", "A first car crossed.")]
    assert listed(article) == [("Ida Brandt", "byline of a post")]


def test_what_schema_org_says_beside_the_text_is_told():
    said = {"contributor": {"name": "Ruth Okello"}, "editor": "Ida Brandt", "video": {"name": "The opening"}}
    article = article_of(news(dateline="PORT ANSEL", correction={"text": "An earlier version was wrong."}, **said))
    assert article.dateline == "PORT ANSEL"
    assert listed(article) == [
        ("Ruth Okello", "contributor"),
        ("Ida Brandt", "editor"),
        ("The opening", "embedded video"),
    ]
    assert flagged(article) == [("An earlier version was wrong.", "a correction that the text does not hold")]


@pytest.mark.parametrize("day", ["20260131", " 2026-01-31 ", {"@value": "2026-01-31T08:00:00+01:00"}, ["2026-01-31"]])
def test_dates_in_other_forms_of_iso_8601_and_json_ld_are_read(day):
    assert str(article_of(news(datePublished=day)).published) == "2026-01-31"


@pytest.mark.parametrize("body", [{"@value": f"<p>{TEXT}</p>"}, [f"<p>{TEXT}</p>"]])
def test_a_body_may_be_wrapped_as_json_ld_wraps_values(body):
    assert shape(article_of(news(articleBody=body))) == [("paragraph", TEXT)]


def test_what_escapes_hide_is_mended_as_in_any_text():
    facts = '"headline": "The \\ud83d bridge\\u0007", "articleBody": "It\\u00e2\\u20ac\\u2122s open."'
    article = article_of(f'{{"@type": "NewsArticle", {facts}}}')
    assert (article.headline, article.blocks[0].text) == ("The � bridge", "It’s open.")
    assert {repair.reason for repair in article.repairs} == {"control character", "mojibake"}
    assert any(flag.reason == "unreadable character in the source" for flag in article.flags)


def test_a_member_that_stands_twice_is_flagged():
    article = article_of(f'{{"@type": "NewsArticle", "headline": "Old", "headline": "New", "articleBody": "{TEXT}"}}')
    assert (article.headline, article.flags[0].text) == ("New", "headline: Old")


def test_values_nested_too_deeply_are_refused():
    with pytest.raises(ManuscriptError, match="too deeply"):
        article_of(news(author=json.loads("[" * 900 + "]" * 900)))
