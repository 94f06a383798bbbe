"""What markup says without words, what is a notice or another story's, and pages that are no article."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from edition.errors import SourceError
from edition.model import BlockKind
from edition.reading import read
from edition.reading.html.markup import LIMIT_ATTRIBUTES
from edition.reading.material import Kind, Material, kind_of
from tests.reading.test_html import PROSE, page, paragraphs, read_html, shape
from tests.reading.test_html_whole import prose, skipped


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("It holds 10<sup>6</sup> litres.", "It holds 10⁶ litres."),
        ("Some 25 m<sup>2</sup> of H<sub>2</sub>O.", "Some 25 m² of H₂O."),
        ("On the 1<sup>st</sup> of May.", "On the 1st of May."),
        ("A study showed<sup>1</sup> it.", "A study showed¹ it."),
        ("A study showed<sup><a href='#n1'>1</a></sup> it.", "A study showed it."),
        ("Port Ansel<sup>[<a href='/why'>citation needed</a>]</sup> is a town.", "Port Ansel is a town."),
        ("She said <q>we <em>will</em></q> and left.", "She said “we will” and left."),
        ("She said <q>“we will”</q> and left.", "She said “we will” and left."),
        ("Sie sagte <q lang='de'>ja</q> und ging.", "Sie sagte „ja“ und ging."),
        ("It cost <del>20 million</del> <ins>30 million</ins> crowns.", "It cost 30 million crowns."),
        ("The council’s <button class='glossary'>quango</button> decided it.", "The council’s quango decided it."),
        ("The <object>ferry</object> stays.", "The ferry stays."),
        ("The ferry stays. <button>Read more</button>", "The ferry stays."),
        ("The deck is <img src='f.png'> high.", "The deck is high."),
    ],
)
def test_what_markup_says_without_words_is_said(markup, text):
    article = read_html(page(paragraphs(0, 1), f"<p>{markup}</p>", paragraphs(2, 3), head=""))
    assert prose(article) == [*PROSE[:2], text, *PROSE[2:4]]


def test_what_is_not_read_is_listed():
    markup = (
        "<p>It cost <del>20 million</del> 30 million crowns<sup><a href='#n1'>1</a></sup> in all"
        "<sup><a href='#n2'>2</a></sup>.</p><h2>The money<span class='mw-editsection'>[edit]</span></h2>"
    )
    article = read_html(page(paragraphs(0, 1), markup, paragraphs(2, 3), head=""))
    assert ("subheading", "The money") in shape(article)
    assert skipped(article) == {"20 million": "struck out", "[edit]": "not for print", "1 2": "marks of notes"}


@pytest.mark.parametrize(
    "heading",
    [
        "<h3><a href='/x'>Read more: the bridge that fell</a></h3>",
        "<h3>Sign up to our newsletter</h3>",
        "<h2>Advertisement</h2>",
        "<div><a href='/x'><img src='o.jpg'><h3>The bridge that fell twice in a year</h3></a></div>",
    ],
)
def test_notices_and_teasers_are_no_sub_heads(heading):
    article = read_html(page(paragraphs(0, 1), heading, paragraphs(2, 3), head=""))
    assert [kind for kind, _ in shape(article)] == ["paragraph"] * 4
    assert len(article.skipped) >= 1


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<p>Sign up for our morning newsletter and never miss a story from the harbour.</p>", "newsletter promo"),
        ("<p>Read more: <a href='/o'>The bridge that fell twice in a single year</a></p>", "link to other articles"),
        ("<p>Follow us on Twitter and Facebook</p>", "call to the reader"),
        ("<p>© 2026 The Quay. All rights reserved.</p>", "copyright notice"),
    ],
)
def test_a_paragraph_that_is_nothing_but_a_notice_is_skipped(markup, reason):
    article = read_html(page(paragraphs(0, 1), markup, paragraphs(2, 3), head=""))
    assert prose(article) == PROSE[:4]
    assert reason in skipped(article).values()


@pytest.mark.parametrize(
    "text",
    [
        "The council said that people could sign up for its newsletter at the quay until noon on Monday.",
        "Related to each other: for example, the ferry's timetable and that of the bus to Port Ansel.",
    ],
)
def test_what_only_sounds_like_a_notice_stays(text):
    assert prose(read_html(page(paragraphs(0, 1), f"<p>{text}</p>", paragraphs(2, 3), head="")))[2] == text


def test_a_directory_of_addresses_stays():
    people = "".join(f"<li>{name}@example.org</li>" for name in ("ada", "ben", "cy"))
    assert "ben@example.org" in prose(
        read_html(page(paragraphs(0, 1), f"<ul>{people}</ul>", paragraphs(2, 3), head=""))
    )


@pytest.mark.parametrize(
    ("title", "body", "reason"),
    [
        ("404 Not found", "<p>The page you are looking for cannot be found.</p>", "error page"),
        ("Before you go on", "<p>We and our partners store cookies, and use your personal data.</p>", "consent"),
        (
            "Harbour Post",
            "".join(
                f"<div><a href='/{n}'><h2>Story {n} of ships</h2></a><p>{text}</p></div>"
                for n, text in enumerate(PROSE)
            ),
            "list of other stories",
        ),
        ("The bridge", f"<p>It costs 5 &#0; now. {PROSE[0]}</p>", "characters lost"),
    ],
)
def test_a_page_that_may_be_no_article_is_flagged(title, body, reason):
    flags = read_html(f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>").flags
    assert any(reason in flag.reason for flag in flags)


def test_an_article_about_cookies_is_not_flagged():
    long = "".join(f"<p>Cookies are baked at the harbour, said Ida Brandt: {text}</p>" for text in PROSE * 2)
    assert not [flag for flag in read_html(page(long)).flags if "consent" in flag.reason]


def test_an_element_of_thousands_of_attributes_is_refused_at_once():
    started = time.process_time()
    with pytest.raises(SourceError, match=f"more than {LIMIT_ATTRIBUTES} attributes") as caught:
        read_html("<html>\n<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>")
    assert caught.value.place == "page.html, line 2"
    assert time.process_time() - started < 5


def test_an_element_with_long_data_is_read():
    data = " ".join(f"word{n}" for n in range(5000))
    assert prose(read_html(page(f"<div data-x='{data}'>{paragraphs(0, 1, 2)}</div>", head=""))) == PROSE[:3]


def test_formatting_left_open_by_the_hundred_is_ignored():
    body = "".join(f"<p><font size=2>{text}</p>" for text in PROSE * 60)
    assert set(prose(read_html(page(body, head="")))) == set(PROSE)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<title>Port Ansel bridge explained : The Quay : HPR</title>", "The bridge that nobody wanted"),
        (
            "<title>The Quay</title><meta property='og:title' content='Why Port Ansel waits'>",
            "The bridge that nobody wanted",
        ),
        ("<title>The bridge that nobody wanted | The Quay</title>", "The bridge that nobody wanted"),
    ],
)
def test_the_heading_of_the_article_beats_a_title_for_search_engines(head, expected):
    body = f"<article><h1>The bridge that nobody wanted</h1>{paragraphs(0, 1, 2)}</article>"
    article = read_html(f"<html><head>{head}</head><body>{body}</body></html>")
    assert article.headline == expected
    assert not [block for block in article.blocks if block.kind is BlockKind.SUBHEADING]


@pytest.mark.parametrize(
    "markup",
    [
        '<meta property="article:published_time" content="20260501T103000Z">',
        "<time datetime='May 1, 2026'>yesterday</time>",
        "<time>1. Mai 2026, 10.30 Uhr</time>",
        "<span class='date'>1. Mai 2026</span>",
    ],
)
def test_dates_are_read_in_other_forms(markup):
    assert str(read_html(page(markup, paragraphs(0, 1, 2), head="")).published) == "2026-05-01"


def test_a_date_that_is_ambiguous_is_not_guessed():
    assert read_html(page('<meta name="date" content="05/01/2026">', paragraphs(0, 1, 2), head="")).published is None


ARCHIVE = """From: <Saved by Blink>
Subject: The bridge opens
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="--x--"

----x--
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<html><head><title>The caf=E9 opens</title></head><body><h1>The caf=E9 opens</h1><p>{}</p><p>{}</p></body></html>
----x----
"""


@pytest.mark.parametrize("name", ["page.mhtml", "page"])
def test_a_web_archive_is_read_as_its_page(tmp_path: Path, name: str):
    source = tmp_path / name
    source.write_bytes(
        ARCHIVE.format(*(text.replace("“", '"').replace("”", '"') for text in PROSE[:2])).encode("ascii")
    )
    article = read(str(source))
    assert article.headline == "The café opens"
    assert prose(article)[0] == PROSE[0]


def test_a_web_archive_without_a_page_is_refused():
    with pytest.raises(SourceError, match="holds no page"):
        Material.of(ARCHIVE.replace("text/html; charset", "text/plain; charset").encode(), name="page.mhtml")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<div class='post'><p>The bridge opens.</p></div>", Kind.PAGE),
        (f"<!-- {'licence ' * 400} -->\n<html><body><p>The bridge opens.</p></body></html>", Kind.PAGE),
        ("<?xml version='1.0'?><!DOCTYPE html><html><body>x</body></html>", Kind.PAGE),
        ("<p is how a paragraph begins, she wrote.", Kind.TEXT),
        ("<Laughs> The bridge opens.", Kind.TEXT),
    ],
)
def test_a_page_is_told_by_how_it_begins(text, kind):
    assert kind_of("-", text) is kind
