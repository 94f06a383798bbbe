"""Pictures of web pages: which are the article's, what stands under them, and what becomes of the rest."""

from __future__ import annotations

import time

import pytest

from tests.reading.test_html import PROSE, page, paragraphs, photos_of, read_html, shape


def words_under(figure: str) -> tuple[str, str]:
    (photo,) = photos_of(f"<figure><img src='b.jpg'>{figure}</figure>")
    return photo.caption, photo.credit_line


def test_a_list_of_names_has_no_credit_at_its_end():
    names = "<p>Ada Example</p><p>Ben Example</p>"
    listed = "From left to right: Ada Example Ben Example"
    assert words_under(f"<figcaption><p>From left to right:</p>{names}</figcaption>") == (listed, "")
    three = f"<figcaption>{names}<p>Ruth Okello</p></figcaption>"
    assert words_under(three) == ("Ada Example Ben Example Ruth Okello", "")


def test_the_last_line_of_a_legend_and_a_sentence_without_its_full_stop_are_no_credits():
    legend = (
        "<div class='caption'>Silt by depth<div class='legend'>Under 5 m</div><div class='legend'>Over 5 m</div></div>"
    )
    assert words_under(legend) == ("Silt by depth Under 5 m Over 5 m", "")
    sentence = (
        "<figcaption><span>Harbour</span><p>Ida Brandt has been made the harbour master of Port Ansel</p></figcaption>"
    )
    assert words_under(sentence) == ("Harbour Ida Brandt has been made the harbour master of Port Ansel", "")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<small>Image Credits:</small> <span>Brandt Works</span>", ("The pier.", "Image Credits: Brandt Works")),
        ("<p>Credit</p><p>Credit...</p><p>Ida Brandt</p>", ("The pier.", "Ida Brandt")),
        ("<p>Photo:</p><p>the old one, torn down</p>", ("The pier. Photo: the old one, torn down", "")),
    ],
)
def test_a_label_in_an_element_of_its_own_belongs_to_the_credit_after_it(markup, words):
    assert words_under(f"<figcaption><span>The pier.</span>{markup}</figcaption>") == words


def test_an_agency_beside_the_picture_is_its_credit():
    picture = "<div><span>EPA</span></div>"
    assert words_under(f"{picture}<figcaption>The quay was closed.</figcaption>") == ("The quay was closed.", "EPA")
    assert words_under(picture) == ("", "EPA")


@pytest.mark.parametrize(
    "beside", ["<span>© Ida Brandt</span>", "<div>Foto: Ida Brandt</div>", "<div><cite>Ida Brandt</cite></div>"]
)
def test_a_credit_beside_the_caption_is_told_by_its_sign_its_label_or_its_element(beside):
    caption, credit = words_under(f"<figcaption>The quay in May.</figcaption>{beside}")
    assert (caption, credit.removeprefix("© ").removeprefix("Foto: ")) == ("The quay in May.", "Ida Brandt")


def test_a_box_that_can_be_expanded_keeps_its_caption():
    body = "<figure class='js-expand'><img src='b.jpg'><figcaption>The quay.</figcaption></figure>"
    assert [photo.caption for photo in photos_of(body)] == ["The quay."]


def test_what_is_neither_caption_nor_credit_is_listed():
    body = "<figure><img src='b.jpg'><p>Gallery</p><figcaption>The quay.</figcaption></figure>"
    article = read_html(page(paragraphs(0, 1), body, paragraphs(2, 3), head=""))
    assert [(skipped.text, skipped.reason[:16]) for skipped in article.skipped] == [("Gallery", "beside a picture")]


@pytest.mark.parametrize(
    "markup",
    [
        "<figure class='gallery'>{one}{two}<figcaption>All photos: Ida Brandt</figcaption></figure>",
        "<figure><ul><li>{one}</li><li>{two}</li></ul><figcaption>All photos: Ida Brandt</figcaption></figure>",
    ],
)
def test_each_picture_of_a_gallery_has_its_own_caption_and_the_credit_of_all(markup):
    one, two = (
        f"<figure><img src='{name}.jpg' alt='A {name}'><figcaption>The {name}.</figcaption></figure>"
        for name in ("pier", "crane")
    )
    photos = photos_of(markup.format(one=one, two=two))
    assert [(photo.image_reference, photo.caption, photo.alt_text) for photo in photos] == [
        ("pier.jpg", "The pier.", "A pier"),
        ("crane.jpg", "The crane.", "A crane"),
    ]
    assert {photo.credit_line for photo in photos} == {"All photos: Ida Brandt"}


def test_two_pictures_with_one_caption_are_two():
    caption = "<figcaption>Left: the pier. Right: the crane. Photos: Ida Brandt</figcaption>"
    photos = photos_of(f"<figure><img src='l.jpg' alt='A pier'><img src='r.jpg' alt='A crane'>{caption}</figure>")
    assert [(photo.caption, photo.credit_line, photo.alt_text) for photo in photos] == [
        ("Left: the pier. Right: the crane.", "Photos: Ida Brandt", "A pier"),
        ("", "Photos: Ida Brandt", "A crane"),
    ]


@pytest.mark.parametrize(
    "image",
    [
        "<img src='grey-placeholder.png'><img src='quay.jpg' alt='A quay'>",
        "<img src='lazyload-fallback.gif' data-src='quay.jpg' alt='A quay'>",
        "<img src='data:image/gif;base64,R0' alt='Loading'><noscript><img src='quay.jpg' alt='A quay'></noscript>",
        "<picture><source srcset='quay.jpg 400w, large/quay.jpg 800w'><img alt='A quay'></picture>",
        "<div role='img' aria-label='A quay' style='background-image:url(quay.jpg)'></div>",
    ],
)
def test_what_stands_in_for_a_picture_is_none_and_the_alternative_text_is_the_picture_s(image):
    (photo,) = photos_of(f"<figure>{image}<figcaption>The quay.</figcaption></figure>")
    assert (photo.image_reference, photo.alt_text, photo.caption) == ("quay.jpg", "A quay", "The quay.")


def test_the_first_of_several_sizes_may_have_a_comma_in_its_address():
    source = (
        "<source srcset='https://x.example/w_400,c_fill/quay.jpg 400w, https://x.example/w_800,c_fill/quay.jpg 800w'>"
    )
    (photo,) = photos_of(f"<figure><picture>{source}<img></picture><figcaption>The quay.</figcaption></figure>")
    assert photo.image_reference == "https://x.example/w_400,c_fill/quay.jpg"


def test_a_picture_held_in_the_page_itself_is_listed():
    image = "<figure><img src='data:image/png;base64,iVBORw0K' alt='Two cranes at a quay'></figure>"
    article = read_html(page(paragraphs(0, 1), image, paragraphs(2, 3), head=""))
    assert [skipped.text for skipped in article.skipped] == ["Two cranes at a quay"]


def test_files_of_one_name_of_two_months_are_two_pictures():
    figures = [
        f"<figure><img src='https://x.example/2026/0{n}/image.jpg'><figcaption>{caption}</figcaption></figure>"
        for n, caption in ((4, ""), (5, "The pier."))
    ]
    article = read_html(page(paragraphs(0, 1), *figures, paragraphs(2, 3), head=""))
    assert [block.photo.image_reference[-17:] for block in article.blocks if block.photo] == ["2026/05/image.jpg"]
    assert [skipped.text[-17:] for skipped in article.skipped] == ["2026/04/image.jpg"]


def test_a_figure_whose_image_a_script_puts_in_keeps_caption_and_credit():
    caption = (
        "<figcaption><span>The quay in May.</span><span class='credit'>Ida Brandt for the Herald</span></figcaption>"
    )
    (photo,) = photos_of(f"<figure><span>Image</span><div style='height:0'></div>{caption}</figure>")
    assert (photo.caption, photo.credit_line) == ("The quay in May.", "Ida Brandt for the Herald")


@pytest.mark.parametrize("inner", ["<blockquote><p>It is done.</p></blockquote>", "<table><tr><td>5</td></tr></table>"])
def test_a_quotation_or_table_marked_up_as_a_figure_is_no_photograph(inner):
    assert not photos_of(f"<figure>{inner}<figcaption>Ida Brandt, harbour master</figcaption></figure>")


def test_caption_and_credit_behind_a_picture_belong_to_it():
    body = (
        "<div class='field-image'><img src='quay.jpg'></div><div class='field-caption'>The quay in May</div>"
        "<div class='field-photo-credit'>Ida Brandt</div>"
    )
    (photo,) = photos_of(body)
    assert (photo.caption, photo.credit_line) == ("The quay in May", "Ida Brandt")


def test_a_paragraph_that_an_image_opens_is_no_caption():
    article = read_html(
        page(paragraphs(0, 1), f"<p><img src='b.jpg' alt='A quay'>{PROSE[2]}</p>", paragraphs(3), head="")
    )
    assert [text for kind, text in shape(article) if kind == "paragraph"] == PROSE[:4]


@pytest.mark.parametrize(
    "box",
    [
        "<figure><a href='/x'><img src='o.jpg'></a><figcaption><a href='/x'>The other story</a></figcaption></figure>",
        "<figure><img src='a.jpg'><figcaption><address>By Ida Brandt, Editor</address></figcaption></figure>",
        "<div><img src='a.jpg'><a rel='author' href='/ida'>Ida Brandt</a><span>writes on harbours</span></div>",
        "<div><img src='n.jpg'><form><p>Get our letter each morning</p><input type='email'></form></div>",
        "<div><img src='brand.svg'><span>Latest from us</span></div>",
    ],
)
def test_teasers_authors_forms_and_logos_are_no_photographs(box):
    assert not photos_of(f"<div>{box}</div>")


def test_a_picture_in_a_link_that_leads_nowhere_is_the_article_s():
    figure = "<figure><img src='b.jpg'><figcaption>The quay.</figcaption></figure>"
    assert [photo.caption for photo in photos_of(f"<div><a class='zoom'>{figure}</a></div>")] == ["The quay."]


@pytest.mark.parametrize(
    "other",
    [
        '"publisher":{"@type":"Organization","logo":{"@type":"ImageObject","url":"logo.png","caption":"Example News"}}',
        '"author":{"@type":"Person","name":"Ida","image":{"@type":"ImageObject","url":"i.jpg","caption":"Ida Brandt"}}',
    ],
)
def test_a_logo_or_portrait_in_the_data_is_no_lead_picture(other):
    head = (
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"The bridge opens",{other}}}</script>'
    )
    assert not [block for block in read_html(page(paragraphs(0, 1, 2, 3), head=head)).blocks if block.photo]


def test_who_took_a_picture_did_not_write_the_article():
    figure = (
        '<figure itemscope itemtype="https://schema.org/ImageObject"><meta itemprop="author" content="Example Images">'
        '<img src="b.jpg"><figcaption>The quay.</figcaption></figure>'
    )
    head = '<meta name="author" content="Ida Brandt">'
    assert read_html(page(paragraphs(0, 1), figure, paragraphs(2, 3), head=head)).byline == "Ida Brandt"


@pytest.mark.parametrize(
    "junk",
    [
        "".join(f"<figure><img src={n}x.jpg><figcaption>View {n}</figcaption></figure>" for n in range(4000)),
        "".join(f"<figure><img src=x.jpg><figcaption>View {n}</figcaption></figure>" for n in range(4000)),
        f"<figure>{''.join(f'<figure><img src={n}x.jpg></figure>' for n in range(8000))}</figure>",
        f"<figure><img src=x.jpg><figcaption>{'<br>' * 100_000}</figcaption></figure>",
        f"<figure><img src=x.jpg>{'<cite></cite>' * 50_000}</figure>",
    ],
)
def test_thousands_of_pictures_or_breaks_are_read_in_bounded_time(junk):
    started = time.process_time()
    read_html(page(paragraphs(0, 1), junk, paragraphs(2, 3), head=""), language="en")
    assert time.process_time() - started < 20


def test_a_caption_given_for_narrow_and_for_wide_screens_is_one():
    caption = "<figcaption><span>The old pier.</span> Photograph: Ida Brandt/AP</figcaption>"
    assert words_under(f"<span>{caption}</span>{caption}") == ("The old pier.", "Photograph: Ida Brandt/AP")


def test_a_long_caption_stays_with_its_credit():
    rows = "".join(f"In row {n} stand those who built pier number {n} of the bridge. " for n in range(1, 30))
    assert words_under(f"<figcaption>{rows}Photo: Ida Brandt/AP</figcaption>") == (rows.strip(), "Photo: Ida Brandt/AP")


def test_a_line_break_in_a_caption_parts_words_and_phrases():
    lines = "<figcaption>Walkers on<br>the bridge<br>Ida Brandt/AP<br>Graphic: Ben Example</figcaption>"
    assert words_under(lines) == ("Walkers on the bridge", "Ida Brandt/AP Graphic: Ben Example")
    assert words_under("<figcaption>The poet<br>Ida Brandt</figcaption>") == ("The poet Ida Brandt", "")
