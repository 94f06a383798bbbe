"""What no validator sees: each defect is put into a sound PDF, and must be found."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from edition.checking.expected import Expected
from edition.checking.report import Severity
from edition.checking.structure import check_structure
from edition.model import Edition, Mark, MarkKind
from edition.typesetting import typeset
from tests.typesetting.articles import Part, edition, paragraph, photo, picture, prose


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Edition, Any]:
    folder = tmp_path_factory.mktemp("structure")
    words = "See the report for more."
    source = edition(
        Part(
            [
                *prose(2),
                photo("The ferry.", "Photo: A. Fell", alt="A ferry.", image=picture(folder, 30, 20)),
                paragraph(words, marks=[Mark(MarkKind.LINK, (4, 14), "https://example.org/report")]),
                paragraph("Deux mots en français.", language="fr"),
            ],
            "The quay",
        ),
        Part(prose(2), "The clerk"),
    )
    typeset(source, folder / "sound.pdf")
    return source, folder / "sound.pdf"


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    stack = [pdf.Root.StructTreeRoot.K[0]]
    while stack:
        element = stack.pop(0)
        yield element
        kids = element.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        stack = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid] + stack


def typed(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    return [element for element in elements(pdf) if str(element.S) == f"/{tag}"]


def called(pdf: pikepdf.Pdf, key: str) -> Any:
    return next(element for element in elements(pdf) if str(element.get("/ID", "")) == key)


def hide_a_paragraph(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    mcid = called(pdf, "a1-s1-p1-n2").K
    page.Contents = pdf.make_stream(
        re.sub(rb"/Span <</MCID %d>> BDC" % int(mcid), b"/Artifact BMC", page.Contents.read_bytes(), count=1)
    )


def paint_outside(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n0 0 9 9 re f")


def disown_content(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n/P <</MCID 4000>> BDC EMC")


def swap_two_paragraphs(pdf: pikepdf.Pdf) -> None:
    section = called(pdf, "a1-s2")
    heading, first, second = section.K
    section.K = pikepdf.Array([heading, second, first])


def copy_an_id(pdf: pikepdf.Pdf) -> None:
    called(pdf, "a1-s1-p1-n2").ID = pikepdf.String("a1-s1-p1-n1")


def say_german(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = pikepdf.String("de")


def forget_french(pdf: pikepdf.Pdf) -> None:
    del called(pdf, "a1-s1-p5-n1")["/Lang"]


def demote_headings(pdf: pikepdf.Pdf) -> None:
    for element in typed(pdf, "H2"):
        element.S = pikepdf.Name.P


def skip_a_level(pdf: pikepdf.Pdf) -> None:
    for element in typed(pdf, "H2"):
        element.S = pikepdf.Name.H3


def name_the_file(pdf: pikepdf.Pdf) -> None:
    typed(pdf, "Figure")[0].Alt = pikepdf.String("ferry.png")


def drop_the_alternative(pdf: pikepdf.Pdf) -> None:
    del typed(pdf, "Figure")[0]["/Alt"]


def drop_the_figure(pdf: pikepdf.Pdf) -> None:
    typed(pdf, "Figure")[0].S = pikepdf.Name.P


def drop_the_outline(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Outlines"]


def change_the_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = "print"


def empty_the_links(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            annotation.Contents = pikepdf.String(" ")


def cut_the_links(pdf: pikepdf.Pdf) -> None:
    for link in typed(pdf, "Link"):
        link.K = pikepdf.Array([kid for kid in link.K if not isinstance(kid, pikepdf.Dictionary)])


def unmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def untag(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


DEFECTS: dict[Callable[[pikepdf.Pdf], None], str] = {
    hide_a_paragraph: "text",
    paint_outside: "unclaimed content",
    disown_content: "unclaimed content",
    swap_two_paragraphs: "order",
    copy_an_id: "sentence lost",
    say_german: "language",
    forget_french: "language of a passage",
    demote_headings: "element",
    skip_a_level: "heading skipped",
    name_the_file: "alternative text",
    drop_the_alternative: "alternative text",
    drop_the_figure: "picture lost",
    drop_the_outline: "outline",
    change_the_title: "title",
    empty_the_links: "link",
    cut_the_links: "link",
    unmark: "not marked",
    untag: "no structure",
}


def test_a_sound_file_passes(made):
    source, path = made
    report = check_structure(path, Expected.of(source))
    assert not report.findings
    assert report.checks == ("structure of sound.pdf",)


@pytest.mark.parametrize("spoil", DEFECTS, ids=lambda spoil: spoil.__name__)
def test_each_defect_is_found(spoil, made, tmp_path):
    source, path = made
    with pikepdf.open(path) as pdf:
        spoil(pdf)
        pdf.save(tmp_path / "spoiled.pdf")
    found = check_structure(tmp_path / "spoiled.pdf", Expected.of(source)).errors
    assert DEFECTS[spoil] in {finding.rule for finding in found}


def test_a_picture_that_nobody_has_described_is_a_warning(tmp_path):
    source = edition(Part([photo("The ferry.", image=picture(tmp_path, 30, 20))], "The quay"))
    typeset(source, tmp_path / "print.pdf")
    (finding,) = check_structure(tmp_path / "print.pdf", Expected.of(source)).findings
    assert (finding.rule, finding.place, finding.severity) == ("no alternative text", "a1-s1-p1", Severity.WARNING)


def test_a_sentence_that_is_not_there_is_lost(made):
    source, path = made
    expected = Expected.of(source)
    more = replace(expected, sentences=(*expected.sentences, ("a1-s9-p1-n1", "Never printed.")))
    assert [(finding.rule, finding.place) for finding in check_structure(path, more).errors] == [
        ("sentence lost", "a1-s9-p1-n1")
    ]
