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


def landed(pages: Sequence[Page]) -> list[tuple[int, int]]:
    """Return (piece, number) of every row on the pages."""
    return [
        (id(stretch.piece), number)
        for page in pages
        for stretch in page.stretches
        for number in range(stretch.first, stretch.last)
    ]


def height(page: Page) -> int:
    """Return how many rows stand on a page."""
    return sum(stretch.last - stretch.first for stretch in page.stretches)


def test_a_type_area_is_a_whole_number_of_rows():
    area = type_area(PAPERS["letter"], columns=2, grid_pt=13, margins_pt=(60, 50, 50, 50), gutter_pt=17)
    assert area.height_pt % 13 == 0
    assert area.top_pt == 792 - 60
    assert area.column_left(1) == 50 + area.column_pt + 17
    assert area.column_left(1) + area.column_pt == 612 - 50


def test_columns_fill_one_after_the_other_and_end_balanced():
    pages = compose([Flow(text(70), 2)], AREA)
    found = [[(s.left_pt, s.last - s.first) for s in page.stretches] for page in pages]
    assert found == [[(50, 30), (260, 30)], [(50, 5), (260, 5)]]


def test_a_flow_begins_below_the_one_before():
    pages = compose([Flow(text(2)), Flow(text(4), 2, above_pt=10)], AREA)
    assert [(s.left_pt, s.top_pt, s.bottom_pt) for s in pages[0].stretches] == [
        (50, 700, 680),
        (50, 670, 650),
        (260, 670, 650),
    ]


def test_a_flow_that_needs_more_room_than_is_left_begins_on_the_next_page():
    assert [height(page) for page in compose([Flow(text(25)), Flow(text(3), least_pt=60)], AREA)] == [25, 3]


def test_a_flow_on_a_page_of_its_own():
    assert [height(page) for page in compose([Flow(text(1)), Flow(text(1), fresh=True)], AREA)] == [1, 1]


def test_a_wide_photograph_goes_to_the_foot_of_the_page_that_leads_up_to_it():
    wide = photo(100)
    pages = compose([Flow([*text(10), wide, *text(80)], 2)], AREA)
    *above, foot = pages[0].stretches
    assert (foot.piece, foot.top_pt, foot.bottom_pt) == (wide.piece, 500, 400)
    assert all(other.bottom_pt >= 500 + 7 for other in above)


def test_a_wide_photograph_too_high_for_the_foot_opens_the_next_page():
    wide = photo(280)
    pages = compose([Flow([*text(10), wide, *text(80)], 2)], AREA)
    assert pages[1].stretches[0].piece is wide.piece


def test_a_wide_photograph_at_the_end_stands_below_the_text():
    wide = photo(100)
    (page,) = compose([Flow([*text(10), wide], 2)], AREA)
    assert page.stretches[-1].piece is wide.piece
    assert page.stretches[-1].top_pt == 700 - 50 - 7


def test_a_wide_photograph_at_the_end_that_has_no_room_below_goes_to_the_foot():
    wide = photo(150)
    first, second = compose([Flow([*text(10), wide, *text(40)], 2)], AREA)
    assert (first.stretches[-1].piece, first.stretches[-1].bottom_pt) == (wide.piece, 400)
    assert height(first) + height(second) == 51


def test_rows_of_one_piece_are_drawn_in_one_stretch():
    rows = text(3)
    (page,) = compose([Flow([*rows, *text(1)])], AREA)
    assert [(s.first, s.last, s.top_pt) for s in page.stretches] == [(0, 3, 700), (0, 1, 670)]


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
    assert sorted(landed(pages)) == sorted((id(row.piece), row.index) for row in wanted)
    assert len(pages) <= 2 * len(wanted) + len(made) + 1
    wide = {id(row.piece) for row in wanted if row.wide}
    for page in pages:
        boxes = [
            (s.left_pt, s.left_pt + (400 if id(s.piece) in wide else 190), s.bottom_pt, s.top_pt)
            for s in page.stretches
        ]
        assert all(bottom >= 400 - 0.1 and top <= 700.1 for _, _, bottom, top in boxes)
        assert not any(_overlap(box, other) for at, box in enumerate(boxes) for other in boxes[:at])


def _overlap(box: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return box[0] < other[1] and other[0] < box[1] and box[2] < other[3] - 0.1 and other[2] < box[3] - 0.1


def test_what_should_stay_together_goes_to_the_next_page_together():
    heading = text(4)
    for row in heading[1:]:
        row.keep = True
    pages = compose([Flow(text(27)), Flow([*heading, *text(30)])], AREA)
    assert [height(page) for page in pages] == [27, 30, 4]


def test_balanced_columns_keep_a_heading_whole():
    heading = text(3)
    heading[1].keep = heading[2].keep = True
    (page,) = compose([Flow([*heading, *text(1)], 2)], AREA)
    assert [(s.left_pt, s.last - s.first) for s in page.stretches] == [(50, 3), (260, 1)]
