"""Runs the command: `python -m printreport`."""

from printreport.cli import main

if __name__ == "__main__":
    main()
