from hypothesis import given, settings
from hypothesis import strategies as st

from edition.typesetting.columns import Column, Place, Placed, Row, balance, fill, spread

GRID = 10.0


def row(index: int = 0, height: float = GRID, **wishes: object) -> Row:
    return Row(PIECE, index, height, **wishes)


class Piece:
    def draw(self, *_):
        raise AssertionError("nothing is drawn while columns are filled")


PIECE = Piece()


def lines(count: int, *, keep: tuple[int, ...] = ()) -> list[Row]:
    return [row(number, keep=number in keep) for number in range(count)]


def columns_of(rows: list[Row], height: float) -> list[Column]:
    """Fill as many columns as it takes."""
    filled, place = [], Place()
    while not place.finished(rows):
        filled.append(fill(rows, place, height, GRID))
        place = filled[-1].next
        assert len(filled) <= len(rows), "a column that takes nothing"
    return filled


def test_a_column_takes_what_fits_and_the_next_goes_on():
    first, second = columns_of(lines(5), 30)
    assert [placed.top_pt for placed in first.placed] == [0, 10, 20]
    assert [placed.row.index for placed in second.placed] == [3, 4]


def test_a_row_that_is_kept_takes_the_row_before_along():
    first, second = columns_of(lines(5, keep=(3,)), 30)
    assert [len(first.placed), len(second.placed)] == [2, 3]


def test_rows_that_are_all_kept_are_divided_rather_than_lost():
    assert [len(column.placed) for column in columns_of(lines(7, keep=tuple(range(1, 7))), 30)] == [3, 3, 1]


def test_a_row_higher_than_the_column_gets_a_column_of_its_own():
    assert [len(column.placed) for column in columns_of([row(), row(height=99), row()], 30)] == [1, 1, 1]


def test_white_space_is_the_larger_of_two_wishes_and_none_at_the_top():
    (column,) = columns_of([row(above_pt=50, below_pt=10), row(above_pt=20), row()], 200)
    assert [placed.top_pt for placed in column.placed] == [0, 30, 40]


def tops(column: Column) -> list[float]:
    return [placed.top_pt for placed in column.placed]


def test_a_column_that_ends_short_is_spread_over_its_white_space():
    (column,) = columns_of([*lines(2), row(above_pt=10), row(1), row(above_pt=10, keep=True), row(above_pt=10)], 200)
    assert tops(column) == [0, 10, 30, 40, 60, 80]
    assert tops(spread(column, 100, GRID)) == [0, 10, 30, 40, 60, 90]
    assert tops(spread(column, 110, GRID)) == [0, 10, 40, 50, 70, 100]
    assert tops(spread(column, 120, GRID)) == [0, 10, 50, 60, 80, 110]
    assert spread(column, 120, GRID).height_pt == 120


def test_a_column_that_is_full_or_far_too_short_or_without_white_space_stays_as_it_is():
    (column,) = columns_of([*lines(2), row(above_pt=10)], 200)
    for height in (40, 49, 150):
        assert spread(column, height, GRID) is column
    (column,) = columns_of(lines(3), 200)
    assert spread(column, 40, GRID) is column


@given(st.lists(st.floats(0, 30), min_size=1, max_size=8), st.integers(0, 9))
def test_a_spread_column_keeps_its_rows_their_order_and_the_grid(above, short):
    (column,) = columns_of([row(above_pt=wish) for wish in above], 9_999)
    found = spread(column, column.height_pt + short * GRID, GRID)
    assert [placed.row for placed in found.placed] == [placed.row for placed in column.placed]
    shifts = [Placed(new.row, new.top_pt - old.top_pt) for new, old in zip(found.placed, column.placed, strict=True)]
    assert all(shift.top_pt % GRID == 0 for shift in shifts)
    assert [shift.top_pt for shift in shifts] == sorted(shift.top_pt for shift in shifts)
    assert found.height_pt in (column.height_pt, column.height_pt + short * GRID)


def test_text_returns_to_the_grid_after_a_piece_that_leaves_it():
    (column,) = columns_of([row(height=13), row(), row()], 200)
    assert [placed.top_pt for placed in column.placed] == [0, 20, 30]


def test_a_float_without_room_steps_aside_and_opens_the_next_column():
    rows = [row(), row(height=25, floats=True), row(), row()]
    first, second = columns_of(rows, 30)
    assert [placed.row for placed in first.placed] == [rows[0], rows[2], rows[3]]
    assert [placed.row for placed in second.placed] == [rows[1]]


def test_floats_keep_their_order():
    rows = [row(), row(height=25, floats=True), row(height=5, floats=True), row(), row(), row()]
    order = [placed.row for column in columns_of(rows, 30) for placed in column.placed if placed.row.floats]
    assert order == [rows[1], rows[2]]


def test_text_waits_when_two_floats_are_waiting():
    floats = [row(height=25, floats=True) for _ in range(5)]
    rows = [row(), *floats, row()]
    assert [[placed.row.height_pt for placed in column.placed] for column in columns_of(rows, 30)] == [
        [10], [25], [25], [25], [25], [25], [10],
    ]  # fmt: skip


def test_wide_floats_are_handed_on_to_the_page():
    wide = row(height=25, floats=True, wide=True)
    (column,) = columns_of([row(), wide, row()], 100)
    assert len(column.placed) == 2
    assert column.next.wide == (wide,)


def test_balanced_columns_are_as_low_as_they_can_be():
    columns = balance(lines(9), Place(), 3, 200, GRID)
    assert columns is not None
    assert [len(column.placed) for column in columns] == [3, 3, 3]


def test_balance_keeps_what_is_kept():
    columns = balance(lines(8, keep=(4, 5)), Place(), 2, 200, GRID)
    assert columns is not None
    assert [len(column.placed) for column in columns] == [3, 5]


def test_what_does_not_fit_is_not_balanced():
    assert balance(lines(9), Place(), 2, 40, GRID) is None


rows = st.builds(
    row,
    index=st.integers(0, 3),
    height=st.floats(0.5, 120),
    above_pt=st.floats(0, 40),
    below_pt=st.floats(0, 40),
    keep=st.booleans(),
    floats=st.booleans(),
)


@settings(max_examples=60)
@given(st.lists(rows, min_size=1, max_size=30), st.floats(10, 150))
def test_every_row_lands_once_and_none_overlap(several: list[Row], height: float):
    columns = columns_of(several, height)
    landed = [placed.row for column in columns for placed in column.placed]
    assert sorted(map(id, landed)) == sorted(map(id, several))
    for column in columns:
        bottom = 0.0
        for placed in column.placed:
            assert placed.top_pt >= bottom - 1e-6
            bottom = placed.top_pt + placed.row.height_pt
        assert bottom <= height + 0.1 or len(column.placed) == 1


@settings(max_examples=25)
@given(st.lists(rows, min_size=1, max_size=20), st.integers(1, 3))
def test_balanced_columns_lose_nothing(several: list[Row], count: int):
    columns = balance(several, Place(), count, 4000, GRID)
    assert columns is not None
    landed = [placed.row for column in columns for placed in column.placed]
    assert sorted(map(id, landed)) == sorted(map(id, several))


def test_a_paragraph_that_goes_on_below_a_float_is_on_the_grid():
    text, picture = Piece(), row(height=25, floats=True)
    rows = [picture, *(Row(text, number, GRID) for number in range(3))]
    column = fill(rows, Place(2, (picture,)), 200, GRID)
    assert [placed.top_pt for placed in column.placed] == [0, 30, 40]
