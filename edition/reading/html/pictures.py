"""Which of a page's pictures are the article's, and where they stand in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from edition.model import Block, Flag, Photo, Skipped
from edition.reading.html.body import Kept
from edition.reading.html.facts import Facts
from edition.reading.html.figures import LONGEST_BOX, Figure, figures_of, is_part_of_the_page, leads_elsewhere
from edition.reading.html.images import SMALLEST, ByAddress, identity, key, pixels
from edition.reading.html.jsonld import Image
from edition.reading.html.layout import container_of
from edition.reading.html.markup import Element, Item, Picture, Stretch, classes, items, letters
from edition.reading.photos import Wanted, photo_block, with_picture
from edition.reading.pictures import is_local

if TYPE_CHECKING:
    from edition.reading.material import Material

_NOT_OURS = re.compile(
    r"related|recommend|teaser|promo|newsletter|avatar|author|autor|autor|sidebar(?!-grid)|footer|comment|share|social|logo|advert|sponsor|"
    r"most-?(?:read|popular)|trending|read-?(?:more|next)|outbrain|taboola|subscri|profile"
)
_ICON = re.compile(r"avatar|author|autor|logo(?!-?in)|icon|sprite|teaser|profile|byline")
_SHORTEST_CREDIT = 5
_BESIDE = "beside a picture, neither its caption nor its credit"


@dataclass(frozen=True, slots=True)
class Shown:
    """A photograph of the article, at its place among the page's items."""

    place: float
    block: Block | None
    """None when there is neither file nor words: then it is listed as skipped."""
    flags: tuple[Flag, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def pictures_of(
    stream: Sequence[Item], kept: Sequence[Kept], facts: Facts, material: Material
) -> tuple[list[Shown], frozenset[int]]:
    """Return the article's photographs, and the places of stretches that are their captions."""
    if not kept:
        return [], frozenset()
    figures = _ours(stream, kept, facts)
    figures = _once(figures)
    if not figures:
        figures = _lead_from_data(facts, kept)
    figures = _with_known_credits(figures)
    described = ByAddress((image.address, image) for image in facts.images if image.address)
    completed = [(place, _completed(figure, described)) for place, figure in figures]
    headline = letters(facts.headline or "")
    shown = [
        shown_at(place, figure, material, _wanted(figure, material, facts), headline) for place, figure in completed
    ]
    said = [figure for _, figure in completed]
    return [*shown, *_words_left(stream, kept, said)], _captions_in_text(stream, said)


def _ours(stream: Sequence[Item], kept: Sequence[Kept], facts: Facts) -> list[tuple[int, Figure]]:
    container = container_of(kept)
    near = _story_around(container)
    around_text = _around_text(kept)
    first, last = kept[0].place, kept[-1].place
    found: list[tuple[int, Figure]] = []
    for place, item in enumerate(stream):
        if not isinstance(item, Picture):
            continue
        figures = figures_of(item.element, around_text)
        has_words = any(figure.caption or figure.credit for figure in figures)
        is_announced = any(key(figure.address) in _leads(facts) for figure in figures)
        if not is_announced and not _may_be_ours(item.element, near, around_text):
            continue
        figures = [figure for figure in figures if not is_part_of_the_page(figure)]
        inside = first < place < last
        is_lead = place < first and (is_announced or has_words)
        is_tail = place > last and item.element.tag == "figure" and has_words and _is_below(item.element, container)
        if inside or is_lead or is_tail:
            found += [(place, figure) for figure in figures if figure.address or figure.caption or figure.alt]
    return found


def _story_around(container: Element) -> Element:
    """Return the element that holds headline, lead picture and text: an article or main element, or what is near."""
    for ancestor in container.iterancestors():
        if ancestor.tag in ("article", "main") or "main" in (ancestor.get("role") or ""):
            return ancestor
    near = [container, *container.iterancestors()]
    return near[min(3, len(near) - 1)]


def _around_text(kept: Sequence[Kept]) -> frozenset[Element]:
    """Return every element that holds more of the article's text than a caption, or the box of a short article."""
    held: Counter[Element] = Counter()
    for each in kept:
        for element in (each.stretch.element, *each.stretch.element.iterancestors()):
            held[element] += len(each.stretch.text)
    return frozenset(element for element, length in held.items() if length > LONGEST_BOX) or frozenset({_box(kept)})


def _box(kept: Sequence[Kept]) -> Element:
    container = container_of(kept)
    parent = container.getparent()
    return parent if container is kept[0].stretch.element and parent is not None else container


def _may_be_ours(element: Element, near: Element, around_text: frozenset[Element]) -> bool:
    """Tell a picture of the story from those of teasers, authors and advertisements by the boxes that it stands in."""
    if element.tag == "img" and any(0 < pixels(element.get(side)) < SMALLEST for side in ("width", "height")):
        return False
    if _ICON.search(classes(element)):
        return False
    for ancestor in element.iterancestors():
        if ancestor in around_text:
            return element.tag == "figure" or _is_below(ancestor, near)
        if ancestor.tag in ("nav", "footer") or (ancestor.tag == "a" and leads_elsewhere(ancestor)):
            return False
        if _NOT_OURS.search(classes(ancestor)):
            return False
    return False


def _leads(facts: Facts) -> set[str]:
    return {key(facts.lead)} - {""} if facts.lead else set()


def _once(figures: Sequence[tuple[int, Figure]]) -> list[tuple[int, Figure]]:
    """Leave out pictures that the page shows again, for other screens or in a gallery."""
    found: dict[str, tuple[int, Figure]] = {}
    for place, figure in figures:
        name = identity(figure.address) or letters(figure.caption or figure.alt)
        where, first = found.setdefault(name, (place, figure))
        if first.caption and figure.caption and letters(first.caption) != letters(figure.caption):
            name = f"{name} {letters(figure.caption)}"
            where, first = found.setdefault(name, (place, figure))
        words = {field: getattr(first, field) or getattr(figure, field) for field in ("caption", "credit", "alt")}
        found[name] = (where, replace(first, **words))
    return list(found.values())


def _with_known_credits(figures: Sequence[tuple[int, Figure]]) -> list[tuple[int, Figure]]:
    """Part the credit that other pictures of the page have from captions that end with it."""
    known = {figure.credit for _, figure in figures if len(figure.credit) > _SHORTEST_CREDIT}
    return [(place, _parted(figure, known)) for place, figure in figures]


def _parted(figure: Figure, known: Collection[str]) -> Figure:
    caption = figure.caption
    credit = next((each for each in known if caption.endswith(f" {each}") and not figure.credit), "")
    if not credit or not (credit[0] in "(©" or caption.removesuffix(credit).rstrip()[-1:] in ".!?…”"):
        return figure
    return replace(figure, caption=caption.removesuffix(credit).strip(" |"), credit=credit)


def _lead_from_data(facts: Facts, kept: Sequence[Kept]) -> list[tuple[int, Figure]]:
    """Return the article's own picture as the page's data describes it, but no logo and no author's portrait."""
    element = kept[0].stretch.element
    described = [image for image in facts.own_images if image.caption or image.credit][:1]
    return [(-1, Figure(image.address, image.caption, image.credit, "", element)) for image in described]


def _completed(figure: Figure, described: ByAddress[Image]) -> Figure:
    """Fill caption and credit from the page's data about the same image."""
    image = described.get(figure.address) if figure.address else None
    if image is None:
        return figure
    return replace(figure, caption=figure.caption or image.caption, credit=figure.credit or image.credit)


def _wanted(figure: Figure, material: Material, facts: Facts) -> Wanted:
    """Return how a picture is asked for: its file must be there where a page of no address names it by a path."""
    lazy = any(name.startswith("data-") for image in figure.element.iter("img") for name in map(str, image.attrib))
    required = material.on_disk and not facts.from_web and not lazy and is_local(figure.address)
    return Wanted(figure.address, f"{material.name}, line {figure.element.sourceline}", required, facts.language)


def shown_at(place: float, figure: Figure, material: Material, wanted: Wanted, headline: str = "") -> Shown:
    """Return a figure as a photograph, with its file if there is one; alt text that is the headline is none."""
    if figure.alt and letters(figure.alt) == headline:
        shown = shown_at(place, replace(figure, alt=""), material, wanted)
        return replace(shown, flags=(Flag(figure.alt, "alt text that repeats the headline is not used"), *shown.flags))
    photo = Photo(
        caption=figure.caption,
        credit_line=figure.credit,
        alt_text=figure.alt or None,
        image_reference=figure.address,
        caption_source="html" if figure.caption else "",
        credit_source="html" if figure.credit else "",
        alt_source="html" if figure.alt else "",
    )
    photo, flags = with_picture(photo, wanted, material.folders)
    if photo.image or photo.caption or photo.credit_line:
        return Shown(place, photo_block(photo), flags)
    skipped = Skipped(figure.alt or figure.address, "picture without caption that is not on this machine")
    return Shown(place, None, (), (skipped,))


def _words_left(stream: Sequence[Item], kept: Sequence[Kept], figures: Sequence[Figure]) -> Iterator[Shown]:
    """List what stands in the article's ``<figure>`` elements and is no caption or credit that is shown."""
    said = " ".join(letters(text) for figure in figures for text in _wordings(figure))
    container, first, last = container_of(kept), kept[0].place, kept[-1].place
    for place, item in enumerate(stream):
        if not isinstance(item, Picture) or item.element.tag != "figure":
            continue
        if first < place < last or _is_below(item.element, container):
            left = dict.fromkeys(each.text for each in _stretches(item.element) if letters(each.text) not in said)
            yield Shown(place, None, (), tuple(Skipped(text, _BESIDE, confidence=0.7) for text in left))


def _stretches(element: Element) -> Iterator[Stretch]:
    for item in items(element):
        if isinstance(item, Stretch):
            yield item
        elif item.element.tag == "figure":
            yield from _stretches(item.element)


def _captions_in_text(stream: Sequence[Item], figures: Sequence[Figure]) -> frozenset[int]:
    """Return the stretches that only say again what is a caption or credit."""
    words = {letters(text) for figure in figures for text in _wordings(figure)} - {""}
    boxes = {
        box: " ".join(letters(text) for text in _wordings(figure))
        for figure in figures
        for box in (figure.element, *figure.behind)
    }
    return frozenset(
        place
        for place, item in enumerate(stream)
        if isinstance(item, Stretch) and (letters(item.text) in words or _is_in_box(item, boxes))
    )


def _is_in_box(item: Stretch, boxes: dict[Element, str]) -> bool:
    around = (item.element, *item.element.iterancestors())
    return any(letters(item.text) in boxes[element] for element in around if element in boxes)


def _wordings(figure: Figure) -> tuple[str, ...]:
    return (figure.caption, figure.credit, f"{figure.caption} {figure.credit}", f"{figure.credit} {figure.caption}")


def _is_below(element: Element, holder: Element) -> bool:
    return element is holder or any(ancestor is holder for ancestor in element.iterancestors())
