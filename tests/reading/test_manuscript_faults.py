"""What a manuscript's Markdown would lose, or read out by mistake, is refused with its line, listed or flagged."""

from __future__ import annotations

import re

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from edition.errors import ManuscriptError, PhotoError
from edition.model import Article, MarkKind
from edition.reading import ReadingOptions, read
from edition.reading.manuscript import read_manuscript
from edition.reading.material import Kind, Material

FRONT = "---\nheadline: The harbour\nlanguage: en\n---\n"


def article_of(text: str) -> Article:
    return read_manuscript(Material(FRONT + text, "a.md", Kind.MANUSCRIPT), ReadingOptions())


def texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


def skipped(article: Article) -> list[tuple[str, str]]:
    return [(each.text, each.reason) for each in article.skipped]


def refused(text: str) -> tuple[str, int]:
    """Return the message and the line, counted from the end of the front matter."""
    with pytest.raises(ManuscriptError) as caught:
        article_of(text)
    assert caught.value.hint != ManuscriptError.advice
    place = re.fullmatch(r"a\.md, line (\d+)", caught.value.place)
    return caught.value.message, int(place[1]) - FRONT.count("\n")


@pytest.mark.parametrize("line", ["+ + + + + + + + + + + +", "- - - - - - - - - - - cut here", ">" * 30 + " Far in."])
def test_nothing_is_lost_behind_a_line_of_signs(line):
    assert texts(article_of(f"Before.\n\n{line}\n\nThe rest.\n\n## Head\n\nThe end.\n"))[-3:] == [
        "The rest.",
        "Head",
        "The end.",
    ]


def test_lists_and_quotations_without_end_are_refused():
    assert refused("Before.\n\n" + ">" * 200 + " Far in.\n\nThe rest.")[1] == 3


class TestPictures:
    @pytest.mark.parametrize(
        "picture",
        [
            "![A quay](my quay.jpg)",
            '![A quay](a (1).jpg "The quay.")',
            "![A quay](a.jpg “The quay.”)",
            '![A quay](a.jpg "The "old" quay.")',
            '![A quay](a.jpg "The quay.)',
            '![A quay] (a.jpg "The quay.")',
            '![A quay](a.jpg "The\n\nquay.")',
            "![[a.jpg]]",
            "![A quay][quay]",
            '![A quay][quay]{credit="Photo: Ida Brandt/Example News"}',
            "![A quay](file:///tmp/a.jpg)",
            "    ![A quay](a.jpg)",
            'Word ![A quay](my quay.jpg "The quay.").',
        ],
    )
    def test_that_are_none_to_markdown_are_refused(self, picture):
        assert refused(f"Text.\n\n{picture}\n\nMore.\n")[1] == 3

    def test_that_are_only_told_of_are_text(self):
        assert texts(article_of("Help![1] he cried, \\![so](x) and `![a](b c.jpg)`.")) == [
            "Help![1] he cried, !so and ![a](b c.jpg)."
        ]

    def test_in_a_code_block_are_text(self):
        assert texts(article_of("```\n![A quay](my quay.jpg)\n```\n")) == ["![A quay](my quay.jpg)"]

    @pytest.mark.parametrize(
        ("written", "named"),
        [
            ('{caption="The quay."}', "caption"),
            ('{Credit="Photo: Ida Brandt"}', "Credit"),
            ('{photographer="Ida Brandt"}', "photographer"),
            ('{src="b.jpg"}', "src"),
            ('{onclick="x"}', "onclick"),
            ('{credit="Ida Brandt" credit="Ruth Okello"}', "twice"),
            ('{credit="Ida Brandt"}{credit="Ruth Okello"}', "twice"),
            ("{width=50% credit=x}", "width"),
            ("{credit=“Photo: Ida Brandt”}", "cannot be read"),
            ("{: .wide}", "cannot be read"),
            ("{}", "cannot be read"),
            (' {credit="Ida Brandt"}', "cannot be read"),
            ('\n\n{credit="Ida Brandt"}', "cannot be read"),
        ],
    )
    def test_have_only_attributes_that_are_known(self, written, named):
        assert named in refused(f"Text.\n\n![A quay](<>){written}\n")[0]

    @pytest.mark.parametrize("text", ['[Quay]{credit="x"}', '[Quay](https://example.org){credit="x"}'])
    def test_alone_have_a_credit(self, text):
        assert "credit" in refused(text)[0]

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_may_have_a_credit_over_two_lines(self, end):
        text = '![Two boats](<> "Boats."){credit="Photo: Ida Brandt/\n  Example {News}"}\n'.replace("\n", end)
        assert article_of(text).blocks[0].photo.credit_line == "Photo: Ida Brandt/ Example {News}"

    def test_may_have_a_class_which_is_listed(self):
        article = article_of('![Boats](<> "Out."){.wide #one credit="Ida Brandt"}')
        assert [text for text, _ in skipped(article)] == [".wide", "#one"]
        assert article.blocks[0].photo.credit_line == "Ida Brandt"

    def test_within_the_alt_text_of_another_are_refused(self):
        assert refused('Text.\n\n![A ![quay](b.jpg "The quay.") here](<>)')[1] == 3

    def test_keep_what_their_alt_text_links_to(self):
        assert ("https://example.org", "address of a link that is not kept") in skipped(
            article_of("![A [quay](https://example.org)](<>)")
        )

    def test_missing_are_named_with_their_own_line(self, tmp_path):
        Image.new("RGB", (300, 200)).save(tmp_path / "a.jpg")
        path = tmp_path / "a.md"
        path.write_text('Text\n![A quay](a.jpg "The\nquay.")\nand ![A boat](b.jpg)\n', "utf-8")
        with pytest.raises(PhotoError) as caught:
            read(str(path))
        assert caught.value.place == "a.md, line 4"

    def test_are_not_counted_behind_other_line_ends(self):
        assert refused("One\u2028two\u2029three.\n\n![A quay](my quay.jpg)")[1] == 3


class TestComments:
    @pytest.mark.parametrize(
        "text",
        [
            "<!-- ring the lawyer\n\nMore.",
            "Text <!-- ring the lawyer –> more.",
            "<!-- kept out\n<!-- skipped: promo | Sign up -->\nring the lawyer\n-->\n",
            "Text <!-- a <!-- b --> c -->.",
        ],
    )
    def test_without_an_end_or_within_another_are_refused(self, text):
        assert refused(f"Text.\n\n{text}")[1] == 3

    def test_may_stand_in_an_alt_text(self):
        assert ("ask Ida", "comment") in skipped(article_of("![A quay <!-- ask Ida -->](<>)"))


class TestTables:
    def test_with_a_row_longer_than_the_first_are_refused(self):
        assert refused("| Year | Boats |\n|---|---|\n| 2025 | three |\n| 2026 | four | five |\n")[1] == 4

    def test_may_have_strokes_as_text_and_shorter_rows(self):
        article = article_of("Year | Boats\n---|---\n2025 | a \\| b\n2026\n")
        assert [text for text in texts(article) if text] == ["Year; Boats", "2025; a | b", "2026"]


class TestCodeBlocks:
    @pytest.mark.parametrize("line", ["~~~~~~", "~~~ Intermission ~~~", "```quote Ida Brandt"])
    def test_without_an_end_are_refused(self, line):
        assert refused(f"One.\n\n{line}\n\nTwo.\n")[1] == 3

    def test_are_flagged_and_their_first_words_listed(self):
        article = article_of("> ~~~ Intermission\n> One\n>\n> two.\n> ~~~\n\n```\n```\n")
        assert texts(article) == ["One two."]
        assert skipped(article) == [("Intermission", "words that open a code block")]
        assert ("One two.", "code block, printed and spoken as one line") in [(f.text, f.reason) for f in article.flags]


class TestLinks:
    def test_keep_addresses_that_no_link_can_have(self):
        article = article_of("[a](map.html) [b](tel:+49301) [c](HTTPS://example.org) [](https://example.org/empty)")
        assert [mark.target for mark in article.blocks[0].marks] == ["HTTPS://example.org"]
        assert [text for text, _ in skipped(article)] == ["map.html", "tel:+49301", "https://example.org/empty"]

    def test_may_have_no_words_but_a_space(self):
        article = article_of("One [ ](https://example.org/1)two. [ ](https://example.org/2)")
        assert [mark.target for mark in article.blocks[0].marks] == ["https://example.org/1"]
        assert [text for text, _ in skipped(article)] == ["https://example.org/2"]

    @pytest.mark.parametrize("mark", ["#", "##"])
    def test_in_headings_keep_their_address(self, mark):
        article = article_of(f"Text.\n\n{mark} [The map](https://example.org/map)\n\nMore.")
        assert skipped(article) == [("https://example.org/map", "address of a link in a heading")]

    def test_keep_definitions_that_are_given_twice_or_differ_in_their_title(self):
        text = '[a]\n\n[a]: https://example.org\n[a]: https://example.org/2 "two"\n[b]: https://example.org "hint"\n'
        assert skipped(article_of(text)) == [
            ("[B]: https://example.org hint", "definition of a link that is not used"),
            ("[A]: https://example.org/2 two", "definition of a link that is given twice"),
        ]

    def test_may_be_in_another_language(self):
        article = article_of("[Bonjour tout le monde.](https://example.org){lang=fr}")
        assert (article.blocks[0].language, article.blocks[0].marks[0].kind) == ("fr", MarkKind.LINK)


def test_footnotes_stay_where_they_are_written():
    article = article_of("A claim.[^1] Another.[^b]\n\n[^1]: Example News\n[^b]: https://example.org/report\n\nMore.\n")
    assert texts(article) == [
        "A claim.[1] Another.[b]",
        "[1]: Example News",
        "[b]: https://example.org/report",
        "More.",
    ]


def test_the_number_of_an_empty_list_item_goes_no_further():
    article = article_of("1. One.\n2.\n\nText.\n\n3. Three.\n4. <!-- to do -->\n\n## Head\n\n1. 2. Deep.\n")
    assert texts(article) == ["1. One.", "Text.", "3. Three.", "Head", "1. 2. Deep."]
    assert [text for text, reason in skipped(article) if reason == "number of a list item without words"] == [
        "2.",
        "4.",
    ]


def test_tags_are_text_for_the_editors_eye_but_a_break_is_none():
    article = article_of("One<br>two <br />\nthree, H<sub>2</sub>O.")
    assert texts(article) == ["One two three, H<sub>2</sub>O."]
    assert [flag.text for flag in article.flags] == ["<sub>", "</sub>"]


def test_a_block_is_one_line_whatever_entities_say():
    article = article_of('One&#10;two.\n\n![A&#10;quay](<> "The&#10;quay."){credit="Ida&#10;Brandt"}\n')
    photo = article.blocks[1].photo
    assert (article.blocks[0].text, photo.alt_text, photo.caption, photo.credit_line) == (
        "One two.",
        "A quay",
        "The quay.",
        "Ida Brandt",
    )


PARTS = ["w%d", "*w%d*", "`w%d`", "[w%d](w%d)", "![w%d](<> 'w%d')", "[w%d]{lang=fr}", "<b w%d>", "<!-- w%d -->",
         "[^w%d]", "{.w%d}", "|", "&amp;", "<br>", "[w%d]"]  # fmt: skip
BEGINNINGS = [
    "",
    "",
    "",
    "- ",
    "3. ",
    "+ ",
    "> ",
    "# ",
    "## ",
    "### ",
    "    ",
    "| ",
    "~~~",
    "```",
    "***",
    "[w%d]: ",
    "[^w%d]: ",
]
LINE = st.tuples(st.sampled_from(BEGINNINGS), st.lists(st.sampled_from(PARTS), max_size=4).map(" ".join)).map("".join)


@settings(max_examples=400, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink))
@given(st.lists(st.one_of(LINE, st.sampled_from(["", "", "|---|---|", "---", "~~~", "- - - -"])), max_size=12))
def test_no_word_is_lost(lines):
    """Every word is in a block, listed or flagged, or the manuscript is refused."""
    count = iter(range(10_000))
    text = re.sub("%d", lambda _: f"{next(count)}q", "First.\n\n" + "\n".join(lines) + "\n")
    try:
        article = article_of(text)
    except ManuscriptError:
        return
    photos = [block.photo for block in article.blocks if block.photo]
    kept = [*texts(article), *(photo.alt_text or "" for photo in photos), *(each.text for each in article.skipped)]
    kept += [mark.target or "" for block in article.blocks for mark in block.marks]
    found = set(re.findall(r"w\d+q", " ".join(kept).casefold()))
    assert set(re.findall(r"w\d+q", text)) == found
