"""The retained messages of the broker."""

import json
import threading
import uuid
from typing import Any

from paho.mqtt.client import Client, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion


def retained(port: int, topic_filter: str = "#") -> dict[str, str]:
    """Returns all retained payloads by topic."""
    kept: dict[str, str] = {}
    done = threading.Event()
    marker = f"marker/{uuid.uuid4()}"

    def receive(client: Client, data: Any, message: MQTTMessage) -> None:
        if message.topic == marker:
            done.set()
        elif message.retain:
            kept[message.topic] = message.payload.decode()

    client = Client(CallbackAPIVersion.VERSION2)
    client.on_message = receive
    client.connect("127.0.0.1", port)
    client.loop_start()
    # The broker sends retained messages first, so that the marker is the last message.
    client.subscribe([(topic_filter, 0), (marker, 0)])
    client.publish(marker, "")
    done.wait(10)
    client.loop_stop()
    client.disconnect()
    return kept


def retained_json(port: int, topic: str) -> Any:
    """Returns a retained document; empty if there is none."""
    return json.loads(retained(port, topic).get(topic) or "{}")


def publish(port: int, topic: str, payload: str, retain: bool = False) -> None:
    client = Client(CallbackAPIVersion.VERSION2)
    client.connect("127.0.0.1", port)
    client.loop_start()
    client.publish(topic, payload, qos=1, retain=retain).wait_for_publish(10)
    client.loop_stop()
    client.disconnect()


def configs(port: int, prefix: str = "homeassistant") -> dict[str, Any]:
    """Returns the configurations of all announced entities, by the topic of per-entity discovery."""
    found: dict[str, Any] = {}
    for topic, payload in retained(port, f"{prefix}/#").items():
        if topic.endswith("/config") and payload:
            found |= entities_of(topic, json.loads(payload))
    return found


def entities_of(topic: str, message: dict[str, Any]) -> dict[str, Any]:
    """Splits a message: it announces one entity, or all entities of a device with a common header."""
    beginning, node = topic.split("/device/") if "/device/" in topic else (topic, "")
    if not node:
        return {topic: message}
    head = {key: value for key, value in message.items() if key != "components"}
    node = node.removesuffix("/config")
    return {
        f"{beginning}/{entity['platform']}/{node}/{key}/config": {**head, **entity}
        for key, entity in message["components"].items()
        if len(entity) > 1
    }
