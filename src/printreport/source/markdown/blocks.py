"""Reads a section's Markdown into blocks whose every character knows its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from printreport.core.span import Span
from printreport.model.blocks import Block, ListBlock, ListItem, Paragraph, Quotation, Subheading, Table, plain_text
from printreport.source.markdown.block_grammar import NUMBERED, TABBED, TABLE, BlockToken, block_tokens, tabbed_rows
from printreport.source.markdown.inline import read_inline
from printreport.source.markdown.notes import SectionNotes
from printreport.source.markdown.refused_lines import RULE, refusal_of, warn_of_line
from printreport.source.markdown.table_rows import read_tabbed, read_table
from printreport.source.markdown.wrapped_lines import first_wrapped
from printreport.syntax.message_log import MessageLog
from printreport.syntax.placed_words import SPACES, Piece

_CAPTION = re.compile(r"表\s*[0-9０-９一二三四五六七八九十]{0,3}\s*[：:]")

_REFUSALS = {
    "fence": ("code", "代码块（``` 或 ~~~）不能用", "去掉这两行标记，正文照常写。"),
    "html_block": ("html", "HTML 不能用", "删去标签或注释；着重写 **词**，表格用竖线。"),
    "hr": RULE,
}
_INSIDE = {
    "blockquote_open": ("markup-nesting", "这里不能放引文", "引文单独成段，写在列表和引文之外。"),
    TABLE: ("markup-nesting", "这里不能放表格", "表格单独成段，写在列表和引文之外。"),
    "heading_open": ("markup-nesting", "这里不能放小标题", "小标题单独成行，写在列表和引文之外。"),
    "bullet_list_open": ("markup-nesting", "引文里不能放列表", "列表单独成段，写在引文之外。"),
    "ordered_list_open": ("markup-nesting", "引文里不能放列表", "列表单独成段，写在引文之外。"),
}


def read_blocks(
    path: str, lines: Sequence[str], rows: range, log: MessageLog, join: bool = False, notes: SectionNotes | None = None
) -> tuple[Block, ...]:
    """The blocks in some lines of a file without `:::` lines and notes; mistakes are noted by place.

    Every line break ends a paragraph; with `join` only an empty line does, or a line that begins a block or is numbered by hand.

    `path` is the file's for messages, `lines` are all of it, `rows` those to read, counted from 0, `log` takes the messages, and
    `notes` number the marks of notes; without them none may stand here.
    """
    tokens = block_tokens(lines[rows.start : rows.stop], join)
    if not join:
        _warn_of_wrapping(path, lines, rows.start, tokens, log)
    return _BlockReader(path, lines, rows.start, tokens, log, notes).read()


def _warn_of_wrapping(path: str, lines: Sequence[str], first: int, tokens: Sequence[BlockToken], log: MessageLog) -> None:
    """Doubt lines that look like those of one paragraph, wrapped by an editor; once a file.

    `path` is the file's for messages, `lines` are all of it, `first` is the body's first one, `tokens` are its blocks, and
    `log` takes the messages.
    """
    depth = 0
    rows: list[int] = []
    for token in tokens:
        if token.type == "paragraph_open" and depth == 0:
            rows.append(first + token.first)
        depth += token.nesting
    wrapped = first_wrapped([(row, lines[row].strip(SPACES)) for row in rows])
    if wrapped is not None:
        hint = "如果这几行本是一段，在 report.yaml 里写 lines: join（空行才分段）；本来就各成一段，不用改。"
        span = Span(path, wrapped + 1, 1, max(1, len(lines[wrapped])))
        log.warning("wrapped-lines", span, "从这里起几行差不多长，行末没有句号，像是折行；现在一行印成一段", hint)


class _BlockReader:
    """One walk over the block tokens of one file."""

    def __init__(
        self, path: str, lines: Sequence[str], first: int, tokens: list[BlockToken], log: MessageLog, notes: SectionNotes | None
    ) -> None:
        """A reader of some lines of one body.

        `path` is the file's for messages, `lines` are all of it, `first` is the first one read, `tokens` are its blocks, `log`
        takes the messages, and `notes` number the marks of notes.
        """
        self.path, self.lines, self.first, self.tokens, self.log, self.notes = path, lines, first, tokens, log, notes
        self.at = 0
        self._last_bars = -1

    def read(self) -> tuple[Block, ...]:
        """All blocks; a table's caption has moved from the paragraph above into the table."""
        blocks: list[Block] = []
        while self.at < len(self.tokens):
            block = self._block()
            if isinstance(block, Table):
                block = self._captioned(block, blocks)
            if block is not None:
                blocks.append(block)
        return tuple(blocks)

    def _block(self) -> Block | None:
        token = self.tokens[self.at]
        self.at += 1
        match token.type:
            case "paragraph_open":
                return self._paragraph(token)
            case "heading_open":
                return self._heading(token)
            case "bullet_list_open" | "ordered_list_open":
                return self._list(token, 1)
            case "blockquote_open":
                return self._quotation(token)
            case kind if kind == TABLE:
                return read_table(self._table_lines(token), self.log, self.notes)
            case kind if kind == TABBED:
                return read_tabbed(self._table_lines(token), self.log, self.notes)
            case kind if kind in _REFUSALS:
                self._refuse(token, *_REFUSALS[kind])
        return None

    def _captioned(self, table: Table, blocks: list[Block]) -> Table:
        above = blocks[-1] if blocks else None
        if not isinstance(above, Paragraph) or not _CAPTION.match(plain_text(above.text)):
            return table
        blocks.pop()
        return replace(table, caption=above.text)

    def _paragraph(self, token: BlockToken) -> Paragraph | None:
        inline = self.tokens[self.at]
        self.at += 2
        pieces = self._pieces(token, inline.content)
        if not pieces or self._refuse_lines(pieces):
            return None
        self._warn_of_lines(pieces)
        text = read_inline(pieces, self.log, self.notes)
        return Paragraph(text, pieces[0][1]) if text else None

    def _heading(self, token: BlockToken) -> Subheading | None:
        inline = self.tokens[self.at]
        self.at += 2
        if token.markup != "###":
            self._refuse_heading(token)
            return None
        span = self._span(token)
        if not inline.content.strip(SPACES):
            self.log.error("empty-heading", span, "### 后面没有字", "写上小标题，例如：### 小标题")
            return None
        pieces = self._pieces(token, inline.content)
        return Subheading(read_inline(pieces, self.log), pieces[0][1])

    def _refuse_heading(self, token: BlockToken) -> None:
        if token.markup in "=-":
            row = self.first + token.end - 1
            hint = f"小标题写成“### 小标题”；要分段，就在 {token.markup} 这一行的位置空一行。"
            self.log.error("heading", self._line_span(row), "下面画线的标题不能用", hint)
            return
        hint = "本节标题写在文件开头的 heading: 里；节内小标题写成“### 小标题”。"
        self.log.error("heading", self._span(token), f"标题只能用 ###，不能用 {token.markup}", hint)

    def _list(self, opening: BlockToken, level: int) -> ListBlock | None:
        span = self._span(opening)
        if level > 2:
            self.log.error("list-depth", span, "列表最多两级", "把第三级并到第二级，或改成正文。")
        numbers: list[str] = []
        contents: list[tuple[Paragraph | ListBlock, ...]] = []
        while self.tokens[self.at].type == "list_item_open":
            item = self.tokens[self.at]
            self.at += 1
            numbers.append(item.info)
            contents.append(self._item(item, level))
        self.at += 1
        ordered = opening.type == "ordered_list_open"
        labels = _numbers(numbers) if ordered else ["▪"] * len(numbers)
        items = tuple(ListItem(label, blocks) for label, blocks in zip(labels, contents, strict=True))
        return ListBlock(ordered, items, span) if level <= 2 else None

    def _item(self, opening: BlockToken, level: int) -> tuple[Paragraph | ListBlock, ...]:
        blocks: list[Paragraph | ListBlock] = []
        errors = self.log.error_count
        while self.tokens[self.at].type != "list_item_close":
            token = self.tokens[self.at]
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self.at += 1
                block: Block | None = self._list(token, level + 1)
            else:
                block = self._inner(token)
            if isinstance(block, Paragraph | ListBlock):
                blocks.append(block)
        self.at += 1
        if not blocks and self.log.error_count == errors:
            self.log.error("empty-item", self._span(opening), "这一项没有字", "写上内容，或删去这一项。")
        return tuple(blocks)

    def _quotation(self, opening: BlockToken) -> Quotation | None:
        paragraphs: list[Paragraph] = []
        while self.tokens[self.at].type != "blockquote_close":
            block = self._inner(self.tokens[self.at])
            if isinstance(block, Paragraph):
                paragraphs.append(block)
        self.at += 1
        return Quotation(tuple(paragraphs), self._span(opening)) if paragraphs else None

    def _inner(self, token: BlockToken) -> Block | None:
        """A block inside a list item or quotation, where only paragraphs are at home."""
        refusal = _INSIDE.get(token.type)
        if refusal is not None and not (token.type == "heading_open" and token.markup != "###"):
            self._refuse(token, *refusal)
            self._skip()
            return None
        return self._block()

    def _skip(self) -> None:
        """Pass over a block with everything in it."""
        depth = 0
        while True:
            depth += self.tokens[self.at].nesting
            self.at += 1
            if depth <= 0:
                return

    def _refuse(self, token: BlockToken, code: str, message: str, hint: str) -> None:
        self.log.error(code, self._span(token), message, hint)

    def _refuse_lines(self, pieces: Sequence[Piece]) -> bool:
        """Note what looks like markup that the format has not, line by line; whether the paragraph is best left out."""
        refused = False
        for text, span in pieces:
            found = refusal_of(text)
            if found is None:
                continue
            refused = True
            # The rows of one table need be told once.
            if found[0] != "table-alignment" or self._last_bars != span.line - 1:
                self.log.error(found[0], span, *found[1:])
            self._last_bars = span.line if found[0] == "table-alignment" else self._last_bars
        return refused

    def _warn_of_lines(self, pieces: Sequence[Piece]) -> None:
        """Doubt indents, tabs and marks that will be printed otherwise than they look."""
        for number, (text, span) in enumerate(pieces):
            line = self.lines[span.line - 1]
            if number and line.startswith("\u3000\u3000") and span.column <= 4 and not NUMBERED.match(text):
                hint = "如果这里另起一段，在上面空一行。"
                self.log.warning("joined-line", span, "这一行缩进了，但没有空行，接在上一行后面", hint)
            if tabbed_rows([line]):
                hint = "要做成表格，就连写两行以上，各行格数相同。"
                self.log.warning("lone-tab", span, "这一行里的制表符（Tab）印成空格", hint)
            warn_of_line(text, span, self.log)

    def _pieces(self, token: BlockToken, content: str) -> list[Piece]:
        """The lines of a block's content with their places; each ends where its source line ends."""
        pieces: list[Piece] = []
        for number, line in enumerate(content.split("\n"), self.first + token.first):
            source = self.lines[number].rstrip(SPACES)
            text = line.strip(SPACES)
            column = source.rfind(text) if text else 0
            if text:
                pieces.append((text.replace("\t", " "), Span(self.path, number + 1, column + 1)))
        return pieces

    def _table_lines(self, token: BlockToken) -> list[Piece]:
        rows = range(self.first + token.first, self.first + token.end)
        return [(self.lines[row], Span(self.path, row + 1)) for row in rows]

    def _span(self, token: BlockToken) -> Span:
        return self._line_span(self.first + token.first)

    def _line_span(self, row: int) -> Span:
        line = self.lines[row]
        indent = len(line) - len(line.lstrip(SPACES))
        return Span(self.path, row + 1, indent + 1, max(1, len(line.strip(SPACES))))


def _numbers(written: Sequence[str]) -> list[str]:
    """The labels of a numbered list: as written, or counted up where all items bear the number 1, as Markdown has it."""
    if len(written) > 1 and set(written) == {"1"}:
        return [f"{number}." for number in range(1, len(written) + 1)]
    return [f"{number}." for number in written]
