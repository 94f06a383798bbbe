from __future__ import annotations

from datetime import date

import pytest
from PIL import Image

from edition.errors import ManuscriptError, PhotoError, SourceError
from edition.model import Article, BlockKind, Flag, Mark, MarkKind
from edition.reading import NO_ALT_TEXT, ReadingOptions, draft, read
from edition.reading.manuscript import read_manuscript
from edition.reading.material import Kind, Material
from edition.sectioning import split

FRONT = """---
headline: The harbour bridge opens
byline: [Ada Example, Ben Example]
published: 2026-01-31
language: en-gb
publisher: Example News
credits:
  - Additional reporting by Cleo Example
---
"""


def article_of(text: str, **options: object) -> Article:
    return read_manuscript(Material(text, "a.md", Kind.MANUSCRIPT), ReadingOptions(**options))


def shape(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in article.blocks]


def test_front_matter_says_what_is_known_of_the_article():
    article = article_of(FRONT + "Text.\n")
    assert article.headline == "The harbour bridge opens"
    assert article.byline == "Ada Example, Ben Example"
    assert article.published == date(2026, 1, 31)
    assert (article.language, article.publisher, article.sectioned) == ("en-GB", "Example News", False)
    assert shape(article) == [("paragraph", "Text."), ("reporter credit", "Additional reporting by Cleo Example")]


def test_the_first_heading_is_the_headline_unless_front_matter_has_one():
    assert article_of("# A headline\n\nText.").headline == "A headline"
    repeated = article_of(FRONT + "# The harbour bridge opens\n\nText.")
    assert [skipped.reason for skipped in repeated.skipped] == ["headline, given twice"]
    other = article_of(FRONT + "# Another\n\nText.")
    assert shape(other)[0] == ("subheading", "Another")


def test_kinds_of_blocks():
    article = article_of(
        "One\ntwo.\n\n## Head\n\n- item\n\n3. third\n4. fourth\n\n> quote\n\n### Deeper\n\n```\ncode <b>\n```\n"
    )
    assert shape(article) == [
        ("paragraph", "One two."),
        ("subheading", "Head"),
        ("list item", "item"),
        ("list item", "3. third"),
        ("list item", "4. fourth"),
        ("pull quote", "quote"),
        ("subheading", "Deeper"),
        ("paragraph", "code <b>"),
    ]
    assert article.sectioned
    assert [b.level for b in article.blocks if b.kind is BlockKind.SUBHEADING] == [2, 3]


def test_every_row_of_a_table_is_a_paragraph_and_the_table_is_flagged():
    table = "| Year | Ferries | |\n|------|--------:|-|\n| In 2025. | [three](https://example.org) | **x** |\n"
    article = article_of(f"Text.\n\n{table}\nAfter.\n\n| A |\n|---|\n| B |\n")
    assert [text for _, text in shape(article)] == [
        "Text.",
        "Year; Ferries",
        "In 2025. three; x",
        "After.",
        "A",
        "B",
    ]
    row = article.blocks[2]
    assert [row.text[slice(*mark.span)] for mark in row.marks] == ["three", "x"]
    assert [block.continues for block in article.blocks] == [False, False, True, False, False, True]
    assert [flag.text for flag in article.flags if "table" in flag.reason] == [
        "Year; Ferries (a.md, line 3)",
        "A (a.md, line 9)",
    ]


def test_a_table_without_a_head_begins_with_its_first_words():
    article = article_of("Text.\n\n| | |\n|---|---|\n| 2025 | three |\n| 2026 | two |\n")
    assert [block.continues for block in article.blocks] == [False, False, True]
    assert [flag.text for flag in article.flags if "table" in flag.reason] == ["2025; three (a.md, line 5)"]


def test_pictures_in_a_table_stand_by_their_row():
    table = '| Boat | Name |\n|---|---|\n| ![A boat.](<> "Seen.") | Ida |\n'
    assert [text for _, text in shape(article_of(f"Text.\n\n{table}"))] == ["Text.", "Boat; Name", "Seen.", "Ida"]
    table = '| Name | Boat | |\n|---|---|---|\n| Ida | ![A boat.](<> "Seen.") | |\n'
    assert [text for _, text in shape(article_of(f"Text.\n\n{table}"))] == ["Text.", "Name; Boat", "Ida", "Seen."]


def test_authors_may_have_addresses_and_a_wrong_value_is_named_as_it_is_written():
    assert article_of("---\nauthor:\n  - name: Ada Example\n    email: a@b\n  - Ben Example\n---\nText.").byline == (
        "Ada Example, Ben Example"
    )
    with pytest.raises(ManuscriptError, match="“Date”"):
        article_of("---\nDate: some day\n---\nText.")


def test_marks_are_slices_of_the_text():
    block = article_of("It is *very* **[good](https://example.org/ä)**.").blocks[0]
    assert block.text == "It is very good."
    assert block.marks == (
        Mark(MarkKind.EMPHASIS, (6, 10)),
        Mark(MarkKind.LINK, (11, 15), "https://example.org/ä"),
        Mark(MarkKind.STRONG, (11, 15)),
    )


def test_links_lead_only_to_the_web_or_mail():
    block = article_of("[a](javascript:alert(1)) [b](../x) [c](mailto:a@example.org)").blocks[0]
    assert [mark.target for mark in block.marks] == ["mailto:a@example.org"]
    assert "javascript" in block.text


def test_raw_html_is_text():
    text = "<div onclick='x'>\n*Not* <img src=x> &amp; <script>alert(1)</script>\n</div>"
    assert article_of(text).blocks[0].text == "<div onclick='x'> Not <img src=x> & <script>alert(1)</script> </div>"


def test_a_passage_may_have_a_language():
    article = article_of(FRONT + "[Bonjour tout le monde.]{lang=fr}\n\nHe said [bonjour]{lang=fr} twice.")
    assert [block.language for block in article.blocks[:2]] == ["fr", None]


def test_nothing_that_was_written_is_lost():
    article = article_of(
        'Text.<!-- my note --> [a](https://example.org "hint")\n\n[x]: https://example.org/unused "words"\n'
    )
    assert [(skipped.text, skipped.reason) for skipped in article.skipped] == [
        ("my note", "comment"),
        ("hint", "title of a link"),
        ("[X]: https://example.org/unused words", "definition of a link that is not used"),
    ]
    assert article_of(FRONT.replace("publisher", "layout") + "Text.").skipped[0].text == "layout: Example News"


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("headline: [unclosed\nbyline: x", "line 3"),
        ("headline: ok\npublished: someday", "line 3"),
        ("headline: {a: b}", "line 2"),
        ("a: &a [*a, *a]\nheadline: *b", "line 3"),
        ("published: 2026-13-45", "line"),
        ("x: " + "[" * 3000, "line"),
    ],
)
def test_wrong_front_matter_names_file_and_line(front, line):
    with pytest.raises(ManuscriptError) as caught:
        article_of(f"---\n{front}\n---\nText.\n")
    assert caught.value.place.startswith("a.md, " + line)
    assert caught.value.exit_code == 3


def test_rules_are_no_front_matter():
    assert shape(article_of("---\nJust a thought\n---\nText.\n"))[-1] == ("paragraph", "Text.")
    assert article_of("One.\n\n---\n\nTwo.").blocks[1].strong_edge


def test_a_manuscript_without_text_is_refused():
    with pytest.raises(SourceError, match="no text"):
        article_of(FRONT.replace("credits:\n  - Additional reporting by Cleo Example\n", ""))


@pytest.fixture
def folder(tmp_path):
    Image.new("RGB", (300, 200), "navy").save(tmp_path / "a b.jpg")
    return tmp_path


def written(folder, text: str) -> str:
    path = folder / "a.md"
    path.write_text(text, "utf-8")
    return str(path)


PICTURE = '![A bridge](a%20b.jpg "The \\"caption\\"."){credit="Photo: \\"Name\\"/Agency"}'


class TestPictures:
    def test_have_alt_caption_and_credit(self, folder):
        photo = read(written(folder, f"Text.\n\n{PICTURE}\n")).blocks[1].photo
        assert (photo.caption, photo.credit_line, photo.alt_text) == (
            'The "caption".',
            'Photo: "Name"/Agency',
            "A bridge",
        )
        assert photo.image == folder / "a b.jpg"
        assert (photo.caption_source, photo.credit_source, photo.alt_source) == ("manuscript",) * 3

    def test_in_a_paragraph_follow_it(self, folder):
        assert [k for k, _ in shape(read(written(folder, f"Text {PICTURE} and more.")))] == ["paragraph", "photo"]

    def test_at_its_beginning_stand_before_it(self, folder):
        article = read(written(folder, "![](<> 'Caption.')\n*More words.*\n"), ReadingOptions(language="en"))
        assert shape(article) == [("photo", "Caption."), ("paragraph", "More words.")]

    def test_missing_are_named_with_file_and_line(self, folder):
        with pytest.raises(PhotoError, match=r"no picture “b\.jpg”") as caught:
            read(written(folder, FRONT + "Text.\n\n![](b.jpg)\n"))
        assert caught.value.place == "a.md, line 12"

    @pytest.mark.parametrize("reference", ["../a.jpg", "/etc/passwd", "x/../../a.jpg", "C:/a.jpg"])
    def test_never_lead_out_of_the_folder(self, folder, reference):
        with pytest.raises(PhotoError, match="leads out"):
            read(written(folder, f"Text.\n\n![](<{reference}>)\n"))

    def test_on_the_web_are_flagged_with_their_line_once(self, folder):
        source = written(folder, FRONT + "Text.\n\n![A quay](https://example.org/a.jpg 'The quay.')\n")
        flag = Flag("https://example.org/a.jpg (a.md, line 12)", "picture is not on this machine")
        article = read(source)
        assert article.flags == (flag,)
        (folder / "draft.md").write_text(draft(split([article])), "utf-8")
        assert [each.reason for each in read(str(folder / "draft.md")).flags] == [flag.reason]

    def test_without_a_file_keep_their_words(self, folder):
        photo = read(written(folder, 'Text.\n\n![](<> "Caption."){original="x/y.jpg"}\n')).blocks[1].photo
        assert (photo.image, photo.image_reference, photo.caption) == (None, "x/y.jpg", "Caption.")

    def test_without_alt_text_are_flagged_and_refused_on_request(self, folder):
        source = written(folder, 'Text.\n\n![](<> "Caption.")\n')
        assert [(flag.text, flag.reason) for flag in read(source, ReadingOptions(language="en")).flags] == [
            ("Caption.", NO_ALT_TEXT)
        ]
        with pytest.raises(PhotoError, match="no alt text"):
            read(source, ReadingOptions(require_alt=True))


@pytest.mark.parametrize("junk", ["a|b\n-|-\n" + "a|b\n" * 100_000, "a\n\n" * 30_000])
def test_a_manuscript_of_too_many_parts_is_refused(junk):
    with pytest.raises(ManuscriptError, match="more than"):
        article_of(junk)


def test_a_sentence_in_another_language_within_a_paragraph_keeps_it():
    written = "[Il n’y a pas de *liberté* sans courage. Jamais.]{lang=fr} Der [Salon]{lang=fr} lacht."
    article = article_of(f"Ein Dichter. {written.replace('=fr', '=FR')}", language="de")
    edition = split([article])
    sentences = edition.articles[0].sections[0].blocks[0].sentences
    assert [sentence.language for sentence in sentences] == ["de", "fr", "fr", "de"]
    assert written in draft(edition)
    assert article_of(draft(edition)).blocks[-1] == article.blocks[0]


@pytest.mark.parametrize("block", ['Some [words]{lang="klingonese!!"} here.', "[All of it.]{lang=x}"])
def test_a_language_that_is_none_is_an_error_with_its_line(block):
    with pytest.raises(ManuscriptError, match="language tag") as raised:
        article_of(f"One.\n\n{block}\n")
    assert raised.value.place == "a.md, line 3"
