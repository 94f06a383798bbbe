"""Hold ``edition.json`` against its schema, the folder's files, and itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

from edition.checking.report import Finding
from edition.errors import SourceError

MANIFEST_NAME = "edition.json"


def load(folder: Path) -> dict[str, Any]:
    """Return the folder's manifest.

    Raises:
        SourceError: The folder holds no edition.
    """
    path = folder / MANIFEST_NAME
    hint = f"Name a folder that edition make has made: it holds {MANIFEST_NAME}."
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SourceError(f"the folder holds no readable edition: {error}", place=str(path), hint=hint) from error
    if not isinstance(data, dict):
        raise SourceError("the manifest is no JSON object", place=str(path), hint=hint)
    return data


def sentences(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield everything that must be in every output, in reading order: front matter, headings, sentences, credits."""
    for article in data["articles"]:
        yield from article["front"]
        for section in article["sections"]:
            yield from section_sentences(section)


def section_sentences(section: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a section's heading, then each block's sentences and credit line."""
    yield section["heading_sentence"]
    for block in section["blocks"]:
        yield from block["sentences"]
        if block.get("credit"):
            yield block["credit"]


def photos(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every photo block, in reading order."""
    for article in data["articles"]:
        for section in article["sections"]:
            yield from (block for block in section["blocks"] if block["kind"] == "photo")


def inspect_schema(data: dict[str, Any]) -> Iterator[Finding]:
    """Hold the manifest against its JSON Schema (2020-12)."""
    from jsonschema import Draft202012Validator

    schema = json.loads((files("edition.packaging") / "edition.schema.json").read_text(encoding="utf-8"))
    for error in Draft202012Validator(schema).iter_errors(data):
        yield Finding("edition.json schema", error.message, error.json_path)


def inspect_files(folder: Path, data: dict[str, Any]) -> Iterator[Finding]:
    """Every output that the manifest lists is there, to the byte."""
    for output in data["outputs"]:
        path = folder / output["path"]
        if not path.is_file():
            yield Finding("file missing", "the manifest lists a file that is not there", output["path"])
            continue
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if (path.stat().st_size, digest) != (output["bytes"], output["sha256"]):
            yield Finding("file changed", "the file is not the one that was made", output["path"])


def inspect_times(data: dict[str, Any]) -> Iterator[Finding]:
    """Every sentence has its own stretch of its section's sound, in order, and its page in print."""
    seen: set[str] = set()
    for sentence in sentences(data):
        if sentence["id"] in seen:
            yield Finding("id twice", "two sentences have one id", sentence["id"])
        seen.add(sentence["id"])
        if data["page_count"] and not 1 <= (sentence["page"] or 0) <= data["page_count"]:
            yield Finding("page missing", "the sentence has no page in print", sentence["id"])
    for article in data["articles"]:
        for number, section in enumerate(article["sections"]):
            if section["audio"]:
                yield from _section_times(section, article["front"] if number == 0 else [])


def _section_times(section: dict[str, Any], front: list[dict[str, Any]]) -> Iterator[Finding]:
    spoken = [*front, *section_sentences(section)]
    if section["opening"]:
        spoken.insert(0, section["opening"])
    if section["closing"]:
        spoken.append(section["closing"])
    for clip in spoken:
        if clip["begin_ms"] is None or clip["end_ms"] <= clip["begin_ms"] or clip["end_ms"] > section["duration_ms"]:
            yield Finding("sentence silent", "the sentence has no stretch of the section's sound", clip["id"])
    timed = [clip for clip in spoken if clip["begin_ms"] is not None]
    for earlier, later in pairwise(timed):
        if later["begin_ms"] < earlier["end_ms"]:
            yield Finding("sentences overlap", f"it begins before {earlier['id']} has ended", later["id"])
