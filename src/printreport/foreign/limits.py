"""What is read of a stranger's PDF at most, and the two errors that reading one may end in.

Limits are counts, so that the same file is always read equally far; the clock is the last resort.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field

MOST_SECONDS = 13.0
"""Seconds that one file may take; with the start of the program and the report less than 15."""
MOST_MEMORY = 900_000_000
"""Bytes of memory that one file may take; with the program itself less than 1 GB."""
LARGEST_FILE = 500_000_000
"""Bytes of a file."""
MOST_PAGES = 3000
"""Pages that are looked at."""
MOST_OBJECTS = 1_000_000
"""Objects that a file may state."""
MOST_BYTES = 24 * 1024 * 1024
"""Bytes that one stream may unpack to."""
MOST_BYTES_OF_FILE = 600 * 1024 * 1024
"""Bytes that all streams looked at may unpack to."""
MOST_STREAMS_OF_PAGE = 5000
"""Streams that one page's content may be split into."""
MOST_DRAWING = 2 * 1024 * 1024
"""Bytes of operators of a page that is placed like a picture, its forms counted: each is copied, looked at and checked again."""
DEEPEST_FORMS = 12
"""Forms in forms of such a page; drawing programs make two or three."""
PACKED_AT_ONCE = 200 * 1024 * 1024
"""Bytes that qpdf may unpack one stream to while it opens a file (streams that hold objects)."""


class MalformedError(Exception):
    """A file holds something else than the standard says; the text is Chinese and says what. Never a defect of ours."""


class ReadingLimitError(Exception):
    """A file holds more than is read of one; the text is Chinese and names the limit."""


@dataclass(slots=True)
class Spent:
    """What the reading of one file has used up so far."""

    seconds: float = MOST_SECONDS
    unpacked: int = 0
    begun: float = field(default_factory=time.monotonic)

    @property
    def left(self) -> float:
        """Seconds that are left, 0 when there are none."""
        return max(self.seconds - (time.monotonic() - self.begun), 0.0)

    def look_at_clock(self) -> None:
        """Raise ReadingLimitError when the time is over."""
        if not self.left:
            raise ReadingLimitError(f"用时超过 {self.seconds:g} 秒")

    def unpack(self, count: int) -> None:
        """Count bytes that were unpacked; raises ReadingLimitError."""
        self.unpacked += count
        if self.unpacked > MOST_BYTES_OF_FILE:
            raise ReadingLimitError(f"数据流解压后合计超过 {MOST_BYTES_OF_FILE // 2**20} MB")
        self.look_at_clock()
