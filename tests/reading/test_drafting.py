"""What a draft says is read back to the same edition, before and after an editor has been at it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from edition.errors import ManuscriptError, UsageError
from edition.model import Article, Block, BlockKind, Edition, Flag, Mark, MarkKind, Photo, Repair, Skipped
from edition.reading import NO_ALT_TEXT, ReadingOptions, draft, read
from edition.reading.manuscript import read_manuscript
from edition.reading.material import Kind, Material
from edition.sectioning import split

PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
SPECIAL = st.sampled_from(
    [*r"\`*_{}[]()<>#+-.!|&~\"':=^$%@/ ", "&amp;", "1. ", "- ", "# ", "<!--", "-->", "é", "中", "”", "\xa0"]
)
LINES = (
    st.lists(st.one_of(SPECIAL, st.text("abcxyz \\*_[]<>&#`", max_size=8), st.text(max_size=3)), max_size=12)
    .map("".join)
    .map(lambda text: "".join(c for c in text if c.isprintable() and not "\ud800" <= c <= "\udfff").strip())
)
WORDS = LINES.filter(bool)


TARGETS = {MarkKind.LINK: "https://example.org/a_(b)?c=1&d=[2]", MarkKind.LANGUAGE: "pl"}


@st.composite
def marked(draw) -> tuple[str, tuple[Mark, ...]]:
    """Text with marks that nest."""
    text = draw(WORDS)
    marks: list[Mark] = []
    low, high = 0, len(text)
    for kind in draw(st.permutations(list(MarkKind)))[: draw(st.integers(0, 3))]:
        low = draw(st.integers(low, high))
        high = draw(st.integers(low, high))
        if text[low:high].strip() and text[low:high] == text[low:high].strip():
            if kind is MarkKind.LANGUAGE and text[low:high] == text:
                continue  # such a block's own language
            marks.append(Mark(kind, (low, high), TARGETS.get(kind)))
    return text, tuple(marks)


@st.composite
def blocks(draw) -> Block:
    """A block of any kind but a reporter credit."""
    kind = draw(st.sampled_from([k for k in BlockKind if k is not BlockKind.REPORTER_CREDIT]))
    language = draw(st.sampled_from([None, None, "fr", "de-AT"]))
    if kind is BlockKind.PHOTO:
        photo = Photo(draw(LINES), draw(LINES), alt_text="A tall tree in the rain", image_reference=draw(LINES))
        return Block(kind, photo.caption, photo=photo, language=language)
    if kind is BlockKind.SUBHEADING:
        return Block(kind, draw(WORDS), level=draw(st.integers(2, 4)), language=language)
    text, marks = draw(marked())
    return Block(kind, text, marks=marks, language=language)


@st.composite
def articles(draw) -> Article:
    """An article as a reader of any kind might return it."""
    body = [
        Block(BlockKind.PARAGRAPH, "One sentence of prose that is surely there."),
        *draw(st.lists(blocks(), max_size=9)),
    ]
    credited = [Block(BlockKind.REPORTER_CREDIT, text) for text in draw(st.lists(WORDS, max_size=2))]
    return Article(
        blocks=(*body, *credited),
        source="a source.txt",
        language="en-GB",
        headline=draw(st.one_of(st.none(), WORDS)),
        standfirst=draw(st.one_of(st.none(), WORDS)),
        byline=draw(st.one_of(st.none(), WORDS)),
        published=draw(st.one_of(st.none(), st.dates())),
        publisher=draw(st.one_of(st.none(), WORDS)),
        skipped=tuple(Skipped(text, "newsletter promo") for text in draw(st.lists(LINES, max_size=2))),
        repairs=tuple(Repair(text, text + "!", "stray punctuation") for text in draw(st.lists(LINES, max_size=1))),
        flags=tuple(Flag(text, "a word may be missing") for text in draw(st.lists(WORDS, max_size=2))),
    )


def edition_of(article: Article, **options: int) -> Edition:
    return split([article])


def read_back(manuscript: str) -> Article:
    return read_manuscript(Material(manuscript, "draft.md", Kind.MANUSCRIPT), ReadingOptions())


def plain(made: Edition) -> object:
    """Everything of an edition that outputs are made of, without where it was found in the source."""
    return [
        (each.id, each.headline, each.headline_editorial, each.standfirst, each.byline, each.article.published,
         each.article.publisher, each.article.source, each.article.language,
         [(s.id, s.label, s.heading, s.editorial, [block_of(b) for b in s.blocks]) for s in each.sections])
        for each in made.articles
    ]  # fmt: skip


def block_of(block: Block) -> object:
    photo = block.photo and (
        block.photo.caption,
        block.photo.credit_line,
        block.photo.alt_text,
        block.photo.image_reference,
    )
    level = block.level if block.kind is BlockKind.SUBHEADING else None
    return (
        block.id,
        block.kind,
        block.text,
        set(block.marks),
        level,
        block.language,
        photo,
        block.sentences,
        block.credit,
    )


@settings(max_examples=120, deadline=None, phases=PHASES)
@given(articles())
def test_a_draft_is_read_back_to_the_same_edition(article):
    made = edition_of(article)
    again = edition_of(read_back(draft(made)))
    assert plain(again) == plain(made)


def test_brackets_in_another_language_are_no_footnotes():
    prose, heading = Block(BlockKind.PARAGRAPH, LONG.strip()), Block(BlockKind.SUBHEADING, "^]", language="fr", level=3)
    again = read_back(draft(edition_of(Article((prose, heading, prose), "a.txt", "en-GB"))))
    assert ("^]", "fr") in [(block.text, block.language) for block in again.blocks]


@settings(max_examples=40, deadline=None, phases=PHASES)
@given(articles())
def test_notes_are_read_back_and_a_second_draft_is_the_first(article):
    first = draft(edition_of(article))
    again = read_back(first)
    assert again.skipped == article.skipped
    assert again.repairs == article.repairs
    assert again.flags[: len(article.flags)] == article.flags
    assert draft(edition_of(replace(again, flags=article.flags))) == first


LONG = "The ferry left at noon and came back late. Nobody had asked the crew whether they wanted to go, they said. " * 6


def long_article(**changes: object) -> Article:
    paragraphs = [Block(BlockKind.PARAGRAPH, f"Part {n} begins. {LONG.strip()}") for n in range(6)]
    photo = Photo("The ferry.", "Photo: Ada Example/Example News", None, image_reference="ferry.jpg")
    photos = [Block(BlockKind.PHOTO, photo.caption, photo=photo)]
    return replace(Article((*paragraphs[:2], *photos, *paragraphs[2:]), "ferry.txt", "en"), **changes)


class TestAnEditor:
    """Whoever corrects a draft changes only what was changed."""

    def test_gives_a_section_a_heading(self):
        made = edition_of(long_article())
        assert len(made.sections) > 2
        text = draft(made)
        note = f"<!-- edition: part 2 of {len(made.sections)} has no heading; write one in place of this note -->"
        again = edition_of(read_back(text.replace(note, "The way back")))
        assert [s.editorial for s in again.sections] == [n == 1 for n in range(len(made.sections))]
        assert again.sections[1].heading.text == "The way back"
        assert [s.blocks for s in again.sections] == [
            tuple(replace(b, span=None) for b in s.blocks) for s in edition_of(read_back(text)).sections
        ]

    def test_may_leave_the_note_beside_the_heading(self):
        text = draft(edition_of(long_article())).replace("## <!--", "## A heading <!--", 1)
        assert edition_of(read_back(text)).sections[0].heading.text == "A heading"

    def test_may_write_into_the_note_without_losing_a_word(self):
        text = draft(edition_of(long_article())).replace(
            "has no heading; write one in place of this note", "The way out", 1
        )
        assert any("The way out" in skipped.text for skipped in read_back(text).skipped)

    def test_writes_alt_text(self):
        text = draft(edition_of(long_article())).replace("![](", "![A white ferry in the rain](")
        photos = [block.photo for block in read_back(text).blocks if block.photo]
        assert [photo.alt_text for photo in photos] == ["A white ferry in the rain"]

    def test_changes_the_order_of_paragraphs_and_sections(self):
        made = edition_of(long_article())
        head, *sections = draft(made).split("\n## ")
        again = edition_of(read_back("\n## ".join([head, *reversed(sections)])))
        texts = [[block.text for block in section.blocks] for section in made.sections]
        assert [[block.text for block in section.blocks] for section in again.sections] == texts[::-1]
        assert [section.id for section in again.sections] == [section.id for section in made.sections]

    def test_joins_two_sections(self):
        made = edition_of(long_article())
        head, first, second, *rest = draft(made).split("\n## ")
        again = edition_of(read_back("\n## ".join([head, first + second.split("-->", 1)[1], *rest])))
        assert len(again.sections) == len(made.sections) - 1

    def test_adds_a_break_without_a_heading(self):
        text = draft(edition_of(long_article())).replace("\nPart 1 begins.", "\n##\n\nPart 1 begins.")
        assert any(s.blocks[0].text.startswith("Part 1 begins.") for s in edition_of(read_back(text)).sections)


def test_the_golden_draft(golden, request):
    photo = Photo("The *old* ferry.", "Photo: Ada Example/Example News", "A ferry", image_reference="ferry.jpg")
    article = Article(
        (
            Block(BlockKind.PARAGRAPH, "Some said yes.", marks=(Mark(MarkKind.EMPHASIS, (5, 9)),)),
            Block(BlockKind.PHOTO, photo.caption, photo=photo),
            Block(BlockKind.SUBHEADING, "What comes # next"),
            Block(BlockKind.LIST_ITEM, "1. Look."),
            Block(BlockKind.PULL_QUOTE, "“We shall see.”"),
            Block(BlockKind.REPORTER_CREDIT, "Additional reporting by Ben Example"),
        ),
        "ferry.txt", "en", headline="Ferry: the end", published=date(2026, 1, 31),
        skipped=(Skipped("Sign up --> now", "newsletter promo"),), flags=(Flag("x", NO_ALT_TEXT),),
    )  # fmt: skip
    golden(request.path.parent / "golden" / "draft.md", draft(split([article])))


@pytest.mark.parametrize("space", ["\xa0", "\u202f", "\u2009", "\u2028", "\t"])
@pytest.mark.parametrize("level", [2, 3])
def test_a_heading_may_hold_any_space_and_stroke(space, level):
    head = Block(BlockKind.SUBHEADING, f"Qui vient{space}? # & #2 #", level=level)
    made = edition_of(Article((Block(BlockKind.PARAGRAPH, "Personne."), head), "a.txt", "fr"))
    assert plain(edition_of(read_back(draft(made)))) == plain(made)


def test_a_space_that_does_not_break_is_written_as_itself():
    article = Article(
        (Block(BlockKind.PARAGRAPH, "«\xa0Oui\xa0», dit-elle."),),
        "a.txt",
        "fr",
        headline="Qui vient\u202f?",
        skipped=(Skipped("Lisez aussi\xa0: le port", "read-more link"),),
    )
    text = draft(edition_of(article))
    assert all(words in text for words in ("«\xa0Oui\xa0», dit", "headline: Qui vient\u202f?", "aussi\xa0: le"))
    assert read_back(text).headline == "Qui vient\u202f?"


@pytest.mark.parametrize("before", ["Ca\u0080fÃ©", "itâ\u0080\u0099s", "Ã¤", "\x00", "x <!-- y"])
def test_a_note_of_a_defect_is_not_mended_again(before, tmp_path):
    article = Article(
        (Block(BlockKind.PARAGRAPH, "One."),),
        "a.txt",
        "en",
        headline="One",
        repairs=(Repair(before, "it", "mojibake"),),
    )
    path = tmp_path / "a.md"
    path.write_text(draft(edition_of(article)), "utf-8")
    assert read(str(path)).repairs == article.repairs


def test_an_issue_has_no_single_draft():
    made = split([long_article(), long_article()])
    with pytest.raises(UsageError):
        draft(made)
    assert draft(made.articles[1]) == draft(made.articles[0])


def test_the_sample_survives(tmp_path):
    from tests.conftest import SAMPLE

    made = split([read(str(SAMPLE / "harbour.md"))])
    written = tmp_path / "harbour.md"
    written.write_text(draft(made), "utf-8")
    again = split([read(str(written), ReadingOptions(photos=SAMPLE))])
    assert plain(again) == plain(made)
    assert [b.photo and b.photo.image for s in again.sections for b in s.blocks] == [
        b.photo and b.photo.image for s in made.sections for b in s.blocks
    ]


class TestWordsOfAPictureFile:
    """What an editor takes out of a draft does not come back from the picture."""

    @pytest.fixture
    def manuscript(self, tmp_path):
        from tests.reading.pictures import picture, xmp

        elements = "<dc:description>Ferry 2 of 9</dc:description>"
        elements += "<Iptc4xmpCore:AltTextAccessibility>A white ferry</Iptc4xmpCore:AltTextAccessibility>"
        picture(tmp_path / "ferry.jpg", xmp=xmp('photoshop:Credit="Example News"', elements))
        (tmp_path / "a.md").write_text("---\nlanguage: en\n---\nThe ferry left.\n\n![](ferry.jpg)\n", "utf-8")
        return tmp_path / "a.md"

    def photo_of(self, manuscript) -> Photo:
        (photo,) = [block.photo for block in read(str(manuscript)).blocks if block.photo]
        return photo

    def test_is_taken_once(self, manuscript):
        photo = self.photo_of(manuscript)
        assert (photo.caption, photo.credit_line, photo.alt_text) == ("Ferry 2 of 9", "Example News", "A white ferry")

    @pytest.mark.parametrize(
        ("word", "field"),
        [(' "Ferry 2 of 9"', "caption"), ('credit="Example News" ', "credit_line"), ("A white ferry", "alt_text")],
    )
    def test_is_gone_when_it_is_deleted_from_the_draft(self, manuscript, word, field):
        before = self.photo_of(manuscript)
        text = draft(split([read(str(manuscript))]))
        assert word in text
        manuscript.write_text(text.replace(word, ""), "utf-8")
        photo = self.photo_of(manuscript)
        assert not getattr(photo, field)
        kept = {"caption", "credit_line", "alt_text", "image"} - {field}
        assert all(getattr(photo, name) == getattr(before, name) for name in kept)

    def test_stays_gone_in_the_next_draft(self, manuscript):
        text = draft(split([read(str(manuscript))])).replace('credit="Example News" ', "")
        manuscript.write_text(text, "utf-8")
        assert draft(split([read(str(manuscript))])) == text

    def test_may_be_refused_by_hand(self, manuscript):
        text = manuscript.read_text("utf-8")
        manuscript.write_text(text.replace("(ferry.jpg)", '(ferry.jpg){credit=""}'), "utf-8")
        photo = self.photo_of(manuscript)
        assert (photo.caption, photo.credit_line) == ("Ferry 2 of 9", "")
        manuscript.write_text(text.replace("(ferry.jpg)", "(ferry.jpg){words=complete}"), "utf-8")
        photo = self.photo_of(manuscript)
        assert (photo.caption, photo.credit_line, photo.alt_text) == ("", "", None)

    def test_an_unknown_wish_is_refused_with_its_line(self, manuscript):
        text = manuscript.read_text("utf-8")
        manuscript.write_text(text.replace("(ferry.jpg)", "(ferry.jpg){words=none}"), "utf-8")
        with pytest.raises(ManuscriptError, match="“words” of a picture is not “none”") as caught:
            read(str(manuscript))
        assert caught.value.place == "a.md, line 6"
