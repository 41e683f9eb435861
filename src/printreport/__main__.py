"""Runs the command: `python -m printreport`, and `printreport` when installed."""

from __future__ import annotations

import sys
from typing import NoReturn

from printreport.core import stop_signals


def main() -> NoReturn:
    """Listen to Ctrl-C before anything takes time, imports among it, then run the command."""
    try:
        stop_signals.listen()
        from printreport import cli

        cli.main()
    except (stop_signals.Stopped, KeyboardInterrupt) as stopped:
        stop_signals.ignore()
        if sys.stderr is not None:
            sys.stderr.reconfigure(errors="replace")  # type: ignore[union-attr]
            print(stop_signals.STOPPED, file=sys.stderr)
        sys.exit(getattr(stopped, "code", stop_signals.INTERRUPTED))


if __name__ == "__main__":
    main()
