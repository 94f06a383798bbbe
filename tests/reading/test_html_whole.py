"""No stretch of an article goes in silence: it is in a block, or listed as skipped."""

from __future__ import annotations

import pytest

from edition.model import Article
from edition.reading.html.completeness import completed
from edition.reading.html.hidden import reveal
from edition.reading.html.markup import Stretch, items, letters, parse
from edition.reading.html.matching import found_again
from tests.reading.test_html import PROSE, page, paragraphs, read_html, shape, stretches

LINK = "<a href='https://example.org/boats'>the ferry's owners of leaning too much on the town</a>"
MIXED = f"The mayor has also accused {LINK} for its money."
COMMENT = "I was there on Monday, and I have never seen so many people on so small a bridge in all of my life!"


def prose(article: Article) -> list[str]:
    return [text for kind, text in shape(article) if kind != "photo"]


def skipped(article: Article) -> dict[str, str]:
    return {each.text: each.reason for each in article.skipped}


def boxes(*contents: str, name: str = "article__body") -> str:
    return "<div class='ad'>Advertisement</div>".join(f"<div class='{name}'>{each}</div>" for each in contents)


def test_a_body_in_several_boxes_is_one_article():
    article = read_html(page(boxes(paragraphs(0, 1, 2), paragraphs(3, 4)), head=""))
    assert prose(article) == PROSE
    assert skipped(article) == {"Advertisement": "advertisement"}


def test_boxes_that_are_named_almost_alike_are_of_one_article():
    rest = f"<div class='story-text below-caption'>{paragraphs(3, 4)}</div>"
    article = read_html(page(f"<div class='story-text'>{paragraphs(0, 1, 2)}</div>{rest}", head=""))
    assert prose(article) == PROSE


def test_the_article_s_own_name_is_no_furniture():
    body = "".join(f"<p class='paywall'>{text}</p>" for text in PROSE[3:])
    assert prose(read_html(page(boxes(paragraphs(0, 1, 2), body), head=""))) == PROSE


def test_a_paragraph_with_a_long_link_in_a_box_of_its_own_is_kept():
    texts = [*PROSE[:2], MIXED, *PROSE[2:]]
    body = "".join(f"<div data-component='text-block'><div class='x1'><p>{text}</p></div></div>" for text in texts)
    assert "".join(prose(read_html(page(body, head="")))).count("leaning too much") == 1


def test_comments_and_teasers_below_in_the_same_markup_are_none_of_it():
    comments = "".join(f"<div class='text'><p>{COMMENT} {n}.</p></div>" for n in range(3))
    below = f"<section class='comments'><h3>Comments</h3>{comments}</section>"
    article = read_html(page("".join(f"<div class='text'><p>{text}</p></div>" for text in PROSE), below, head=""))
    assert prose(article) == PROSE
    assert skipped(article)[f"{COMMENT} 1."] == "readers' comments"


def test_what_the_page_says_again_is_not_printed_twice():
    copy = f"<div class='noaccess'><div class='article__body'>{paragraphs(0, 1)}</div></div>"
    article = read_html(page(boxes(paragraphs(0, 1, 2), paragraphs(3, 4)) + copy, head=""))
    assert prose(article) == PROSE
    assert PROSE[0] in skipped(article)


def test_an_article_of_which_only_a_notice_was_taken_is_read_whole():
    notice = "<div class='head'><p>This copy is for your own use only. To order others, visit our shop.</p></div>"
    stream = stretches(f"<main>{notice}<div class='text'>{paragraphs(*range(5))}{paragraphs(*range(5))}</div></main>")
    assert {stretch.text for stretch in completed({0: stream[0]}, stream).values()} >= set(PROSE)


@pytest.mark.parametrize("holder", ["{}", "<div>{}</div>"])
def test_the_first_and_last_paragraph_may_be_bare_text(holder):
    body = holder.format(f"{PROSE[0]}{paragraphs(1, 2, 3)}{PROSE[4]}")
    assert prose(read_html(page(body, head=""))) == PROSE


def test_the_last_of_several_posts_keeps_its_short_last_line():
    posts = "".join(
        f"<div class='post'><h2>At {n}</h2><p>{text}</p><p>More soon.</p></div>" for n, text in enumerate(PROSE)
    )
    assert prose(read_html(page(posts, head=""))).count("More soon.") == len(PROSE)


def test_what_stands_between_headline_and_body_is_listed():
    points = "<ul class='keypoints'><li>The bridge is open.</li><li>The ferry stays.</li></ul>"
    article = read_html(page(f"<header>{points}</header><div class='text'>{paragraphs(0, 1, 2, 3)}</div>", head=""))
    assert {"The bridge is open.", "The ferry stays."} <= set(skipped(article))


@pytest.mark.parametrize(
    "markup",
    [
        "<p>{}</p>",
        "<h2>{}</h2>",
        "<div class='c1'><p>{}</p></div>",
        "<p class='c1'>By Ada Example</p><p class='article-excerpt'>{}</p>",
    ],
)
def test_a_sentence_right_below_the_headline_is_the_standfirst(markup):
    standfirst = "After eleven years the town has its bridge, and the ferry has nothing to do."
    article = read_html(page(f"<header>{markup.format(standfirst)}</header>", paragraphs(0, 1, 2, 3), head=""))
    assert article.standfirst == standfirst
    assert standfirst not in skipped(article)
    assert prose(article) == PROSE[:4]


def test_a_standfirst_that_opens_with_a_name_is_no_byline():
    description = "Ada Example, harbour master, has waited eleven years for this bridge to open, she says."
    head = f'<meta name="description" content="{description}">'
    article = read_html(page(f"<header><p>{description}</p></header>", paragraphs(0, 1, 2, 3), head=head))
    assert article.standfirst == description


def test_prose_elsewhere_on_the_page_is_listed_and_its_foot_is_not():
    whole = page(paragraphs(0, 1, 2), head="").replace("</main>", f"</main><div><span>{PROSE[4]}</span></div>")
    article = read_html(whole)
    assert list(skipped(article)) == [PROSE[4]]


def test_every_stretch_of_the_story_is_accounted_for():
    odd = "<section class='poll'><h4>Do you like it?</h4><label>Yes</label></section><address>Port Ansel</address>"
    body = boxes(paragraphs(0, 1, 2), f"{odd}{paragraphs(3)}<table><tr><td>7</td><td>boats</td></tr></table>")
    markup = page(body, "<div class='related'><a href='/o'>Another story</a></div>", head="")
    article = read_html(markup)
    told = letters(" ".join([*prose(article), *skipped(article), article.headline or ""]))
    story = next(parse(markup, "x").iter("main"))
    missing = [item.text for item in items(story) if isinstance(item, Stretch) and letters(item.text) not in told]
    assert not missing


def test_boxes_that_a_script_puts_in_place_are_read_there():
    streamed = (
        f"<template id='B:0'></template></article></main><div hidden id='S:0'>{paragraphs(2)}"
        f"<template id='P:1'></template>{paragraphs(4)}</div><div hidden id='S:1'>{paragraphs(3)}</div>"
        "<script>$RS(\"S:1\",\"P:1\")</script><script>$RC('B:0','S:0')</script><main><article>"
    )
    assert prose(read_html(page(f"<div>{paragraphs(0, 1)}{streamed}</div>", head=""))) == PROSE


def test_what_is_hidden_in_the_story_is_listed():
    article = read_html(page(paragraphs(0, 1), f"<div style='display:none'>{paragraphs(4)}</div>", paragraphs(2, 3)))
    assert prose(article) == PROSE[:4]
    assert skipped(article)[PROSE[4]] == "hidden on the page"


@pytest.mark.parametrize("shown", [(), (0,)])
def test_an_article_that_the_page_hides_is_read_and_flagged(shown):
    hidden = f"<div class='paywall' hidden>{paragraphs(*range(5)) * 5}</div>"
    article = read_html(page(f"<div class='text'>{paragraphs(*shown)}{hidden}</div>", head=""))
    assert set(prose(article)) == set(PROSE)
    assert any("hides" in flag.reason for flag in article.flags)


def test_nothing_is_revealed_on_a_page_that_hides_nothing():
    assert not reveal(parse(page(paragraphs(0)), "x"))


def test_the_extractor_s_words_become_no_heading():
    stream = stretches(f"<div><h2>The money</h2>{paragraphs(0)}</div>")
    found = found_again(["The money", "Words that are nowhere on the page."], stream)
    assert [stretch.element.tag for _, stretch in sorted(found.items())] == ["h2", "div"]


def test_a_short_first_line_of_a_paragraph_is_found():
    stream = stretches(f"<h2>The money</h2><p>By Ada<br><br>{PROSE[0]}</p>{paragraphs(1)}")
    found = found_again(["The money", f"By Ada {PROSE[0]}", PROSE[1]], stream)
    assert [stretch.text for _, stretch in sorted(found.items())] == ["The money", "By Ada", *PROSE[:2]]


def test_what_the_extractor_cuts_out_of_a_sentence_is_that_sentence():
    text = "The mayor said “we will not pay for it” and left the hall at once."
    stream = stretches(f"{paragraphs(0)}<p>{text}</p>{paragraphs(1)}")
    found = found_again([PROSE[0], "The mayor said", "we will not pay for it", text, PROSE[1]], stream)
    assert [stretch.text for _, stretch in sorted(found.items())] == [PROSE[0], text, PROSE[1]]
