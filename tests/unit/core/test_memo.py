"""A memo gives the same answer to the same question, and forgets what is asked no more."""

from __future__ import annotations

import itertools

from printreport.core.memo import Kind, Memo

WORDS: Kind[int] = Kind(2)
OTHERS: Kind[int] = Kind(2)


def counted(memo: Memo, key: str, context: object = None, kind: Kind[int] = WORDS) -> int:
    """How many answers a memo had worked out when it worked out this one."""
    return memo.recall(kind, key, context, lambda: next(COUNTER))


COUNTER = itertools.count()


def test_a_question_is_answered_once() -> None:
    memo = Memo()
    assert counted(memo, "a") == counted(memo, "a") != counted(memo, "b")


def test_every_memo_and_every_kind_of_question_has_answers_of_its_own() -> None:
    memo = Memo()
    assert len({counted(memo, "a"), counted(memo, "a", kind=OTHERS), counted(Memo(), "a")}) == 3


def test_another_context_or_an_answer_that_no_longer_holds_is_asked_anew() -> None:
    memo = Memo()
    first = counted(memo, "a", "ink")
    assert counted(memo, "a", "vermilion") != first
    known = counted(memo, "a", "ink")
    assert memo.recall(WORDS, "a", "ink", lambda: -1, lambda answer: answer != known) == -1


def test_of_each_kind_the_last_questions_are_kept() -> None:
    memo = Memo()
    first, second = counted(memo, "a"), counted(memo, "b")
    assert counted(memo, "a") == first
    counted(memo, "c")
    assert counted(memo, "a") == first
    assert counted(memo, "b") != second


def test_what_is_asked_in_every_round_stays_and_what_is_not_goes() -> None:
    memo = Memo()
    asked, left = counted(memo, "a"), counted(memo, "b")
    for _ in range(4):
        with memo.round():
            assert counted(memo, "a") == asked
    assert counted(memo, "b") != left


def test_an_answer_outlives_a_few_rounds_without_a_question() -> None:
    memo = Memo()
    known = counted(memo, "a")
    for _ in range(3):
        with memo.round():
            pass
    assert counted(memo, "a") == known


def test_answers_rest_when_the_round_is_over_that_asked_for_them_and_no_others() -> None:
    memo, rested = Memo(), list[int]()
    tired: Kind[int] = Kind(4, rest=rested.append)
    with memo.round():
        first, second = counted(memo, "a", kind=tired), counted(memo, "b", kind=tired)
        assert not rested
    assert sorted(rested) == [first, second]
    with memo.round():
        assert counted(memo, "b", kind=tired) == second
    assert sorted(rested) == [first, second, second]
