"""CPU and memory of typesetting, side by side with Typst and WeasyPrint on the same text.

Usage::

    python tests/benchmarks/print.py [--pages 100] [--peers PYTHON] [--keep FOLDER]

Every program sets the same words in the same fonts at the same size, in two justified, hyphenated columns on A4, and
makes a tagged PDF/UA-1 with an outline. Each runs once in a process of its own; CPU is user and system time of that
process, its imports included; memory is its peak resident set. ``--peers`` names the Python that has ``typst`` and
``weasyprint`` (they are no dependencies of ours); a peer that is missing is said to be missing. ``--keep`` leaves the
PDFs to be looked at.

Not collected by pytest. The bars of the project: at 100 pages at most 1/4 of WeasyPrint's CPU a page and at most twice
Typst's; at 1,000 pages peak memory below 200 MB.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "assets" / "fonts"
SAMPLE = ROOT / "assets" / "sample" / "harbour.txt"
WORDS_A_PAGE = 660
"""Words of body text on an A4 page in two columns of 9.8 points."""
PARAGRAPHS_A_SECTION = 8

OURS = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from tests.typesetting.articles import Part, edition, paragraph
from edition.typesetting import PrintOptions, typeset
sections = [text.split("\\n") for text in Path({text!r}).read_text().split("\\n\\n")]
parts = [Part([paragraph(block) for block in blocks], heading) for heading, *blocks in sections]
typeset(edition(*parts, headline="The benchmark"), Path({pdf!r}), PrintOptions(columns=2))
"""
TYPST = """
import typst
typst.compile({source!r}, output={pdf!r}, font_paths=[{fonts!r}], pdf_standards=["ua-1"])
"""
WEASYPRINT = """
from weasyprint import HTML
HTML({source!r}).write_pdf({pdf!r}, pdf_variant="pdf/ua-1")
"""


def prose(pages: int) -> list[list[str]]:
    """Return sections: a heading, then paragraphs; the sample article's sentences, its words changed about."""
    chance = random.Random(7)  # noqa: S311  (repeatable, not secret)
    sentences = re.findall(r"[^.!?]+[.!?]”?", " ".join(SAMPLE.read_text(encoding="utf-8").split()))
    stems = sorted({word for sentence in sentences for word in re.findall(r"\b[a-z]{4,}\b", sentence)})
    sections: list[list[str]] = []
    words = 0
    while words < pages * WORDS_A_PAGE:
        section = [" ".join(chance.choice(stems) for _ in range(4)).capitalize()]
        for _ in range(PARAGRAPHS_A_SECTION):
            text = " ".join(_changed(chance.choice(sentences).strip(), stems, chance) for _ in range(4))
            words += len(text.split())
            section.append(text)
        sections.append(section)
    return sections


def _changed(sentence: str, stems: list[str], chance: random.Random) -> str:
    return re.sub(r"\b[a-z]{4,}\b", lambda word: chance.choice(stems) if chance.random() < 0.5 else word[0], sentence)


def typst_source(sections: list[list[str]]) -> str:
    escaped = str.maketrans({sign: f"\\{sign}" for sign in "\\#*_`$@<>[]~=-+/"})
    head = (
        '#set document(title: "The benchmark")\n#set page(paper: "a4", margin: (top: 23mm, rest: 18mm), columns: 2, '
        'numbering: "1")\n#set columns(gutter: 6mm)\n#set text(font: "Edition Literata", size: 9.8pt, lang: "en")\n'
        "#set par(justify: true, first-line-indent: 10pt, leading: 0.62em, spacing: 0.62em)\n"
    )
    body = [f"== {heading.translate(escaped)}\n\n" + "\n\n".join(text.translate(escaped) for text in blocks)
            for heading, *blocks in sections]  # fmt: skip
    return head + "= The benchmark\n\n" + "\n\n".join(body)


def html_source(sections: list[list[str]]) -> str:
    faces = "".join(
        f"@font-face{{font-family:L;font-weight:{weight};src:url(file://{FONTS}/Literata-{name}.ttf)}}"
        for weight, name in (("normal", "Regular"), ("bold", "Bold"))
    )
    style = (
        f"{faces}@page{{size:A4;margin:23mm 18mm 18mm}}body{{font:9.8pt/13pt L;columns:2;column-gap:6mm;margin:0}}"
        "p{text-align:justify;hyphens:auto;text-indent:10pt;margin:0}h2{font-size:11.4pt;margin:13pt 0 0}"
    )
    escaped = str.maketrans({"&": "&amp;", "<": "&lt;"})
    body = "".join(
        f"<h2>{heading.translate(escaped)}</h2>" + "".join(f"<p>{text.translate(escaped)}</p>" for text in blocks)
        for heading, *blocks in sections
    )
    title = "<title>The benchmark</title><h1>The benchmark</h1>"
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><style>{style}</style>{title}{body}</html>'


def measure(python: str, program: str) -> tuple[float, float] | str:
    """Return CPU seconds and peak megabytes of a program, or the last thing it said."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([python, "-c", program], stdout=said, stderr=said)  # noqa: S603
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if status:
            said.seek(0)
            return said.read().decode(errors="replace").strip().rsplit("\n", 1)[-1]
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def pages_of(path: Path) -> int:
    import pikepdf

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def main() -> None:
    """Measure everyone and print a row each, then the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--peers", default=sys.executable, help="a Python that has typst and weasyprint")
    parser.add_argument("--alone", action="store_true", help="measure our own alone")
    parser.add_argument("--keep", type=Path, help="leave the PDFs in this folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        compare(options.pages, options.peers, options.keep or Path(temporary), alone=options.alone)


def compare(pages: int, peers: str, folder: Path, *, alone: bool = False) -> None:
    sections = prose(pages)
    sources = {
        "txt": "\n\n".join("\n".join(section) for section in sections),
        "typ": typst_source(sections),
        "html": html_source(sections),
    }
    folder.mkdir(exist_ok=True)
    for ending, source in sources.items():
        (folder / f"text.{ending}").write_text(source, encoding="utf-8")
    programs = {
        "edition": (
            sys.executable,
            OURS.format(root=str(ROOT), text=f"{folder}/text.txt", pdf=f"{folder}/edition.pdf"),
        ),
        "typst": (peers, TYPST.format(source=f"{folder}/text.typ", pdf=f"{folder}/typst.pdf", fonts=str(FONTS))),
        "weasyprint": (peers, WEASYPRINT.format(source=f"{folder}/text.html", pdf=f"{folder}/weasyprint.pdf")),
    }
    words = sum(len(text.split()) for section in sections for text in section)
    print(f"{words} words")
    each: dict[str, float] = {}
    for name, (python, program) in list(programs.items())[: 1 if alone else None]:
        result = measure(python, program)
        if isinstance(result, str):
            print(f"{name:11} not measured: {result}")
            continue
        cpu, megabytes = result
        pdf = folder / f"{name}.pdf"
        made, size = pages_of(pdf), pdf.stat().st_size
        each[name] = cpu / words
        print(f"{name:11} {made:5} pages {cpu:8.2f} s CPU {1000 * cpu / made:7.1f} ms a page {megabytes:6.0f} MB peak "
              f"{size / 1024:8.0f} KiB")  # fmt: skip
    for name in each.keys() - {"edition"}:
        print(f"edition takes {each['edition'] / each[name]:.2f} times the CPU of {name} for the same words")


if __name__ == "__main__":
    main()
