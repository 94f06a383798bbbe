"""Editions as they lie in a folder: what their ``edition.json`` says, held against its schema."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from edition.errors import SourceError, UsageError
from edition.packaging.manifest import MANIFEST_NAME, schema

AGAIN = "Make the edition again with this version of edition."


@dataclass(frozen=True, slots=True)
class Published:
    """An edition in its folder."""

    folder: Path
    data: dict[str, Any]
    """``edition.json``, valid."""

    @property
    def slug(self) -> str:
        """Name of its folder."""
        return self.folder.name

    @property
    def identifier(self) -> str:
        """Its URN, or what stands in for it in an edition without packages."""
        return str(self.data["identifier"] or f"{self.data['title']}\n{self.data['date']}")

    @property
    def modified(self) -> datetime:
        """Time stamp of its files, UTC."""
        return _utc(self.data["modified"])

    @property
    def published(self) -> datetime:
        """Its day of publication, UTC; without one, the time stamp of its files."""
        return _utc(self.data["date"] or self.data["modified"])


def editions(folder: Path) -> tuple[Published, ...]:
    """Return the editions whose folders lie in a folder, the oldest first.

    Raises:
        UsageError: It is no folder, or there is no edition in it.
        SourceError: An ``edition.json`` cannot be understood.
    """
    if not folder.is_dir():
        raise UsageError("there is no such folder", place=str(folder))
    if (folder / MANIFEST_NAME).is_file():
        raise UsageError("this is an edition itself", place=str(folder), hint="Name the folder that it lies in.")
    manifests = sorted(folder.glob(f"*/{MANIFEST_NAME}"))
    # Folders that begin with a dot are editions in the making.
    found = [Published(path.parent, _read(path)) for path in manifests if not path.parent.name.startswith(".")]
    if not found:
        raise UsageError("there is no edition in the folder", place=str(folder), hint="Make one with edition make -o.")
    return tuple(sorted(found, key=lambda edition: (edition.data["date"] or "", edition.slug)))


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=UTC)


def _read(path: Path) -> dict[str, Any]:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SourceError("the edition's description cannot be read", place=str(path), hint=AGAIN) from error
    fault = best_match(Draft202012Validator(schema()).iter_errors(data))
    if fault:
        raise SourceError(
            f"the edition's description is not as it should be: {fault.message[:200]}",
            place=f"{path}: {fault.json_path}",
            hint=AGAIN,
        )
    return dict(data)
