"""
Makes the pictures of the README: real dashboards of the demo home, at the end of a day of which Home Assistant has seen every
minute. Not a part of the test. Needs Chromium, and Playwright's core from npm in the folder PLAYWRIGHT.
"""

import os
import subprocess
from datetime import datetime, timedelta, timezone
from pathlib import Path

from checks import Checks, Failed
from energy import SPEED
from home_assistant import HomeAssistant, example
from programs import HERE, ROOT, Clock, Home, pause

BEGIN = datetime(2026, 6, 20, 15, 0, tzinfo=timezone.utc)
END = BEGIN + timedelta(days=1)
TO = ROOT / "src/site/resources/images"


async def make(checks: Checks, home: Home) -> None:
    ha = HomeAssistant(home.home_assistant)
    try:
        await home.broker.start()
        await ha.start(Clock.at(BEGIN - timedelta(minutes=5)))
        await ha.onboard()
        await ha.add_mqtt(home.broker.port)
        await ha.ask("energy/save_prefs", **example("energy.json"))
        await ha.stop()
        clock = Clock.at(BEGIN, SPEED)
        await home.cloud.start(clock)
        home.bridge.poll_interval = "5m"
        home.bridge.clock = clock
        home.bridge.start()
        # No login, because tokens would expire within seconds.
        await home.home_assistant.start(clock)
        checks.chapter("a day passes")
        await pause((END - BEGIN).total_seconds() / SPEED - (datetime.now(timezone.utc) - clock.started).total_seconds())
        # Suspended, so that the broker still considers it connected for a while.
        home.bridge.freeze()
        home.home_assistant.end()
        checks.chapter("its pictures are taken")
        later = Clock.at(END + timedelta(minutes=2))
        await ha.start(later)
        await pause(3)
        TO.mkdir(parents=True, exist_ok=True)
        for name, path, height in (("home-assistant", "/solar-home/solar", 600), ("energy", "/energy", 500)):
            take(ha, path, later, height, TO / f"{name}.png")
    finally:
        await ha.stop()


def take(ha: HomeAssistant, path: str, clock: Clock, height: int, to: Path) -> None:
    now = clock.begin + (datetime.now(timezone.utc) - clock.started)
    page = [ha.url, path, ha.refresh_token, f"{now:%Y-%m-%dT%H:%M:%SZ}"]
    command = ["node", str(HERE / "screenshot.js"), *page, str(height), str(to)]
    environment = {**os.environ, "NODE_PATH": os.environ["PLAYWRIGHT"] + "/node_modules"}
    if subprocess.run(command, env=environment, timeout=120).returncode != 0:
        raise Failed("the browser failed")
