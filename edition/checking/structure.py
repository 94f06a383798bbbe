"""Read the structure tree of a finished PDF back and hold it against the words it should have.

A validator passes a file whose paragraph is hidden as an artifact, whose order is wrong or whose alternative text is a
file name. Here the tree is read as a screen reader would: every sentence's text once, in order, in the right element.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf

from edition.checking.expected import Expected
from edition.checking.report import Finding, Report, Severity
from edition.checking.tag_tree import Node, outline_of, plain, read_tree, text_of


def check_structure(path: Path, expected: Expected) -> Report:
    """Compare a PDF's structure with what it must say.

    Args:
        path: The finished PDF.
        expected: Sentences, photos and languages.
    """
    with pikepdf.open(path) as pdf:
        return Report(tuple(findings(pdf, expected)), checks=(f"structure of {path.name}",))


def findings(pdf: pikepdf.Pdf, expected: Expected) -> Iterator[Finding]:
    """Yield everything that is wrong, worst first."""
    if "/StructTreeRoot" not in pdf.Root:
        yield Finding("no structure", "the PDF has no tags", severity=Severity.ERROR)
        return
    tree = read_tree(pdf)
    yield from _document(pdf, expected)
    yield from _paint(tree.unclaimed)
    yield from _sentences(tree.root, expected)
    yield from _headings(tree.root, outline_of(pdf))
    yield from _figures(tree.root, expected)
    yield from _links(tree.root)


def _document(pdf: pikepdf.Pdf, expected: Expected) -> Iterator[Finding]:
    if "/MarkInfo" not in pdf.Root or not bool(pdf.Root.MarkInfo.get("/Marked", False)):
        yield Finding("not marked", "the PDF does not say that it is tagged")
    if (language := str(pdf.Root.get("/Lang", ""))) != expected.language:
        yield Finding("language", f"the document's language is {language!r}, not {expected.language!r}")
    with pdf.open_metadata() as metadata:
        title = metadata.get("dc:title")
    if title != expected.title:
        yield Finding("title", f"the document's title is {title!r}, not {expected.title!r}")


def _paint(unclaimed: Iterable[str]) -> Iterator[Finding]:
    for place in unclaimed:
        yield Finding("unclaimed content", "paint that is neither in an element nor an artifact", place)


def _sentences(root: Node, expected: Expected) -> Iterator[Finding]:
    found = [node for node in root.walk() if node.id]
    by_id: dict[str, list[Node]] = {}
    for node in found:
        by_id.setdefault(node.id, []).append(node)
    for key, text in expected.sentences:
        nodes = by_id.get(key, [])
        if not _plain(text):
            continue  # soft hyphens alone: nothing to see
        if len(nodes) != 1:
            yield Finding("sentence lost" if not nodes else "sentence repeated", _shortened(text), key)
            continue
        yield from _sentence(nodes[0], text)
        spoken, language = nodes[0].effective_language or expected.language, expected.languages.get(key)
        if spoken != (language or expected.language):
            yield Finding("language of a passage", f"is {spoken!r}, not {language or expected.language!r}", key)
    wanted = {key for key, _ in expected.sentences}
    order = [node.id for node in found if node.id in wanted]
    if order != [key for key, _ in expected.sentences if key in by_id]:
        yield Finding("order", "the sentences are not in the edition's order", _first_difference(order, expected))


def _sentence(node: Node, text: str) -> Iterator[Finding]:
    if (said := _plain(text_of(node))) != _plain(text):
        yield Finding("text", f"{_shortened(said)!r} instead of {_shortened(text)!r}", node.id)
    if not any(_home(node.id, above.tag) for above in node.above()):
        yield Finding("element", f"stands in {' > '.join(n.tag for n in reversed(list(node.above())))}", node.id)


def _home(key: str, tag: str) -> bool:
    """Tell whether an element's type is right for what the id names (see :mod:`edition.model`)."""
    if key.endswith(("-headline", "-heading")):
        return tag.startswith("H") and tag[1:].isdigit()
    return tag in ("P", "LBody", "Caption", "H2", "H3", "H4", "H5", "H6")


def _first_difference(order: list[str], expected: Expected) -> str:
    pairs = zip(order, (key for key, _ in expected.sentences), strict=False)
    return next((f"{found} where {key} should be" for found, key in pairs if found != key), "at the end")


def _headings(root: Node, outline: list[tuple[int, str]]) -> Iterator[Finding]:
    headings = [(int(n.tag[1:]), n) for n in root.walk() if n.tag[:1] == "H" and n.tag[1:].isdigit()]
    before = 0
    for level, node in headings:
        if level > before + 1:
            yield Finding("heading skipped", f"level {level} follows level {before}", text_of(node))
        before = level
    words = [(level, node.title or text_of(node)) for level, node in headings]
    if words != outline:
        wrong = next((pair for pair in zip(words, outline, strict=False) if pair[0] != pair[1]), None)
        yield Finding("outline", f"differs from the headings: {wrong or f'{len(words)} and {len(outline)} entries'}")


def _figures(root: Node, expected: Expected) -> Iterator[Finding]:
    blocks = {node.id: node for node in root.walk()}
    for key, alt in expected.photos:
        figures = [node for node in blocks[key].walk() if node.tag == "Figure"] if key in blocks else []
        if len(figures) != 1:
            yield Finding("picture lost", f"{len(figures)} figures", key)
        elif alt is None:
            yield Finding("no alternative text", "nobody has described this picture", key, Severity.WARNING)
        elif figures[0].alt != alt:
            yield Finding("alternative text", f"{figures[0].alt!r} instead of {alt!r}", key)
    for node in root.walk():
        if node.tag == "Figure" and not (node.alt or "").strip():
            yield Finding("alternative text", "a figure has none", node.id or f"page {node.page}")


def _links(root: Node) -> Iterator[Finding]:
    for node in root.walk():
        if node.tag != "Link":
            continue
        if not text_of(node) and not node.alt and not any(below.alt for below in node.walk()):
            yield Finding("link", "has no words", f"page {node.page}")
        if not node.annotations:
            yield Finding("link", "leads nowhere", text_of(node))
        for contents in node.annotations:
            if not contents.strip():
                yield Finding("link", "is not described (/Contents)", text_of(node))


def _plain(text: str) -> str:
    """Return a text's words; a letter composed with its mark is the same as the two (Unicode, normal form C)."""
    return plain(unicodedata.normalize("NFC", text))


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"
