"""The sample article through the whole composing room, held against the standards and against its own words."""

from pathlib import Path

import pytest

from edition.checking import verapdf
from edition.checking.expected import Expected
from edition.checking.large_print import check_large_print
from edition.checking.report import Severity
from edition.checking.structure import check_structure
from edition.checking.tag_tree import readable
from edition.model import Edition, Layout
from edition.reading import read
from edition.sectioning import split
from edition.typesetting import PrintOptions, typeset

SAMPLE = Path(__file__).parents[2] / "assets" / "sample" / "harbour.md"
VARIANTS = {
    "print": PrintOptions(),
    "large-print": PrintOptions(profile="large-print"),
    "print-ua2": PrintOptions(pdf="ua2"),
}


@pytest.fixture(scope="module")
def sample() -> Edition:
    return split([read(str(SAMPLE))])


@pytest.fixture(scope="module")
def made(sample, tmp_path_factory) -> dict[str, Layout]:
    folder = tmp_path_factory.mktemp("sample")
    links = {section.id: f"https://example.org/{section.id}.mp3" for section in sample.sections}
    durations = {section.id: 61_000 + 1000 * section.number for section in sample.sections}
    return {
        name: typeset(
            sample, folder / f"{name}.pdf", options, durations_ms=durations, audio_links=links, voices=("Anna",)
        )
        for name, options in VARIANTS.items()
    }


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_standard_that_the_file_claims_is_kept(variant, made):
    if not verapdf.is_available():
        pytest.skip("veraPDF needs the extra edition[check]")
    report = verapdf.verify(made[variant].path)
    assert report.findings == ()
    assert len(report.checks) == (3 if variant.endswith("ua2") else 2)


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_structure_says_what_the_edition_says(variant, made, sample):
    report = check_structure(made[variant].path, Expected.of(sample))
    assert [finding for finding in report.findings if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize("variant", ["print", "large-print"])
def test_the_tag_tree(variant, made, golden):
    golden(Path(__file__).parent / "golden" / f"sample-{variant}.txt", readable(made[variant].path))


def test_large_print_keeps_its_guideline(made):
    assert check_large_print(made["large-print"].path).findings == ()


def test_it_fits_on_few_pages(made):
    assert made["print"].page_count <= 3
    assert made["large-print"].page_count <= 11
