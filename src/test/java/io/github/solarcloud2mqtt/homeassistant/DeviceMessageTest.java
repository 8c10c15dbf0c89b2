package io.github.solarcloud2mqtt.homeassistant;

import static io.github.solarcloud2mqtt.homeassistant.Fixtures.INVERTER;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.POWER;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.TOPICS;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.TOTAL;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All entities of a device in one message. */
class DeviceMessageTest {

    private static final ConfigTopic PLACE = ConfigTopic.ofDevice("homeassistant", "isolarcloud_974621_14_1_1");

    private static DeviceDiscovery announce(List<MeasuringPoint> points) {
        return new DiscoveryMessages(TOPICS, "homeassistant", DiscoveryForm.DEVICE, PayloadForm.BOTH, 1, "0.1.0")
                .announce(VENDOR, INVERTER, points, false, Optional.empty());
    }

    private static String payload(List<MeasuringPoint> points) {
        return announce(points).messages().get(0).payload();
    }

    @Test
    void itHasDeviceOriginAndAvailabilityOnceAndEveryEntityWithItsPlatform() {
        assertThat(announce(List.of(POWER, TOTAL)).messages())
                .containsExactly(Fixtures.message("homeassistant/device/isolarcloud_974621_14_1_1/config", """
                        {"device":{"identifiers":["isolarcloud_974621_14_1_1"],"name":"Garage","manufacturer":"Sungrow",\
                        "model":"SH10RT","serial_number":"A2290112345","sw_version":"SAPPHIRE-H_01011.95.03",\
                        "via_device":"isolarcloud_974621_11_0_0"},\
                        "origin":{"name":"solarcloud2mqtt","sw_version":"0.1.0",\
                        "support_url":"https://github.com/solarcloud2mqtt/solarcloud2mqtt"},\
                        "availability":[{"topic":"solarcloud2mqtt/bridge/state"},\
                        {"topic":"solarcloud2mqtt/974621_14_1_1/availability"}],"availability_mode":"all",\
                        "components":{\
                        "p13003":{"platform":"sensor","name":"DC power","unique_id":"isolarcloud_974621_14_1_1_p13003",\
                        "default_entity_id":"sensor.isolarcloud_974621_14_1_1_dc_power",\
                        "state_topic":"solarcloud2mqtt/974621_14_1_1/dc_power","device_class":"power",\
                        "state_class":"measurement","unit_of_measurement":"W","suggested_display_precision":0,"qos":1},\
                        "p13134":{"platform":"sensor","name":"Total yield",\
                        "unique_id":"isolarcloud_974621_14_1_1_p13134",\
                        "default_entity_id":"sensor.isolarcloud_974621_14_1_1_total_yield",\
                        "state_topic":"solarcloud2mqtt/974621_14_1_1/total_yield","device_class":"energy",\
                        "state_class":"total_increasing","unit_of_measurement":"kWh","suggested_display_precision":1,\
                        "availability":[{"topic":"solarcloud2mqtt/bridge/state"}],"availability_mode":"all","qos":1},\
                        "connectivity":{"platform":"binary_sensor","name":"Connectivity",\
                        "unique_id":"isolarcloud_974621_14_1_1_connectivity",\
                        "default_entity_id":"binary_sensor.isolarcloud_974621_14_1_1_connectivity",\
                        "state_topic":"solarcloud2mqtt/974621_14_1_1/availability","payload_on":"online",\
                        "payload_off":"offline","device_class":"connectivity","entity_category":"diagnostic",\
                        "availability":[{"topic":"solarcloud2mqtt/bridge/state"}],"availability_mode":"all","qos":1}}}"""));
    }

    @Test
    void anUnchangedMessageIsNotSentAgain() {
        assertThat(announce(List.of(POWER)).next(Map.of(PLACE, payload(List.of(POWER))), Set.of()))
                .isEmpty();
    }

    @Test
    void anEntityThatIsMissingStaysToTheLastCharacter() {
        String before = payload(List.of(TOTAL, POWER));
        List<ConfigMessage> next = announce(List.of(POWER)).next(Map.of(PLACE, before), Set.of());
        assertThat(next).hasSize(1);
        String after = next.get(0).payload();
        assertThat(EntityComponent.readAll(after)).isEqualTo(EntityComponent.readAll(before));
        assertThat(announce(List.of(POWER)).next(Map.of(PLACE, after), Set.of()))
                .isEmpty();
    }

    @Test
    void anEntityIsRemovedInTwoSteps() {
        DeviceDiscovery wanted = announce(List.of(POWER));
        Set<String> gone = Set.of("p13134");
        String first = wanted.next(Map.of(PLACE, payload(List.of(POWER, TOTAL))), gone)
                .get(0)
                .payload();
        assertThat(EntityComponent.readAll(first))
                .containsEntry("p13134", new EntityComponent("sensor", "{\"platform\":\"sensor\"}"));
        assertThat(EntityComponent.present(first)).containsExactlyInAnyOrder("p13003", "connectivity");
        String second = wanted.next(Map.of(PLACE, first), gone).get(0).payload();
        assertThat(second).isEqualTo(payload(List.of(POWER)));
        assertThat(wanted.next(Map.of(PLACE, second), gone)).isEmpty();
    }

    @Test
    void anEntityOfAnotherPlatformIsRemovedBeforeItIsAddedAgain() {
        String before = payload(List.of(POWER))
                .replace("\"p13003\":{\"platform\":\"sensor\"", "\"p13003\":{\"platform\":\"event\"");
        DeviceDiscovery wanted = announce(List.of(POWER));
        String first = wanted.next(Map.of(PLACE, before), Set.of()).get(0).payload();
        assertThat(EntityComponent.readAll(first))
                .containsEntry("p13003", new EntityComponent("event", "{\"platform\":\"event\"}"));
        assertThat(wanted.next(Map.of(PLACE, first), Set.of()).get(0).payload()).isEqualTo(payload(List.of(POWER)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"components\":7}",
                "{\"components\":{\"p1\":7}}",
                "{\"components\":{\"p1\":{}}}",
                "{\"components\":{\"p1\":{\"platform\":7}}}",
                "{\"migrate_discovery\": true}"
            })
    void aDamagedMessageIsReplaced(String damaged) {
        assertThat(announce(List.of(POWER)).next(Map.of(PLACE, damaged), Set.of("p1")))
                .isEqualTo(announce(List.of(POWER)).messages());
        assertThat(EntityComponent.withRemovals(damaged, Set.of("p1"))).doesNotContain("migrate_discovery\": false");
    }

    @Test
    void withoutSomeOfItsEntitiesAMessageHasTheirPlatformsAlone() {
        ConfigMessage message = announce(List.of(POWER, TOTAL)).messages().get(0);
        ConfigMessage without = DeviceDiscovery.without(message, Set.of("p13134", "p9"));
        assertThat(DeviceDiscovery.objects(without)).containsExactlyInAnyOrder("p13003", "connectivity");
        assertThat(without.payload())
                .contains("\"p13134\":{\"platform\":\"sensor\"},")
                .startsWith(message.payload().substring(0, 500));
    }

    @Test
    void aThousandEntitiesAreComparedToo() {
        List<MeasuringPoint> many = IntStream.range(0, 1000)
                .mapToObj(id -> Fixtures.point("" + id, "p" + id, "Point " + id, POWER.kind(), "W"))
                .toList();
        assertThat(payload(many)).hasSizeGreaterThan(200_000);
        assertThat(announce(many).next(Map.of(PLACE, payload(many)), Set.of())).isEmpty();
        assertThat(EntityComponent.readAll(payload(many))).hasSize(1001);
    }
}
