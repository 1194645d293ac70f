"""Rules: each check tells its rule and an example of it."""

import pytest

from dashboard import rules
from etl.checks import CHECKS


def test_every_check_has_its_rule_in_report_order() -> None:
    assert list(rules.rules()) == [check.__name__.rsplit(".", 1)[-1] for check in CHECKS]


@pytest.mark.parametrize("rule", rules.rules().values(), ids=lambda rule: rule.code)
def test_a_rule_is_one_sentence_with_an_example(rule: rules.Rule) -> None:
    assert rule.sentence.endswith(".")
    assert rule.example
    assert not rule.example.startswith(rules.EXAMPLE)


def test_a_check_that_has_gone_stands_last() -> None:
    assert rules.order("gone") > max(rules.order(code) for code in rules.rules())
