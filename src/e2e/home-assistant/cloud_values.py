"""The values of the simulated cloud, read without the bridge."""

from decimal import Decimal
from typing import Any

from programs import Home

# Factors from the units of the cloud, Wh and shares of 1, to the unit of an entity.
FACTORS = {"kWh": Decimal("0.001"), "%": Decimal(100)}


async def values(home: Home, devices: list[dict[str, Any]]) -> dict[str, str]:
    """
    Returns the present values of all points of the devices in bridge/devices, by unique id of the entity. The calls use
    the token of the bridge, because another login would invalidate it.
    """
    reported: dict[str, str] = {}
    for device in devices:
        # Calculated points have no numeric id and are not in the cloud.
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
                reported |= {
                    f"isolarcloud_{device['id']}_{key}": value
                    for key, value in point.items()
                    if key[0] == "p" and key[1:].isdigit() and value not in (None, "", "--")
                }
    return reported


async def devices(home: Home) -> dict[str, dict[str, Any]]:
    """Returns the devices of the plant by ps_key."""
    parameters = {"ps_id": "974621", "curPage": 1, "size": 100, "is_get_firmware_version": "1"}
    answer = await home.cloud.call("getDeviceList", home.bridge.token(), **parameters)
    return {device["ps_key"]: device for device in answer["pageList"]}


def agrees(state: str, unit: str | None, reported: str) -> bool:
    """Whether an entity shows the value of the cloud."""
    return Decimal(state) == Decimal(reported) * FACTORS.get(unit or "", Decimal(1))
