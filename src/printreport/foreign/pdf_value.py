"""A value of a stranger's PDF: whatever it is asked for, it gives or says that it is something else.

All reading of strange files goes through here. What a file has wrong becomes MalformedError; any other error of the code that
reads is a defect of that code.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal

from pikepdf import ObjectType

from printreport.foreign.limits import MOST_BYTES, MalformedError, ReadingLimitError
from printreport.foreign.stream_store import STRANGE_BYTES, StreamStore, reading, words_of

Kind = Literal["boolean", "number", "name", "string", "array", "dictionary", "stream", "other"]
KIND_NAMES: dict[Kind, str] = {
    "boolean": "布尔值", "number": "数字", "name": "名字", "string": "字符串", "array": "数组", "dictionary": "字典",
    "stream": "数据流", "other": "别的东西",
}  # fmt: skip

LARGEST_NUMBER = 1e12
"""Numbers beyond are no lengths, codes or counts of any page."""
MOST_ITEMS = 1_000_000
"""Items of one array that are looked at."""
_LONGEST_TEXT = 20_000
"""Characters of one string of a foreign file: messages and names need no more."""


_KINDS: dict[object, Kind] = {
    ObjectType.name_: "name",
    ObjectType.string: "string",
    ObjectType.array: "array",
    ObjectType.dictionary: "dictionary",
    ObjectType.stream: "stream",
}


def _kind_of(raw: Any) -> Kind:
    if isinstance(raw, bool):
        return "boolean"
    if isinstance(raw, int | float | Decimal):
        return "number"
    return _KINDS.get(getattr(raw, "_type_code", None), "other")


class PdfValue:
    """One value and the streams of its file; conversions raise MalformedError where it is of another type.

    A null is None, as an entry that is not there (ISO 32000-1, 7.3.9).
    """

    __slots__ = ("_raw", "_store", "kind")

    def __init__(self, raw: Any, store: StreamStore) -> None:
        self._raw = raw
        self._store = store
        self.kind: Kind = _kind_of(raw)

    @property
    def raw(self) -> Any:
        """The object itself, for those who change or copy it; what it raises is theirs to catch (`reading`)."""
        return self._raw

    def _wrapped(self, raw: Any) -> PdfValue | None:
        return None if raw is None else PdfValue(raw, self._store)

    def _wants(self, *kinds: Kind) -> None:
        if self.kind not in kinds:
            raise MalformedError(f"应为{'或'.join(KIND_NAMES[kind] for kind in kinds)}，却是{KIND_NAMES[self.kind]}")

    # Dictionaries and arrays

    @property
    def is_dictionary(self) -> bool:
        """Whether it has entries: a dictionary, or the stream whose dictionary is asked."""
        return self.kind in ("dictionary", "stream")

    def get(self, key: str, default: Any = None) -> Any:
        """An entry of a dictionary or stream; `default` where there is none."""
        self._wants("dictionary", "stream")
        try:
            found = self._entry(key)
        except STRANGE_BYTES as problem:
            raise MalformedError(f"{key} 读不出来（{words_of(problem)}）") from problem
        return default if found is None else PdfValue(found, self._store)

    def _entry(self, key: str) -> Any:
        if key.isascii():
            return self._raw.get(key) if len(key) > 1 else None
        try:
            key.encode("utf-8")
        except UnicodeEncodeError:
            # Names of other encodings are compared one by one; pikepdf does not take them as keys.
            return next((value for name, value in self._raw.items() if str(name) == key), None)
        return self._raw.get(key)

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None

    def __getitem__(self, key: str | int) -> PdfValue:
        if isinstance(key, str):
            found = self.get(key)
            if found is None:
                raise MalformedError(f"缺少 {key}")
            return found  # type: ignore[no-any-return]
        items = len(self)
        if not 0 <= key < items:
            raise MalformedError(f"数组只有 {items} 项")
        with reading():
            found = self._wrapped(self._raw[key])
        if found is None:
            raise MalformedError("数组里有空值")
        return found

    def items(self) -> Iterator[tuple[str, PdfValue]]:
        """The entries of a dictionary or stream that are not null."""
        self._wants("dictionary", "stream")
        with reading():
            keys = sorted(str(key) for key in self._raw.keys())  # noqa: SIM118
        for key in keys:
            found = self.get(key)
            if found is not None:
                yield key, found

    def values(self) -> Iterator[PdfValue]:
        """The values of `items`."""
        return (value for _, value in self.items())

    def __len__(self) -> int:
        self._wants("array")
        with reading():
            return len(self._raw)

    def __bool__(self) -> bool:
        # Not the length: an entry that is there is true, but for the boolean false itself.
        return self.kind != "boolean" or bool(self._raw)

    def __iter__(self) -> Iterator[PdfValue]:
        """The items of an array; MalformedError for a null among them."""
        count = len(self)
        if count > MOST_ITEMS:
            raise ReadingLimitError(f"一个数组有 {count} 项，超过 {MOST_ITEMS} 项")
        return (self[index] for index in range(count))

    # Numbers and words

    @property
    def is_integer(self) -> bool:
        """Whether it is a whole number."""
        return self.kind == "number" and isinstance(self._raw, int)

    def __float__(self) -> float:
        self._wants("number")
        try:
            number = float(self._raw)
        except OverflowError:
            number = math.inf
        if not abs(number) <= LARGEST_NUMBER:
            raise MalformedError("数字大得没有意义")
        return number

    def __int__(self) -> int:
        return int(float(self))

    def __str__(self) -> str:
        """A name with its slash, a string's text; for all else only what kind of thing it is."""
        if self.kind not in ("name", "string"):
            return f"（{KIND_NAMES[self.kind]}）"
        with reading():
            return str(self._raw)[:_LONGEST_TEXT]

    def __bytes__(self) -> bytes:
        self._wants("string")
        with reading():
            return bytes(self._raw)

    # Streams and objects

    @property
    def filters(self) -> tuple[str, ...]:
        """The filters of a stream by their long names, the outermost first."""
        self._wants("stream")
        return filter_names(self.get("/Filter"))

    def read_bytes(self, most: int = MOST_BYTES) -> bytes:
        """A stream's bytes, unpacked, remembered for each stream; raises ReadingLimitError beyond `most`."""
        self._wants("stream")
        return self._store.unpacked(self._raw, self.filters, self.objgen, most)

    @property
    def digest(self) -> bytes:
        """What tells a stream's bytes from others, worked out once for each stream."""
        self._wants("stream")
        return self._store.digest(self._raw, self.filters, self.objgen, MOST_BYTES)

    def read_raw_bytes(self) -> bytes:
        """A stream's bytes as they are packed."""
        self._wants("stream")
        with reading():
            return bytes(self._raw.read_raw_bytes())

    @property
    def objgen(self) -> tuple[int, int]:
        """Object and generation number; (0, 0) for what stands inside another object."""
        if self.kind in ("boolean", "number"):
            return (0, 0)
        with reading():
            number, generation = self._raw.objgen
        return int(number), int(generation)

    @property
    def key(self) -> object:
        """What tells this value from all others of the file, itself where it has no number."""
        number = self.objgen
        return number if number[0] else self.written

    @property
    def written(self) -> bytes:
        """The value as it would be written, references unresolved."""
        with reading():
            data = bytes(self._raw.unparse(resolved=True)) if hasattr(self._raw, "unparse") else repr(self._raw).encode()
        self._store.spent.unpack(len(data))
        return data


_LONG_NAMES = {
    "Fl": "FlateDecode", "LZW": "LZWDecode", "A85": "ASCII85Decode", "AHx": "ASCIIHexDecode", "RL": "RunLengthDecode",
    "DCT": "DCTDecode", "CCF": "CCITTFaxDecode",
}  # fmt: skip


def filter_names(found: PdfValue | None) -> tuple[str, ...]:
    """The filters that an entry names, by their long names."""
    names = () if found is None else (found,) if found.kind == "name" else tuple(found)
    return tuple(_LONG_NAMES.get(str(name).lstrip("/"), str(name).lstrip("/")) for name in names)
