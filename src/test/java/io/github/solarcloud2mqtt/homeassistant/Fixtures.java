package io.github.solarcloud2mqtt.homeassistant;

import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.Scale;
import io.github.solarcloud2mqtt.plant.ValueFormat;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import io.github.solarcloud2mqtt.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plant with an inverter and its measuring points. */
public final class Fixtures {

    public static final String VENDOR = "isolarcloud";
    public static final Topics TOPICS = new Topics("solarcloud2mqtt");

    public static final Device PLANT = new Device(
            "974621_11_0_0", "974621", new DeviceType("11", "Plant"), "Home", Hardware.UNKNOWN, Optional.empty());

    public static final Device INVERTER = new Device(
            "974621_14_1_1",
            "974621",
            new DeviceType("14", "Energy Storage System"),
            "Garage",
            new Hardware(
                    Optional.of("Sungrow"),
                    Optional.of("SH10RT"),
                    Optional.of("A2290112345"),
                    Optional.of("SAPPHIRE-H_01011.95.03")),
            Optional.of("974621_11_0_0"));

    public static final MeasuringPoint POWER = point("13003", "dc_power", "DC power", PointKind.MEASUREMENT, "W");
    public static final MeasuringPoint TOTAL =
            point("13134", "total_yield", "Total yield", PointKind.LIFETIME_COUNTER, "kWh");
    public static final MeasuringPoint VERSION = point("44823", "dsp_version", "DSP version", PointKind.TEXT, "");
    public static final MeasuringPoint STATUS = new MeasuringPoint(
            "13146",
            "operating_status",
            "Operating status",
            new ValueFormat(
                    PointKind.STATUS,
                    "",
                    Scale.NONE,
                    Map.of("1", "Running", "2", "Standby", "3", "Running", "4", "Fault", "5", "Unknown")),
            false,
            true);

    private Fixtures() {}

    public static Announcer announcements(PayloadForm form) {
        return new Announcer(TOPICS, "homeassistant", form, 1, "0.1.0");
    }

    static ConfigMessage message(String topic, String payload) {
        return new ConfigMessage(
                ConfigTopic.parse(topic, List.of("homeassistant")).orElseThrow(), payload);
    }

    public static MeasuringPoint point(String id, String key, String name, PointKind kind, String unit) {
        return new MeasuringPoint(id, key, name, ValueFormat.of(kind, unit, Scale.NONE), true, false);
    }

    static Device named(Device device, String name) {
        return new Device(device.id(), device.plantId(), device.type(), name, device.hardware(), device.parentId());
    }
}
