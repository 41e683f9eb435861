"""Text of others as it may go to a terminal: characters that command it, or that turn its lines about, shown by number."""

from __future__ import annotations

import re

_COMMANDS = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str, kept: str = "") -> str:
    r"""The text with every control character as `\x1b` or `\u202e`; those in `kept` (say `"\n\t"`) stay as they are.

    Controls are C0, DEL and C1 (ECMA-48), line and paragraph separators, bidirectional controls (UAX #9) and lone
    surrogates, which no encoding can write.
    """
    return _COMMANDS.sub(lambda found: found[0] if found[0] in kept else _number(ord(found[0])), text)


def _number(code: int) -> str:
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"
