"""The programs of the test, each a separate process on 127.0.0.1."""

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import aiohttp

from checks import Failed, becomes_true

ROOT = Path(os.environ["E2E_ROOT"])
HERE = Path(__file__).parent
JAR = ROOT / "target/solarcloud2mqtt.jar"
CLASSES = f"{ROOT}/target/test-classes:{JAR}"
JAVA = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx96m"]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass(frozen=True)
class Clock:
    """A clock that shows a given time at a given real time and runs faster than real time."""

    begin: datetime
    started: datetime
    speed: int

    def in_seconds(self) -> str:
        """The format of clock.c."""
        return f"{self.begin.timestamp()},{self.started.timestamp()},{self.speed}"

    def in_words(self) -> str:
        """The format of FastClock.java."""
        return ",".join([*(f"{time:%Y-%m-%dT%H:%M:%S.%fZ}" for time in (self.begin, self.started)), str(self.speed)])

    @staticmethod
    def at(begin: datetime, speed: int = 1) -> "Clock":
        """Returns a clock that shows this time (UTC) now."""
        return Clock(begin, datetime.now(timezone.utc), speed)


class Program:
    """A process whose output goes to a file. It is terminated when this process ends in any way."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self.log = folder / f"{name}.log"
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, command: list[str], environment: dict[str, str] | None = None) -> None:
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", *command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(environment or {})},
            )

    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def end(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """Terminates the process and waits; returns its exit code."""
        if self._process is None:
            return 0
        if self.is_running():
            self._process.send_signal(sign)
        try:
            return self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def kill(self) -> None:
        self.end(signal.SIGKILL)

    def freeze(self) -> None:
        """Suspends the process."""
        if self._process is not None:
            self._process.send_signal(signal.SIGSTOP)

    def said(self, text: str) -> bool:
        return self.log.exists() and text in self.log.read_text(errors="replace")

    async def ready(self, seconds: float, condition: Any) -> None:
        if not await becomes_true(seconds, lambda: not self.is_running() or condition()) or not self.is_running():
            last = "\n".join(self.log.read_text(errors="replace").splitlines()[-30:])
            raise Failed(f"{self.name} does not start:\n{last}")


def answers(port: int) -> bool:
    with socket.socket() as tried:
        tried.settimeout(1)
        return tried.connect_ex(("127.0.0.1", port)) == 0


class Broker(Program):
    """Mosquitto."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "mosquitto")
        self.port = free_port()
        self._database = folder / "mosquitto"
        self._database.mkdir()

    async def start(self) -> None:
        configuration = self.folder / "mosquitto.conf"
        configuration.write_text(
            f"listener {self.port} 127.0.0.1\nallow_anonymous true\nuser root\n"
            f"persistence true\npersistence_location {self._database}/\n"
        )
        self.run(["mosquitto", "-c", str(configuration)])
        await self.ready(10, lambda: answers(self.port))

    def forget(self) -> None:
        """Deletes all retained messages; only while it is not running."""
        shutil.rmtree(self._database)
        self._database.mkdir()


class Cloud(Program):
    """The simulated cloud of the demo with its controls."""

    APP_KEY = "demo-app-key"
    SECRET_KEY = "demo-secret-key"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "cloud")
        self.url = ""

    async def start(self, clock: Clock | None = None, past: str | None = None) -> None:
        """Starts it; the past is a duration such as P7D."""
        arguments = [*([clock.in_words()] if clock else []), *([past] if past else [])]
        self.run([*JAVA, "-cp", CLASSES, "io.github.solarcloud2mqtt.simulator.isolarcloud.ServeCloud", *arguments])
        await self.ready(20, lambda: self.said("http:"))
        self.url = self.log.read_text().splitlines()[0]
        await self.control("quota", per_hour=1_000_000, per_day=10_000_000)
        # The checks call the cloud themselves, besides the bridge.
        await self.control("rate-limit", enabled=0)

    async def control(self, what: str, **parameters: Any) -> Any:
        """Runs a control of the simulated cloud."""
        return (await self._post(f"/control/{what}", parameters, {}))["result"]

    async def call(self, endpoint: str, token: str, **parameters: Any) -> Any:
        """Calls the cloud as the bridge does."""
        body = {"appkey": self.APP_KEY, "token": token, "lang": "_en_US", **parameters}
        headers = {"x-access-key": self.SECRET_KEY, "sys_code": "901"}
        answer = await self._post(f"/openapi/{endpoint}", body, headers)
        if answer["result_code"] != "1":
            raise Failed(f"{endpoint}: {answer}")
        return answer["result_data"]

    async def _post(self, path: str, body: dict[str, Any], headers: dict[str, str]) -> Any:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(10)) as session:
            async with session.post(self.url + path, json=body, headers=headers) as response:
                return json.loads(await response.text())


class Bridge(Program):
    """The packaged program."""

    def __init__(self, folder: Path, cloud: Cloud, broker: Broker) -> None:
        super().__init__(folder, "bridge")
        self._cloud = cloud
        self._broker = broker
        self.base = "solarcloud2mqtt"
        self.prefix = "homeassistant"
        self.discovery = "entity"
        self.poll_interval = "2s"
        self.clock: Clock | None = None

    def start(self) -> None:
        configuration = self.folder / "bridge.conf"
        configuration.write_text(f"""
            clouds {{ home {{
              base-url = "{self._cloud.url}"
              app-key = "{Cloud.APP_KEY}", secret-key = "{Cloud.SECRET_KEY}"
              auth {{ user = demo, password = demo-password }}
              poll-interval = {self.poll_interval}, fault-interval = {self.poll_interval}, timeout = 5s
            }} }}
            mqtt {{ url = "tcp://127.0.0.1:{self._broker.port}", base-topic = "{self.base}" }}
            home-assistant {{ discovery-prefix = "{self.prefix}", discovery = {self.discovery} }}
            state-directory = "{self.folder}/state"
        """)
        if self.clock is None:
            self.run([*JAVA, "-jar", str(JAR), "run", "--config", str(configuration)])
        else:
            program = "io.github.solarcloud2mqtt.app.command.RunFast"
            self.run([*JAVA, "-cp", CLASSES, program, str(configuration), self.clock.in_words()])

    def history(self, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs the command history with the bridge's configuration."""
        command = [*JAVA, "-jar", str(JAR), "history", "--config", str(self.folder / "bridge.conf"), *options]
        return subprocess.run(
            command, env={**os.environ, **environment}, capture_output=True, text=True, timeout=300, check=False
        )

    def token(self) -> str:
        return str(json.loads((self.folder / "state/token-home.json").read_text())["token"])


class HomeAssistantProgram(Program):
    """Home Assistant, in a Debian with the Python version it needs."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "home-assistant")
        self.port = free_port()
        self.configuration = folder / "home-assistant"
        self.configuration.mkdir()

    async def start(self, clock: Clock | None = None) -> None:
        """Its clock may differ from the real one."""
        command = ["/home-assistant/bin/python", "-m", "homeassistant", "-c", str(self.configuration), "--skip-pip"]
        if clock is not None:
            command = ["env", "LD_PRELOAD=/clock.so", f"CLOCK={clock.in_seconds()}", *command]
        self.run([str(HERE / "enter"), *command], {"PYTHONDONTWRITEBYTECODE": ""})
        await self.ready(60, lambda: answers(self.port))


class Home:
    """All programs of one test, in a separate folder."""

    def __init__(self, name: str) -> None:
        self.folder = Path(os.environ["E2E_WORK"]) / name
        self.folder.mkdir()
        self.broker = Broker(self.folder)
        self.cloud = Cloud(self.folder)
        self.bridge = Bridge(self.folder, self.cloud, self.broker)
        self.home_assistant = HomeAssistantProgram(self.folder)

    def programs(self) -> list[Program]:
        return [self.home_assistant, self.bridge, self.cloud, self.broker]

    def kill(self) -> None:
        for program in self.programs():
            program.kill()

    def print_logs(self) -> None:
        for program in self.programs():
            if program.log.exists():
                print(f"--- the last lines of {program.name}")
                print("\n".join(line[:300] for line in program.log.read_text(errors="replace").splitlines()[-15:]))


async def pause(seconds: float) -> None:
    """Waits for a time in which something must not happen."""
    await asyncio.sleep(seconds)
