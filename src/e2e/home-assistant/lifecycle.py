"""Restarts, removals and changes: no entity is duplicated, orphaned or loses its history."""

from typing import Any

import topics
from checks import Checks
from entities import INVERTER, all_are_there, all_have_values
from home_assistant import HomeAssistant
from programs import Home, pause

EVENT = f"event.isolarcloud_{INVERTER}_fault"
BATTERY_LEVEL = f"sensor.isolarcloud_{INVERTER}_battery_level"
# The attributes that tie an entity to its history and customizations.
LASTING = ("entity_id", "unique_id", "id", "device_id", "created_at", "disabled_by")


async def check(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    await restart_home_assistant(checks, home, ha)
    await restart_broker(checks, home, ha)
    await kill_bridge(checks, home, ha)
    await change_devices(checks, home, ha)
    await change_form(checks, home, ha)
    await change_base_topic(checks, home, ha)
    await change_prefix(checks, home, ha)
    checks.none("Home Assistant's log has still no warning and no error about any of it", ha.complaints())


async def identities(ha: HomeAssistant) -> dict[str, tuple[Any, ...]]:
    return {key: tuple(entity[name] for name in LASTING) for key, entity in (await ha.entities()).items()}


async def same_as_before(
    checks: Checks, home: Home, ha: HomeAssistant, before: dict[str, tuple[Any, ...]], last_event: str
) -> None:
    """Checks that an event has changed nothing."""
    await all_are_there(checks, home, ha, "every entity is there again, and no other", 30)
    await all_have_values(checks, ha, "and has a state", 20)
    after = await identities(ha)
    checks.none("each is the same as before", sorted(set(before.items()) ^ set(after.items())))
    checks.equal("no fault is announced again", last_event, await ha.state(EVENT))


async def restart_home_assistant(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    checks.chapter("Home Assistant restarts")
    before, event = await identities(ha), await ha.state(EVENT)
    await ha.restart()
    await same_as_before(checks, home, ha, before, event)


async def restart_broker(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    for keeps in (True, False):
        checks.chapter(f"the broker restarts {'with' if keeps else 'without'} its memory")
        before, event = await identities(ha), await ha.state(EVENT)
        home.broker.end()

        async def is_gone() -> bool:
            return await ha.state(BATTERY_LEVEL) == "unavailable"

        await checks.comes("everything is unavailable", 10, is_gone)
        if not keeps:
            home.broker.forget()
        await home.broker.start()
        await same_as_before(checks, home, ha, before, event)


async def kill_bridge(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    checks.chapter("the bridge is killed and started again")
    before, event = await identities(ha), await ha.state(EVENT)
    home.bridge.kill()

    async def all_are_gone() -> bool:
        states = await ha.states()
        return all(states[entity[0]]["state"] == "unavailable" for entity in before.values())

    await checks.comes("all entities are unavailable", 10, all_are_gone)
    home.bridge.start()
    await same_as_before(checks, home, ha, before, event)


async def change_devices(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    checks.chapter("a device is added, renamed and removed")
    before = await identities(ha)
    key = await home.cloud.control("add-device", device_type=1, name="Garage inverter")
    node = f"isolarcloud_{key}"
    discover(home)

    async def is_known_as(name: str) -> bool:
        return (await ha.devices()).get(node, {}).get("name") == name

    await checks.comes("a device that was added appears", 20, lambda: is_known_as("Garage inverter"))
    await all_are_there(checks, home, ha, "with its entities", 10)
    added = await identities(ha)
    checks.none("the others are the same as before", sorted(set(before.items()) - set(added.items())))
    await home.cloud.control("rename-device", ps_key=key, name="Barn inverter")
    discover(home)
    await checks.comes("a new name is taken over", 20, lambda: is_known_as("Barn inverter"))
    checks.equal("all entities are the same as before", added, await identities(ha))
    await home.cloud.control("remove-device", ps_key=key)
    discover(home)
    await pause(2)
    discover(home)

    async def is_removed() -> bool:
        return node not in await ha.devices()

    await checks.comes("a device that was removed goes after two discoveries", 20, is_removed)
    await all_are_there(checks, home, ha, "and its entities", 10)
    checks.equal("the others are the same as before", before, await identities(ha))


def discover(home: Home) -> None:
    topics.publish(home.broker.port, f"{home.bridge.base}/bridge/request/discover", "")


async def change_form(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    before, event = await identities(ha), await ha.state(EVENT)
    for form, other in (("device", "entity"), ("entity", "device")):
        checks.chapter(f"discovery changes from {other} to {form}")
        alone = len(before) if form == "entity" else 0
        home.bridge.end()
        home.bridge.discovery = form
        home.bridge.start()

        def has_moved() -> bool:
            configs = [topic for topic in topics.retained(home.broker.port, "homeassistant/#") if topic.endswith("/config")]
            of_devices = [topic for topic in configs if "/device/" in topic]
            return len(of_devices) == (0 if alone else 5) and len(configs) - len(of_devices) == alone

        await checks.comes(f"every {form} is announced by a message of its own, and in no other way", 30, has_moved)
        await same_as_before(checks, home, ha, before, event)
        await pause(3)
        await same_as_before(checks, home, ha, before, event)


async def change_base_topic(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    checks.chapter("the base topic changes")
    before, event = await identities(ha), await ha.state(EVENT)
    home.bridge.end()
    home.bridge.base = "roof/solar"
    home.bridge.start()

    def is_clear() -> bool:
        return not topics.retained(home.broker.port, "solarcloud2mqtt/#")

    await checks.comes("nothing is left at the old one", 30, is_clear)
    await same_as_before(checks, home, ha, before, event)
    configs = topics.configs(home.broker.port).values()
    checks.none("all are read from the new topics",
                [config["state_topic"] for config in configs if not config["state_topic"].startswith("roof/solar/")])


async def change_prefix(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    checks.chapter("the discovery prefix changes, in Home Assistant and in the bridge")
    before, event = await identities(ha), await ha.state(EVENT)
    await ha.set_discovery_prefix("discovery/ha")
    home.bridge.end()
    home.bridge.prefix = "discovery/ha"
    home.bridge.start()

    def is_clear() -> bool:
        return not topics.retained(home.broker.port, "homeassistant/#")

    await checks.comes("nothing is left at the old one", 30, is_clear)
    await same_as_before(checks, home, ha, before, event)
