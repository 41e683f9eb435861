"""Every run of the tests has a cache folder of its own: what a developer's builds left behind proves nothing."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import tempfile

import pytest

_NAME = "PRINTREPORT_CACHE"


def pytest_configure(config: pytest.Config) -> None:
    """Name the folder before any worker starts, so that all workers of one run share it."""
    # Shells start what runs in the background with Ctrl-C ignored, which processes hand on to those that they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if not hasattr(config, "workerinput"):
        os.environ[_NAME] = tempfile.mkdtemp(prefix="printreport-tests-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove it when the last worker is done."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(_NAME), ignore_errors=True)


def pytest_collection_finish() -> None:
    """Spare the tests the search for rubbish among what lives as long as the run does: it took an eighth of their time."""
    gc.collect()
    gc.freeze()
    # Python's own 700 suit small heaps: a composed report alone makes hundreds of thousands of values
    gc.set_threshold(20_000, 20, 20)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip complete sweeps unless they are asked for: `pytest -m full`."""
    if "full" in config.option.markexpr:
        return
    for item in items:
        if item.get_closest_marker("full") is not None:
            item.add_marker(pytest.mark.skip(reason="a complete sweep: run it with -m full"))
