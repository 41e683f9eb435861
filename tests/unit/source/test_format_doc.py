"""The editors' reference is the schema's: every key stands in it, and it is not edited by hand."""

from __future__ import annotations

import importlib.util
from types import ModuleType

from reports import ROOT


def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_format_doc", ROOT / "tools/write_format_doc.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_what_the_schema_makes_it() -> None:
    assert (ROOT / "docs/FORMAT.md").read_text("utf-8") == writer().document(), "run tools/write_format_doc.py"
