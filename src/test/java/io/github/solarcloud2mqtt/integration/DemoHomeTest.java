package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.homeassistant.ConfigMessage;
import io.github.solarcloud2mqtt.homeassistant.HomeAssistantRules;
import io.github.solarcloud2mqtt.homeassistant.OpenHabRules;
import io.github.solarcloud2mqtt.homeassistant.retained.RetainedDiscovery;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The topics and entities of the demo home, and the examples for openHAB against them. */
class DemoHomeTest {

    private static final String HYBRID = "solarcloud2mqtt/974621_14_1_1/";
    private static final Path EXAMPLES = Path.of("src/examples/openhab");

    private static SimulatedAccess home;

    @BeforeAll
    static void start() {
        home = new SimulatedAccess(HomePlan.from(SimulatedAccess.BEGIN), "en_US");
        home.start();
        home.time.pass(Duration.ofMinutes(20));
    }

    @AfterAll
    static void stop() {
        home.close();
    }

    private static List<ConfigMessage> announced() {
        RetainedDiscovery mine = new RetainedDiscovery(Set.of("homeassistant"), Set.of("solarcloud2mqtt/bridge/state"));
        List<ConfigMessage> announced = new ArrayList<>();
        home.bus
                .retained()
                .forEach((topic, payload) -> mine.find(topic, payload).ifPresent(announced::add));
        return announced;
    }

    private static BigDecimal number(String topic) {
        return new BigDecimal(home.bus.retained(topic).orElseThrow());
    }

    @Test
    void homeAssistantAndOpenHabAcceptEveryEntity() {
        assertThat(announced()).hasSizeGreaterThan(150);
        assertThat(HomeAssistantRules.violations(announced())).isEmpty();
        assertThat(OpenHabRules.violations(announced())).isEmpty();
    }

    @Test
    void derivedPowersMatchTheirParts() {
        assertThat(number(HYBRID + "net_grid_power"))
                .isEqualByComparingTo(
                        number(HYBRID + "grid_import_power").subtract(number(HYBRID + "grid_export_power")));
        assertThat(number(HYBRID + "net_battery_power"))
                .isEqualByComparingTo(number(HYBRID + "battery_discharging_power")
                        .subtract(number(HYBRID + "battery_charging_power")));
        assertThat(home.bus.retained(HYBRID + "state").orElseThrow())
                .contains("\"net_grid_power\":"
                        + number(HYBRID + "net_grid_power").toPlainString())
                .doesNotContain("house_power");
        assertThat(home.bus.retained("solarcloud2mqtt/bridge/devices").orElseThrow())
                .contains("{\"key\":\"net_grid_power\",\"id\":\"\",\"name\":\"Net grid power\",\"unit\":\"W\"}");
        assertThat(home.bus
                        .retained("homeassistant/sensor/isolarcloud_974621_14_1_1/net_grid_power/config")
                        .orElseThrow())
                .contains("\"unique_id\":\"isolarcloud_974621_14_1_1_net_grid_power\"")
                .contains("\"device_class\":\"power\",\"state_class\":\"measurement\",\"unit_of_measurement\":\"W\"");
    }

    @Test
    void mostEntitiesAreDisabledByDefault() {
        List<String> enabled = announced().stream()
                .map(ConfigMessage::payload)
                .filter(payload -> !payload.contains("\"enabled_by_default\":false"))
                .filter(payload -> !payload.contains("\"entity_category\":\"diagnostic\""))
                .toList();
        assertThat(enabled).hasSizeLessThan(90);
    }

    @Test
    void everyTopicOfTheOpenHabThingsExists() throws IOException {
        List<String> topics = found("(?:stateTopic|availabilityTopic)=\"([^\"]+)\"", "things/solarcloud2mqtt.things");
        assertThat(topics).hasSizeGreaterThan(15);
        for (String topic : topics) {
            // Events are not retained, but every device with events has a retained list of active faults.
            assertThat(home.bus.retained()).containsKey(topic.endsWith("/fault") ? topic + "s" : topic);
        }
    }

    @Test
    void everyUnitOfTheOpenHabThingsIsThatOfThePoint() throws IOException {
        String devices = home.bus.retained("solarcloud2mqtt/bridge/devices").orElseThrow();
        Matcher channel = Pattern.compile("/([a-z_0-9]+)\",\\s*unit=\"([^\"]+)\"")
                .matcher(Files.readString(EXAMPLES.resolve("things/solarcloud2mqtt.things")));
        int channels = 0;
        while (channel.find()) {
            channels++;
            assertThat(devices)
                    .containsPattern(
                            "\"key\":\"" + channel.group(1) + "\",[^{}]*\"unit\":\"" + channel.group(2) + "\"");
        }
        assertThat(channels).isGreaterThan(10);
    }

    @Test
    void everyOpenHabItemHasItsChannel() throws IOException {
        List<String> things = found("Thing topic (\\w+)", "things/solarcloud2mqtt.things");
        List<String> channels = found("Type \\w+ : (\\w+)", "things/solarcloud2mqtt.things");
        List<String> linked = found("channel=\"mqtt:topic:home:(\\w+:\\w+)\"", "items/solarcloud2mqtt.items");
        assertThat(linked).hasSizeGreaterThan(10);
        for (String link : linked) {
            assertThat(things).contains(link.split(":", -1)[0]);
            assertThat(channels).contains(link.split(":", -1)[1]);
        }
    }

    private static List<String> found(String pattern, String file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(EXAMPLES.resolve(file)))
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
