import pikepdf
import pytest
import segno

from edition.checking.painted import paint_of
from edition.checking.tag_tree import read_tree
from edition.typesetting.qr import MODULE_PT, QUIET
from tests.typesetting.articles import Part, edition, prose

ADDRESS = "https://editions.example.org/the-ferry-that-nobody-hears/audio/01-a-morning-at-the-quay.mp3?from=print"


@pytest.mark.parametrize("profile", ["print", "large-print"])
def test_the_painted_modules_are_the_code(profile, put_to_press):
    made = put_to_press(edition(Part(prose(1), "The quay")), profile=profile, audio_links={"a1-s1": ADDRESS})
    assert not made.errors
    wanted = [bytes(row) for row in segno.make(ADDRESS, error="m", micro=False).matrix]
    with pikepdf.open(made.path) as pdf:
        (figure,) = (node for node in read_tree(pdf).root.walk() if node.tag == "Figure")
        left, bottom, right, top = figure.box
        bars = [bar for page in paint_of(pdf) for bar in page.lines if left < bar[0] < right and bottom < bar[2] < top]
    painted = [bytearray(len(wanted)) for _ in wanted]
    for begin, end, y in bars:
        row = round((top - y) / MODULE_PT) - QUIET - 1
        first, last = (round((x - left) / MODULE_PT) - QUIET for x in (begin, end))
        painted[row][first:last] = b"\1" * (last - first)
    assert [bytes(row) for row in painted] == wanted


def test_the_code_is_a_link_to_the_sound(put_to_press):
    made = put_to_press(edition(Part(prose(1), "The quay")), audio_links={"a1-s1": ADDRESS})
    with pikepdf.open(made.path) as pdf:
        (link,) = (node for node in read_tree(pdf).root.walk() if node.tag == "Link")
        targets = {str(annotation.A.URI) for page in pdf.pages for annotation in page.get("/Annots", [])}
    assert targets == {ADDRESS}
    assert link.annotations == ["Listen to Part 1 of 1"]
