"""Chapters of an episode as JSON (Podcasting 2.0, JSON Chapters 1.2)."""

from __future__ import annotations

import json

from edition.packaging.feed.episodes import Episode
from edition.packaging.templating import legal, one_line

MEDIA_TYPE = "application/json+chapters"


def chapters_json(episode: Episode) -> str:
    """Return the file that ``podcast:chapters`` points to; times in seconds."""
    data = {
        "version": "1.2.0",
        "title": episode.title,
        "chapters": [
            {"startTime": chapter.begin_ms / 1000, "title": one_line(chapter.title)} for chapter in episode.chapters
        ],
    }
    return legal(json.dumps(data, ensure_ascii=False, indent=1)) + "\n"
