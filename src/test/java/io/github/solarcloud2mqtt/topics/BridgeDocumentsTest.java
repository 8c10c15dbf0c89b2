package io.github.solarcloud2mqtt.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.Device.Hardware;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.plant.PointKind;
import io.github.solarcloud2mqtt.plant.Scale;
import io.github.solarcloud2mqtt.plant.ValueFormat;
import io.github.solarcloud2mqtt.topics.BridgeDocuments.CloudEntry;
import io.github.solarcloud2mqtt.topics.BridgeDocuments.DeviceEntry;
import io.github.solarcloud2mqtt.topics.BridgeDocuments.Info;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BridgeDocumentsTest {

    @Test
    void theInfoCountsEachCloudAndAllOfThem() {
        Info info = new Info(
                "1.2.3",
                "2026-06-01T10:02:00Z",
                List.of(
                        new CloudEntry("garden", "isolarcloud", 1, 2, 3),
                        new CloudEntry("home", "isolarcloud", 4, 5, 6)),
                5,
                7,
                9);
        assertThat(BridgeDocuments.info(info)).isEqualTo("""
                {"version":"1.2.3","started":"2026-06-01T10:02:00Z","clouds":[\
                {"name":"garden","vendor":"isolarcloud","plants":1,"devices":2,"points":3},\
                {"name":"home","vendor":"isolarcloud","plants":4,"devices":5,"points":6}],\
                "plants":5,"devices":7,"points":9}""");
    }

    @Test
    void aDeviceIsListedWithItsPoints() {
        MeasuringPoint point = new MeasuringPoint(
                "24",
                "active_power",
                "Active power",
                ValueFormat.of(PointKind.MEASUREMENT, "W", Scale.NONE),
                true,
                false);
        DeviceEntry entry =
                DeviceEntry.of(device("Dach \"Süd\"", Optional.of("SG10RT"), Optional.of("A1")), List.of(point));
        assertThat(BridgeDocuments.devices(List.of(entry))).isEqualTo("""
                [{"id":"7001_1_1_1","name":"Dach \\"Süd\\"","type":"Inverter","model":"SG10RT","serial":"A1",\
                "plant":"7001","points":[{"key":"active_power","id":"24","name":"Active power","unit":"W"}]}]""");
    }

    @Test
    void unknownDevicePropertiesAreNull() {
        DeviceEntry entry = DeviceEntry.of(device("Roof", Optional.empty(), Optional.empty()), List.of());
        assertThat(BridgeDocuments.devices(List.of(entry))).isEqualTo("""
                [{"id":"7001_1_1_1","name":"Roof","type":"Inverter","model":null,"serial":null,"plant":"7001",\
                "points":[]}]""");
        assertThat(BridgeDocuments.devices(List.of())).isEqualTo("[]");
    }

    @Test
    void theHealthOfEachCloudIsUnderItsName() {
        SortedMap<String, HealthDocument> clouds = new TreeMap<>();
        clouds.put(
                "home",
                new HealthDocument("ok")
                        .polls(
                                Optional.of(Instant.parse("2026-06-01T10:02:00.9Z")),
                                Instant.parse("2026-06-01T10:07:00Z"))
                        .interval(Duration.ofMinutes(5))
                        .dataAge(Optional.of(Duration.ofMinutes(2)))
                        .calls(9, OptionalLong.of(91))
                        .problems(2, Optional.of("N"), Optional.of("E")));
        clouds.put(
                "garden",
                new HealthDocument("starting")
                        .interval(Duration.ofMinutes(5))
                        .calls(0, OptionalLong.empty())
                        .problems(0, Optional.empty(), Optional.empty()));
        assertThat(HealthDocument.text(clouds)).isEqualTo("""
                {"garden":{"state":"starting","last_poll":null,"next_poll":null,"data_age":null,"calls_made":0,\
                "calls_left":null,"malformed_answers":0,"interval":300,"note":null,"last_error":null},\
                "home":{"state":"ok","last_poll":"2026-06-01T10:02:00Z","next_poll":"2026-06-01T10:07:00Z",\
                "data_age":120,"calls_made":9,"calls_left":91,"malformed_answers":2,"interval":300,"note":"N","last_error":"E"}}""");
    }

    private static Device device(String name, Optional<String> model, Optional<String> serial) {
        return new Device(
                "7001_1_1_1",
                "7001",
                new DeviceType("1", "Inverter"),
                name,
                new Hardware(Optional.empty(), model, serial, Optional.empty()),
                Optional.empty());
    }
}
