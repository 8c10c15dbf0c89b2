package io.github.solarcloud2mqtt.homeassistant.retained;

import static io.github.solarcloud2mqtt.homeassistant.Fixtures.INVERTER;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.PLANT;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.POWER;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.STATUS;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.VENDOR;
import static io.github.solarcloud2mqtt.homeassistant.Fixtures.announcements;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.solarcloud2mqtt.homeassistant.Announcer;
import io.github.solarcloud2mqtt.homeassistant.ConfigMessage;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import io.github.solarcloud2mqtt.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnershipCheckTest {

    private static final String TOPIC = "homeassistant/sensor/isolarcloud_1/p1/config";

    private static final String DAMAGE = "{}[]\",:\\0e-+.ntu\u0000\ud800";

    private final Announcer announcements = announcements(PayloadForm.BOTH);

    @Test
    void aMessageOfTheBridgeIsItsOwn() {
        List<ConfigMessage> messages =
                new ArrayList<>(announcements.forDevice(VENDOR, INVERTER, List.of(POWER, STATUS), true));
        messages.addAll(announcements.forCloud(VENDOR, PLANT, "home"));

        assertThat(messages).allMatch(message -> announcements.isOurs(message.topic(), message.payload()));
    }

    @Test
    void aMessageOfAnotherVersionIsItsOwn() {
        assertThat(announcements.isOurs(TOPIC, """
                {"origin":{"name":"solarcloud2mqtt"},"availability":[{"topic":"solarcloud2mqtt/bridge/state"}]}""")).isTrue();
    }

    @Test
    void aMessageOfABridgeWithAnotherBaseTopicIsNotItsOwn() {
        Announcer neighbour = new Announcer(new Topics("neighbour"), "homeassistant", PayloadForm.BOTH, 1, "0.1.0");
        ConfigMessage message =
                neighbour.forDevice(VENDOR, INVERTER, List.of(POWER), false).get(0);

        assertThat(announcements.isOurs(message.topic(), message.payload())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1e999",
                "[]",
                "{}",
                "\"text\"",
                "{\"origin\":\"solarcloud2mqtt\"}",
                "{\"origin\":{\"name\":\"solarcloud2mqtt\"}}",
                "{\"origin\":{\"name\":\"solarcloud2mqtt\"},\"availability\":[]}",
                "{\"origin\":{\"name\":\"solarcloud2mqtt\"},\"availability\":{\"topic\":\"solarcloud2mqtt/bridge/state\"}}",
                "{\"origin\":{\"name\":\"solarcloud2mqtt\"},\"availability\":[\"solarcloud2mqtt/bridge/state\"]}",
                "{\"origin\":{\"name\":\"solarcloud2mqtt\"},\"availability\":[null]}",
                "{\"origin\":{\"name\":\"solarcloud2mqtt\"},"
                        + "\"availability\":[{\"topic\":\"other\"},{\"topic\":\"solarcloud2mqtt/bridge/state\"}]}",
                "{\"origin\":{\"name\":\"Zigbee2MQTT\"},\"availability\":[{\"topic\":\"solarcloud2mqtt/bridge/state\"}]}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":\"\\ud800\"}"
            })
    void whatOthersMadeIsNot(String payload) {
        assertThat(announcements.isOurs(TOPIC, payload)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "homeassistant",
                "homeassistant/sensor/p1/config",
                "homeassistant/sensor/isolarcloud_1/p1/more/config",
                "homeassistant/device/isolarcloud_1/p1/config",
                "homeassistant/sensor/isolarcloud_1/p.1/config",
                "homeassistant/sensor/isolarcloud_1/p1/state",
                "other/sensor/isolarcloud_1/p1/config"
            })
    void aMessageSomewhereElseIsNot(String topic) {
        String payload = announcements
                .forDevice(VENDOR, INVERTER, List.of(POWER), false)
                .get(0)
                .payload();

        assertThat(announcements.isOurs(topic, payload)).isFalse();
    }

    @Test
    void theMarkerOfAMigrationMayBeItsOwn() {
        assertThat(announcements.isOurs(TOPIC, "{\"migrate_discovery\": true}")).isTrue();
        assertThat(announcements.isOurs("homeassistant/device/isolarcloud_1/config", "{\"migrate_discovery\": true}"))
                .isTrue();
        assertThat(announcements.isOurs("ha/device/isolarcloud_1/config", "{\"migrate_discovery\": true}"))
                .isFalse();
    }

    @Test
    void aDeeplyNestedTextIsNotItsOwn() {
        assertThat(announcements.isOurs(TOPIC, "[".repeat(100_000))).isFalse();
        assertThat(announcements.isOurs(TOPIC, "{\"a\":".repeat(100_000))).isFalse();
    }

    @Test
    void noDamageToAMessageMakesItThrow() {
        String good = announcements
                .forDevice(VENDOR, INVERTER, List.of(STATUS), false)
                .get(0)
                .payload();
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder damaged = new StringBuilder(good);
            for (int hits = random.nextInt(4); hits >= 0; hits--) {
                damage(damaged, random);
            }
            String payload = damaged.toString();
            assertThatCode(() -> announcements.isOurs(TOPIC, payload))
                    .as(payload)
                    .doesNotThrowAnyException();
        }
    }

    private static void damage(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        char wrong = DAMAGE.charAt(random.nextInt(DAMAGE.length()));
        switch (random.nextInt(4)) {
            case 0 -> text.replace(at, at + 1, text.length() > 1 ? "" : "x");
            case 1 -> text.setCharAt(at, wrong);
            case 2 -> text.insert(at, wrong);
            default -> text.setLength(Math.max(1, at));
        }
    }
}
