"""One visitor, and one address, may ask for so much in a while, and is told when to come back."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.keeping.allowances import MOST_KNOWN, RULES, Allowances


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.mark.parametrize("kind", RULES)
def test_a_visitor_waits_after_so_many_and_then_goes_on(kind, clock):
    rule, asked = RULES[kind], Allowances(clock)
    assert not any(asked.ask(kind, "me", "") for _ in range(rule.visitor))
    assert f"At most {rule.visitor}" in asked.ask(kind, "me", "")
    assert not asked.ask(kind, "you", "")
    clock.now = rule.seconds + 1
    assert not asked.ask(kind, "me", "")


def test_an_address_with_many_visitors_waits_too(clock):
    rule, asked = RULES["fetch"], Allowances(clock)
    told = [asked.ask("fetch", f"visit {n}", "192.0.2.7") for n in range(rule.address + 1)]
    assert not any(told[:-1])
    assert f"At most {rule.address}" in told[-1]
    assert not asked.ask("fetch", "me", "192.0.2.8")


def test_many_at_once_count_as_many_and_too_many_as_none(clock):
    asked, rule = Allowances(clock), RULES["fetch"]
    assert "fewer at a time" in asked.ask("fetch", "me", "", rule.visitor + 1)
    assert not asked.ask("fetch", "me", "", rule.visitor)
    assert asked.ask("fetch", "me", "")


def test_no_more_visitors_are_remembered_than_memory_holds(clock):
    asked = Allowances(clock)
    for number in range(MOST_KNOWN + 50):
        asked.ask("read", str(number), "")
    assert len(asked._asked) == MOST_KNOWN


@given(steps=st.lists(st.tuples(st.integers(0, 400), st.integers(1, 9)), max_size=60))
def test_in_no_window_is_more_let_through_than_allowed(steps):
    clock, rule = Clock(), RULES["fetch"]
    asked, let = Allowances(clock), []
    for seconds, number in steps:
        clock.now += seconds
        if not asked.ask("fetch", "me", "", number):
            let += [clock.now] * number
        assert sum(clock.now - rule.seconds < at for at in let) <= rule.visitor
