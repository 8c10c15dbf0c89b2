"""What the simulated cloud itself says, computed without the bridge."""

from decimal import Decimal
from typing import Any

from programs import Home

# How the cloud's numbers, which are in Wh and as shares of 1, become those of an entity with this unit.
FACTORS = {"kWh": Decimal("0.001"), "%": Decimal(100)}


async def values(home: Home, devices: list[dict[str, Any]]) -> dict[str, str]:
    """
    What the cloud tells now of every point of these devices of bridge/devices, by the entity's unique id. It is asked
    with the bridge's token, for a login of our own would end the bridge's.
    """
    told: dict[str, str] = {}
    for device in devices:
        # What is derived has a word for an id and is not of the cloud.
        ids = [point["id"] for point in device["points"] if point["id"].isdigit()]
        for begin in range(0, len(ids), 100):
            answer = await home.cloud.call(
                "getDeviceRealTimeData",
                home.bridge.token(),
                device_type=int(device["id"].split("_")[1]),
                ps_key_list=[device["id"]],
                point_id_list=ids[begin : begin + 100],
            )
            for entry in answer["device_point_list"]:
                point = entry.get("device_point", entry)
                told |= {
                    f"isolarcloud_{device['id']}_{key}": value
                    for key, value in point.items()
                    if key[0] == "p" and key[1:].isdigit() and value not in (None, "", "--")
                }
    return told


async def devices(home: Home) -> dict[str, dict[str, Any]]:
    """What the cloud tells of the plant's devices, by their ps_key."""
    asked = {"ps_id": "974621", "curPage": 1, "size": 100, "is_get_firmware_version": "1"}
    answer = await home.cloud.call("getDeviceList", home.bridge.token(), **asked)
    return {device["ps_key"]: device for device in answer["pageList"]}


def agrees(state: str, unit: str | None, told: str) -> bool:
    """Whether an entity shows what the cloud tells."""
    return Decimal(state) == Decimal(told) * FACTORS.get(unit or "", Decimal(1))
