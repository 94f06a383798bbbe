import pytest

from edition.checking.measuring import contrast_on_white
from edition.typesetting.papers import PAPERS
from edition.typesetting.styles import GUIDELINES, LINK, PRINT, large_print, narrowed, with_headlines_for

DESIGNS = {"print": PRINT, "narrow": narrowed(PRINT)} | {name: large_print(rules) for name, rules in GUIDELINES.items()}


def colour(hexadecimal: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(hexadecimal[1:])
    return (red / 255, green / 255, blue / 255)


@pytest.mark.parametrize("name", DESIGNS)
def test_everything_has_a_contrast_of_seven_to_one(name):
    colours = {style.colour for style in DESIGNS[name].styles.values()} | {LINK}
    assert min(contrast_on_white(colour(each)) for each in colours) >= 7


@pytest.mark.parametrize("name", DESIGNS)
def test_body_text_is_on_the_grid(name):
    design = DESIGNS[name]
    for role in ("body", "first", "list item"):
        rows = design.style(role).leading_pt / design.grid_pt
        assert rows == pytest.approx(round(rows))


@pytest.mark.parametrize("name", GUIDELINES)
def test_large_print_is_large_upright_ragged_and_whole(name):
    design = DESIGNS[name]
    for style in design.styles.values():
        assert style.size_pt >= GUIDELINES[name].size_pt
        assert not style.italic
        assert not style.hyphenate
        assert style.align == "left"
    assert design.single_column
    assert design.drop_cap_lines == 0


def test_longer_headlines_are_smaller():
    sizes = [PRINT.headline(length).size_pt for length in (10, 100, 200, 400, 100_000)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]


def test_headlines_suit_the_paper():
    widths = (PAPERS["a5"].width_pt - 102, PAPERS["a4"].width_pt - 102, PAPERS["tabloid"].width_pt - 102)
    sizes = [with_headlines_for(PRINT, width).headline(20).size_pt for width in widths]
    assert sizes == sorted(sizes)
    assert sizes[1] == PRINT.headline(20).size_pt


def test_papers_are_what_their_names_say():
    assert (round(PAPERS["a4"].width_pt), round(PAPERS["a4"].height_pt)) == (595, 842)
    assert (PAPERS["letter"].width_pt, PAPERS["letter"].height_pt) == (612, 792)
