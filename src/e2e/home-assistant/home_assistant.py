"""Access to Home Assistant by REST and WebSocket, as its frontend does."""

import json
import re
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp

from checks import Failed, becomes_true
from programs import ROOT, Clock, HomeAssistantProgram

CONFIGURATION = """
homeassistant:
  name: Demo
  time_zone: Europe/Berlin
  unit_system: metric
  currency: EUR
  country: DE
  latitude: 51.3
  longitude: 9.5
  elevation: 200
http:
  server_host: 127.0.0.1
  server_port: {port}
recorder:
  commit_interval: 1
frontend:
config:
history:
energy:
system_log:
logger:
  default: warning
  logs:
    homeassistant.components.mqtt: info
automation: !include automations.yaml
lovelace:
  dashboards:
    solar-home:
      mode: yaml
      title: Solar
      icon: mdi:solar-power
      filename: dashboard.yaml
"""

EXAMPLES = ROOT / "src/examples/home-assistant"


class HomeAssistant:
    """A Home Assistant with an owner, one login and the MQTT integration."""

    def __init__(self, program: HomeAssistantProgram) -> None:
        self.program = program
        self.url = f"http://127.0.0.1:{program.port}"
        self._client_id = self.url + "/"
        self.refresh_token = ""
        self._access_token = ""
        self._session: aiohttp.ClientSession | None = None
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._last_id = 0
        self._events: dict[int, list[Any]] = {}
        self._clock: Clock | None = None

    async def start(self, clock: Clock | None = None) -> None:
        """Starts or restarts it and waits until it is ready."""
        self._clock = clock
        (self.program.configuration / "configuration.yaml").write_text(CONFIGURATION.format(port=self.program.port))
        for name in ("automations.yaml", "dashboard.yaml"):
            shutil.copy(EXAMPLES / name, self.program.configuration)
        await self.program.start(clock)
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(30))
        if not await becomes_true(30, self._is_up):
            raise Failed("Home Assistant does not answer")
        if self.refresh_token:
            await self._login(grant_type="refresh_token", refresh_token=self.refresh_token)
            await self._connect()

    async def stop(self) -> None:
        if self._session is not None:
            await self._session.close()
        self._session = self._socket = None
        self.program.end()

    async def restart(self, clock: Clock | None = None) -> None:
        """Restarts it, optionally with another clock."""
        await self.stop()
        await self.start(clock or self._clock)

    async def onboard(self) -> None:
        """Runs the onboarding of a new owner."""
        user = {"client_id": self._client_id, "name": "Owner", "username": "owner", "password": "owner-password"}
        code = (await self.rest("POST", "/api/onboarding/users", {**user, "language": "en"}))["auth_code"]
        await self._login(grant_type="authorization_code", code=code)
        await self.rest("POST", "/api/onboarding/core_config", {})
        await self.rest("POST", "/api/onboarding/analytics", {})
        redirect = {"client_id": self._client_id, "redirect_uri": self._client_id}
        await self.rest("POST", "/api/onboarding/integration", redirect)
        await self._connect()

    async def add_mqtt(self, port: int) -> None:
        """Settings > Devices & services > Add integration > MQTT."""
        flow = await self.rest("POST", "/api/config/config_entries/flow", {"handler": "mqtt"})
        made = await self.rest(
            "POST", f"/api/config/config_entries/flow/{flow['flow_id']}", {"broker": "127.0.0.1", "port": port}
        )
        if made["type"] != "create_entry":
            raise Failed(f"the MQTT integration cannot be added: {made}")

    async def set_discovery_prefix(self, prefix: str) -> None:
        """The option of the MQTT integration."""
        flow = await self.rest(
            "POST", "/api/config/config_entries/options/flow", {"handler": (await self.mqtt_entry())["entry_id"]}
        )
        options = {"discovery": True, "discovery_prefix": prefix, "birth_enable": True, "will_enable": True}
        path = f"/api/config/config_entries/options/flow/{flow['flow_id']}"
        made = await self.rest("POST", path, options)
        if made["type"] != "create_entry":
            raise Failed(f"the discovery prefix cannot be set: {made}")

    async def mqtt_entry(self) -> dict[str, Any]:
        entries = await self.ask("config_entries/get", domain="mqtt")
        return dict(entries[0])

    async def reload_mqtt(self) -> None:
        entry = (await self.mqtt_entry())["entry_id"]
        await self.rest("POST", f"/api/config/config_entries/entry/{entry}/reload", {})

    async def rest(self, method: str, path: str, body: Any = None) -> Any:
        assert self._session is not None
        headers = {"Authorization": f"Bearer {self._access_token}"} if self._access_token else {}
        async with self._session.request(method, self.url + path, json=body, headers=headers) as response:
            text = await response.text()
            if response.status >= 400:
                raise Failed(f"{method} {path}: {response.status} {text}")
            return json.loads(text) if text else None

    async def ask(self, what: str, **parameters: Any) -> Any:
        """Sends a command over the WebSocket; returns its result."""
        assert self._socket is not None
        self._last_id += 1
        await self._socket.send_json({"id": self._last_id, "type": what, **parameters})
        while True:
            answer = await self._socket.receive_json(timeout=30)
            if answer["type"] == "event":
                self._events.setdefault(answer["id"], []).append(answer["event"])
            elif answer.get("id") == self._last_id:
                if not answer["success"]:
                    raise Failed(f"{what}: {answer['error']}")
                return answer["result"]

    async def listen(self, what: str, **parameters: Any) -> Callable[[], Awaitable[list[Any]]]:
        """Subscribes over the WebSocket; returns a function for the events received so far."""
        await self.ask(what, **parameters)
        subscription = self._last_id

        async def received() -> list[Any]:
            # Earlier events are received before the response to this ping.
            await self.ask("get_config")
            return self._events.get(subscription, [])

        return received

    async def states(self) -> dict[str, dict[str, Any]]:
        """Returns the states of all entities by id."""
        return {state["entity_id"]: state for state in await self.rest("GET", "/api/states")}

    async def state(self, entity_id: str) -> str:
        """Returns the state of one entity; empty if there is none."""
        return str((await self.states()).get(entity_id, {}).get("state", ""))

    async def entities(self) -> dict[str, dict[str, Any]]:
        """Returns the registry entries of the entities of the MQTT integration, by unique id."""
        found = await self.ask("config/entity_registry/list")
        ids = [entry["entity_id"] for entry in found if entry["platform"] == "mqtt"]
        if not ids:
            return {}
        entries = await self.ask("config/entity_registry/get_entries", entity_ids=ids)
        return {entry["unique_id"]: entry for entry in entries.values()}

    async def devices(self) -> dict[str, dict[str, Any]]:
        """Returns the registry entries of the devices of the MQTT integration, by identifier."""
        return {
            identifier[1]: device
            for device in await self.ask("config/device_registry/list")
            for identifier in device["identifiers"]
            if identifier[0] == "mqtt"
        }

    def complaints(self) -> list[str]:
        """Returns warnings and errors in the log about our entities, MQTT, sensors and statistics."""
        lines = re.split(r"\n(?=\d{4}-\d\d-\d\d )", self.program.log.read_text(errors="replace"))
        ours = re.compile(r"solarcloud2mqtt|isolarcloud|components\.(mqtt|sensor|binary_sensor|event|recorder|energy)|"
                          r"No matching payload")
        # Expected: a broker restart; a device message that is cleared after migration, for which Home Assistant has no
        # other way; informational lines.
        harmless = re.compile(r"The connection was lost|Connection refused|Failed to connect to MQTT server|"
                              r"No device components to cleanup|is logging too frequently")
        return [
            line
            for line in lines
            if re.match(r"\S+ \S+ (WARNING|ERROR|CRITICAL) |.*No matching payload", line)
            and ours.search(line)
            and not harmless.search(line)
        ]

    async def _is_up(self) -> bool:
        assert self._session is not None
        try:
            async with self._session.get(self.url + "/api/onboarding") as response:
                if response.status == 404:  # onboarding is finished and its pages are gone
                    return True
                return response.status == 200
        except aiohttp.ClientError:
            return False

    async def _login(self, **form: str) -> None:
        assert self._session is not None
        async with self._session.post(self.url + "/auth/token", data={"client_id": self._client_id, **form}) as answer:
            tokens = await answer.json()
            if answer.status != 200:
                raise Failed(f"login: {tokens}")
        self._access_token = tokens["access_token"]
        self.refresh_token = tokens.get("refresh_token", self.refresh_token)

    async def _connect(self) -> None:
        assert self._session is not None
        self._socket = await self._session.ws_connect(self.url + "/api/websocket", max_msg_size=0)
        await self._socket.receive_json(timeout=10)
        await self._socket.send_json({"type": "auth", "access_token": self._access_token})
        answer = await self._socket.receive_json(timeout=10)
        if answer["type"] != "auth_ok":
            raise Failed(f"the WebSocket refuses: {answer}")



def example(name: str) -> Any:
    """Returns a JSON example for users."""
    return json.loads(Path(EXAMPLES / name).read_text())
