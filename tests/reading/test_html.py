from __future__ import annotations

import time
from contextlib import suppress

import pytest

from edition.errors import PhotoError, SourceError
from edition.model import Article, MarkKind, Photo
from edition.reading import ReadingOptions, read
from edition.reading.html import read_page
from edition.reading.html.body import headings_over
from edition.reading.html.captions import split_caption
from edition.reading.html.completeness import completed
from edition.reading.html.images import key
from edition.reading.html.markup import LIMIT_CHARACTERS, Stretch, items, parse
from edition.reading.html.matching import found_again
from edition.reading.material import Kind, Material
from edition.reading.photos import NOT_HERE
from edition.sectioning import split
from tests.reading.pictures import picture

PROSE = [
    "The bridge over the harbour opened on Monday after eleven years of building, and thousands walked across it.",
    "“It is a wonder,” said the mayor, who cut the ribbon at noon while the band played a song that all there know.",
    "The old ferry will stay until the end of the summer, the council said, because many do not trust the bridge yet.",
    "More than four hundred people worked on the building, and nineteen of them came from the island itself, she said.",
    "Nobody can say what will become of the ferry's crew of six, who were told of the date by letter in the spring.",
]
DATA = """<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"The bridge opens",
"author":[{"@type":"Person","name":"Ada Example"},{"@type":"Person","name":"Ben Example"}],
"datePublished":"2026-01-31T08:00:00Z","publisher":{"@type":"Organization","name":"Example News"},"inLanguage":"en-GB",
"image":[{"@type":"ImageObject","url":"https://img.example.org/1200/bridge.jpg",
"caption":"The bridge, seen from the ferry",
"creditText":"Ada Example/Example News"}]}</script>"""
FIGURE = """<figure><img src="{name}.jpg" alt="{alt}">
<figcaption>{caption} <span class="credit">{credit}</span></figcaption></figure>"""


def page(*body: str, head: str = DATA, lang: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><title>The bridge opens | Example News</title>{head}</head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f"<main><article><h1>The bridge opens</h1>{''.join(body)}</article></main>"
        "<footer><p>© Example News, all rights reserved in every country of the world.</p></footer></body></html>"
    )


def paragraphs(*numbers: int) -> str:
    return "".join(f"<p>{PROSE[number]}</p>" for number in numbers)


def read_html(text: str, **options: object) -> Article:
    return read_page(Material(text, "page.html", Kind.PAGE), ReadingOptions(**options))


def shape(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in article.blocks]


def test_facts_come_from_the_pages_data():
    article = read_html(page(paragraphs(0, 1, 2, 3)))
    assert article.headline == "The bridge opens"
    assert article.byline == "Ada Example, Ben Example"
    assert (str(article.published), article.publisher, article.language) == ("2026-01-31", "Example News", "en-GB")


def test_without_data_they_come_from_meta_elements():
    head = '<meta property="og:title" content="The bridge opens"><meta property="og:site_name" content="Example News">'
    article = read_html(page(paragraphs(0, 1, 2, 3), head=head + '<meta name="author" content="Ada Example">'))
    assert (article.headline, article.publisher, article.byline) == ("The bridge opens", "Example News", "Ada Example")


def test_the_template_language_is_cross_checked():
    head = DATA.replace('"inLanguage":"en-GB",', "")
    article = read_html(page(paragraphs(0, 1, 2, 3), head=head, lang="fr"))
    assert article.language == "en"
    assert any("fr" in flag.reason for flag in article.flags)


def test_body_sub_heads_and_pictures_are_in_page_order():
    figures = [
        FIGURE.format(name=n, alt=f"A view {n}", caption=f"The view from the {n}.", credit=f"Photo: {n}/Agency")
        for n in ("mole", "quay")
    ]
    article = read_html(
        page(figures[0], paragraphs(0, 1), "<h2>What comes next</h2>", paragraphs(2), figures[1], paragraphs(3, 4))
    )
    assert shape(article) == [
        ("photo", "The view from the mole."),
        ("paragraph", PROSE[0]),
        ("paragraph", PROSE[1]),
        ("subheading", "What comes next"),
        ("paragraph", PROSE[2]),
        ("photo", "The view from the quay."),
        ("paragraph", PROSE[3]),
        ("paragraph", PROSE[4]),
    ]
    photo = article.blocks[0].photo
    assert (photo.credit_line, photo.alt_text, photo.image_reference) == (
        "Photo: mole/Agency",
        "A view mole",
        "mole.jpg",
    )


def test_marks_come_from_the_page():
    body = (
        "<p>It is <em>very</em> <a href='https://example.org/'>good</a> that " + PROSE[0] + "</p>" + paragraphs(1, 2, 3)
    )
    block = read_html(page(body, head="")).blocks[0]
    assert [(mark.kind, block.text[slice(*mark.span)]) for mark in block.marks] == [
        (MarkKind.EMPHASIS, "very"),
        (MarkKind.LINK, "good"),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<figure>{image}<figcaption>The old ferry. Photo: Ben Example/AP</figcaption></figure>",
        "<figure>{image}<figcaption><span>The old ferry.</span><span>Ben Example/AP</span></figcaption></figure>",
        '<div class="image">{image}</div><figcaption>The old ferry. (Ben Example/AP)</figcaption>',
        '<div class="wp-caption">{image}<p class="wp-caption-text">The old ferry. Foto: Ben Example/AP</p></div>',
        '<div class="x1"><picture>{image}</picture><div class="x2">The old ferry.</div><div>Ben Example/AP</div></div>',
        '<figure><img data-src="b.jpg" src="data:image/gif;base64,R0"><figcaption>The old ferry.'
        "<button>Enlarge</button>"
        '<small class="photographer">Ben Example/AP</small></figcaption></figure>',
        '<figure><a href="b.jpg">{image}</a><figcaption>The old ferry. | Ben Example/AP</figcaption></figure>',
    ],
)
def test_captions_and_credits_are_told_apart_in_every_markup(markup):
    markup = markup.format(image='<img src="b.jpg">')
    article = read_html(page(paragraphs(0, 1), f"<div>{markup}</div>", paragraphs(2, 3, 4)))
    photos = [block.photo for block in article.blocks if block.photo]
    assert len(photos) == 1
    assert photos[0].caption == "The old ferry."
    assert photos[0].credit_line.strip("()").removeprefix("Photo: ").removeprefix("Foto: ") == "Ben Example/AP"
    assert [text for kind, text in shape(article) if kind != "photo"] == PROSE


def test_the_data_fills_what_the_figure_leaves_out():
    article = read_html(page('<figure><img src="/600/bridge.jpg"></figure>', paragraphs(0, 1, 2, 3)))
    photo = article.blocks[0].photo
    assert (photo.caption, photo.credit_line) == ("The bridge, seen from the ferry", "Ada Example/Example News")


def test_the_lead_picture_may_be_known_from_the_data_alone():
    assert read_html(page(paragraphs(0, 1, 2, 3))).blocks[0].photo.caption == "The bridge, seen from the ferry"


def test_the_same_picture_twice_is_one():
    figure = FIGURE.format(name="a-{}", alt="", caption="The old ferry.", credit="Ben/AP")
    article = read_html(page(figure.format("300x200"), paragraphs(0, 1, 2), figure.format("1200x800"), paragraphs(3)))
    assert sum(block.photo is not None for block in article.blocks) == 1


def test_pictures_of_other_stories_are_not_ours():
    teaser = '<a href="/other"><figure><img src="o.jpg"><figcaption>Another story</figcaption></figure></a>'
    author = (
        '<div class="author-card"><img src="ada.jpg"><p class="caption">Ada Example writes about bridges.</p></div>'
    )
    body = paragraphs(0, 1) + f'<div class="related">{teaser}</div>' + paragraphs(2, 3, 4) + author
    article = read_html(page(body, head=""))
    assert not [block for block in article.blocks if block.photo]


def test_what_stands_between_is_listed_as_skipped():
    promo = '<div class="newsletter-signup"><p>Get our letter.</p><button>Sign up</button></div>'
    article = read_html(page(paragraphs(0, 1), promo, paragraphs(2, 3, 4)))
    assert [(skipped.text, skipped.reason) for skipped in article.skipped] == [("Get our letter.", "newsletter promo")]


def test_a_picture_without_words_or_file_is_listed_too():
    article = read_html(page(paragraphs(0, 1), '<figure><img src="x.jpg"></figure>', paragraphs(2, 3), head=""))
    assert [skipped.text for skipped in article.skipped] == ["x.jpg"]


def test_local_pictures_are_taken_from_beside_the_page_or_the_folder_given(tmp_path):
    figure = FIGURE.format(name="https://img.example.org/x/mole", alt="A mole", caption="The mole.", credit="Ada/AP")
    outside = FIGURE.format(name="../secret", alt="", caption="A secret.", credit="")
    source = tmp_path / "page" / "page.html"
    source.parent.mkdir()
    source.write_text(page(figure, paragraphs(0, 1), outside, paragraphs(2, 3)), "utf-8")
    picture(source.parent / "mole.jpg")
    picture(tmp_path / "secret.jpg")
    photos = [block.photo for block in read(str(source)).blocks if block.photo]
    assert [photo.image for photo in photos] == [source.parent / "mole.jpg", None]


@pytest.mark.parametrize(
    ("head", "reference", "is_error"),
    [
        ("", "images/mole.jpg", True),
        ("", "https://img.example.org/mole.jpg", False),
        ("", "/images/mole.jpg", False),
        ("<link rel='canonical' href='https://example.org/bridge'>", "bridge_files/mole.jpg", False),
        ("<base href='https://example.org/'>", "images/mole.jpg", False),
        ("<meta property='og:url' content='https://example.org/bridge'>", "images/mole.jpg", False),
    ],
)
def test_a_picture_that_should_lie_beside_the_page_is_missed_and_others_are_flagged(
    tmp_path, head, reference, is_error
):
    figure = f"\n<figure><img src='{reference}'><figcaption>The mole.</figcaption></figure>"
    source = tmp_path / "page.html"
    source.write_text(page(figure, paragraphs(0, 1, 2, 3), head=head), "utf-8")
    if is_error:
        with pytest.raises(PhotoError, match="no picture “images/mole.jpg”") as caught:
            read(str(source))
        assert caught.value.place == "page.html, line 2"
    else:
        flagged = [flag.text for flag in read(str(source)).flags if flag.reason == NOT_HERE]
        assert flagged == [f"{reference} (page.html, line 2)"]


def test_the_standfirst_is_no_paragraph():
    standfirst = (
        '<p class="standfirst">After eleven years the town has its bridge, and the ferry has nothing to do.</p>'
    )
    above = read_html(page(f"<header>{standfirst}</header>", paragraphs(0, 1, 2, 3), head=""))
    within = read_html(page(standfirst, paragraphs(0, 1, 2, 3), head=""))
    for article in (above, within):
        assert article.standfirst == "After eleven years the town has its bridge, and the ferry has nothing to do."
        assert [text for _, text in shape(article)] == PROSE[:4]


def test_who_else_reported_is_told_at_the_end():
    body = paragraphs(0, 1, 2, 3) + "<p>Additional reporting by Ben Example in Northport</p>"
    assert shape(read_html(page(body, head="")))[-1] == (
        "reporter credit",
        "Additional reporting by Ben Example in Northport",
    )


def test_who_else_reported_is_found_below_the_article():
    below = "<div><div class='tools'>Print this</div><p>Additional reporting by Ben Example in Northport</p></div>"
    article = read_html(page(f"<div class='text'>{paragraphs(0, 1, 2, 3)}</div>{below}", head=""))
    assert shape(article)[-1] == ("reporter credit", "Additional reporting by Ben Example in Northport")


def test_a_caption_without_its_picture_is_no_prose():
    box = "<p class='lead-caption'>The old ferry lay at the quay for all of the summer, people say. Photo: Ada/AP</p>"
    article = read_html(page(paragraphs(0, 1), box, paragraphs(2, 3, 4), head=""))
    assert [text for _, text in shape(article)] == PROSE
    assert [(s.reason, s.text[:13]) for s in article.skipped] == [("caption without its picture", "The old ferry")]


GERMAN = "Die Fähre fährt seit Montag nicht mehr, und niemand auf der Insel weiß, wann sie wieder auslaufen wird."


def test_a_passage_keeps_its_language():
    body = paragraphs(0, 1) + f'<p lang="de">{GERMAN}</p>' + paragraphs(3)
    assert [block.language for block in read_html(page(body, head="")).blocks] == [None, None, "de", None]


def test_sentences_in_another_language_within_a_paragraph_keep_it():
    inner = f'{PROSE[0]} <span lang="de">{GERMAN}</span> {PROSE[1]} So <i lang="fr">je ne sais quoi</i> it was.'
    article = read_html(page(f"<p>{inner}</p>" + paragraphs(2, 3), head=""))
    languages = [(s.text, s.language) for s in split([article]).articles[0].sections[0].blocks[0].sentences]
    assert [text for text, language in languages if language == "de"] == [GERMAN]
    assert {language for _, language in languages} == {"en", "de"}
    block = article.blocks[0]
    marked = {mark.target: block.text[slice(*mark.span)] for mark in block.marks if mark.kind is MarkKind.LANGUAGE}
    assert marked == {"de": GERMAN, "fr": "je ne sais quoi"}


@pytest.mark.parametrize("wrong", ["en-GB", "fr", "klingonese!!"])
def test_the_language_of_a_word_processor_is_not_believed(wrong):
    body = (
        paragraphs(0, 1) + f'<p>{PROSE[3]} <span lang="{wrong}">{PROSE[2]}</span></p><p lang="{wrong}">{PROSE[3]}</p>'
    )
    article = read_html(page(body, head=""))
    assert [(block.language, block.marks) for block in article.blocks] == [(None, ())] * 4


def test_bare_text_between_line_breaks_is_an_article():
    bare = "<html><body>" + "<br><br>".join(PROSE[:2]) + "</body></html>"
    assert [text for _, text in shape(read_html(bare))] == PROSE[:2]


def test_a_short_page_is_read_without_the_extractor():
    assert shape(read_html(page("<p>One sentence.</p>", head=""))) == [("paragraph", "One sentence.")]


@pytest.mark.parametrize(
    "text", ["<html></html>", "<p></p>", "<!-- -->", "<html><body><script>x</script></body></html>", "\x00"]
)
def test_a_page_without_an_article_is_refused(text):
    with pytest.raises(SourceError):
        read_html(text)


def test_a_huge_page_is_refused_at_once():
    with pytest.raises(SourceError, match="longer than"):
        read_html("<p>" + "a" * LIMIT_CHARACTERS)


def test_deeply_nested_markup_is_refused_with_its_line():
    with pytest.raises(SourceError, match="nested too deeply") as caught:
        read_html("<html>\n<body>" + "<div>" * 100_000 + PROSE[0])
    assert "line 2" in caught.value.place


def test_entities_are_html_s_own():
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + page(
        f"<p>&b; &eacute; {PROSE[0]}</p>", paragraphs(1, 2)
    )
    assert "aaaa" not in read_html(bomb).blocks[1].text


@pytest.mark.parametrize(
    "junk",
    ["<p>" * 20_000, "<a href=x>" * 10_000, "<" * 1_000_000, "<figure><img>" * 10_000, "&" * 500_000, "<td>x" * 8_000],
)
def test_a_megabyte_of_junk_is_read_or_refused_in_bounded_time(junk):
    started = time.process_time()
    with suppress(SourceError):
        read_html(junk, language="en")
    assert time.process_time() - started < 20


def stretches(markup: str) -> list[Stretch]:
    return [item for item in items(parse(markup, "x")) if isinstance(item, Stretch)]


def test_a_paragraph_of_which_the_extractor_drops_words_is_taken_from_the_page():
    stream = stretches(page(paragraphs(0, 1), "<p>Built by <a href='/y'>the yard</a> in Northport, it cost much.</p>"))
    pieces = [PROSE[0], PROSE[1], "Built by in Northport, it cost much."]
    assert [each.text for each in found_again(pieces, stream).values()][2] == stream[-2].text


def test_what_the_extractor_runs_together_is_found_piece_by_piece():
    stream = stretches("<div>7</div>" + "".join(f"<div><div>{text}</div></div>" for text in PROSE))
    found = found_again(["7  " + "  ".join(PROSE)], stream)
    assert [each.text for each in found.values()][-5:] == PROSE


def test_prose_between_kept_paragraphs_is_kept_and_links_are_not():
    related = "<ul><li><a href='/a'>A story of another bridge</a></li><li><a href='/b'>And one more story</a></li></ul>"
    listed = "<ul><li>Eleven years of building</li><li>Four hundred people</li></ul>"
    stream = stretches(f"<div>{paragraphs(0)}{listed}{paragraphs(1)}{related}{paragraphs(2)}</div>")
    kept = completed({0: stream[0], len(stream) - 1: stream[-1]}, stream)
    assert [kept[place].text for place in sorted(kept)] == [
        PROSE[0],
        "Eleven years of building",
        "Four hundred people",
        PROSE[1],
        PROSE[2],
    ]


def test_an_article_of_which_the_extractor_takes_one_paragraph_is_read_whole():
    columns = "".join(f"<section><div>{paragraphs(0, 1, 2, 3, 4)}</div></section>" for _ in range(3))
    teasers = "".join(f"<li><div><p>{text}</p></div></li>" for text in PROSE)
    stream = stretches(f"<div><div class='lead'><p>{PROSE[0]}</p></div>{columns}</div><ul>{teasers}</ul>")
    assert [stretch.text for stretch in completed({0: stream[0]}, stream).values()] == [PROSE[0], *PROSE * 3]


@pytest.mark.parametrize(("heading", "heads"), [("What comes next", 1), ("<a href='/other'>What comes next</a>", 0)])
def test_a_far_heading_that_is_a_link_is_a_teaser(heading, heads):
    far = f"<div><div><div><h3>{heading}</h3></div></div></div>"
    sections = [f"<div><div><div>{paragraphs(number)}</div></div></div>" for number in (0, 1)]
    stream = stretches(f"<div>{sections[0]}{far}{sections[1]}</div>")
    assert len(headings_over({0: stream[0], 2: stream[2]}, stream)) == heads


def test_a_line_break_is_a_space_and_two_are_a_paragraph():
    root = parse("<p>One<br>two<br><br>three <b> four</b></p>five", "x")
    assert [item.text for item in items(root) if isinstance(item, Stretch)] == ["One two", "three four", "five"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The ferry. Photo: Ada Example/AP", ("The ferry.", "Photo: Ada Example/AP")),
        ("The ferry. (Bespoke Estates)", ("The ferry.", "(Bespoke Estates)")),
        ("The ferry (left)", ("The ferry (left)", "")),
        ("The ferry is old. (Archivbild)", ("The ferry is old. (Archivbild)", "")),
        ("The ferry. | Ada Example via Getty Images", ("The ferry.", "Ada Example via Getty Images")),
        ("The ferry. Getty Images", ("The ferry.", "Getty Images")),
        ("The ferry at sea", ("The ferry at sea", "")),
        ("Photo: Ada Example/AP", ("", "Photo: Ada Example/AP")),
        ("Ferry / Old Harbour is the deepest water of the whole island, at 354 metres", None),
        ("The old map. (In this map, north is at the bottom.)", None),
        ("Old ferry / A. Example / HRB foto.", ("Old ferry", "A. Example / HRB foto.")),
        ("someone/iStock/Getty Images", ("", "someone/iStock/Getty Images")),
        ("Ada Example Images/Moodboard/Getty", ("", "Ada Example Images/Moodboard/Getty")),
        ("(Ada Example Images/Moodboard/Getty)", ("", "(Ada Example Images/Moodboard/Getty)")),
        ("Source: Harbour Council & Example Office", ("", "Source: Harbour Council & Example Office")),
        ("", ("", "")),
        ("The mayor meets Ruth F. Okello", None),
        ("The harbour master, Dr. Ada Example", None),
        ("A view of St. Ansel Harbour", None),
        ("Crowds outside the U.S. Embassy", None),
        ("Ida Brandt (r.) mit Verleger Ben A. Ohm und Ruth Okello.", None),
        ("Feeding time at the St. Ansel Zoo. Supplied", ("Feeding time at the St. Ansel Zoo.", "Supplied")),
        ("Reviewers call it ‘Hardly Possible’ He Laughs", None),
        ("A speech in Port Ansel, on Monday. (Port Ansel)", None),
        ("The rescue was shown on Monday. (Published Monday, Nov. 18, 2019)", None),
        ("The ferry at noon. 21.04.2024 | 3:18 min", None),
        ("All photos: Ada Example", ("", "All photos: Ada Example")),
    ],
)
def test_a_caption_is_parted_from_its_credit(text, parts):
    assert split_caption(text) == (parts or (text, ""))


def photos_of(*markup: str) -> list[Photo]:
    article = read_html(page(paragraphs(0, 1), *markup, paragraphs(2, 3, 4), head=""))
    return [block.photo for block in article.blocks if block.photo]


def test_a_credit_that_begins_the_caption_s_own_sentence_is_not_taken_out_of_it():
    caption = "Harbour Lite comes to eleven towns. <span class='credit'>Harbour</span>"
    (photo,) = photos_of(f"<figure><img src='b.jpg'><figcaption>{caption}</figcaption></figure>")
    assert (photo.caption, photo.credit_line) == ("Harbour Lite comes to eleven towns.", "Harbour")


def test_numbers_within_a_caption_stay_and_a_number_alone_is_none():
    charts = [
        f"<figure><img src='{n}.jpg'><figcaption>{caption} <span class='credit'>Ada/AP</span></figcaption></figure>"
        for n, caption in enumerate(("It cost <b>915</b> <i>million</i>", "87"))
    ]
    assert [photo.caption for photo in photos_of(*charts)] == ["It cost 915 million", ""]


def test_a_credit_that_other_pictures_have_is_told_without_a_full_stop_before_it():
    captions = ("The ferry at sea. (Ada Example)", "The crew (Ada Example)")
    figures = [
        f"<figure><img src='{n}.jpg'><figcaption>{text}</figcaption></figure>" for n, text in enumerate(captions)
    ]
    assert [photo.caption for photo in photos_of(*figures)] == ["The ferry at sea.", "The crew"]


def test_an_image_in_the_midst_of_a_sentence_has_no_caption():
    assert not photos_of(f"<p>The deck is <img src='formula.png'> high. {PROSE[0]}</p>", "<p>So <img src='q.png'></p>")


def test_an_image_in_an_element_of_the_site_s_own_is_one():
    figure = "<figure><harbour-image src='b.jpg'></harbour-image><figcaption>The old ferry.</figcaption></figure>"
    assert [(photo.caption, photo.image_reference) for photo in photos_of(figure)] == [("The old ferry.", "b.jpg")]


def test_alt_text_that_is_the_headline_is_none():
    figure = FIGURE.format(name="b", alt="The bridge opens", caption="The old ferry.", credit="Ada/AP")
    article = read_html(page(figure, paragraphs(0, 1, 2, 3)))
    assert article.blocks[0].photo.alt_text is None
    assert "alt text that repeats the headline is not used" in {flag.reason for flag in article.flags}


def test_an_image_is_the_same_in_all_its_sizes():
    assert key("https://a.org/1200/bridge.jpg?w=3") == key("/600/bridge-300x200.jpg") == key("bridge.webp") == "bridge"
    assert key("https://a.org/x.php%2Fimages%2Fone.jpg") != key("https://a.org/x.php%2Fimages%2Ftwo.jpg")


def test_a_credit_given_for_narrow_and_for_wide_screens_is_one():
    figure = (
        '<figure><img src="https://img.example.org/a.jpg"><figcaption>The bridge at noon. '
        '<span class="credit">All rights reserved</span> <span class="credit">Ada Example</span> '
        '<small class="credit">All rights reserved\xa0Ada Example</small></figcaption></figure>'
    )
    (photo,) = [
        block.photo for block in read_html(page(paragraphs(0), figure, paragraphs(1, 2), head="")).blocks if block.photo
    ]
    assert photo.credit_line == "All rights reserved Ada Example"


@pytest.mark.parametrize(
    "remark", [", opens new tab", " (öffnet im neuen Fenster)", "(s’ouvre dans une nouvelle fenêtre)"]
)
def test_what_a_link_tells_screen_readers_is_no_word_of_the_article(remark):
    text = PROSE[0].replace(
        "harbour", f'<a href="https://example.org/">harbour<span class="sr-only">{remark}</span></a>'
    )
    article = read_html(page(f"<p>{text}</p>", paragraphs(1, 2, 3), head=""))
    assert article.blocks[0].text == PROSE[0]


def test_a_link_about_a_new_window_keeps_its_words():
    text = PROSE[0].replace("bridge", '<a href="https://example.org/"><span>new window</span></a>')
    assert (
        "The new window over the harbour"
        in read_html(page(f"<p>{text}</p>", paragraphs(1, 2, 3), head="")).blocks[0].text
    )


def test_a_short_item_keeps_its_picture():
    figure = FIGURE.format(
        name="https://img.example.org/bridge", alt="", caption="The bridge at noon.", credit="Ada Example"
    )
    for numbers in ((0,), (0, 1), (0, 1, 2)):
        blocks = read_html(page(figure, paragraphs(*numbers), head="")).blocks
        assert [block.photo.caption for block in blocks if block.photo] == ["The bridge at noon."]
