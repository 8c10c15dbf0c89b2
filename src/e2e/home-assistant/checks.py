"""Counted assertions with a description each, and waiting with a timeout."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any


class Failed(Exception):
    """A failed assertion that later ones depend on."""


class Checks:
    """Prints each rule and its result; a test passes if none fails."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0
        self._began = time.monotonic()

    def chapter(self, title: str) -> None:
        """Starts a group of rules."""
        print(f"# {title} (after {time.monotonic() - self._began:.0f} s)", flush=True)

    def holds(self, rule: str, condition: object, *details: object) -> None:
        """The condition must be true."""
        if condition:
            self.passed += 1
            print(f"ok {self.passed} - {rule}", flush=True)
        else:
            self.failed += 1
            print(f"NOT OK - {rule}", *details, sep="\n    ", flush=True)

    def equal(self, rule: str, expected: object, actual: object) -> None:
        """Both must be equal."""
        self.holds(f"{rule} ({_short(expected)})", expected == actual, f"expected: {expected}", f"actual:   {actual}")

    def none(self, rule: str, exceptions: list[Any]) -> None:
        """The rule must have no exceptions; these are printed."""
        more = [f"and {len(exceptions) - 20} more"] if len(exceptions) > 20 else []
        self.holds(rule, not exceptions, *exceptions[:20], *more)

    async def comes(self, rule: str, seconds: float, condition: Callable[[], Any]) -> None:
        """The condition, which may be a coroutine function, must become true within so many seconds."""
        if not await self.comes_or_not(rule, seconds, condition):
            raise Failed(rule)

    async def comes_or_not(self, rule: str, seconds: float, condition: Callable[[], Any]) -> bool:
        """The same for a rule that no later one depends on."""
        came = await becomes_true(seconds, condition)
        self.holds(rule, came, f"this did not come true within {seconds:.0f} s")
        return came

    def end(self) -> bool:
        """Prints the result; returns whether all rules passed."""
        print(f"{self.passed} passed, {self.failed} failed, in {time.monotonic() - self._began:.0f} s", flush=True)
        return self.failed == 0


async def becomes_true(seconds: float, condition: Callable[[], Any]) -> bool:
    """Polls until the condition is true or the time is over."""
    end = time.monotonic() + seconds
    while True:
        result = condition()
        if isinstance(result, Awaitable):
            result = await result
        if result or time.monotonic() >= end:
            return bool(result)
        await asyncio.sleep(0.2)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."
