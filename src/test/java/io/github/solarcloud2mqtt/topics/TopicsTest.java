package io.github.solarcloud2mqtt.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.paho.client.mqttv3.MqttTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

    private final Topics topics = new Topics("sun/home");

    @Test
    void theBridgesOwnTopicsAreThoseOfTheContract() {
        assertThat(topics.bridgeAvailability()).isEqualTo("sun/home/bridge/state");
        assertThat(topics.bridgeInfo()).isEqualTo("sun/home/bridge/info");
        assertThat(topics.bridgeDevices()).isEqualTo("sun/home/bridge/devices");
        assertThat(topics.bridgeHealth()).isEqualTo("sun/home/bridge/health");
        assertThat(topics.requests()).isEqualTo("sun/home/bridge/request/+");
        assertThat(topics.response("refresh")).isEqualTo("sun/home/bridge/response/refresh");
    }

    @Test
    void theTopicsOfADeviceAreThoseOfTheContract() {
        assertThat(topics.availability("7_1_1_1")).isEqualTo("sun/home/7_1_1_1/availability");
        assertThat(topics.state("7_1_1_1")).isEqualTo("sun/home/7_1_1_1/state");
        assertThat(topics.point("7_1_1_1", "active_power")).isEqualTo("sun/home/7_1_1_1/active_power");
        assertThat(topics.problem("7_1_1_1")).isEqualTo("sun/home/7_1_1_1/problem");
        assertThat(topics.faults("7_1_1_1")).isEqualTo("sun/home/7_1_1_1/faults");
        assertThat(topics.fault("7_1_1_1")).isEqualTo("sun/home/7_1_1_1/fault");
    }

    @Test
    void thePayloadsOfSwitchesAreThoseOfTheContract() {
        assertThat(Topics.ONLINE).isEqualTo("online");
        assertThat(Topics.OFFLINE).isEqualTo("offline");
        assertThat(Topics.ON).isEqualTo("ON");
        assertThat(Topics.OFF).isEqualTo("OFF");
    }

    @ParameterizedTest
    @CsvSource({"a/b, a-2f-b", "+#, -2b--23-", "SN 12, SN 12", "☀\uFE0F, ☀-fe0f-"})
    void aDeviceIdIsOneTopicLevelThatEveryClientAccepts(String id, String level) {
        assertThat(topics.state(id)).isEqualTo("sun/home/" + level + "/state");
    }

    @Test
    void noPointMayBeNamedLikeATopicThatEveryDeviceHas() {
        assertThat(Topics.RESERVED)
                .containsExactlyInAnyOrder("state", "availability", "problem", "fault", "faults", "time");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sun/home/bridge/state",
                "sun/home/bridge/info",
                "sun/home/bridge/devices",
                "sun/home/bridge/health",
                "sun/home/7_1_1_1/availability",
                "sun/home/7_1_1_1/p999999"
            })
    void oneFilterMatchesAllThatTheBrokerKeeps(String topic) {
        assertThat(MqttTopic.isMatched(topics.all(), topic)).isTrue();
        assertThat(topics.isOurs(topic)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sun/home", "sun/homestead/x/state", "sun/x/state", "x/sun/home/x/state", "SUN/HOME/x/state"})
    void aTopicBesideTheBaseIsNotOurs(String topic) {
        assertThat(topics.isOurs(topic)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "sun/home/bridge/request/refresh, refresh",
        "sun/home/bridge/request/discover, discover",
        "sun/home/bridge/request/, ''"
    })
    void theLastLevelOfARequestSaysWhatIsAskedFor(String topic, String request) {
        assertThat(topics.request(topic)).contains(request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sun/home/bridge/request",
                "sun/home/bridge/response/refresh",
                "home/bridge/request/refresh",
                "sun/home/7_1_1_1/state"
            })
    void otherTopicsAreNoRequest(String topic) {
        assertThat(topics.request(topic)).isEmpty();
    }
}
