"""Laws of the figure grammar that hold for any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from printreport.core.figure_grammar import contains_figure, find_figures, fold_width, split_figure

texts = st.text(
    alphabet=st.sampled_from("0123456789.,%年月日第一二十九百千万亿余多名个人(次)（）—-~±:/ ¥$AGk m²元家以上之分０９")
    | st.characters()
)


@given(texts)
def test_figures_are_slices_in_order_with_joints_inside(text: str) -> None:
    reached = 0
    for figure in find_figures(text):
        assert reached <= figure.start < figure.end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        assert [at for at, _ in figure.joints] == list(range(figure.start + 1, figure.end))
        assert all(1 <= grade <= 3 for _, grade in figure.joints)
        assert figure.number in fold_width(figure.text)
        reached = figure.end


@given(texts)
def test_the_parts_of_a_figure_are_the_figure(text: str) -> None:
    assert "".join(split_figure(text)) == text


@given(st.integers(0, 10**7), st.sampled_from(["名", "万元", "%", "户"]), st.integers(0, 9), texts)
def test_a_longer_number_never_hides_a_shorter_one(number: int, measure: str, digit: int, around: str) -> None:
    figure = f"{number}{measure}"
    assert contains_figure(f"共{figure}。{around}", figure)
    assert not contains_figure(f"共{digit}{figure}。", figure)


def test_long_digits_are_read_in_one_pass() -> None:
    long = "9" * 200_000
    assert find_figures(long)[0].value is None
    assert len(find_figures("1," * 50_000)) == 50_000
    assert not contains_figure("1" * 100_000, "1名")
