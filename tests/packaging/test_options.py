import pytest

from edition.errors import UsageError
from edition.packaging import PackageOptions, identifier
from tests.packaging.editions import article, edition, paragraph

ONE = edition(article(1, "One", [[paragraph("Words.")]]))


@pytest.mark.parametrize("address", ["https://example.org/e/", "http://localhost:8000", "https://пример.example/x"])
def test_base_url_loses_its_slash(address):
    assert PackageOptions(base_url=address).base_url == address.rstrip("/")


@pytest.mark.parametrize(
    "address",
    ["", "example.org", "ftp://example.org", "https://", "https://a b", "https://[x", "https://a/?q", "javascript:1"],
)
def test_what_is_no_web_address_is_refused(address):
    with pytest.raises(UsageError, match="no web address") as caught:
        PackageOptions(base_url=address)
    assert caught.value.place == "--base-url"


def test_identifier_stays_and_tells_editions_apart():
    assert identifier(ONE, PackageOptions(slug="a")) == "urn:uuid:4c726975-03af-511b-a4c0-c2664ad1efed"
    names = {
        identifier(ONE, PackageOptions(slug=slug, base_url=base))
        for slug in "ab"
        for base in (None, "https://a.example")
    }
    assert len(names) == 4


def test_identifier_of_a_title_that_utf8_cannot_hold():
    assert identifier(edition(*ONE.articles, title="\ud800"), PackageOptions()).startswith("urn:uuid:")
