import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.typesetting.tagging.content import ContentRecord, MarkedSequence
from edition.typesetting.tagging.element import Element


@pytest.fixture
def record():
    return ContentRecord()


def test_sequences_are_numbered_on_each_page(record):
    element = Element("P", Element("Document"))
    assert [record.add_sequence(element, page) for page in (1, 1, 2)] == [0, 1, 0]
    assert [(kid.page, kid.mcid) for kid in record.kids(element)] == [(1, 0), (1, 1), (2, 0)]


def test_children_without_content_are_left_out_and_others_stay_in_story_order(record):
    root = Element("Document")
    first, empty, last = Element("P", root), Element("P", root), Element("P", root)
    record.add_sequence(last, 1)
    record.add_sequence(first, 1)
    assert record.kids(root) == [first, last]
    assert record.kids(empty) == []


def test_own_content_and_children_are_read_as_painted(record):
    paragraph = Element("P", Element("Document"))
    link = Element("Link", paragraph)
    record.add_sequence(paragraph, 1)
    record.add_sequence(link, 1)
    record.add_sequence(paragraph, 1)
    assert [kid if isinstance(kid, Element) else kid.mcid for kid in record.kids(paragraph)] == [0, link, 2]


def test_pages_are_those_of_the_first_content(record):
    section = Element("Sect", Element("Document"), id="s1")
    paragraph, other = Element("P", section, id="p1"), Element("P", section, id="p2")
    record.add_sequence(paragraph, 3)
    record.add_sequence(paragraph, 4)
    record.add_sequence(other, 4)
    assert record.pages == {"s1": 3, "p1": 3, "p2": 4}
    assert [record.page_of(element) for element in (section, paragraph, other)] == [3, 3, 4]
    assert record.page_of(Element("P")) is None


def test_the_parent_tree_knows_pages_and_annotations(record):
    paragraph = Element("P", Element("Document"))
    link = Element("Link", paragraph)
    record.add_sequence(paragraph, 1)
    assert record.add_annotation(link, 1, 17) == 1
    record.add_sequence(link, 1)
    assert record.page_key(1) == 0
    assert record.page_key(2) is None
    assert record.parents == [[paragraph, link], link]


@given(st.integers(1, 100_000), st.integers(0, 1_000_000))
def test_a_sequence_keeps_page_and_number(page, mcid):
    sequence = MarkedSequence.at(page, mcid)
    assert (sequence.page, sequence.mcid) == (page, mcid)
