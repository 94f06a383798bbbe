from hypothesis import given
from hypothesis import strategies as st

from edition.model import Layout
from edition.packaging.pages import page_breaks
from tests.packaging.editions import article, edition, laid_out, paragraph, photo

EDITION = edition(
    article(
        1,
        "Head",
        [[paragraph("One. Two."), photo("Seen. Twice.", "Photo: X"), paragraph("Three. Four.")], [paragraph("Five.")]],
    )
)
IDS = [
    "a1-headline", "a1-s1-heading", "a1-s1-p1-n1", "a1-s1-p1-n2", "a1-s1-p2", "a1-s1-p2-n1", "a1-s1-p2-n2",
    "a1-s1-p2-credit", "a1-s1-p3-n1", "a1-s1-p3-n2", "a1-s2-heading", "a1-s2-p1-n1",
]  # fmt: skip


def layout(pages, count=None):
    return Layout(None, count or max(pages), dict(zip(IDS, pages, strict=True)))


def test_no_print_no_pages():
    assert page_breaks(EDITION, None).numbers == ()


def test_a_page_begins_before_its_first_sentence(tmp_path):
    breaks = page_breaks(EDITION, layout([1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3]))
    assert breaks.before == {"a1-headline": (1,), "a1-s1-p1-n2": (2,), "a1-s1-p3-n2": (3,)}


def test_a_floating_photograph_does_not_turn_the_page():
    forward = page_breaks(EDITION, layout([1, 1, 1, 1, 2, 2, 2, 2, 1, 2, 2, 2]))
    assert forward.before == {"a1-headline": (1,), "a1-s1-p3-n2": (2,)}
    backward = page_breaks(EDITION, layout([1, 1, 1, 2, 1, 1, 1, 1, 2, 2, 2, 2]))
    assert backward.before == {"a1-headline": (1,), "a1-s1-p1-n2": (2,)}


def test_a_photograph_that_opens_a_page_turns_it():
    assert page_breaks(EDITION, layout([1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2])).before["a1-s1-p2"] == (2,)


def test_pages_where_nothing_begins_are_kept():
    breaks = page_breaks(EDITION, layout([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 5, 5], count=7))
    assert breaks.before == {"a1-headline": (1, 2), "a1-s2-heading": (3, 4, 5)}
    assert breaks.at_end == (6, 7)


def test_first_sentence_can_come_before_the_first_page(tmp_path):
    breaks = page_breaks(EDITION, laid_out(EDITION, tmp_path, sentences_a_page=1))
    moved = breaks.after_first(EDITION)
    assert list(moved.before.items())[:2] == [("a1-s1-heading", (1, 2)), ("a1-s1-p1-n1", (3,))]
    assert moved.numbers == breaks.numbers


@given(st.lists(st.integers(1, 9), min_size=len(IDS), max_size=len(IDS)), st.integers(0, 3))
def test_every_page_once_in_order_whatever_the_layout(pages, more):
    breaks = page_breaks(EDITION, layout(pages, max(pages) + more))
    assert breaks.numbers == tuple(range(1, max(pages) + more + 1))
    assert breaks.after_first(EDITION).numbers == breaks.numbers


def test_a_photograph_of_which_nothing_is_left_turns_no_page():
    made = edition(article(1, "Head", [[paragraph("One."), photo(), paragraph("Two.")]]))
    pages = {"a1-headline": 1, "a1-s1-heading": 1, "a1-s1-p1-n1": 1, "a1-s1-p2": 2, "a1-s1-p3-n1": 2}
    assert page_breaks(made, Layout(None, 2, pages)).before == {"a1-headline": (1,), "a1-s1-p3-n1": (2,)}
