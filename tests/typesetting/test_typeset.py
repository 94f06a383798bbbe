"""Whole editions, typeset and read back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.checking import verapdf
from edition.checking.expected import Expected
from edition.checking.painted import paint_of
from edition.checking.structure import check_structure
from edition.checking.tag_tree import outline_of, read_tree
from edition.errors import OutputError, UnsupportedText, UsageError
from edition.model import Block, BlockKind, Edition, Mark, MarkKind
from edition.typesetting import PrintOptions, typeset
from tests.typesetting.articles import Part, article, edition, issue, paragraph, photo, picture, prose

PROFILES = ("print", "large-print")
FERRY = edition(
    Part(prose(5), "A morning at the quay"),
    Part([*prose(4), paragraph("Additional reporting by S. Brook.", BlockKind.REPORTER_CREDIT)]),
    standfirst="Nobody looks up. Everybody listens.",
    byline="By Runa Hale",
    publisher="The Saltmere Ledger",
    day=date(2026, 10, 9),
)


def marked() -> Edition:
    words = "We wrote to the council and it said no. See the report for more."
    marks = (
        Mark(MarkKind.EMPHASIS, (3, 8)),
        Mark(MarkKind.STRONG, (16, 23)),
        Mark(MarkKind.LINK, (44, 54), "https://example.org/report?year=2026&page=é"),
    )
    return edition(
        Part(
            [
                paragraph(words, marks=marks),
                paragraph("Deux mots en français. Voilà tout.", language="fr"),
                paragraph("What it costs", BlockKind.SUBHEADING),
                *prose(1),
                paragraph("In detail", BlockKind.SUBHEADING, level=5),
                paragraph("one thing", BlockKind.LIST_ITEM),
                paragraph("another thing. And more of it", BlockKind.LIST_ITEM),
                paragraph("A bridge would need somewhere to go.", BlockKind.PULL_QUOTE),
                *prose(1),
            ],
            "The letters",
        ),
        Part(prose(1), "The answer"),
    )


def illustrated(folder: Path) -> Edition:
    return edition(
        Part(
            [
                *prose(2),
                photo("The ferry at dawn.", "Photo: A. Fell/Ledger", alt="A ferry.", image=picture(folder, 90, 60)),
                photo("The clerk. Her boxes.", "Photo: A. Fell/Ledger", image=picture(folder, 90, 60, "RGBA")),
                *prose(2),
                photo("The quay from above.", "", alt="A quay.", image=picture(folder, 300, 100, "P")),
                photo("A picture that is not at hand.", "Photo: lost"),
                photo("", "Photo: without words", image=picture(folder, 60, 90, "L", ".jpg")),
                photo("", ""),
                *prose(2),
            ],
            "Pictures",
        )
    )


@pytest.mark.parametrize("profile", PROFILES)
def test_the_tag_tree_says_everything_in_order(profile, put_to_press, golden):
    made = put_to_press(FERRY, profile=profile, durations_ms={"a1-s1": 84_000, "a1-s2": 131_000}, voices=("A voice",))
    assert not made.errors
    golden(Path(__file__).parent / "golden" / f"ferry-{profile}.txt", made.tree)


@pytest.mark.parametrize("pdf", ["ua1", "ua2"])
def test_marks_lists_quotes_and_languages_have_their_elements(pdf, put_to_press, golden):
    made = put_to_press(marked(), pdf=pdf)
    assert not made.errors
    golden(Path(__file__).parent / "golden" / f"marks-{pdf}.txt", made.tree)


@pytest.mark.parametrize("pdf", ["ua1", "ua2"])
def test_photographs_have_alternative_text_caption_and_credit(pdf, put_to_press, golden, tmp_path):
    made = put_to_press(illustrated(tmp_path), pdf=pdf)
    assert not made.errors
    golden(Path(__file__).parent / "golden" / f"photographs-{pdf}.txt", made.tree)


def test_an_issue_nests_its_articles_below_its_title(put_to_press, golden):
    made = put_to_press(
        issue(
            article(1, Part(prose(3), "The quay"), Part(prose(3)), headline="The ferry", byline="By Runa Hale"),
            article(2, Part(prose(2)), headline="The bridge"),
        )
    )
    assert not made.errors
    golden(Path(__file__).parent / "golden" / "issue.txt", made.tree)


def test_codes_lead_to_the_sound(put_to_press, golden):
    made = put_to_press(
        FERRY, audio_links={"a1-s1": "https://example.org/ferry/audio/01.mp3"}, durations_ms={"a1-s1": 9}
    )
    assert not made.errors
    golden(Path(__file__).parent / "golden" / "codes.txt", made.tree)


@pytest.mark.parametrize("profile", PROFILES)
def test_every_id_has_a_page(profile, put_to_press, tmp_path):
    made = put_to_press(illustrated(tmp_path), profile=profile)
    wanted = {sentence.id for sentence in made.edition.sentences}
    wanted |= {block.id for section in made.edition.sections for block in section.photos}
    assert wanted <= made.layout.pages.keys()
    assert set(made.layout.pages.values()) <= set(range(1, made.layout.page_count + 1))


def test_the_contents_name_the_pages_that_their_parts_are_on(put_to_press):
    made = put_to_press(edition(*(Part(prose(9), f"Part of {n}") for n in "abcdef")))
    said = [line.rsplit(" ", 1)[1].strip("'") for line in made.tree.splitlines() if line.lstrip().startswith("Link ")]
    assert said == [str(made.layout.pages[section.heading.id]) for section in made.edition.sections]
    assert len(set(said)) > 1


def test_an_article_of_one_part_needs_no_contents(put_to_press):
    assert "TOC" not in put_to_press(edition(Part(prose(3), "The quay"))).tree


def test_the_outline_is_the_headings(put_to_press):
    made = put_to_press(marked())
    with pikepdf.open(made.path) as pdf:
        assert outline_of(pdf) == [
            (1, "The ferry that nobody hears"),
            (2, "Contents"),
            (2, "The letters"),
            (3, "What it costs"),
            (4, "In detail"),
            (2, "The answer"),
            (2, "About this edition"),
        ]


def test_running_heads_and_folios_are_artifacts(put_to_press):
    made = put_to_press(edition(Part(prose(30), "The quay"), Part(prose(30), "The clerk")))
    with pikepdf.open(made.path) as pdf:
        said = [[shown.text.strip() for shown in page.texts if shown.artifact] for page in paint_of(pdf)]
    total = made.layout.page_count
    assert said[0] == [f"Page 1 of {total}"]
    assert [" ".join(words) for words in said[1:]] == [
        f"{'The quay' if number < made.layout.pages['a1-s2-heading'] + 1 else 'The clerk'} Page {number} of {total}"
        for number in range(2, total + 1)
    ]


def test_two_runs_give_the_same_bytes(tmp_path):
    made = illustrated(tmp_path)
    for name in ("one.pdf", "two.pdf"):
        typeset(made, tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_metadata_say_who_and_when(put_to_press):
    made = put_to_press(FERRY)
    with pikepdf.open(made.path) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "The ferry that nobody hears"
        assert metadata["dc:creator"] == ["By Runa Hale"]
        assert metadata["xmp:CreateDate"].startswith("2026-10-09")
        assert str(pdf.Root.Lang) == "en"


@pytest.mark.parametrize("typeface", ["literata", "atkinson"])
@pytest.mark.parametrize("profile", PROFILES)
def test_every_typeface_sets_every_profile(profile, typeface, put_to_press):
    made = put_to_press(marked(), profile=profile, typeface=typeface)
    assert not made.errors


@pytest.mark.parametrize("profile", PROFILES)
def test_words_that_stand_in_for_a_heading_look_different(profile, put_to_press):
    source = edition(Part(prose(2), "The quay"), Part(prose(2)))
    other = replace(source, articles=(replace(source.articles[0], headline_editorial=False),))
    looks = []
    for several in (source, other):
        with pikepdf.open(put_to_press(several, profile=profile).path) as pdf:
            shown = [text for page in paint_of(pdf) for text in page.texts]
        looks.append({(text.font, text.colour) for text in shown if text.text.startswith("The ferry that")})
    assert looks[0] != looks[1]
    made = {text.text.strip(): (text.font, text.size_pt) for text in shown}
    assert made["The quay"] != next(
        look for words, look in made.items() if words.startswith("The ferry to Sandwick left …")
    )


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("paper", ["a4", "letter", "a5", "tabloid"])
def test_every_paper_takes_every_number_of_columns(paper, columns, put_to_press, tmp_path):
    made = put_to_press(illustrated(tmp_path), paper=paper, columns=columns)
    assert not made.errors


@pytest.mark.parametrize(
    "options", [{"paper": "a0"}, {"profile": "tiny"}, {"columns": 4}, {"columns": 0}, {"typeface": "comic"},
                {"pdf": "x"}, {"profile": "large-print", "guideline": "mine"}]
)  # fmt: skip
def test_an_option_that_does_not_exist_is_refused(options, tmp_path):
    with pytest.raises(UsageError):
        typeset(FERRY, tmp_path / "x.pdf", PrintOptions(**options))


def test_a_folder_that_is_not_there_is_an_output_error(tmp_path):
    with pytest.raises(OutputError):
        typeset(FERRY, tmp_path / "nowhere" / "x.pdf")


# -- bad input


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "blocks",
    {
        "a word of 5,000 letters": [paragraph("x" * 5000)],
        "a subheading of 400 characters": [paragraph("heading " * 50 + "end", BlockKind.SUBHEADING), *prose(1)],
        "markup": [paragraph('<b>bold</b> &amp; <img src="x"/> [[x]] =;#\\ ../../x %s {x} (a)(b) \\( \\ (unbalanced')],
        "combining marks": [paragraph("e\u0301 a\u0323\u0302 \u0418\u0306zium q\u0301")],
        "letters": [paragraph("Łódź, İzmir ışığı, Ізюм, Київ, Ελλάδα, ñandú, Straße, œuvre, ﬁne, naïve")],
        "odd spaces": [paragraph("a\u00a0b \u2009c \u202fd soft\u00adhyphen zero\u200bwidth non\u2011breaking")],
        "nothing": [],
        "a caption as long as a book": [photo("caption " * 900 + "end", "Photo: " + "name " * 300 + "end")],
        "pull quote that is too long": [paragraph("quote " * 900 + "end", BlockKind.PULL_QUOTE)],
        "subheadings alone": [paragraph(f"Heading {n}", BlockKind.SUBHEADING) for n in range(60)],
    }.items(),
    ids=lambda pair: pair[0],
)
def test_bad_input_is_laid_out_whole(profile, blocks, put_to_press):
    made = put_to_press(edition(Part(blocks[1], "A heading")), profile=profile)
    assert not made.errors


@pytest.mark.parametrize("profile", PROFILES)
def test_long_headlines_and_headings_are_laid_out_whole(profile, put_to_press):
    made = put_to_press(
        edition(Part(prose(2), "heading " * 50 + "end"), Part(prose(2), "y" * 400), headline="headline " * 60 + "end"),
        profile=profile,
    )
    assert not made.errors


@pytest.mark.parametrize("profile", PROFILES)
def test_two_hundred_photographs_in_a_row(profile, put_to_press, tmp_path):
    image = picture(tmp_path, 30, 20)
    row = [photo(f"Number {n}.", "Photo: A. Fell", alt="A ferry.", image=image if n % 2 else None) for n in range(200)]
    made = put_to_press(edition(Part([*prose(1), *row, *prose(1)], "Pictures")), profile=profile)
    assert not made.errors
    assert made.layout.page_count <= 205


@pytest.mark.parametrize(("width", "height"), [(1, 3000), (3000, 1), (40, 60), (1000, 300)])
@pytest.mark.parametrize("profile", PROFILES)
def test_a_picture_of_any_shape_stays_on_its_page(profile, width, height, put_to_press, tmp_path):
    image = picture(tmp_path, width, height)
    made = put_to_press(
        edition(Part([*prose(3), photo("One.", "Photo: X", image=image), *prose(3)], "H")), profile=profile
    )
    assert not made.errors
    with pikepdf.open(made.path) as pdf:
        page = pdf.pages[made.layout.pages["a1-s1-p4"] - 1]
        (figure,) = (node for node in read_tree(pdf).root.walk() if node.tag == "Figure")
        left, bottom, right, top = figure.box
        assert 0 < left < right < float(page.mediabox[2])
        assert 0 < bottom < top < float(page.mediabox[3])


SIGNS = (
    "“We did it! 🎉🎉 ❤️ ✅” she wrote ☎ on ☀ Friday 🇺🇦🇪🇺. Families 👨‍👩‍👧‍👦 and 👩🏽‍🚀 went 1️⃣ → 2️⃣ ▶️ ‰ ₿. "
    "Nguyễn said ∑ 𝗯𝗼𝗹𝗱 [ɕɵ̞ɧ] ẹ̀ in Ізюм."
)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("pdf", ["ua1", "ua2"])
def test_emoji_and_signs_are_read_back_as_written(profile, pdf, put_to_press):
    made = put_to_press(edition(Part([paragraph(SIGNS)], "Wow 😮‍💨"), headline="★ Emoji 😀"), profile=profile, pdf=pdf)
    assert made.errors == ()
    if verapdf.is_available():
        assert verapdf.verify(made.path).findings == ()


def test_a_page_that_an_article_opens_has_no_running_head(put_to_press):
    articles = [article(number, Part(prose(12 + number), "The quay"), headline="Big news") for number in range(1, 10)]
    made = put_to_press(issue(*articles))
    with pikepdf.open(made.path) as pdf:
        pages = [page.texts for page in paint_of(pdf)][1:]
    opens = [max(texts, key=lambda text: text.y_pt * (not text.artifact)).text == "Big news" for texts in pages]
    heads = [any(text.artifact and text.y_pt > 700 for text in texts) for texts in pages]
    assert heads == [not opened for opened in opens]
    assert len(set(opens)) == 2


def test_above_a_heading_the_running_head_says_what_it_is_a_part_of(put_to_press):
    made = put_to_press(edition(*[Part(prose(7), f"Chapter {number}") for number in range(12)]), profile="large-print")
    with pikepdf.open(made.path) as pdf:
        pages = [page.texts for page in paint_of(pdf)][1:]
    found = set()
    for texts in pages:
        head = next(text.text for text in texts if text.artifact and text.y_pt > 700)
        top = max((text for text in texts if not text.artifact), key=lambda text: text.y_pt).text
        if not top.startswith(("Chapter", "About")):  # where the contents go on, and the colophon
            assert head.startswith("The ferry" if top.startswith("Part") else "Chapter"), top
        found.add(top.startswith("Part"))
    assert found == {True, False}


def test_a_heading_is_not_broken_within_a_word_to_make_its_lines_even(put_to_press):
    heading = "Die Verkehrsinfrastrukturgesellschaft und"
    for columns in (1, 2):
        made = put_to_press(edition(Part(prose(2), heading), language="de"), columns=columns)
        assert not any(text.endswith("\u00ad") for text in texts_of(made) if "Verkehrs" in text), columns


def texts_of(made) -> list[str]:
    with pikepdf.open(made.path) as pdf:
        return [shown.text for page in paint_of(pdf) for shown in page.texts]


def test_dots_lead_from_an_entry_of_the_contents_to_its_page(put_to_press):
    made = put_to_press(edition(*[Part(prose(1), f"Chapter {number}") for number in range(3)]), columns=1)
    with pikepdf.open(made.path) as pdf:
        paint = next(paint_of(pdf))
    entries = [shown for shown in paint.texts if shown.text.startswith("Chapter")][:3]
    places = [shown for shown in paint.texts if shown.text.startswith(" page")]
    for entry, place in zip(entries, places, strict=True):
        (dots,) = (line for line in paint.lines if 0 <= line[2] - entry.y_pt < 1)
        assert entry.end_pt < dots[0] < dots[1] < place.x_pt + 3


def test_a_small_picture_is_not_blown_up(tmp_path, put_to_press):
    image = picture(tmp_path, 120, 100)
    for profile, widest in (("print", 120 * 72 / 90), ("large-print", 999)):
        made = put_to_press(edition(Part([*prose(1), photo("One.", image=image), *prose(3)], "H")), profile=profile)
        with pikepdf.open(made.path) as pdf:
            (figure,) = (node for node in read_tree(pdf).root.walk() if node.tag == "Figure")
        left, _, right, _ = figure.box
        assert 90 < right - left <= widest + 0.1


def test_without_its_file_a_photograph_has_its_description_printed(put_to_press):
    lost = [photo(alt="A ferry at a quay."), photo("Seen.", "Photo: lost", alt="Nine boats."), photo("Caption.")]
    made = put_to_press(edition(Part([*prose(1), *lost], "H")))
    assert not made.errors
    assert [text for text in texts_of(made) if text in {"A ferry at a quay.", "Nine boats."}] == [
        "A ferry at a quay.",
        "Nine boats.",
    ]


def test_a_description_that_no_font_can_print_is_refused(put_to_press):
    with pytest.raises(UnsupportedText, match="CJK|Chinese") as refused:
        put_to_press(edition(Part([*prose(1), photo(alt="渡船")], "H")))
    assert refused.value.place.startswith("a1-s1-p2")


@pytest.mark.parametrize("size", [(2000, 700), (60, 90)], ids=["wide", "tall"])
@pytest.mark.parametrize("sections", [True, False], ids=["sections", "sub-heads"])
def test_a_photograph_that_is_all_there_is_below_a_heading_stays_there(size, sections, put_to_press, tmp_path):
    seen = photo("Seen.", image=picture(tmp_path, *size))
    for count in (2, 7, 9, 11):
        if sections:
            parts = [Part(prose(count), "One"), Part([seen], "Two"), Part(prose(2), "Three")]
        else:
            heads = [paragraph(text, BlockKind.SUBHEADING, level=3) for text in ("Two", "Three")]
            parts = [Part([*prose(count), heads[0], seen, heads[1], *prose(2)], "One")]
        order = in_columns(put_to_press(edition(*parts)))
        assert order[order.index("Seen.") - 1] == "Two", count


def in_columns(made) -> list[str]:
    """Return the text of a print of two columns, line by line as one reads it: page by page, column by column."""
    with pikepdf.open(made.path) as pdf:
        middle = float(pdf.pages[0].mediabox[2]) / 2
        return [
            shown.text
            for page in paint_of(pdf)
            for shown in sorted(page.texts, key=lambda shown: (shown.x_pt > middle, -shown.y_pt))
            if not shown.artifact and not shown.text.startswith("Part ")
        ]


def test_items_that_bring_their_numbers_get_no_bullets(put_to_press):
    items = [paragraph(f"{number}. thing", BlockKind.LIST_ITEM) for number in (1, 2)]
    tree = put_to_press(edition(Part([*prose(1), *items, paragraph("thing", BlockKind.LIST_ITEM)], "H"))).tree
    assert "•" in tree
    tree = put_to_press(edition(Part([*prose(1), *items], "H"))).tree
    assert "•" not in tree
    assert "Lbl" not in tree


def test_a_last_page_with_next_to_nothing_is_saved(put_to_press):
    for number in (24, 25, 26, 54):
        layout = put_to_press(edition(Part(prose(number), "H"))).layout
        assert layout.page_count == max(layout.pages.values()), "the colophon is alone on its page"


@pytest.mark.parametrize("text", ["Well done, გია.", "שלום עולם", "你好"])
def test_a_letter_that_no_font_has_is_refused_by_name_and_place(text, put_to_press):
    with pytest.raises(UnsupportedText, match=r"U\+") as refused:
        put_to_press(edition(Part([*prose(1), paragraph(text)], "H")))
    assert refused.value.place == "a1-s1-p2-n1"


LETTERS = st.text(st.sampled_from("abc déł \u00ad-—,.;“”()<>&\\'\"İжηﬁ"), min_size=1, max_size=200)


@st.composite
def blocks(draw, folder: Path) -> Block:
    text = " ".join(draw(LETTERS).split()) or "x"
    kind = draw(st.sampled_from([*BlockKind, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]))
    if kind is not BlockKind.PHOTO:
        return paragraph(text * draw(st.sampled_from([1, 1, 5, 30])), kind, level=draw(st.integers(2, 6)))
    image = picture(folder, draw(st.sampled_from([1, 20, 60])), draw(st.sampled_from([1, 20, 60])))
    return photo(
        draw(st.sampled_from(["", text])), draw(st.sampled_from(["", text])), image=draw(st.sampled_from([image, None]))
    )


@settings(max_examples=35, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_sentence_of_any_edition_is_drawn_once_in_order(data, tmp_path):
    parts = data.draw(st.lists(st.lists(blocks(tmp_path), max_size=8), min_size=1, max_size=4))
    made = edition(*(Part(several, data.draw(st.sampled_from(["H", None]))) for several in parts))
    options = PrintOptions(
        profile=data.draw(st.sampled_from(PROFILES)), paper=data.draw(st.sampled_from(["a4", "a5"])),
        columns=data.draw(st.sampled_from([1, 2, 3])),
    )  # fmt: skip
    path = tmp_path / "any.pdf"
    layout = typeset(made, path, options)
    assert not check_structure(path, Expected.of(made)).errors
    letters = sum(len(sentence.text) for sentence in made.sentences)
    assert layout.page_count <= 3 + letters / 120 + sum(len(section.blocks) for section in made.sections)


@pytest.mark.parametrize("heading", ["word " * 80 + "end", "y" * 400])
def test_a_running_head_stays_on_one_line_of_the_page(heading, put_to_press):
    made = put_to_press(edition(Part(prose(40), heading)))
    with pikepdf.open(made.path) as pdf:
        heads = [shown for page in paint_of(pdf) for shown in page.texts if shown.artifact and "…" in shown.text]
        right = float(pdf.pages[0].mediabox[2])
    assert len(heads) == made.layout.page_count - 1
    assert all(head.end_pt < right - 36 for head in heads)


def test_a_caption_longer_than_a_column_begins_beside_its_text(put_to_press, tmp_path):
    image = picture(tmp_path, 90, 60)
    made = put_to_press(edition(Part([*prose(2), photo("caption " * 900 + "end", "Photo: X", image=image)], "H")))
    with pikepdf.open(made.path) as pdf:
        (figure,) = (node for node in read_tree(pdf).root.walk() if node.tag == "Figure")
    assert made.layout.pages["a1-s1-p3"] == 1
    assert figure.box[0] < 100


def test_an_article_in_another_language_says_so(put_to_press, tmp_path):
    image = picture(tmp_path, 60, 40)
    here = article(1, Part(prose(1), "The quay"), headline="The ferry")
    blocks = [paragraph("Die Fähre legt ab. Niemand sieht auf."), photo("Der Kai.", alt="Sechs Boote", image=image)]
    there = article(2, Part(blocks, "Der Kai"), headline="Die Fähre", language="de")
    made = put_to_press(issue(here, there))
    assert not made.errors
    assert "Span #a2-s1-p1-n1 [de] 'Die Fähre legt ab.'" in made.tree
    assert "Span [de] 'Part 1 of 1'" in made.tree
    assert "Link [de]" in made.tree
    assert "Span [en] 'page 1'" in made.tree
    assert "Figure [de]" in made.tree


def test_the_colophon_names_each_house(put_to_press):
    houses = [article(number, Part(prose(1)), headline="The ferry") for number in (1, 2)]
    houses = [
        replace(one, article=replace(one.article, publisher=name))
        for one, name in zip(houses, ("Example News", "Le Journal"), strict=True)
    ]
    tree = put_to_press(issue(*houses)).tree
    assert "'Publisher: Example News'" in tree
    assert "'Publisher: Le Journal'" in tree


def test_progress_is_told_page_by_page(tmp_path):
    told = []
    typeset(edition(Part(prose(40), "The quay")), tmp_path / "x.pdf", progress=lambda *step: told.append(step))
    total = len(told)
    assert total > 1
    assert told == [("print", number, total) for number in range(1, total + 1)]
