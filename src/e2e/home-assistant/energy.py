"""
The Energy dashboard. A whole day passes in three minutes, with everything in it that makes such a dashboard show nonsense;
after it Home Assistant's statistics have to say what the simulated home has produced, used and stored.

Home Assistant makes statistics by its own clock, every five minutes and every hour. That clock is put ahead, so that five
minutes are over in the middle of the day, and an hour and Home Assistant's own day right after it.
"""

import time
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import topics
import cloud_values
from checks import Checks
from home_assistant import HomeAssistant, example
from programs import Clock, Home, pause

SPEED = 480
DAY_S = 86_400 / SPEED
MARGIN_S = 20
INVERTER = "sensor.isolarcloud_974621_14_1_1_"
BATTERY_LEVEL = INVERTER + "battery_level"

# Each counter by the points of which it is the sum, and the points by their ids in the cloud; all are in Wh.
COUNTERS = {
    "solar production": (INVERTER + "total_yield", "isolarcloud_974621_14_1_1_p13134"),
    "grid import": (INVERTER + "total_grid_import", "isolarcloud_974621_14_1_1_p13148"),
    "grid export": (INVERTER + "total_grid_export", "isolarcloud_974621_14_1_1_p13125"),
    "battery charge": (INVERTER + "total_battery_charge", "isolarcloud_974621_14_1_1_p13034"),
    "battery discharge": (INVERTER + "total_battery_discharge", "isolarcloud_974621_14_1_1_p13035"),
    "house consumption": (INVERTER + "total_load_consumption", "isolarcloud_974621_14_1_1_p13130"),
    "the plant's production": ("sensor.isolarcloud_974621_11_0_0_total_yield", "isolarcloud_974621_11_0_0_p83024"),
    "the meter's import": ("sensor.isolarcloud_974621_7_1_1_total_grid_import", "isolarcloud_974621_7_1_1_p8030"),
    # The counter is reset at midnight, when nothing is produced, so that its sum equals that of the lifetime counter.
    "production by the daily counter": (INVERTER + "daily_yield", "isolarcloud_974621_14_1_1_p13134"),
}


async def check(checks: Checks, home: Home) -> None:
    ha = HomeAssistant(home.home_assistant)
    try:
        await begin(checks, home, ha)
        await save_preferences(checks, ha)
        before = await energies(home)
        await live_a_day(checks, home, ha)
        await check_sums(checks, home, ha, before)
        checks.none("nothing is wrong with any statistics", list((await ha.ask("recorder/validate_statistics")).items()))
        checks.none("Home Assistant's log has no warning and no error about any of it", ha.complaints())
    finally:
        await ha.stop()


def before_midnight(seconds: float) -> Clock:
    """Returns a clock that starts this many seconds before 22:00 UTC, the midnight of Home Assistant."""
    return Clock.at(datetime(2026, 6, 22, 22, tzinfo=timezone.utc) - timedelta(seconds=seconds))


async def begin(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    checks.chapter("a June day begins, in Home Assistant's clock six minutes before midnight")
    await home.broker.start()
    clock = Clock.at(datetime(2026, 6, 21, 10, tzinfo=timezone.utc), SPEED)
    await home.cloud.start(clock)
    await home.cloud.control("stand-still")
    await home.cloud.control("keep-yesterday", renewals=2)
    home.bridge.poll_interval = "5m"
    home.bridge.clock = clock
    home.bridge.start()
    await ha.start(before_midnight(360))
    await ha.onboard()
    await ha.add_mqtt(home.broker.port)

    async def is_there() -> bool:
        states = await ha.states()
        return all(states.get(entity, {}).get("state", "unknown") not in ("unknown", "unavailable")
                   for entity, _ in COUNTERS.values())

    await checks.comes("all counters have a value", 30, is_there)
    wrong = [name for name, (entity, point) in COUNTERS.items() if "daily" not in entity
             and Decimal(await ha.state(entity)) * 1000 != (await energies(home))[point]]
    checks.none("which is that of the cloud", wrong)


async def save_preferences(checks: Checks, ha: HomeAssistant) -> None:
    preferences = example("energy.json")
    await ha.ask("energy/save_prefs", **preferences)
    saved = await ha.ask("energy/get_prefs")
    kinds = sorted(source["type"] for source in saved["energy_sources"])
    checks.equal("the example's preferences are saved", ["battery", "grid", "solar"], kinds)


async def energies(home: Home) -> dict[str, Decimal]:
    """Returns all counters of the cloud, in Wh."""
    devices = topics.retained_json(home.broker.port, "solarcloud2mqtt/bridge/devices")
    reported = await cloud_values.values(home, devices)
    return {point: Decimal(reported[point]) for _, point in COUNTERS.values()}


async def live_a_day(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    await home.cloud.control("move-on")
    day = Day()
    await day.until(14)
    checks.chapter("in that day: counters that fall to 0")
    await home.cloud.control("lose-lifetime-counters", renewals=2)
    await checks.comes_or_not("the bridge holds the fall back", 10, lambda: home.bridge.said("The lifetime counter"))
    await day.until(24)
    checks.chapter("in that day: an hour without the cloud")
    await home.cloud.control("drop", times=1_000_000)
    await pause(3600 / SPEED)
    await home.cloud.control("right")
    await checks.comes_or_not("the bridge has noticed", 10, lambda: home.bridge.said("WARN"))
    await day.until(45)
    checks.chapter("in that day: the bridge restarts")
    checks.equal("it ends with exit code", 0, home.bridge.end())
    home.bridge.start()
    await day.until(60)
    checks.chapter("in that day: the broker restarts")
    home.broker.end()
    await home.broker.start()
    await day.until(100)
    checks.chapter("in that day, after its midnight: Home Assistant restarts")
    await ha.restart(before_midnight(day.left() + MARGIN_S))
    await day.until(120)
    await check_validation(checks, ha)
    await day.until(130)
    checks.chapter("in that day: the bridge is killed, and counters fall to 0 while it starts")
    home.bridge.kill()
    await home.cloud.control("lose-lifetime-counters", renewals=2)
    home.bridge.start()
    await day.until(DAY_S)
    checks.chapter("the day is over")
    await home.cloud.control("stand-still")


class Day:
    """The real time since the start of the day."""

    def __init__(self) -> None:
        self._begin = time.monotonic()

    def left(self) -> float:
        return self._begin + DAY_S - time.monotonic()

    async def until(self, seconds: float) -> None:
        """Waits until this much of it has passed."""
        await pause(max(0.0, self.left() - (DAY_S - seconds)))


async def check_validation(checks: Checks, ha: HomeAssistant) -> None:
    checks.chapter("in that day: the Energy dashboard looks at its entities")
    level = (await ha.states())[BATTERY_LEVEL]
    checks.holds("the battery's level is a share with statistics, as the dashboard wants it",
                 (level["attributes"].get("device_class"), level["attributes"].get("state_class"),
                  level["attributes"].get("unit_of_measurement")) == ("battery", "measurement", "%"), level)

    found = await ha.ask("energy/validate")
    complaints = [issue for kind in found.values() for source in kind for issue in source]
    checks.none("Home Assistant's own validation finds nothing", complaints)


async def check_sums(checks: Checks, home: Home, ha: HomeAssistant, before: dict[str, Decimal]) -> None:
    after = await energies(home)

    async def is_settled() -> bool:
        states = await ha.states()
        return all(states[entity]["state"] not in ("unknown", "unavailable")
                   and ("daily" in entity or Decimal(states[entity]["state"]) * 1000 == after[point])
                   for entity, point in COUNTERS.values())

    await checks.comes("Home Assistant has the last values of the day", 15, is_settled)
    entities = [entity for entity, _ in COUNTERS.values()]

    async def statistics(period: str) -> dict[str, list[dict[str, Any]]]:
        found = await ha.ask("recorder/statistics_during_period", start_time="2026-06-22T00:00:00Z",
                             statistic_ids=entities, period=period, types=["state", "sum"])
        return dict(found)

    async def is_compiled() -> bool:
        return set(await statistics("hour")) == set(entities)

    await checks.comes("the hour's statistics are made", 90, is_compiled)
    short, long = await statistics("5minute"), await statistics("hour")
    for name, (entity, point) in COUNTERS.items():
        produced = (after[point] - before[point]) / 1000
        checks.holds(f"{name}: something has happened", produced > 0, produced)
        checks.equal(f"{name}, kWh by the statistics of the hour", str(produced.normalize()), kwh(long[entity]))
        checks.equal(f"{name}, kWh by those of five minutes", str(produced.normalize()), kwh(short[entity]))
        sums = [row["sum"] for row in short[entity]]
        checks.holds(f"{name}: never less than before", sums == sorted(sums) and len(sums) >= 2, sums)


def kwh(rows: list[dict[str, Any]]) -> str:
    """Returns the last sum, rounded to the recorded digits."""
    return str(Decimal(str(round(rows[-1]["sum"], 6))).normalize())
