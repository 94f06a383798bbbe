"""Front matter is read as it is written; what cannot be, or would be lost, is refused with its line or listed."""

from __future__ import annotations

from datetime import date

import pytest

from edition.errors import ManuscriptError
from edition.model import Article
from edition.reading import ReadingOptions
from edition.reading.manuscript import read_manuscript
from edition.reading.material import Kind, Material


def article_of(text: str) -> Article:
    return read_manuscript(Material(text, "a.md", Kind.MANUSCRIPT), ReadingOptions())


def with_front(front: str) -> Article:
    return article_of(f"---\n{front}\n---\nText.\n")


def refused(text: str) -> tuple[str, str, str]:
    with pytest.raises(ManuscriptError) as caught:
        article_of(text)
    return caught.value.message, caught.value.place, caught.value.hint


@pytest.mark.parametrize(
    "value", ["No", "yes", "007", "10:30", "1_000", "1.10", "0x1F", "2026-02-30", "Port#1", "A", "1e3", "!"]
)
def test_values_are_the_words_that_stand_there(value):
    assert with_front(f"headline: {value}" if value != "!" else 'headline: "!"').headline == value


@pytest.mark.parametrize("empty", ["", " ~", " null", ' ""'])
def test_empty_values_are_none(empty):
    assert with_front(f"headline:{empty}").headline is None


def test_norwegian_is_a_language():
    assert with_front("language: no").language == "no"


@pytest.mark.parametrize("written", ["2026-01-31", "2026-01-31T10:00:00Z", "2026-01-31 10:00:00 +0100"])
def test_dates_may_have_a_time(written):
    assert with_front(f"date: {written}").published == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("front", "line", "named"),
    [
        ("byline: Ida Brandt\nheadline: Town is port  #1 again", 3, "#1 again"),
        ("headline: One\nbyline: Ida Brandt\nheadline: Two", 4, "twice"),
        ("headline: One\nHeadline: Two", 3, "twice"),
        ("headline: The Harbour: it fills", 2, "not YAML"),
        ('byline: Ida Brandt\nheadline: "Enough" says mayor', 3, "not YAML"),
        ('headline: "Enough\nbyline: Ida Brandt', 2, "not YAML"),
        ("headline: One\npublished: 2026-02-30", 3, "not a date"),
        ("headline: One\n\nlanguage: English", 4, "not a language tag"),
        ("headline: One\ncredits:\n  - Ida Brandt\n  - [a]", 5, "line of text"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(front, line, named):
    message, place, hint = refused(f"---\n{front}\n---\nText.\n")
    assert (named in message, place, hint != ManuscriptError.advice) == (
        True,
        f"a.md, line {line}",
        named != "line of text",
    )


def test_the_hint_tells_to_quote_a_value():
    assert "quotation marks" in refused("---\nheadline: The Harbour: it fills\n---\nText.")[2]


def test_unknown_front_matter_is_listed_as_it_is_written():
    article = with_front(f"tags: [sea, harbour]\nmore:\n  - one # remark\n  - {'x' * 300}\nheadline: One\n# not yet")
    assert [(each.text, each.reason) for each in article.skipped] == [
        ("tags: [sea, harbour]", "unknown front matter"),
        (f"more:\n  - one # remark\n  - {'x' * 300}", "unknown front matter"),
        ("# not yet", "comment"),
    ]


def test_what_else_is_said_of_authors_is_listed():
    article = with_front("author:\n  - name: Ida Brandt\n    email: ida@example.org\n  - Ruth Okello\n")
    assert article.byline == "Ida Brandt, Ruth Okello"
    assert [each.text for each in article.skipped] == ["email: ida@example.org"]


def test_a_fact_under_two_names_is_listed():
    article = with_front("title: One\nheadline: Two")
    assert (article.headline, [each.text for each in article.skipped]) == ("One", ["headline: Two"])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\nheadline: One\n\nText.\n", 2),
        ("---\nheadline: One\n----\n\nText.\n", 2),
        ("<!-- mine -->\n---\nheadline: One\n---\n\nText.\n", 3),
        ("  ---\n  headline: One\n  ---\n\nText.\n", 2),
        ("---\nheadline:The Harbour\n---\n\nText.\n", 2),
        ('+++\ntitle = "One"\n+++\n\nText.\n', 2),
        ('{\n  "headline": "One"\n}\n\nText.\n', 2),
        ('{"title": "One"}\n\nText.\n', 1),
        ("Title: One\nAuthor: Ida Brandt\n\nText.\n", 1),
    ],
)
def test_what_is_meant_as_front_matter_is_no_prose(text, line):
    message, place, hint = refused(text)
    assert (message, place) == ("the front matter cannot be read", f"a.md, line {line}")
    assert "---" in hint


@pytest.mark.parametrize("text", ["\n\n---\nheadline: One\n---\nText.", "---\rheadline: One\r---\rText.\r\rMore."])
def test_blank_lines_before_it_and_any_line_ends_do_no_harm(text):
    assert article_of(text).headline == "One"


@pytest.mark.parametrize("front", ["# a remark\n# another", "", "headline: One\n\n\n"])
def test_lines_are_counted_on_behind_it(front):
    lines = f"---\n{front}\n---\n".count("\n")
    assert refused(f"---\n{front}\n---\nText.\n\n![A quay](my quay.jpg)\n")[1] == f"a.md, line {lines + 3}"
