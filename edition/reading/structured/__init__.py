"""Articles as newsroom systems keep them: Guardian content-API JSON, IPTC ninjs 3.x, schema.org JSON-LD.

Each form has a module that takes from it what an article needs, and checks that on the way: an error names the JSON
path. Nothing is fetched, no remote schema is consulted.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from edition.errors import ManuscriptError, SourceError
from edition.model import Article
from edition.reading.languages import language_of, with_other_languages
from edition.reading.structured import guardian, ninjs, schema_org
from edition.reading.structured.nodes import Node

if TYPE_CHECKING:
    from edition.reading import ReadingOptions
    from edition.reading.material import Material

__all__ = ["read_structured"]

_FORMS = (guardian, ninjs, schema_org)


def read_structured(material: Material, options: ReadingOptions) -> Article:
    """Return the article in a JSON text.

    Raises:
        ManuscriptError: It is not JSON, or a value is not what its form says; the message names line or JSON path.
        SourceError: It is JSON, but no article of a form that we know, or one without text.
    """
    root = Node(_parsed(material), "$", material.name)
    for form in _FORMS:
        content = form.find(root)
        if content is not None:
            article = form.read(content, material, options.language)
            return _checked(article, options)
    raise SourceError(
        "the JSON is no article that we know",
        place=material.name,
        hint="Give a Guardian content-API response, an IPTC ninjs 3 item, or a schema.org NewsArticle.",
    )


def _parsed(material: Material) -> object:
    try:
        return json.loads(material.text)
    except json.JSONDecodeError as error:
        place = f"{material.name}, line {error.lineno}, column {error.colno}"
        raise ManuscriptError(f"the source is not JSON: {error.msg}", place=place) from error
    except (RecursionError, ValueError) as error:
        raise ManuscriptError("the JSON is nested too deeply or has too long a number", place=material.name) from error


def _checked(article: Article, options: ReadingOptions) -> Article:
    if not any(block.text and not block.photo for block in article.blocks):
        raise SourceError("the article has no text", place=article.source)
    prose = "\n".join(block.text for block in article.blocks)
    language, flags = language_of(prose, given=options.language, declared=article.language or None)
    blocks = with_other_languages(article.blocks, language)
    return replace(article, blocks=blocks, language=language, flags=(*article.flags, *flags))
