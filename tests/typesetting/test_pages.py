from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from edition.typesetting.columns import Row
from edition.typesetting.pages import Flow, Page, compose
from edition.typesetting.papers import PAPERS, TypeArea, type_area

AREA = TypeArea(PAPERS["a4"], 50, 700, 400, 300, 10, 2, 20)
"""30 rows of the grid in two columns of 190 points."""


class Piece:
    def draw(self, *_):
        raise AssertionError("nothing is drawn while pages are composed")


def text(count: int) -> list[Row]:
    piece = Piece()
    return [Row(piece, number, 10) for number in range(count)]


def photo(height: float) -> Row:
    return Row(Piece(), 0, height, 7, 7, floats=True, wide=True)


def rows_of(pages: Sequence[Page]) -> list[Row]:
    return [item.row for page in pages for item in page.items]


def test_a_type_area_is_a_whole_number_of_rows():
    area = type_area(PAPERS["letter"], columns=2, grid_pt=13, margins_pt=(60, 50, 50, 50), gutter_pt=17)
    assert area.height_pt % 13 == 0
    assert area.top_pt == 792 - 60
    assert area.column_left(1) == 50 + area.column_pt + 17
    assert area.column_left(1) + area.column_pt == 612 - 50


def test_columns_fill_one_after_the_other_and_end_balanced():
    pages = compose([Flow(text(70), 2)], AREA)
    lefts = [[sum(item.left_pt == left for item in page.items) for left in (50, 260)] for page in pages]
    assert lefts == [[30, 30], [5, 5]]


def test_a_flow_begins_below_the_one_before():
    pages = compose([Flow(text(2)), Flow(text(4), 2, above_pt=10)], AREA)
    assert [(item.left_pt, item.top_pt) for item in pages[0].items] == [
        (50, 700), (50, 690), (50, 670), (50, 660), (260, 670), (260, 660),
    ]  # fmt: skip


def test_a_flow_that_needs_more_room_than_is_left_begins_on_the_next_page():
    assert [len(page.items) for page in compose([Flow(text(25)), Flow(text(3), least_pt=60)], AREA)] == [25, 3]


def test_a_flow_on_a_page_of_its_own():
    assert [len(page.items) for page in compose([Flow(text(1)), Flow(text(1), fresh=True)], AREA)] == [1, 1]


def test_a_wide_photograph_goes_to_the_foot_of_the_page_that_leads_up_to_it():
    wide = photo(100)
    pages = compose([Flow([*text(10), wide, *text(80)], 2)], AREA)
    (item,) = (item for item in pages[0].items if item.row is wide)
    assert item.top_pt == 400 + 100
    assert all(other.top_pt - 10 >= 500 + 7 for other in pages[0].items if other is not item)


def test_a_wide_photograph_too_high_for_the_foot_opens_the_next_page():
    wide = photo(280)
    pages = compose([Flow([*text(10), wide, *text(80)], 2)], AREA)
    assert pages[1].items[0].row is wide


def test_a_wide_photograph_at_the_end_stands_below_the_text():
    wide = photo(100)
    (page,) = compose([Flow([*text(10), wide], 2)], AREA)
    assert page.items[-1].row is wide
    assert page.items[-1].top_pt == 700 - 50 - 7


def test_rows_of_one_piece_are_drawn_in_one_stretch():
    rows = text(3)
    (page,) = compose([Flow([*rows, *text(1)])], AREA)
    assert [(first, last, top) for _, first, last, _, top in page.stretches()] == [(0, 3, 700), (0, 1, 670)]


flows = st.lists(
    st.tuples(
        st.lists(
            st.one_of(
                st.builds(lambda count: text(count), st.integers(1, 50)),
                st.builds(lambda height: [photo(height)], st.floats(1, 300)),
                st.builds(lambda height: [Row(Piece(), 0, height, 7, 7, floats=True)], st.floats(1, 300)),
            ),
            max_size=6,
        ),
        st.integers(1, 2),
        st.floats(0, 30),
        st.floats(0, 300),
    ),
    max_size=4,
)


@given(flows)
def test_every_row_is_on_a_page_once_within_the_type_area_and_over_nothing_else(several):
    made = [
        Flow([row for part in parts for row in part], columns, above, least) for parts, columns, above, least in several
    ]
    pages = compose(made, AREA)
    wanted = [row for flow in made for row in flow.rows]
    assert sorted(map(id, rows_of(pages))) == sorted(map(id, wanted))
    assert len(pages) <= 2 * len(wanted) + len(made) + 1
    for page in pages:
        boxes = []
        for item in page.items:
            bottom = item.top_pt - item.row.height_pt
            assert item.top_pt <= 700 + 1e-6
            assert bottom >= 400 - 0.1
            boxes.append((item.left_pt, item.left_pt + (400 if item.row.wide else 190), bottom, item.top_pt))
        assert not any(_overlap(box, other) for at, box in enumerate(boxes) for other in boxes[:at])


def _overlap(box: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return box[0] < other[1] and other[0] < box[1] and box[2] < other[3] - 0.1 and other[2] < box[3] - 0.1
