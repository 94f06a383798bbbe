"""How even justified text is: the bar that the benchmark prints."""

from statistics import pstdev

import pytest

from tests.benchmarks.linebreaking import MEASURES_PT, greedy, spaces

TEXT = (
    "The ferry to Sandwick left at six, as it had every morning since the war, and nobody on the quay looked up. "
    "“You learn the sound of it,” said Ada Fell, who has sold bread beside the landing for thirty years and expects to "
    "sell it for thirty more. On Friday the council will decide whether it sails for another season; the boat is older "
    "than most of its passengers, and the yard that built her has long since become a car park. Residents were asked "
    "to write before the end of May. More than four hundred did, which is more than live on the island in winter. "
) * 3


def widths(text, columns, language="en-GB"):
    return [width for width, _ in spaces(text, MEASURES_PT[columns], language)]


@pytest.mark.parametrize(("columns", "spread", "widest"), [(1, 0.2, 1.6), (2, 0.5, 3.0)])
def test_word_spaces_are_even(columns, spread, widest):
    found = widths(TEXT, columns)
    assert pstdev(found) <= spread
    assert max(found) <= widest
    assert min(found) >= 0.7


def test_total_fit_is_more_even_than_greedy(monkeypatch):
    best = pstdev(widths(TEXT, 2))
    monkeypatch.setattr("edition.typesetting.paragraph.break_lines", greedy)
    assert best < 0.75 * pstdev(widths(TEXT, 2))


@pytest.mark.seed
def test_the_seed_is_even_in_two_columns(seed):
    found = widths(seed.read_text(encoding="utf-8"), 2, "en-US")
    assert pstdev(found) <= 0.5
    assert max(found) <= 3.0
