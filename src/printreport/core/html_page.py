"""HTML pages in one shell with one style sheet: templates of `data/html`, filled in by values that never become markup."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent.parent / "data" / "html"


def html_page(template: str, language: str, **values: object) -> str:
    """A whole page, style and pictures inside: the template of that name in `data/html`, filled in.

    `language` is the page's (BCP 47). Every value is escaped where it stands; a value that a template names and nobody gave
    is an error (jinja2.UndefinedError). The same values give the same text.
    """
    return _environment().get_template(f"{template}.html").render(language=language, **values)


def jpeg_text(data: bytes) -> str:
    """The bytes of a JPEG as they stand in a `data:` address."""
    return base64.b64encode(data).decode("ascii")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(_TEMPLATES)
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
