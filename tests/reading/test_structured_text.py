"""Bodies and fields of data: which markup they hold, and what plain text says of itself."""

from __future__ import annotations

import time

import pytest

from edition.model import Article
from edition.reading.html.plain import plain
from edition.reading.structured.markup import markup_of
from tests.reading.test_structured import article_of, flagged, listed, shape

LEAD = "The bridge over the harbour opened on Monday after nine years of work, and the mayor cut the ribbon."
NEXT = "Nobody on the council knows what will come next, and nobody wants to say so in public."


def told(body: str, **facts: object) -> Article:
    return article_of({"@type": "NewsArticle", "articleBody": body, **facts})


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("Rates < 3% in spring, > 5% in autumn", "Rates < 3% in spring, > 5% in autumn"),
        ("Anna &lt;3 Bob", "Anna <3 Bob"),
        ("Write to <ida@example.org>", "Write to <ida@example.org>"),
        ("See ?a=1&copy=2&region=5", "See ?a=1&copy=2&region=5"),
        ("The <em>Selkie</em> returns<br/>to port", "The Selkie returns to port"),
        ("<p>A ship &amp;amp; a town.</p>", "A ship & a town."),
        ("<table><tr><td>2020</td><td>5</td></tr></table>", "2020 5"),
        ("<a href='https://news.example'>Ida Brandt</a>", "Ida Brandt"),
        ("A note<!-- for us --> to all", "A note to all"),
    ],
)
def test_only_markup_is_taken_out_of_a_field(field, words):
    assert plain(field) == words


@pytest.mark.parametrize("junk", ["<", "<p ", "<b ", "<!--", "&", "</", "<br"])
def test_a_megabyte_of_junk_in_a_field_is_read_in_bounded_time(junk):
    begun = time.monotonic()
    plain(junk * (1_000_000 // len(junk)))
    markup_of(junk * (1_000_000 // len(junk)))
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{LEAD}</p><p>{NEXT}</p>",
        f"&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{NEXT}&lt;/p&gt;",
        f"{LEAD.replace('Monday', '<b>Monday</b>')}\n\n{NEXT}",
        f"{LEAD}\n\n{NEXT}",
        f"{LEAD.replace(' on', '&nbsp;on')}\n\n{NEXT}",
    ],
)
def test_a_body_is_read_in_whatever_it_is_written(body):
    read = told(body, headline="The bridge opens")
    assert [text.replace("\u00a0", " ") for _, text in shape(read)] == [LEAD, NEXT]


def test_blank_lines_part_paragraphs_where_no_tag_does():
    read = told(f"{LEAD}\n\n{NEXT}\n\n<h2>What next</h2>\nIt rained.\n\nIt stopped.", headline="The bridge opens")
    assert shape(read) == [
        ("paragraph", LEAD),
        ("paragraph", NEXT),
        ("subheading", "What next"),
        ("paragraph", "It rained."),
        ("paragraph", "It stopped."),
    ]


@pytest.mark.parametrize("tag", ["blockquote", "table"])
def test_other_blocks_make_a_body_html(tag):
    assert "<" not in told(f"<{tag}>{LEAD}</{tag}>", headline="The bridge opens").blocks[0].text


class TestTheHeadOfPlainText:
    def test_that_says_otherwise_than_the_data_stays_in_the_text(self):
        read = told(f"Nine years of work\n\n{LEAD}\n\n{NEXT}", headline="The bridge opens", description="In short.")
        assert [text for _, text in shape(read)] == ["Nine years of work", LEAD, NEXT]
        assert ("Nine years of work", "may be the headline, which the data gives otherwise: kept") in flagged(read)
        assert not read.skipped

    def test_keeps_the_second_writer(self):
        read = told(f"By Ida Brandt and Ruth Okello\n\n{LEAD}\n\n{NEXT}", headline="The bridge", author="Ida Brandt")
        assert (read.byline, shape(read)[0]) == ("Ida Brandt", ("paragraph", "By Ida Brandt and Ruth Okello"))

    def test_that_only_says_it_again_is_listed(self):
        text = f"The bridge opens\n\nBy Ida Brandt\n\n{LEAD}\n\n{NEXT}"
        read = told(text, headline="The Bridge Opens", author="Ida Brandt")
        assert shape(read) == [("paragraph", LEAD), ("paragraph", NEXT)]
        assert listed(read) == [("The bridge opens", "headline, given twice"), ("By Ida Brandt", "byline, given twice")]

    def test_gives_what_the_data_lacks(self):
        read = told(f"By Ida Brandt\n2 February 2026\n\n{LEAD}\n\n{NEXT}", headline="The bridge opens")
        assert (read.byline, str(read.published)) == ("By Ida Brandt", "2026-02-02")
        assert [(each.kind, each.span) for each in read.decisions] == [("byline", None), ("published", None)]
        assert [text for _, text in shape(read)] == [LEAD, NEXT]

    def test_keeps_a_date_that_is_another(self):
        read = told(f"2 February 2026\n\n{LEAD}", headline="The bridge opens", datePublished="2026-01-31")
        assert (str(read.published), shape(read)[0][1]) == ("2026-01-31", "2 February 2026")


def test_a_sub_heading_with_the_headline_s_words_stays_where_it_is_no_headline():
    read = told(f"<h1>The bridge</h1><p>{LEAD}</p><h2>The bridge</h2><p>{NEXT}</p>", headline="The bridge")
    assert [kind for kind, _ in shape(read)] == ["paragraph", "subheading", "paragraph"]
    assert listed(read) == [("The bridge", "headline, given twice")]
