"""A wish to end is answered once, wherever it comes: never lost, never by halves, never against what was asked."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")

HEAD = """
import os, signal, sys, threading, weakref
from printreport.core import stop_signals
from printreport.core.stop_signals import Stopped, check, held_back, listen

def interrupt():
    os.kill(os.getpid(), signal.SIGINT)
"""


def run(program: str, **options: object) -> subprocess.CompletedProcess[str]:
    """A program of its own, as signals belong to a whole process."""
    return subprocess.run([sys.executable, "-c", HEAD + program], capture_output=True, text=True, **options)  # type: ignore[call-overload]


SWALLOWED = """
listen()
try:
    interrupt()
except:
    pass
print("goes on")
check()
"""

LOST = """
class Thing: pass
listen()
thing = Thing()
link = weakref.ref(thing, lambda _: interrupt())
del thing
print("goes on")
check()
"""


@pytest.mark.parametrize("program", [SWALLOWED, LOST])
def test_what_others_swallowed_is_raised_again(program: str) -> None:
    done = run(program)
    assert done.stdout == "goes on\n"
    assert done.returncode != 0
    assert done.stderr.strip().endswith("printreport.core.stop_signals.Stopped: 2")
    assert "ignored" not in done.stderr


def test_signals_wait_while_they_are_held_back() -> None:
    done = run("""
listen()
try:
    with held_back():
        interrupt()
        print("whole")
    print("never")
except Stopped as stopped:
    print(stopped.code)
try:
    interrupt()
except Stopped:
    print("heard again")
""")
    assert done.stdout.split("\n") == ["whole", "130", "heard again", ""]


def test_a_programs_own_answer_waits_as_well_and_what_it_ignores_stays_ignored() -> None:
    done = run("""
signal.signal(signal.SIGTERM, signal.SIG_IGN)
listen()
os.kill(os.getpid(), signal.SIGTERM)
signal.signal(signal.SIGINT, lambda *_: print("mine"))
with held_back():
    interrupt()
    print("whole")
""")
    assert (done.returncode, done.stdout) == (0, "whole\nmine\n")


def test_other_threads_hold_nothing_back() -> None:
    done = run("""
def work():
    with held_back():
        print("done")

thread = threading.Thread(target=work)
thread.start()
thread.join()
""")
    assert (done.returncode, done.stdout) == (0, "done\n")


def test_signals_that_were_blocked_at_the_start_are_answered() -> None:
    done = run("""
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
interrupt()
try:
    listen()
    print("never")
except Stopped as stopped:
    print(stopped.code)
""")
    assert done.stdout == "130\n"
