from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaging.feed.publishing import publish


@pytest.fixture
def editions(sample, tmp_path) -> Path:
    folder = tmp_path / "editions"
    publish(
        folder, "lantern-january", sample.edition, sample.recordings, [("web", "web/index.html", b"<!DOCTYPE html>")]
    )
    return folder
