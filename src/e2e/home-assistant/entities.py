"""The entities, devices, values and faults in Home Assistant after discovery."""

import csv
import re
from decimal import Decimal
from typing import Any

import topics
import cloud_values
from checks import Checks
from home_assistant import EXAMPLES, HomeAssistant
from programs import HERE, Home

INVERTER = "974621_14_1_1"
MISSING = ("unavailable", "unknown", "")


async def check(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    await begin(checks, home, ha)
    await check_registry(checks, home, ha)
    await check_intentions(checks, ha)
    await check_examples(checks, ha)
    await check_devices(checks, home, ha)
    await enable_all(checks, home, ha)
    await check_states(checks, home, ha)
    await check_offline(checks, home, ha)
    await check_faults(checks, home, ha)
    checks.none("Home Assistant's log has no warning and no error about any of it", ha.complaints())


async def begin(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    checks.chapter("Home Assistant, Mosquitto, the simulated cloud and the bridge start")
    await home.broker.start()
    await home.cloud.start()
    await ha.start()
    await ha.onboard()
    await ha.add_mqtt(home.broker.port)
    home.bridge.start()

    def announced() -> int:
        return int(topics.retained_json(home.broker.port, "solarcloud2mqtt/bridge/info").get("devices", 0))

    await checks.comes("the bridge finds the home's 5 devices", 30, lambda: announced() == 5)
    # From here on the values do not change, so that they can be compared.
    await home.cloud.control("stand-still")
    await all_are_there(checks, home, ha, "every announced entity is known to Home Assistant, and no other", 30)


async def all_are_there(checks: Checks, home: Home, ha: HomeAssistant, rule: str, seconds: float) -> None:
    """Checks that the registry has exactly the announced unique ids and that all enabled entities have states."""

    async def complete() -> bool:
        wanted = {config["unique_id"] for config in topics.configs(home.broker.port, home.bridge.prefix).values()}
        entities = await ha.entities()
        states = await ha.states()
        enabled = [entity["entity_id"] for entity in entities.values() if not entity["disabled_by"]]
        return len(wanted) > 100 and wanted == set(entities) and all(
            entity_id in states and "restored" not in states[entity_id]["attributes"] for entity_id in enabled
        )

    await checks.comes(rule, seconds, complete)


async def all_have_values(checks: Checks, ha: HomeAssistant, rule: str, seconds: float) -> None:
    """Checks that every enabled entity has a state; events may be missing."""

    async def complete() -> bool:
        states = await ha.states()
        entities = [entity for entity in (await ha.entities()).values() if not entity["disabled_by"]]
        return all(
            states[entity["entity_id"]]["state"] not in MISSING
            or (entity["entity_id"].startswith("event.") and states[entity["entity_id"]]["state"] == "unknown")
            for entity in entities
        )

    await checks.comes(rule, seconds, complete)


async def check_registry(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    checks.chapter("every announced entity in the registry")
    announced = topics.configs(home.broker.port)
    entities = await ha.entities()
    states = await ha.states()
    devices = await ha.devices()
    checks.equal("every announced entity has a unique id of its own", len(announced), len(entities))
    wrong: dict[str, list[str]] = {rule: [] for rule in ("id", "name", "class", "category", "enabled", "device", "state")}
    for topic, config in announced.items():
        entity = entities[config["unique_id"]]
        entity_id = entity["entity_id"]
        device = devices[config["device"]["identifiers"][0]]
        note(wrong["id"], entity_id, config["default_entity_id"])
        note(wrong["name"], entity["original_name"], config["name"])
        note(wrong["class"], entity["original_device_class"], config.get("device_class"))
        note(wrong["category"], entity["entity_category"], config.get("entity_category"))
        note(wrong["enabled"], entity["disabled_by"] is None, config.get("enabled_by_default", True))
        note(wrong["device"], entity["device_id"], device["id"])
        if entity["disabled_by"] is None:
            attributes = states[entity_id]["attributes"]
            for key in ("device_class", "unit_of_measurement", "state_class", "options", "event_types", "icon"):
                note(wrong["state"], (entity_id, key, attributes.get(key)), (entity_id, key, config.get(key)))
            name = f"{config['device']['name']} {config['name']}"
            note(wrong["state"], attributes.get("friendly_name"), name)
    checks.none("it has the entity id that was proposed", wrong["id"])
    checks.none("it has its name", wrong["name"])
    checks.none("it has its class", wrong["class"])
    checks.none("it has its category", wrong["category"])
    checks.none("it is enabled or disabled as announced", wrong["enabled"])
    checks.none("it belongs to its device", wrong["device"])
    checks.none("its state has the announced class, unit, state class, options, icon and full name", wrong["state"])


def note(wrong: list[str], actual: object, wanted: object) -> None:
    if actual != wanted:
        wrong.append(f"{actual} instead of {wanted}")


async def check_intentions(checks: Checks, ha: HomeAssistant) -> None:
    checks.chapter("the entities an owner sees first are what they are meant to be")
    entities = {entity["entity_id"]: entity for entity in (await ha.entities()).values()}
    states = await ha.states()
    wrong: dict[str, list[str]] = {rule: [] for rule in ("there", "name", "class", "unit", "state class", "category")}
    with (HERE / "intended.tsv").open() as table:
        rows = [row for row in csv.reader(table, delimiter="\t") if not row[0].startswith("#")]
    for component, device, key, name, device_class, unit, state_class, category in rows:
        entity_id = f"{component}.isolarcloud_974621_{device}_{key}"
        if entity_id not in states:
            wrong["there"].append(entity_id)
            continue
        attributes = states[entity_id]["attributes"]
        for rule, actual, wanted in (
            ("name", entities[entity_id]["original_name"], name),
            ("class", attributes.get("device_class"), device_class),
            ("unit", attributes.get("unit_of_measurement"), unit),
            ("state class", attributes.get("state_class"), state_class),
            ("category", entities[entity_id]["entity_category"], category),
        ):
            note(wrong[rule], (entity_id, actual or "-"), (entity_id, wanted))
    checks.none(f"each of the {len(rows)} is there", wrong.pop("there"))
    for rule, exceptions in wrong.items():
        checks.none(f"each has the {rule} meant for it", exceptions)


async def check_examples(checks: Checks, ha: HomeAssistant) -> None:
    checks.chapter("the examples for users")
    states = await ha.states()
    for name in ("automations.yaml", "dashboard.yaml", "energy.json"):
        used = set(re.findall(r"\b(?:sensor|binary_sensor|event)\.isolarcloud_\w+", (EXAMPLES / name).read_text()))
        checks.holds(f"{name} names {len(used)} entities of the demo home", used)
        checks.none("which are all there from the start", sorted(used - set(states)))
    shown = await ha.ask("lovelace/config", url_path="solar-home")
    checks.equal("Home Assistant reads the dashboard", "Solar", shown["title"])
    on = {key for key, state in states.items() if key.startswith("automation.") and state["state"] == "on"}
    checks.equal("and the automations", 2, len(on))


async def check_devices(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    checks.chapter("devices")
    registry = await ha.devices()
    reported = await cloud_values.devices(home)
    plant = registry["isolarcloud_974621_11_0_0"]
    checks.equal("the registry has the plant and the cloud's devices", {f"isolarcloud_{key}" for key in reported},
                 set(registry) - {"isolarcloud_974621_11_0_0"})
    checks.equal("the plant has its name", "Demo home", plant["name"])
    checks.holds("the plant is connected via nothing", plant["via_device_id"] is None)
    by_id = {device["id"]: identifier for identifier, device in registry.items()}
    dongle = "isolarcloud_974621_22_247_1"
    for key, device in reported.items():
        known = registry[f"isolarcloud_{key}"]
        name = device["device_name"]
        checks.equal(f"{name}: its name", name, known["name"])
        checks.equal(f"{name}: its serial number", device["device_sn"], known["serial_number"])
        checks.equal(f"{name}: its model", device["device_model_code"], known["model"])
        firmware = device["firmware_version_info"].values()
        checks.equal(f"{name}: its firmware", ", ".join(sorted(firmware)) or None, known["sw_version"])
        via = plant["id"] if f"isolarcloud_{key}" == dongle else registry[dongle]["id"]
        checks.equal(f"{name}: via", by_id[via], by_id.get(known["via_device_id"]))


async def enable_all(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    checks.chapter("an owner enables everything and restarts Home Assistant")
    disabled = [entity["entity_id"] for entity in (await ha.entities()).values() if entity["disabled_by"]]
    checks.holds(f"{len(disabled)} details are disabled at first", len(disabled) > 50)
    for entity_id in disabled:
        await ha.ask("config/entity_registry/update", entity_id=entity_id, disabled_by=None)
    await ha.restart()
    await all_are_there(checks, home, ha, "all entities are there again", 30)
    await all_have_values(checks, ha, "and have a state", 15)


async def check_states(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    checks.chapter("states")
    kept = topics.retained(home.broker.port)
    announced = topics.configs(home.broker.port)
    devices = topics.retained_json(home.broker.port, "solarcloud2mqtt/bridge/devices")
    reported = await cloud_values.values(home, devices)
    entities = await ha.entities()
    states = await ha.states()
    other_than_topic, other_than_cloud, compared = [], [], 0
    for config in announced.values():
        unique_id = config["unique_id"]
        state = states[entities[unique_id]["entity_id"]]
        if "value_template" not in config and config["state_topic"] in kept:
            note(other_than_topic, (state["entity_id"], shown(state)), (state["entity_id"], kept[config["state_topic"]]))
        if unique_id in reported:
            compared += 1
            unit = state["attributes"].get("unit_of_measurement")
            if not cloud_values.agrees(state["state"], unit, reported[unique_id]):
                other_than_cloud.append(f"{state['entity_id']}: {state['state']} {unit} of {reported[unique_id]}")
    checks.none("every state is what stands on its topic", other_than_topic)
    checks.none(f"the states of all {compared} measuring points are those of the cloud", other_than_cloud)
    points = sum(len(device["points"]) for device in devices)
    checks.holds(f"which are all {points} points but some properties and what is derived", points - 6 <= compared < points)
    await check_derived(checks, ha)
    health = topics.retained_json(home.broker.port, "solarcloud2mqtt/bridge/health")["home"]
    calls = int(await ha.state("sensor.isolarcloud_974621_11_0_0_calls_left"))
    checks.holds("the calls left are those of bridge/health", abs(health["calls_left"] - calls) < 30, calls, health)
    checks.equal("the cloud is connected", "on", await ha.state("binary_sensor.isolarcloud_974621_11_0_0_cloud_connection"))


async def check_derived(checks: Checks, ha: HomeAssistant) -> None:
    """Checks that net powers match their parts, with the sign that the Energy dashboard expects."""
    for net, plus, minus in (
        ("net_grid_power", "grid_import_power", "grid_export_power"),
        ("net_battery_power", "battery_discharging_power", "battery_charging_power"),
    ):
        parts = [Decimal(await ha.state(f"sensor.isolarcloud_{INVERTER}_{key}")) for key in (plus, minus)]
        shown_net = Decimal(await ha.state(f"sensor.isolarcloud_{INVERTER}_{net}"))
        checks.equal(f"the {net} is the {plus} less the {minus}", parts[0] - parts[1], shown_net)


def shown(state: dict[str, Any]) -> str:
    """Returns the state in the format of the topic."""
    if not state["entity_id"].startswith("binary_sensor."):
        return str(state["state"])
    if state["attributes"]["device_class"] == "connectivity":
        return {"on": "online", "off": "offline"}[state["state"]]
    return str(state["state"]).upper()


async def check_offline(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    checks.chapter("a device goes offline and comes back")
    announced = topics.configs(home.broker.port).values()
    mine = {config["unique_id"]: config for config in announced if config["device"]["name"] == "Hybrid inverter"}
    entities = await ha.entities()
    lasting, measured = [], []
    for unique_id, config in mine.items():
        now = config["unique_id"].split("_p")[-1].isdigit() or "net_" in config["unique_id"]
        counted = config.get("state_class") == "total_increasing"
        (measured if now and not counted else lasting).append(entities[unique_id]["entity_id"])
    await home.cloud.control("offline", ps_key=INVERTER)

    async def available(wanted: bool, entity_ids: list[str]) -> bool:
        states = await ha.states()
        return all((states[entity_id]["state"] != "unavailable") == wanted for entity_id in entity_ids)

    rule = f"its {len(measured)} entities that are measured now are unavailable"
    await checks.comes(rule, 10, lambda: available(False, measured))
    counted_rule = f"its {len(lasting)} counters and diagnostic entities stay available"
    checks.holds(counted_rule, await available(True, lasting))
    checks.equal("its connectivity is off", "off", await ha.state(f"binary_sensor.isolarcloud_{INVERTER}_connectivity"))
    await home.cloud.control("online", ps_key=INVERTER)
    await checks.comes("they come back with it", 10, lambda: available(True, measured))


async def check_faults(checks: Checks, home: Home, ha: HomeAssistant) -> None:
    checks.chapter("a fault, and the example's automation on it")
    event = f"event.isolarcloud_{INVERTER}_fault"
    problem = f"binary_sensor.isolarcloud_{INVERTER}_problem"

    async def notifications() -> dict[str, Any]:
        return {each["notification_id"]: each for each in await ha.ask("persistent_notification/get")}

    async def event_type() -> str:
        return str((await ha.states())[event]["attributes"].get("event_type"))

    async def has_event(wanted: str) -> bool:
        return await event_type() == wanted

    checks.equal("no fault has happened yet", "unknown", await ha.state(event))
    triggers = await ha.listen("subscribe_trigger", trigger={"trigger": "state", "entity_id": event})
    fault = await home.cloud.control(
        "raise-fault", ps_key=INVERTER, code=14, type=1, level=1, name="Grid undervoltage"
    )
    await checks.comes("the event reports a raised fault", 10, lambda: has_event("fault_raised"))
    attributes = (await ha.states())[event]["attributes"]
    checks.equal("with its code", "14", attributes.get("code"))
    checks.equal("with its name", "Grid undervoltage", attributes.get("name"))
    checks.equal("with its level", "important", attributes.get("level"))
    checks.holds("with its time", str(attributes.get("raised"))[:4].isdigit(), attributes)

    async def is_problem(wanted: str) -> bool:
        return await ha.state(problem) == wanted

    await checks.comes("the problem is on", 5, lambda: is_problem("on"))
    state = (await ha.states())[problem]["attributes"]
    checks.equal("and has the number of faults", 1, state.get("count"))
    checks.equal("and which", "Grid undervoltage", state.get("active", [{}])[0].get("name"))

    async def is_notified() -> bool:
        return "solar_fault" in await notifications()

    await checks.comes("the automation notifies the owner", 5, is_notified)
    reported = (await notifications())["solar_fault"]
    checks.equal("with a title", "Hybrid inverter: Grid undervoltage", reported["title"])
    checks.holds("and the code in its text", reported["message"].startswith("Code 14, important, since 20"), reported["message"])
    since = (await ha.states())[event]["state"]
    await home.cloud.control("clear-fault", id=fault)
    await checks.comes("the event reports the cleared fault", 10, lambda: has_event("fault_cleared"))
    checks.holds("and when it was", await ha.state(event) > since)
    await checks.comes("the problem is off", 5, lambda: is_problem("off"))

    async def is_forgotten() -> bool:
        return "solar_fault" not in await notifications()

    await checks.comes("the automation takes its notification back", 5, is_forgotten)
    checks.equal("each of the two events has triggered automations once", 2, len(await triggers()))
