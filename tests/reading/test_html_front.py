from __future__ import annotations

import pytest

from edition.model import Article
from edition.reading import ReadingOptions
from edition.reading.html import read_page
from edition.reading.html.byline import names_in
from edition.reading.html.facts import facts_of
from edition.reading.html.jsonld import nodes, texts
from edition.reading.html.markup import parse
from edition.reading.material import Kind, Material
from tests.reading.test_html import paragraphs


def headline(head: str, body: str) -> str | None:
    return facts_of(parse(f"<html><head>{head}</head><body>{body}</body></html>", "x")).headline


def read_html(head: str, body: str) -> Article:
    return read_page(
        Material(f"<html><head>{head}</head><body>{body}</body></html>", "page.html", Kind.PAGE), ReadingOptions()
    )


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (
            "<title>Harbour Notes: How the ferry came home</title>"
            "<meta property='og:title' content='How the ferry came home'>",
            "<h1>Harbour Notes</h1>",
            "How the ferry came home",
        ),
        (
            "<title>How the ferry came home | News | Ada</title>",
            "<h1>Hi, I am Ada</h1><h2>How the ferry came home</h2>",
            "How the ferry came home",
        ),
        (
            "<title>How the ferry came home - Harbour Times</title>"
            "<meta property='og:title' content='You will not guess what came home'>",
            "<h1>Harbour Times</h1><h1>How the ferry came home</h1>",
            "How the ferry came home",
        ),
        ("<title>Northport - Wikipedia</title>", "<h1>Northport</h1>", "Northport"),
        (
            "<title>The ferry - a tale</title><meta property='og:title' content='The ferry - a tale'>",
            "",
            "The ferry - a tale",
        ),
        ("<title>How the ferry came home | Harbour Times</title>", "", "How the ferry came home"),
        (
            "<title>How the ferry came home | Harbour Times</title>"
            "<meta property='og:site_name' content='Harbour Times'>"
            "<meta property='og:title' content='How the ferry came home | Harbour Times'>",
            "",
            "How the ferry came home",
        ),
        ("", "<h1>How the ferry came home ¶</h1>", "How the ferry came home"),
    ],
)
def test_the_headline_is_never_the_site_s_name(head, body, expected):
    assert headline(head, body) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada Example", "Ada Example"),
        ("ByAda Example", "Ada Example"),
        ("By\nAda Example\nBen Example", "Ada Example, Ben Example"),
        ("Von Ada Example und Ben Example", "Ada Example, Ben Example"),
        ("Ada Example (avec Ben Example et Cy Example)", "Ada Example, Ben Example, Cy Example"),
        ("By Ada Example, Harbour Editor | 1 May 2026", "Ada Example"),
        ("Ada Example May 1, 2026", "Ada Example"),
        ("by Ada van der Example on 1 May 2026 at 6:00 am", "Ada van der Example"),
        ("Follow Author", None),
        ("More Stories By Ada", None),
        ("View my complete profile", None),
        ("Last Updated: 7 January 2026", None),
        ("The Example Times", None),
        ("", None),
    ],
)
def test_names_are_told_in_a_byline(text, names):
    assert names_in(text) == names


def test_byline_and_date_are_found_on_the_page():
    body = (
        "<article><h1>The bridge opens</h1><p class='byline'>By <a rel='author'>Ada Example</a>, Harbour Editor</p>"
        f"<time datetime='2026-01-31T08:00'>today</time>{paragraphs(0, 1, 2, 3)}</article>"
        "<div class='related'><span class='author'>Cy Other</span><time datetime='2020-01-01'>then</time></div>"
    )
    article = read_html("<title>The bridge opens</title>", body)
    assert (article.byline, str(article.published)) == ("Ada Example", "2026-01-31")


def test_of_two_bylines_none_is_chosen():
    authors = "<p class='author'>Ada Example</p><p class='author'>Ben Example</p>"
    body = f"<h1>The bridge opens</h1>{authors}{paragraphs(0, 1, 2)}"
    assert read_html("<title>The bridge opens</title>", body).byline is None


def test_the_date_of_another_story_is_not_ours():
    teaser = "<div class='teaser'><time datetime='2020-01-01'>then</time></div>"
    body = f"{teaser}<h1>The bridge opens</h1>{paragraphs(0, 1, 2, 3)}"
    after = "<aside><time datetime='2021-01-01'>then</time></aside>"
    assert read_html("<title>The bridge opens</title>", body + after).published is None


def test_the_house_gives_way_to_the_author_on_the_page():
    data = '{"@type":"Article","author":{"name":"Example News GmbH, Northport"},"publisher":{"name":"Example News"}}'
    head = f'<title>The bridge opens</title><script type="application/ld+json">{data}</script>'
    named = f"<h1>The bridge opens</h1><p class='byline'>By Ada Example</p>{paragraphs(0, 1, 2, 3)}"
    assert read_html(head, named).byline == "Ada Example"
    assert read_html(head, named.replace("By Ada Example", "")).byline == "Example News GmbH, Northport"


@pytest.mark.parametrize(
    "around",
    ["{}", "<![CDATA[\n{}\n]]>", "//<![CDATA[\n{}\n//]]>", "/*<![CDATA[*/{}/*]]>*/", "<!--\n{}\n-->", "{};\n"],
)
def test_data_is_read_whatever_hides_it_from_old_parsers(around):
    assert nodes(around.replace("{}", '{"@type": "Article"}')) == [{"@type": "Article"}]


def test_names_may_be_lists_in_nodes():
    assert texts({"name": ["Ada Example", "Ben Example"]}) == ["Ada Example", "Ben Example"]


def test_of_several_articles_in_the_data_the_page_s_own_is_taken():
    data = (
        '<script type="application/ld+json">[{"@type":"Article","headline":"Another story"'
        ',"datePublished":"2020-01-01"},'
        '{"@type":"Article","headline":"The bridge opens","datePublished":"2026-01-31"}]</script>'
    )
    facts = facts_of(parse(f"<meta property='og:title' content='The bridge opens'>{data}<p>x</p>", "x"))
    assert str(facts.published) == "2026-01-31"
