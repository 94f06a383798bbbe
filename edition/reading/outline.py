"""How a source was understood, as data: what ``edition outline --json`` prints.

The form is documented by ``outline.schema.json`` beside this module and stays as it is; keys may be added. Spans are
``[start, end]``, Python slices (Unicode code points) of the decoded source text, and null where the source is not plain
text. An edition of several articles is ``{"title", "language", "articles": [...]}``; of one, that article itself.
"""

from __future__ import annotations

from typing import Any

from edition.model import Article, Block, Decision, Edition, EditionArticle, Flag, Repair, Section, Skipped, Span

WORDS_PER_MINUTE = 150

Json = dict[str, Any]


def outline(edition: Edition, *, words_per_minute: int = WORDS_PER_MINUTE) -> Json:
    """Return the outline of an edition.

    Args:
        edition: As split, not necessarily made.
        words_per_minute: Speed that the expected minutes are reckoned with.
    """
    articles = [_article(made, words_per_minute) for made in edition.articles]
    if len(articles) == 1:
        return articles[0]
    return {
        "title": edition.title,
        "language": edition.language,
        "date": edition.date.isoformat() if edition.date else None,
        "publisher": edition.publisher,
        "articles": articles,
    }


def _article(made: EditionArticle, words_per_minute: int) -> Json:
    article = made.article
    sections = [_section(section, words_per_minute) for section in made.sections]
    return {
        **_front(article),
        "words": sum(section["words"] for section in sections),
        "expected_minutes": round(sum(section["expected_minutes"] for section in sections), 2),
        "sections": sections,
        "photos": [_photo(block) for section in made.sections for block in section.photos],
        "skipped": [_skipped(skipped) for skipped in article.skipped],
        "decisions": [_decision(decision) for decision in article.decisions],
        "repairs": [_repair(repair) for repair in article.repairs],
        "flags": [_flag(flag) for flag in article.flags],
    }


def _front(article: Article) -> Json:
    return {
        "source": article.source,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "byline": article.byline,
        "dateline": article.dateline,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "publisher": article.publisher,
        "front_spans": {name: _span(span) for name, span in article.front_spans.items()},
    }


def _section(section: Section, words_per_minute: int) -> Json:
    spans = [block.span for block in section.blocks if block.span]
    words = sum(len(sentence.text.split()) for sentence in section.sentences)
    return {
        "number": section.number,
        "heading": section.heading.text,
        "editorial": section.editorial,
        "span": [min(start for start, _ in spans), max(end for _, end in spans)] if spans else None,
        "words": words,
        "expected_minutes": round(words / words_per_minute, 2),
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> Json:
    sentences = [{"id": sentence.id, "text": sentence.text} for sentence in block.sentences]
    entry = {"kind": block.kind.value, "span": _span(block.span), "text": block.text, "sentences": sentences}
    return entry | ({"language": block.language} if block.language else {})


def _photo(block: Block) -> Json:
    photo = block.photo
    assert photo is not None  # noqa: S101  # Section.photos holds photo blocks only
    return {
        "caption_span": _span(photo.caption_span),
        "credit_span": _span(photo.credit_span),
        "caption": photo.caption,
        "credit_line": photo.credit_line,
        "alt_text": photo.alt_text,
        "image": photo.image.as_posix() if photo.image else None,
        "image_reference": photo.image_reference,
        "caption_source": photo.caption_source,
        "credit_source": photo.credit_source,
        "alt_source": photo.alt_source,
    }


def _skipped(skipped: Skipped) -> Json:
    span = _span(skipped.span)
    return {"span": span, "reason": skipped.reason, "text": skipped.text, "confidence": skipped.confidence}


def _decision(decision: Decision) -> Json:
    return {
        "span": _span(decision.span),
        "kind": decision.kind,
        "reason": decision.reason,
        "text": decision.text,
        "confidence": round(decision.confidence, 2),
    }


def _repair(repair: Repair) -> Json:
    span = _span(repair.span)
    return {"span": span, "reason": repair.reason, "before": repair.before, "after": repair.after}


def _flag(flag: Flag) -> Json:
    return {"span": _span(flag.span), "reason": flag.reason, "text": flag.text}


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None
