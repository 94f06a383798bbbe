"""The tagged canvas: what is in the file, read back with pikepdf."""

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from edition.checking.painted import paint_of
from edition.checking.tag_tree import outline_of, read_tree
from edition.typesetting.fonts import Font
from edition.typesetting.tagging import UA1, UA2, Element, Metadata, Name, TaggedCanvas
from edition.typesetting.text import draw_text, text_width

from .sheets import A5, METADATA, ROMAN, opened, sheet, tree_of


def hello(canvas, root):
    with canvas.marked(Element("P", root, id="p1")):
        draw_text(canvas, 60, 500, "Hello, harbour", ROMAN, 12)


def contents(data, page=0):
    with opened(data) as pdf:
        return pdf.pages[page].Contents.read_bytes().decode()


def test_text_belongs_to_its_element():
    paragraph = next(node for node in tree_of(sheet(hello)).walk() if node.tag == "P")
    assert (paragraph.id, paragraph.kids) == ("p1", ["Hello, harbour"])


def test_untagged_paint_becomes_an_artifact():
    def paint(canvas, root):
        hello(canvas, root)
        canvas.line(60, 490, 300, 490)
        canvas.rect(60, 400, 50, 50, fill=1, stroke=0)

    data = sheet(paint)
    assert contents(data).count("/Artifact BMC") == 2
    with opened(data) as pdf:
        assert read_tree(pdf).unclaimed == ()


def test_running_heads_are_pagination():
    def paint(canvas, root):
        hello(canvas, root)
        with canvas.artifact("Pagination", "Header"):
            draw_text(canvas, 60, 560, "The Quay", ROMAN, 8)

    assert "/Artifact <</Type/Pagination/Subtype/Header>> BDC" in contents(sheet(paint))


def test_text_outside_everything_is_refused():
    with pytest.raises(ValueError, match="outside every element and artifact on page 1"):
        sheet(lambda canvas, root: draw_text(canvas, 60, 500, "Lost", ROMAN, 12))


def test_reportlabs_own_text_is_refused():
    with pytest.raises(TypeError, match="show_text"):
        sheet(lambda canvas, root: canvas.drawString(60, 500, "Helvetica"))


def test_marked_content_is_never_nested():
    def paint(canvas, root):
        with canvas.marked(Element("P", root)), canvas.artifact():
            pass

    with pytest.raises(ValueError, match="never nested"):
        sheet(paint)


def test_a_figure_knows_its_box_on_the_page():
    def paint(canvas, root):
        canvas.translate(10, 20)
        with canvas.figure(Element("Figure", root, alt="A boat"), 50, 300, 100, 60):
            canvas.rect(50, 300, 100, 60, fill=1)

    with opened(sheet(paint)) as pdf:
        figure = pdf.Root.StructTreeRoot.K[0].K
        assert [float(value) for value in figure.A.BBox] == [60, 320, 160, 380]
        assert str(figure.Alt) == "A boat"


def test_properties_of_elements_are_written():
    def paint(canvas, root):
        element = Element(
            "L", root, language="uk", title="Ряд", actual_text="x", attributes={"List": {"ListNumbering": Name("Disc")}}
        )
        with canvas.marked(Element("LI", element)):
            draw_text(canvas, 60, 500, "1", ROMAN, 12)

    with opened(sheet(paint)) as pdf:
        found = pdf.Root.StructTreeRoot.K[0].K
        assert (str(found.Lang), str(found.T), str(found.ActualText)) == ("uk", "Ряд", "x")
        assert (str(found.A.O), str(found.A.ListNumbering)) == ("/List", "/Disc")


def test_links_have_words_and_belong_to_their_element():
    def paint(canvas, root):
        element = Element("Link", Element("P", root))
        with canvas.marked(element):
            draw_text(canvas, 60, 500, "the yard", ROMAN, 12)
        canvas.link(element, (60, 497, 110, 510), "https://example.org/Yard?é", "The yard’s own page")

    with opened(sheet(paint)) as pdf:
        (annotation,) = pdf.pages[0].Annots
        assert str(annotation.Contents) == "The yard’s own page"
        assert str(annotation.A.URI) == "https://example.org/Yard?%C3%A9"
        assert [float(value) for value in annotation.Rect] == [60, 497, 110, 510]
        link = pdf.Root.StructTreeRoot.K[0].K.K
        assert str(link.S) == "/Link"
        assert link.K[1].Obj.objgen == annotation.objgen
        nums = pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = dict(zip(map(int, list(nums)[::2]), list(nums)[1::2], strict=True))
        assert parents[int(annotation.StructParent)].objgen == link.objgen


def chapters(canvas, root):
    for number, level in ((1, 0), (2, 1), (3, 1), (4, 0)):
        heading = Element("H1", root, id=f"h{number}")
        with canvas.marked(heading):
            draw_text(canvas, 60, 500, f"Chapter {number}", ROMAN, 12)
        canvas.destination(f"c{number}", heading, 60, 512)
        canvas.outline(f"Chapter {number}", f"c{number}", level)
        canvas.showPage()


def test_the_outline_is_nested():
    with opened(sheet(chapters)) as pdf:
        assert outline_of(pdf) == [(1, "Chapter 1"), (2, "Chapter 2"), (2, "Chapter 3"), (1, "Chapter 4")]
        assert int(pdf.Root.Outlines.Count) == 4
        assert str(pdf.Root.PageMode) == "/UseOutlines"


@pytest.mark.parametrize("conformance", [UA1, UA2], ids=lambda variant: variant.name)
def test_links_inside_go_to_page_and_in_pdf_2_to_the_element(conformance):
    def paint(canvas, root):
        entry = Element("Link", Element("Reference", Element("TOCI", Element("TOC", root))))
        with canvas.marked(entry):
            draw_text(canvas, 60, 500, "Chapter 4", ROMAN, 12)
        canvas.link(entry, (60, 497, 110, 510), "#c4", "Chapter 4")
        canvas.showPage()
        chapters(canvas, root)

    with opened(sheet(paint, conformance)) as pdf:
        action = pdf.pages[0].Annots[0].A
        assert action.D[0].objgen == pdf.pages[4].obj.objgen
        assert [float(value) for value in (action.D[2], action.D[3])] == [60, 512]
        assert ("/SD" in action) == conformance.pdf2
        if conformance.pdf2:
            assert str(action.SD[0].ID) == "h4"


def test_a_link_to_nowhere_is_an_error():
    def paint(canvas, root):
        hello(canvas, root)
        canvas.link(Element("Link", root), (0, 0, 1, 1), "#nowhere", "nowhere")

    with pytest.raises(KeyError):
        sheet(paint)


def test_pages_are_labelled_and_remembered():
    held = []

    def paint(canvas, root):
        held.append(canvas)
        canvas.label_pages("r")
        hello(canvas, root)
        canvas.showPage()
        canvas.label_pages("D", prefix="A-")
        with canvas.marked(Element("P", root, id="p2")):
            draw_text(canvas, 60, 500, "Hello again", ROMAN, 12)

    with opened(sheet(paint)) as pdf:
        assert [page.label for page in pdf.pages] == ["i", "A-1"]
    assert held[0].pages == {"p1": 1, "p2": 2}


def test_ids_can_be_looked_up():
    def paint(canvas, root):
        for number in range(600):
            with canvas.marked(Element("P", root, id=f"n{number}")):
                draw_text(canvas, 60, 500, "x", ROMAN, 12)

    with opened(sheet(paint)) as pdf:
        found = {}
        for leaf in pdf.Root.StructTreeRoot.IDTree.Kids:
            names = list(leaf.Names)
            assert (str(leaf.Limits[0]), str(leaf.Limits[1])) == (str(names[0]), str(names[-2]))
            found |= {str(name): str(element.ID) for name, element in zip(names[::2], names[1::2], strict=True)}
        assert len(found) == 600
        assert all(name == identity for name, identity in found.items())
        assert list(found) == sorted(found)


def test_the_same_pages_make_the_same_bytes():
    assert sheet(chapters) == sheet(chapters)


def test_files_are_packed_and_whole():
    data = sheet(chapters)
    assert data.startswith(b"%PDF-1.7\n")
    assert b"/Type/StructElem" not in data
    with opened(data) as pdf:
        assert len(list(pdf.objects)) > 20
        assert pdf.get_warnings() == []
        assert str(pdf.Root.Lang) == "en-GB"
        assert "/Info" in pdf.trailer
        assert not list(pdf.pages[0].Resources.get("/XObject", {}))


def test_pdf_2_has_no_information_dictionary():
    data = sheet(hello, UA2)
    assert data.startswith(b"%PDF-2.0\n")
    with opened(data) as pdf:
        assert "/Info" not in pdf.trailer


def test_a_path_is_written_to(tmp_path):
    root, path = Element("Document"), tmp_path / "sheet.pdf"
    canvas = TaggedCanvas(path, root, METADATA, page_size=A5)
    hello(canvas, root)
    canvas.save()
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1


def test_pictures_are_embedded_once(tmp_path):
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def paint(canvas, root):
        picture = ImageReader(BytesIO(stored.getvalue()))
        for number in range(2):
            with canvas.figure(Element("Figure", root, alt=f"{number}"), 50, 300, 100, 60):
                canvas.drawImage(picture, 50, 300, 100, 60)
            canvas.showPage()

    stored = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(stored, "PNG")
    with opened(sheet(paint)) as pdf:
        names = [list(page.Resources.XObject.keys()) for page in pdf.pages]
        assert names[0] == names[1]
        assert len(names[0]) == 1


def test_lines_can_be_set_from_either_side():
    width = text_width("page 3 of 9", ROMAN, 8)
    assert 30 < width < 60

    def paint(canvas, root):
        hello(canvas, root)
        with canvas.artifact("Pagination", "Footer"):
            for align in ("left", "centre", "right"):
                assert draw_text(canvas, 200, 30, "page 3 of 9", ROMAN, 8, align=align) == width

    with opened(sheet(paint)) as pdf:
        (page,) = paint_of(pdf)
    assert [round(shown.x_pt, 2) for shown in page.texts if shown.artifact] == [
        200.0, round(200 - width / 2, 2), round(200 - width, 2),
    ]  # fmt: skip


def test_fonts_carry_only_what_was_painted():
    def paint(canvas, root):
        hello(canvas, root)
        with canvas.marked(Element("P", root)):
            draw_text(canvas, 60, 450, "sm", Font(("Literata-Regular",), ("smcp",)), 12)

    with opened(sheet(paint)) as pdf:
        (font,) = pdf.pages[0].Resources.Font.values()
        assert str(font.BaseFont)[7] == "+"
        letters = font.ToUnicode.read_bytes().decode()
        assert letters.count("<0073>") == 1
        assert letters.count("<006D>") == 1
        assert len(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()) < 20_000


def test_metadata_without_an_author_is_whole_too():
    metadata = Metadata("The ferry", "en", datetime(2026, 1, 1, tzinfo=UTC))
    with opened(sheet(hello, metadata=metadata)) as pdf:
        assert "/Author" not in pdf.trailer.Info
