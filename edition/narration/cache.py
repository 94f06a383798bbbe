"""The studio's store of finished work, by content: what was asked for gives the key, a checksum guards the answer.

An entry is one file: the SHA-256 of what follows, then a line of JSON, then bytes. An entry that does not match its
checksum is removed and made again. Entries unused for longest go first when the store outgrows its bound.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

DEFAULT_BOUND_BYTES = 1 << 30
FORMAT = 2
"""Part of every key: raised when what the studio makes of the same input changes."""
_DIGEST_BYTES = 32
_SUFFIX = ".entry"


@dataclass(frozen=True, slots=True)
class Entry:
    """What was kept."""

    about: Mapping[str, Any]
    """Plain values."""
    data: bytes


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """How full the store is."""

    folder: Path
    entries: int
    bytes: int
    bound_bytes: int


@dataclass(frozen=True, slots=True)
class Cache:
    """The store; a store that cannot be written is simply of no use, never an error."""

    folder: Path
    bound_bytes: int = DEFAULT_BOUND_BYTES

    def get(self, key: str) -> Entry | None:
        """Return an entry; None when there is none or it is damaged (it is then gone)."""
        path = self._path(key)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        digest, body = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
        if hashlib.sha256(body).digest() != digest:
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            os.utime(path)
        about, _, data = body.partition(b"\n")
        return Entry(json.loads(about), data)

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry; it appears whole or not at all."""
        body = json.dumps(entry.about, ensure_ascii=True, sort_keys=True).encode("ascii") + b"\n" + entry.data
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, hashlib.sha256(body).digest() + body)

    def prune(self) -> None:
        """Remove what was unused for longest until the store keeps its bound."""
        found = sorted(self._entries(), key=lambda item: item[1].st_mtime_ns)
        excess = sum(state.st_size for _, state in found) - self.bound_bytes
        for path, state in found:
            if excess <= 0:
                return
            with suppress(OSError):
                path.unlink()
                excess -= state.st_size

    def info(self) -> CacheInfo:
        """Return how full it is."""
        sizes = [state.st_size for _, state in self._entries()]
        return CacheInfo(self.folder, len(sizes), sum(sizes), self.bound_bytes)

    def clear(self) -> int:
        """Remove every entry and return how many there were."""
        removed = 0
        for path, _ in self._entries():
            with suppress(OSError):
                path.unlink()
                removed += 1
        return removed

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}{_SUFFIX}"

    def _entries(self) -> Iterator[tuple[Path, os.stat_result]]:
        for path in self.folder.glob(f"??/*{_SUFFIX}"):
            with suppress(OSError):
                yield path, path.stat()


def default_folder() -> Path:
    """Return where the store is on this machine: the user's cache folder."""
    return Path(platformdirs.user_cache_dir("edition", appauthor=False)) / "studio"


def key(*parts: object) -> str:
    """Return the key for what was asked for: plain values, in an order of meaning."""
    asked = json.dumps([FORMAT, *parts], ensure_ascii=True, sort_keys=True, default=str)
    return hashlib.sha256(asked.encode("ascii")).hexdigest()


def _replace(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
