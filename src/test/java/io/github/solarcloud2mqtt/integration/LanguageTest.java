package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Topics and ids do not depend on the language of the responses. */
class LanguageTest {

    private static final Pattern ID = Pattern.compile("\"(unique_id|default_entity_id|state_topic)\":\"([^\"]+)\"");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final String POWER = "homeassistant/sensor/isolarcloud_974621_14_1_1/p13011/config";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zh_CN", "en_US", "ja_JP", "es_ES", "de_DE", "pt_BR", "fr_FR", "it_IT", "ko_KR", "nl_NL", "pl_PL",
                "vi_VN", "zh_TW"
            })
    void everyDocumentedLanguageIsAccepted(String language) {
        try (SimulatedAccess access = access(language)) {
            access.start();
            assertThat(access.health().get("state")).isEqualTo("ok");
            assertThat(access.cloud.violations()).isEmpty();
        }
    }

    @Test
    void chineseNamesForAnEnglishRequestReachNoTopicAndNoId() {
        try (SimulatedAccess english = access("en_US");
                SimulatedAccess chinese = access("en_US")) {
            english.start();
            chinese.cloud.faultInjection().useChineseNames();
            chinese.start();
            assertThat(ids(chinese)).isEqualTo(ids(english));
            assertThat(chinese.bus.retained().keySet())
                    .isEqualTo(english.bus.retained().keySet())
                    .noneMatch(topic -> CHINESE.matcher(topic).find());
        }
    }

    @Test
    void theCataloguesEnglishNamesWin() {
        try (SimulatedAccess chinese = access("en_US")) {
            chinese.cloud.faultInjection().useChineseNames();
            chinese.start();
            assertThat(chinese.bus.retained(POWER).orElseThrow()).contains("\"name\":\"Active power\"");
            assertThat(chinese.bus.retained("solarcloud2mqtt/bridge/devices").orElseThrow())
                    .contains("\"type\":\"Energy Storage System\"");
        }
    }

    private static SimulatedAccess access(String language) {
        return new SimulatedAccess(HomePlan.from(SimulatedAccess.BEGIN), language);
    }

    /** The ids and topics of discovery messages, by the topic of the message. */
    private static Map<String, Set<String>> ids(SimulatedAccess access) {
        Map<String, Set<String>> ids = new TreeMap<>();
        access.bus.retained().forEach((topic, payload) -> {
            Matcher id = ID.matcher(payload);
            while (topic.startsWith("homeassistant/") && id.find()) {
                ids.computeIfAbsent(topic, each -> new TreeSet<>()).add(id.group(2));
            }
        });
        return ids;
    }
}
