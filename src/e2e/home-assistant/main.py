"""Runs one part of the test, see the script run."""

import asyncio
import signal
import sys
import traceback
from types import FrameType

from checks import Checks, Failed
from home_assistant import HomeAssistant
from programs import Home

import energy
import entities
import history
import lifecycle
import screenshot



async def check_entities(checks: Checks, home: Home) -> None:
    ha = HomeAssistant(home.home_assistant)
    try:
        await entities.check(checks, home, ha)
        await lifecycle.check(checks, home, ha)
    finally:
        await ha.stop()


PARTS = {"entities": check_entities, "energy": energy.check, "history": history.check, "screenshot": screenshot.make}
LONGEST_S = 600


def stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def main(part: str) -> int:
    signal.signal(signal.SIGTERM, stop)
    checks = Checks()
    home = Home(part)
    try:
        asyncio.run(asyncio.wait_for(PARTS[part](checks, home), LONGEST_S))
        return 0 if checks.end() else 1
    except Exception as failure:
        checks.holds(f"the test runs to its end within {LONGEST_S} s", False, repr(failure))
        if not isinstance(failure, Failed):
            traceback.print_exc()
        home.print_logs()
        checks.end()
        return 1
    finally:
        home.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
