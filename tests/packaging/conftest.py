from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaging.editions import Sample, laid_out, rich_edition, spoken


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Two articles with photographs, foreign words, links, sound and pages. Do not write beside its files."""
    folder = tmp_path_factory.mktemp("sample")
    edition = rich_edition(folder)
    return Sample(edition, spoken(edition, folder), laid_out(edition, folder))


@pytest.fixture(scope="session")
def cover(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cover picture."""
    from tests.packaging.editions import picture

    return picture(tmp_path_factory.mktemp("cover"), "cover.png", (600, 800))
