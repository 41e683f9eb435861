"""Keeps what is needed to mend a defect of ours, and tells the editor in one sentence where it lies."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from pathlib import Path

from printreport.core.cache_folder import cache_folder


def write_defect_log(defect: BaseException) -> str:
    """Write the traceback to a file of its own; returns the Chinese sentence for the screen."""
    kind = type(defect).__name__
    sentence = f"printreport 内部出错（{kind}），这是程序的缺陷，不是稿件的问题；成品要么没有动，要么已整套换新。"
    text = "".join(
        [
            f"Python {sys.version}\n{platform.platform()}\n{' '.join(sys.argv)}\n\n",
            *traceback.format_exception(defect),
        ]
    )
    try:
        path = _write(cache_folder() or Path(tempfile.gettempdir()), text)
    except OSError:
        return sentence
    return f"{sentence}详情记在 {path}，请连同稿件发给开发者。"


def _write(folder: Path, text: str) -> Path:
    logs = folder / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", errors="backslashreplace", dir=logs, prefix="defect-", suffix=".log", delete=False
    ) as log:
        log.write(text)
    return Path(log.name)
