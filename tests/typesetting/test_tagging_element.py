from copy import copy, deepcopy

from edition.typesetting.tagging import Element, Name


def test_elements_are_appended_as_they_are_made():
    root = Element("Document")
    first, second = Element("P", root), Element("P", root)
    Element("Span", first)
    assert list(root.children) == [first, second]
    assert [element.tag for element in root.walk()] == ["Document", "P", "Span", "P"]


def test_a_copy_is_the_element_itself():
    element = Element("P", id="a1-s1-p1")
    assert copy(element) is element
    assert deepcopy([element])[0] is element


def test_attributes_are_its_own():
    given = {"List": {"ListNumbering": Name("Disc")}}
    element = Element("L", attributes=given)
    element.attributes["List"]["ListNumbering"] = Name("Decimal")
    assert given == {"List": {"ListNumbering": "Disc"}}
    assert Element("P").attributes == {}


def test_it_shows_tag_and_id():
    assert repr(Element("H2", id="a1-s1-heading")) == "<H2 a1-s1-heading>"
