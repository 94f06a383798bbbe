"""Line breaking on numbers: no fonts, no letters."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.typesetting.linebreaking import Breakpoint, Setting, break_lines

SPACE = 3.0
RAGGED = Setting(stretch=0.0, shrink=0.0, ragged_zone=0.15)


def words(*widths, hyphens=()):
    """Return the places of words with spaces between them; after a word in ``hyphens`` comes a hyphen, no space."""
    points, position, spaces = [Breakpoint(0.0, 0.0, 0.0, 0.0)], 0.0, 0.0
    for number, width in enumerate(widths):
        position += width
        if number == len(widths) - 1:
            points.append(Breakpoint(position, position, spaces, spaces))
        elif number in hyphens:
            points.append(Breakpoint(position + 2.0, position, spaces, spaces, 50.0, True))
        else:
            points.append(Breakpoint(position, position + SPACE, spaces, spaces + SPACE))
            position, spaces = position + SPACE, spaces + SPACE
    return points


def natural(points, begin, end):
    return points[end].end - points[begin].start


def test_nothing_has_no_lines():
    assert break_lines([Breakpoint(0.0, 0.0, 0.0, 0.0)], [100.0], Setting()) == []


def test_what_fits_is_one_line():
    assert break_lines(words(20, 20, 20), [100.0], Setting()) == [3]


def test_an_earlier_line_gives_way_to_a_better_whole():
    # As late as possible, the first line would take three words and leave the second and third gaping.
    points = words(45, 35, 10, 40, 30, 40, 15)
    assert natural(points, 0, 3) <= 100.0
    assert break_lines(points, [100.0], Setting(tolerance=50.0)) == [2, 5, 7]


def test_the_total_is_the_least_of_all_ways():
    points, width, setting = words(30, 18, 44, 25, 31, 12, 50, 28, 33, 20, 41), 100.0, Setting(tolerance=50.0)
    last = len(points) - 1

    def total(ends):
        demerits, before = 0.0, 0.0
        for begin, end in pairwise((0, *ends)):
            slack = width - natural(points, begin, end)
            spaces = points[end].spaces_before - points[begin].spaces_after
            ratio = slack / ((setting.stretch if slack >= 0 else setting.shrink) * spaces + 1e-9)
            if ratio < -1:
                return float("inf")
            ratio = min(ratio, 0.0) if end == last else ratio
            demerits += (1 + 100 * min(abs(ratio), 100.0) ** 3) ** 2
            demerits += setting.contrast_demerits * (abs(ratio - before) > 1)
            before = ratio
        short = begin > 0 and natural(points, begin, last) < setting.shortest_last * width
        return demerits + setting.short_last_demerits * short

    ways = [(*inner, last) for size in range(last) for inner in combinations(range(1, last), size)]
    assert total(break_lines(points, [width], setting)) == pytest.approx(min(map(total, ways)))


def test_first_lines_may_be_narrower():
    points = words(*[20.0] * 12)
    ends = break_lines(points, [45.0, 45.0, 100.0], Setting())
    assert natural(points, 0, ends[0]) <= 45.0
    assert natural(points, ends[0], ends[1]) <= 45.0
    assert natural(points, ends[1], ends[2]) > 45.0


def test_no_more_hyphens_in_a_row_than_may_be():
    points = words(*[11.0, 13.0, 16.0] * 30, hyphens=set(range(0, 89, 2)))
    ends = break_lines(points, [75.0], Setting())
    marks = "".join("-" if points[end].hyphen else " " for end in ends)
    assert "-" in marks
    assert "---" not in marks


def test_a_word_wider_than_the_line_stands_alone():
    points = words(20, 500, 20)
    assert break_lines(points, [100.0], Setting()) == [1, 2, 3]


def test_ragged_lines_are_about_equally_long():
    points = words(30, 30, 30, 10, 30, 30, 12)
    ends = break_lines(points, [100.0], RAGGED)
    lengths = [natural(points, begin, end) for begin, end in pairwise((0, *ends))]
    assert all(length <= 100.0 for length in lengths)


@settings(deadline=None)
@given(
    st.lists(st.floats(1.0, 90.0), min_size=1, max_size=60),
    st.sampled_from([Setting(), RAGGED, Setting(letter_stretch=0.02)]),
    st.sampled_from([[100.0], [60.0, 60.0, 100.0]]),
)
def test_every_place_is_reached_in_order_and_no_line_is_too_wide(widths, setting, measures):
    points = words(*widths)
    ends = break_lines(points, measures, setting)
    assert ends[-1] == len(points) - 1
    assert ends == sorted(set(ends))
    for line, (begin, end) in enumerate(pairwise((0, *ends))):
        room = measures[min(line, len(measures) - 1)]
        spaces = points[end].spaces_before - points[begin].spaces_after
        least = natural(points, begin, end) * (1 - setting.letter_stretch) - setting.shrink * spaces
        assert least <= room + 1e-6 or end == begin + 1


def test_a_paragraph_of_many_pages_is_broken_too():
    points = words(*[10.0 + (7 * number) % 23 for number in range(5000)])
    assert break_lines(points, [120.0], Setting())[-1] == 5000
