"""Reads `content/layout.lock.yaml`, the last plan: a broken one is passed over with a warning, for it is only a help."""

from __future__ import annotations

from printreport.core.span import Span
from printreport.model.saved_plan import BadPlanError, SavedPlan, plan_of
from printreport.model.wishes import LOCK_PATH
from printreport.source.yaml_habits import find_habits
from printreport.syntax.message_log import MessageLog
from printreport.syntax.source_files import SourceFile
from printreport.syntax.yaml_nodes import Listing, Mapping, Node, Scalar
from printreport.syntax.yaml_reader import read_yaml


def read_lock(file: SourceFile, log: MessageLog) -> SavedPlan | None:
    """The plan of the file, or None with a warning when it is none."""
    if not any(line.strip() and not line.startswith("#") for line in file.lines):
        return None
    own = MessageLog()
    node = read_yaml(file.path, file.lines, own, find_faults=find_habits)
    faults = own.in_file_order()
    try:
        if not faults and node is not None:
            return plan_of(_plain(node))
        line = faults[0].span.line if faults else 1
    except BadPlanError:
        line = 1
    hint = "删去这个文件，或运行 printreport build --replan --lock 重写一份。"
    log.warning("bad-lock", Span(LOCK_PATH, line), "这份上次的版面读不懂，没有用它", hint)
    return None


def _plain(node: Node) -> object:
    """The tree as plain values: text, lists, mappings; an unquoted null is None."""
    if isinstance(node, Scalar):
        return None if not node.style and node.text == "null" else node.text
    if isinstance(node, Listing):
        return [_plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {entry.key.text: _plain(entry.value) for entry in node.entries}
