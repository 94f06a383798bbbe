"""The feed itself: RSS 2.0 with the namespaces of Apple's and the Podcasting 2.0 directories, by feedgen.

What readers take for HTML (descriptions) is escaped once more than XML asks for, so that text stays text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from lxml import etree

from edition.errors import UsageError
from edition.packaging.feed.chapters import MEDIA_TYPE as CHAPTERS
from edition.packaging.feed.editions import Published
from edition.packaging.feed.episodes import Episode
from edition.packaging.templating import legal, one_line
from edition.packaging.webvtt import MEDIA_TYPE as TRANSCRIPT

# feedgen reaches for lxml.etree without importing it: it must come after the import above.
from feedgen.ext.base import BaseEntryExtension, BaseExtension  # isort: skip
from feedgen.feed import FeedGenerator  # isort: skip

PODCAST = "https://podcastindex.org/namespace/1.0"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
GUIDS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The namespace that ``podcast:guid`` is made in (Podcasting 2.0, “guid”)."""
CATEGORIES = (
    "Arts", "Business", "Comedy", "Education", "Fiction", "Government", "Health & Fitness", "History",
    "Kids & Family", "Leisure", "Music", "News", "Religion & Spirituality", "Science", "Society & Culture", "Sports",
    "TV & Film", "Technology", "True Crime",
)  # fmt: skip
"""Apple Podcasts’ categories; directories refuse a feed with another."""


@dataclass(frozen=True, slots=True)
class FeedOptions:
    """What the feed says of itself."""

    title: str | None = None
    """None takes the publisher of the editions when they agree, else the newest edition's title."""
    description: str | None = None
    """Plain text; None names the editions."""
    author: str | None = None
    """None takes the publisher."""
    category: str = "News"
    """One of :data:`CATEGORIES`."""
    explicit: bool = False
    """True when the editions are unfit for children."""
    image: Path | None = None
    """The artwork; None takes the newest edition's cover."""

    def __post_init__(self) -> None:
        """Refuse a category that no directory knows."""
        if self.category not in CATEGORIES:
            raise UsageError(
                f"there is no podcast category {self.category!r}",
                place="--category",
                hint=f"There are: {', '.join(CATEGORIES)}.",
            )


def rss(
    editions: Sequence[Published],
    episodes: Sequence[Episode],
    *,
    address: str,
    feed_name: str,
    artwork: str,
    options: FeedOptions,
) -> bytes:
    """Return the feed as XML, the newest edition first.

    Args:
        editions: The oldest first; at least one.
        episodes: In listening order, with their addresses.
        address: Under which the editions' folder is published.
        feed_name: The feed's path in it.
        artwork: The picture's path in it.
        options: What the feed says of itself.
    """
    feed = FeedGenerator()
    feed.load_extension("podcast")
    feed.register_extension("podcasting", _FeedExtension, _EpisodeExtension)
    _describe(feed, editions, address, options)
    feed.podcast.itunes_image(f"{address}/{artwork}")
    feed.link(href=f"{address}/{feed_name}", rel="self", type="application/rss+xml")
    # feedgen makes the link it was told last the channel's own.
    feed.link(href=f"{address}/", rel="alternate")
    serial = any(episode.number for episode in episodes)
    feed.podcast.itunes_type("serial" if serial else "episodic")
    feed.podcasting.say(guid=_feed_guid(f"{address}/{feed_name}"), explicit=options.explicit)
    for episode in episodes:
        _add(feed, episode, explicit=options.explicit)
    return bytes(feed.rss_str(pretty=True))


def _describe(feed: Any, editions: Sequence[Published], address: str, options: FeedOptions) -> None:
    newest = editions[-1].data
    publishers = {edition.data["publisher"] for edition in editions}
    publisher = newest["publisher"] if len(publishers) == 1 else None
    title = options.title or publisher or newest["title"]
    feed.id(f"{address}/")
    feed.title(_text(title))
    feed.description(_html(options.description or ", ".join(edition.data["title"] for edition in reversed(editions))))
    feed.language(newest["language"])
    feed.generator(newest["generator"])
    feed.lastBuildDate(max(edition.modified for edition in editions))
    feed.podcast.itunes_author(_text(options.author or publisher or title))
    feed.podcast.itunes_category(options.category)


def _add(feed: Any, episode: Episode, *, explicit: bool) -> None:
    entry = feed.add_entry()
    entry.id(episode.guid)
    entry.guid(episode.guid, permalink=False)
    entry.title(_text(episode.title))
    entry.description(_html(episode.summary or episode.title))
    entry.enclosure(episode.sound, str(episode.bytes), episode.media_type)
    entry.published(episode.published)
    if episode.page:
        entry.link(href=episode.page)
    if episode.number is not None:
        entry.podcast.itunes_season(episode.season)
        entry.podcast.itunes_episode(episode.number)
    entry.podcast.itunes_duration(round(episode.duration_ms / 1000))
    entry.podcasting.say(episode, explicit=explicit)


class _FeedExtension(BaseExtension):  # type: ignore[misc]
    """``podcast:guid``, ``podcast:medium`` and Apple's flag, which feedgen spells as Apple no longer does."""

    def say(self, *, guid: str, explicit: bool) -> None:
        self.guid, self.explicit = guid, explicit

    def extend_ns(self) -> dict[str, str]:
        return {"podcast": PODCAST, "itunes": ITUNES}

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        channel = feed[0]
        _element(channel, PODCAST, "guid", self.guid)
        _element(channel, PODCAST, "medium", "podcast")
        _element(channel, ITUNES, "explicit", _flag(self.explicit))
        return feed


class _EpisodeExtension(BaseEntryExtension):  # type: ignore[misc]
    """``podcast:transcript`` and ``podcast:chapters``."""

    def say(self, episode: Episode, *, explicit: bool) -> None:
        self.episode, self.explicit = episode, explicit

    def extend_rss(self, item: etree._Element) -> etree._Element:
        episode = self.episode
        about = {"url": episode.transcript, "type": TRANSCRIPT, "language": episode.language, "rel": "captions"}
        _element(item, PODCAST, "transcript", None, **about)
        _element(item, PODCAST, "chapters", None, url=episode.chapters_file, type=CHAPTERS)
        _element(item, ITUNES, "explicit", _flag(self.explicit))
        return item


def _element(parent: etree._Element, namespace: str, name: str, text: str | None, **attributes: str) -> None:
    etree.SubElement(parent, f"{{{namespace}}}{name}", attributes).text = text


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _feed_guid(address: str) -> str:
    """Return the feed's id: of its address without scheme and without slashes at its end."""
    return str(uuid5(GUIDS, address.partition("://")[2].rstrip("/")))


def _text(text: str) -> str:
    return legal(one_line(text))


def _html(text: str) -> str:
    return escape(_text(text), quote=False)
