"""Each newsroom's way with captions and credit lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.model import Span
from edition.reading.flat import parse_credit, read_text
from tests.benchmarks.reading import core
from tests.reading.flat.marked import cases, language_of, unmarked

CASES = cases(Path(__file__).with_name("conventions.txt"))


def found(text: str, language: str) -> dict[str, set[Span]]:
    article = read_text(text, source="a.txt", language=language)
    photos = [block.photo for block in article.blocks if block.photo]
    return {
        "caption": {core(text, photo.caption_span) for photo in photos if photo.caption_span},
        "credit": {core(text, photo.credit_span) for photo in photos if photo.credit_span},
    }


@pytest.mark.parametrize("line", CASES)
def test_captions_and_credit_lines_are_found_where_the_newsroom_set_them(line: str):
    text, spans = unmarked(line)
    expected = {kind: {core(text, span) for span in spans.get(kind, ())} for kind in ("caption", "credit")}
    assert found(text, language_of(text)) == expected


@pytest.mark.parametrize("line", CASES)
def test_what_is_marked_as_prose_stays_in_the_paragraphs(line: str):
    text, spans = unmarked(line)
    marked = {n for kind in spans.values() for begin, end in kind for n in range(begin, end)}
    article = read_text(text, source="a.txt", language=language_of(text))
    kept = {n for block in article.blocks if not block.photo and block.span for n in range(*block.span)}
    assert {n for n, character in enumerate(text) if not character.isspace()} - marked <= kept


@pytest.mark.parametrize(
    ("string", "caption", "credit"),
    [
        ("The quay at dawn. Photo: Ida Brandt/AP", "The quay at dawn.", "Photo: Ida Brandt/AP"),
        ("The quay at dawn (Ida Brandt / Reuters)", "The quay at dawn", "(Ida Brandt / Reuters)"),
        ("Image source, Getty Images", "", "Image source, Getty Images"),
        ("The quay at dawn.", "The quay at dawn.", ""),
        ("", "", ""),
    ],
)
def test_a_caption_is_parted_from_its_credit_line(string: str, caption: str, credit: str):
    assert parse_credit(string) == (caption, credit)
