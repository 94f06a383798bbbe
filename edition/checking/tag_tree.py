"""The structure tree of a PDF as values: elements with their text, as a screen reader finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from edition.checking.painted import paint_of

UNSAID = re.compile("[\u00ad\u2060\u200e\u200f]")


@dataclass(eq=False, slots=True)
class Node:
    """A structure element."""

    tag: str
    id: str = ""
    title: str = ""
    alt: str | None = None
    language: str = ""
    page: int = 0
    """Where its first content is, from 1; 0 for none."""
    parent: Node | None = None
    kids: list[Node | str] = field(default_factory=list)
    """Elements and stretches of text, in reading order."""
    box: tuple[float, ...] = ()
    """/BBox of a figure: left, bottom, right, top on its page; empty when it has none."""
    annotations: list[str] = field(default_factory=list)
    """/Contents of the annotations that belong to it."""

    def walk(self) -> Iterator[Node]:
        """Yield the element and all below it, in reading order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(kid for kid in reversed(node.kids) if isinstance(kid, Node))

    def above(self) -> Iterator[Node]:
        """Yield the element and all above it, outwards."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    @property
    def effective_language(self) -> str:
        """The element's own language or the nearest one above; empty when it is the document's."""
        return next((node.language for node in self.above() if node.language), "")


@dataclass(frozen=True, slots=True)
class TagTree:
    """A whole tree and what it leaves out."""

    root: Node
    unclaimed: tuple[str, ...]
    """Places of paint that belongs to no element and is no artifact."""


def read_tree(pdf: pikepdf.Pdf) -> TagTree:
    """Read the structure tree with the text of its marked content."""
    texts: dict[tuple[int, int], str] = {}
    unclaimed: list[str] = []
    painted: set[tuple[int, int]] = set()
    for page in paint_of(pdf):
        painted.update((page.number, mcid) for mcid in page.mcids)
        for shown in page.texts:
            if shown.mcid is not None:
                key = (page.number, shown.mcid)
                texts[key] = texts.get(key, "") + shown.text
        if page.unmarked:
            unclaimed.append(f"page {page.number}")
    builder = _Builder({page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}, texts)
    root = builder.build(pdf.Root.StructTreeRoot)
    unclaimed.extend(f"page {page}, MCID {mcid}" for page, mcid in sorted(painted - builder.claimed))
    return TagTree(root, tuple(unclaimed))


def text_of(node: Node) -> str:
    """Return the text of an element and all below it; words broken at line ends are whole again."""
    parts: list[str] = []
    stack: list[Node | str] = [node]
    while stack:
        kid = stack.pop()
        if isinstance(kid, str):
            parts.append(kid)
        else:
            stack.extend(reversed(kid.kids))
    return plain("".join(parts))


def plain(text: str) -> str:
    """Return a text's words, without what says no letter: hyphens at lines' ends, joiners, marks of direction."""
    return " ".join(UNSAID.sub("", text).split())


def outline_of(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Return the outline as (level from 1, words)."""
    found: list[tuple[int, str]] = []
    stack = [(1, pdf.Root.Outlines.First)] if "/Outlines" in pdf.Root and "/First" in pdf.Root.Outlines else []
    while stack:
        level, entry = stack.pop()
        found.append((level, str(entry.Title)))
        if "/Next" in entry:
            stack.append((level, entry.Next))
        if "/First" in entry:
            stack.append((level + 1, entry.First))
    return found


def readable(path: Path) -> str:
    """Return a PDF's tag tree as text to read: an element a line, indented, with its words."""
    with pikepdf.open(path) as pdf:
        return "\n".join(_lines(read_tree(pdf).root, 0)) + "\n"


def _lines(node: Node, depth: int) -> Iterator[str]:
    marks = [f"#{node.id}"] if node.id else []
    marks += [f"[{node.language}]"] if node.language else []
    marks += [f"alt={node.alt!r}"] if node.alt is not None else []
    leaf = not any(isinstance(kid, Node) for kid in node.kids)
    if leaf and (words := text_of(node)):
        marks.append(repr(words))
    yield "  " * depth + " ".join((node.tag, *marks))
    if leaf:
        return
    own = ""
    for kid in node.kids:
        if isinstance(kid, str):
            own += kid
            continue
        yield from _own(own, depth)
        own = ""
        yield from _lines(kid, depth + 1)
    yield from _own(own, depth)


def _own(text: str, depth: int) -> Iterator[str]:
    if words := plain(text):
        yield "  " * (depth + 1) + repr(words)


class _Builder:
    """Follows /K from the root down."""

    def __init__(self, pages: dict[tuple[int, int], int], texts: dict[tuple[int, int], str]) -> None:
        self.pages, self.texts = pages, texts
        self.claimed: set[tuple[int, int]] = set()

    def build(self, root: Any) -> Node:
        top = Node("StructTreeRoot")
        stack: list[tuple[Any, Node, int]] = [(root, top, 0)]
        while stack:
            element, node, page = stack.pop()
            page = self.pages.get(element.Pg.objgen, page) if "/Pg" in element else page
            for kid in _kids(element):
                if isinstance(kid, int):
                    self.add_text(node, page, kid)
                elif "/S" in kid:
                    child = _node(kid, node)
                    node.kids.append(child)
                    stack.append((kid, child, page))
                else:
                    self.add_reference(node, page, kid)
        self.place(top)
        return next((kid for kid in top.kids if isinstance(kid, Node)), top)

    def add_text(self, node: Node, page: int, mcid: int) -> None:
        self.claimed.add((page, mcid))
        node.page = node.page or page
        node.kids.append(self.texts.get((page, mcid), ""))

    def add_reference(self, node: Node, page: int, kid: Any) -> None:
        page = self.pages.get(kid.Pg.objgen, page) if "/Pg" in kid else page
        if "/MCID" in kid:
            self.add_text(node, page, int(kid.MCID))
        elif "/Obj" in kid:
            node.annotations.append(str(kid.Obj.get("/Contents", "")))
            node.page = node.page or page

    def place(self, top: Node) -> None:
        """Give every element the page of the first content below it."""
        for node in reversed(list(top.walk())):
            if node.parent is not None and node.page:
                node.parent.page = min(node.parent.page or node.page, node.page)


def _kids(element: Any) -> list[Any]:
    if "/K" not in element:
        return []
    return list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]


def _node(element: Any, parent: Node) -> Node:
    return Node(
        str(element.S).lstrip("/"),
        str(element.get("/ID", "")),
        str(element.get("/T", "")),
        str(element.Alt) if "/Alt" in element else None,
        str(element.get("/Lang", "")),
        parent=parent,
        box=_box(element),
    )


def _box(element: Any) -> tuple[float, ...]:
    attributes = element.get("/A", [])
    for owner in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if "/BBox" in owner:
            return tuple(float(edge) for edge in owner.BBox)
    return ()
