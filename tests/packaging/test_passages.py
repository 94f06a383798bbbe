import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.model import Block, BlockKind, Mark, MarkKind, Section, Sentence
from edition.packaging.passages import Run, address, heading_levels, passages
from tests.packaging.editions import section, sentences

TEXT = "One two three. Four five."


def block(*marks: Mark) -> Block:
    return Block(BlockKind.PARAGRAPH, TEXT, marks=marks, sentences=sentences("x", TEXT))


def test_marks_are_cut_at_sentences():
    first, second = passages(block(Mark(MarkKind.STRONG, (4, 19)), Mark(MarkKind.EMPHASIS, (8, 13))))
    assert first.runs == (
        Run("One "),
        Run("two ", strong=True),
        Run("three", emphasis=True, strong=True),
        Run(".", strong=True),
    )
    assert second.runs == (Run("Four", strong=True), Run(" five."))
    assert first.gap == " "


def test_a_link_with_emphasis_inside_stays_one_link():
    link = Mark(MarkKind.LINK, (0, 13), "https://example.org")
    first, _ = passages(block(link, Mark(MarkKind.EMPHASIS, (4, 7))))
    assert [(target, len(runs)) for target, runs in first.links] == [("https://example.org", 3), (None, 1)]


@given(st.lists(st.tuples(st.sampled_from(MarkKind), st.integers(0, 25), st.integers(0, 25)), max_size=6))
def test_no_word_is_lost_to_marks(spans):
    marks = [Mark(kind, (min(a, b), max(a, b)), "https://example.org") for kind, a, b in spans]
    made = passages(block(*marks))
    assert "".join(run.text for one in made for run in (*one.runs, Run(one.gap))) == TEXT


@pytest.mark.parametrize(
    ("target", "safe"),
    [
        ("https://example.org/?a=1&b=2#c", "https://example.org/?a=1&b=2#c"),
        ("http://example.org/ä b", "http://example.org/%C3%A4%20b"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%41", "https://example.org/%41"),
        ("https://example.org/#a#b", "https://example.org/#a%23b"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("mailto:nobody", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://user@example.org", None),
        ("https://", None),
        ("https://[::1]/", None),
        ("http://a:b/", None),
        ("//example.org", None),
        (None, None),
    ],
)
def test_links_lead_only_where_they_may(target, safe):
    assert address(target) == safe


@given(st.lists(st.integers(2, 6), max_size=8))
def test_heading_levels_never_skip(levels):
    blocks = [Block(BlockKind.SUBHEADING, "Head", level=level) for level in levels]
    made = section("a1", 1, 1, blocks, "Heading", "en")
    reached = 2
    for level in heading_levels(made).values():
        assert 3 <= level <= min(reached + 1, 6)
        reached = level
    assert len(heading_levels(made)) == len(levels)


def test_a_section_may_be_empty():
    empty = Section("a1-s1", 1, "Part 1 of 1", Sentence("a1-s1-heading", "Head", "en"), True, ())
    assert heading_levels(empty) == {}
    assert passages(Block(BlockKind.PHOTO, "")) == ()
