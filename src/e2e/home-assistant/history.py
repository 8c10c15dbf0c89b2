"""
history --into home-assistant. Home Assistant has recorded some days, with an outage of five hours; after the command the
statistics of each day, also before the first recorded one, have to equal the counters of the simulated home.
"""

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from checks import Checks
from energy import COUNTERS
from home_assistant import HomeAssistant
from programs import Home

ZONE = ZoneInfo("Europe/Berlin")
DAYS = 5
DAYS_BEFORE_THE_FIRST = 2
HOUR = timedelta(hours=1)
OUTAGE_HOURS = 5

# Entity, device and point of each lifetime counter.
SENSORS = {
    entity: (unique.split("_p")[0].removeprefix("isolarcloud_"), unique.split("_p")[1])
    for name, (entity, unique) in COUNTERS.items()
    if "daily" not in entity
}


async def check(checks: Checks, home: Home) -> None:
    ha = HomeAssistant(home.home_assistant)
    try:
        await begin(checks, home, ha)
        await check_import(checks, home, ha)
    finally:
        await ha.stop()


async def begin(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    checks.chapter("a home with some days of past")
    await home.broker.start()
    await home.cloud.start(past=f"P{DAYS + 2}D")
    home.bridge.start()
    await ha.start()
    await ha.onboard()
    await ha.add_mqtt(home.broker.port)

    async def is_there() -> bool:
        states = await ha.states()
        return all(states.get(entity, {}).get("state", "unknown") not in ("unknown", "unavailable") for entity in SENSORS)

    await checks.comes("all counters have a value", 60, is_there)


def days() -> list[datetime]:
    """Returns the midnights of Home Assistant, from that of the first wanted day to that of the present day."""
    today = datetime.now(ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    return [today - timedelta(days=day) for day in range(DAYS, -1, -1)]


async def counters(home: Home, entity: str, begin: datetime, end: datetime) -> dict[datetime, Decimal]:
    """Returns a counter at each full hour, in kWh, as the simulated cloud has it."""
    device, point = SENSORS[entity]
    values: dict[datetime, Decimal] = {}
    # The cloud reports the zone without daylight saving time.
    zone = timezone(HOUR)
    start = begin
    while start <= end:
        stop = min(start + 3 * HOUR, end)
        answer = await home.cloud.call(
            "getDevicePointMinuteDataList",
            home.bridge.token(),
            ps_key_list=[device],
            points=f"p{point}",
            start_time_stamp=start.astimezone(zone).strftime("%Y%m%d%H%M%S"),
            end_time_stamp=stop.astimezone(zone).strftime("%Y%m%d%H%M%S"),
            minute_interval=60,
        )
        for frame in answer[device]:
            time = datetime.strptime(frame["time_stamp"], "%Y%m%d%H%M%S").replace(tzinfo=zone)
            values[time.astimezone(timezone.utc)] = Decimal(frame[f"p{point}"]) / 1000
        start += 4 * HOUR
    return values


async def check_import(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    midnights = days()
    first, last = midnights[0].astimezone(timezone.utc), midnights[-1].astimezone(timezone.utc)
    # The cloud has the values before the present day.
    truth = {entity: await counters(home, entity, first, last - HOUR) for entity in SENSORS}
    recorded = await record(checks, ha, truth, midnights)
    token = await ha.ask("auth/long_lived_access_token", client_name="history", lifespan=1)
    environment = {"HOME_ASSISTANT_URL": ha.url, "HOME_ASSISTANT_TOKEN": token}
    command = ["--from", f"{midnights[0]:%Y-%m-%d}", "--into", "home-assistant", "--point", "total_*"]
    wanted = [option for device, _ in SENSORS.values() for option in ("--device", device)]

    checks.chapter("history --into home-assistant")
    wrong = home.bridge.history(*command, *wanted, HOME_ASSISTANT_URL=ha.url, HOME_ASSISTANT_TOKEN="wrong")
    checks.holds("a wrong token is named", wrong.returncode == 1 and "does not accept the token" in wrong.stderr, wrong.stderr)
    dry = home.bridge.history(*command, *wanted, "--dry-run", **environment)
    checks.holds("a dry run prints the missing hours", "entities are missing" in dry.stderr, dry.stderr)
    checks.equal("and writes none", recorded, await stored(ha, first, last))
    done = home.bridge.history(*command, *wanted, **environment)
    checks.holds("hours are written", "hours of" in done.stderr and not done.stderr.startswith("0 hours"), done.stderr)

    after = await stored(ha, first, last)
    changed = [
        f"{entity} {start}: {row}, now {after[entity].get(start)}"
        for entity, rows in recorded.items()
        for start, row in rows.items()
        if after[entity].get(start) != row
    ]
    checks.none("what was recorded is as before", changed)
    await check_days(checks, ha, truth, midnights)

    again = home.bridge.history(*command, *wanted, **environment)
    checks.holds("a second run writes nothing", again.stderr.startswith("0 hours of 0 entities written"), again.stderr)
    checks.equal("and changes nothing", after, await stored(ha, first, last))
    issues = list((await ha.ask("recorder/validate_statistics")).items())
    checks.none("nothing is wrong with any statistics", [issue for issue in issues if issue[0] in SENSORS])
    checks.none("Home Assistant's log has no warning and no error about any of it", ha.complaints())


async def record(
    checks: Checks, ha: HomeAssistant, truth: dict[str, dict[datetime, Decimal]], midnights: list[datetime]
) -> dict[str, dict[int, Any]]:
    """Lets Home Assistant have recorded all hours since the first recorded day but for an outage; returns them."""
    live = midnights[DAYS_BEFORE_THE_FIRST].astimezone(timezone.utc)
    outage = midnights[DAYS_BEFORE_THE_FIRST + 1].astimezone(timezone.utc) + 9 * HOUR
    listed = {kept["statistic_id"]: kept for kept in await ha.ask("recorder/list_statistic_ids")}
    for entity, values in truth.items():
        hours = [
            hour
            for hour in sorted(values)
            if hour >= live and hour + HOUR in values and not outage <= hour < outage + OUTAGE_HOURS * HOUR
        ]
        await ha.ask(
            "recorder/import_statistics",
            metadata={
                "statistic_id": entity,
                "source": "recorder",
                "name": None,
                "has_sum": True,
                "mean_type": 0,
                "unit_class": "energy",
                "unit_of_measurement": listed[entity]["statistics_unit_of_measurement"],
            },
            stats=[
                {
                    "start": hour.isoformat(),
                    "state": float(values[hour + HOUR]),
                    "sum": float(values[hour + HOUR] - values[live]),
                }
                for hour in hours
            ],
        )
    begin, end = midnights[0].astimezone(timezone.utc), midnights[-1].astimezone(timezone.utc)
    rows: dict[str, dict[int, Any]] = {}

    async def is_written() -> bool:
        rows.update(await stored(ha, begin, end))
        return set(rows) == set(truth)

    await checks.comes("Home Assistant has recorded hours", 30, is_written)
    return rows


async def stored(ha: HomeAssistant, begin: datetime, end: datetime) -> dict[str, dict[int, Any]]:
    """Returns state and sum of all hours."""
    found = await ha.ask(
        "recorder/statistics_during_period",
        start_time=begin.isoformat(),
        end_time=end.isoformat(),
        statistic_ids=list(SENSORS),
        period="hour",
        types=["state", "sum"],
    )
    return {
        entity: {row["start"]: (row["state"], row["sum"]) for row in rows} for entity, rows in dict(found).items()
    }


async def check_days(
    checks: Checks, ha: HomeAssistant, truth: dict[str, dict[datetime, Decimal]], midnights: list[datetime]
) -> None:
    # The last hour of the last day ends with the present day, of which the cloud has no values.
    for entity in SENSORS:
        found = await ha.ask(
            "recorder/statistics_during_period",
            start_time=midnights[0].isoformat(),
            end_time=midnights[-2].isoformat(),
            statistic_ids=[entity],
            period="day",
            types=["change"],
        )
        actual = [f"{row['change']:.4f}" for row in found[entity]]
        expected = [
            f"{truth[entity][end.astimezone(timezone.utc)] - truth[entity][begin.astimezone(timezone.utc)]:.4f}"
            for begin, end in zip(midnights[:-2], midnights[1:-1])
        ]
        # Home Assistant returns the last day as a whole.
        checks.equal(f"{entity}: kWh of each day", expected, actual[: len(expected)])
