"""The benchmark's own counting: figures are only as true as what counts them."""

from __future__ import annotations

from edition.reading.flat import read_text
from tests.benchmarks.reading import Gold, reasons

TEXT = "The ferry lay at the quay all day. A man waits at the quay in Port Ansel. Photo: Ida Brandt/AP It left at noon."


def _counted(**marks):
    spans = {kind: [(TEXT.index(text), TEXT.index(text) + len(text))] for kind, text in marks.items()}
    gold = Gold("a", TEXT, "en", spans, [])
    return reasons(gold, read_text(TEXT, source="a", language="en"))


def test_a_reason_given_to_marked_text_counts_as_marked():
    counted = _counted(caption="A man waits at the quay in Port Ansel.", credit="Photo: Ida Brandt/AP")
    assert counted == {
        ("caption", "before a credit line", "marked"): 1,
        ("credit", "label and agency", "marked"): 1,
    }


def test_a_reason_given_to_prose_counts_as_prose():
    counted = _counted(credit="Photo: Ida Brandt/AP")
    assert counted["caption", "before a credit line", "prose"] == 1


def test_a_reason_given_to_text_under_another_mark_counts_as_neither():
    counted = _counted(boilerplate="A man waits at the quay in Port Ansel.", credit="Photo: Ida Brandt/AP")
    assert counted["caption", "before a credit line", "neither"] == 1
