"""Look at a finished edition as a stranger would: every file listed is there, whole, and what it says it is."""

import hashlib
import json
import sys
from pathlib import Path

SIGNATURES = {
    ".pdf": (b"%PDF-",),
    ".epub": (b"PK",),
    ".zip": (b"PK",),
    ".lpf": (b"PK",),
    ".mp3": (b"ID3", b"\xff"),
    ".html": (b"<!DOCTYPE html>", b"<?xml"),
}


def look(folder: Path) -> None:
    """Raise AssertionError for the first thing that is not as ``edition.json`` says."""
    told = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    sentences = [
        sentence
        for article in told["articles"]
        for section in article["sections"]
        for block in section["blocks"]
        for sentence in block["sentences"]
    ]
    assert len(sentences) > 10, "hardly any sentences"
    for sentence in sentences:
        assert sentence["end_ms"] > sentence["begin_ms"] >= 0, sentence
        assert 1 <= sentence["page"] <= told["page_count"], sentence
    assert told["outputs"], "no outputs"
    for output in told["outputs"]:
        data = (folder / output["path"]).read_bytes()
        assert len(data) == output["bytes"] > 0, output
        assert hashlib.sha256(data).hexdigest() == output["sha256"], output
        signature = SIGNATURES.get(Path(output["path"]).suffix)
        assert signature is None or data.startswith(signature), output
    print(f"{folder.name}: {len(sentences)} sentences, {len(told['outputs'])} files, {told['page_count']} pages, "
          f"{told['duration_ms'] / 1000:.0f} s of sound")  # fmt: skip


if __name__ == "__main__":
    editions = [path.parent for path in Path(sys.argv[1]).glob("*/edition.json")]
    assert editions, "no edition was made"
    for edition in editions:
        look(edition)
