from datetime import UTC, datetime, timedelta, timezone

from lxml import etree

from edition.typesetting.tagging import UA1, UA2, Metadata
from edition.typesetting.tagging.metadata import info_dictionary, xmp_packet

PLAIN = Metadata("The ferry <Ægir> & co", "en-GB", datetime(2026, 10, 9, 7, 30, tzinfo=UTC))
FULL = Metadata(
    "The ferry", "en-GB", datetime(2026, 10, 9, tzinfo=timezone(timedelta(hours=-3, minutes=-30))),
    author="M. Halloran", subject="A boat", publisher="The Quay", source="ferry.md", keywords=("boats", "bridges"),
)  # fmt: skip


def values(metadata, conformance):
    """Return the packet's properties as text by their local names."""
    root = etree.fromstring(xmp_packet(metadata, conformance))
    return {etree.QName(node).localname: "".join(node.itertext()) for node in root[0][0]}


def test_the_packet_says_who_and_what():
    found = values(FULL, UA1)
    assert {key: found[key] for key in ("title", "creator", "publisher", "source", "Keywords", "language")} == {
        "title": "The ferry", "creator": "M. Halloran", "publisher": "The Quay", "source": "ferry.md",
        "Keywords": "boats, bridges", "language": "en-GB",
    }  # fmt: skip
    assert found["CreateDate"] == found["ModifyDate"] == "2026-10-09T00:00:00-03:30"


def test_signs_of_markup_are_only_text():
    assert values(PLAIN, UA1)["title"] == "The ferry <Ægir> & co"
    assert "creator" not in values(PLAIN, UA1)


def test_each_variant_names_its_standards():
    first, second = values(PLAIN, UA1), values(PLAIN, UA2)
    assert first["conformance"] == "A"
    assert "rev" in second
    assert "conformance" not in second
    assert "wtpdf#accessibility1.0" in second["declarations"]
    assert b"PDF/UA identification schema" in xmp_packet(PLAIN, UA1)
    assert b"PDF/UA identification schema" not in xmp_packet(PLAIN, UA2)


def test_the_dictionary_says_the_same_as_the_packet():
    assert info_dictionary(FULL) == (
        b"<</Title(The ferry)/Author(M. Halloran)/Subject(A boat)/Keywords(boats, bridges)/Creator(edition)"
        b"/Producer(edition \\(ReportLab\\))/CreationDate(D:20261009000000-03'30')/ModDate(D:20261009000000-03'30')>>"
    )
