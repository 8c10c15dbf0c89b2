package io.github.solarcloud2mqtt.mqtt.paho;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.mqtt.LogProbe;
import io.github.solarcloud2mqtt.mqtt.Message;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusedMessagesTest {

    private static final Message SHORT = Message.retained("s/a/availability", "online");
    private static final Message LONG = Message.retained("s/bridge/devices", "x".repeat(12_000));
    private static final Message LONGER = Message.retained("s/a/state", "x".repeat(13_000));

    private final LogProbe log = new LogProbe(RefusedMessages.class);
    private final RefusedMessages refused = new RefusedMessages();

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void theMessageOfTwoLossesIsLeftOutAndNamedOnce() {
        refused.confirmed(SHORT);
        refused.connectionLost(List.of(LONG, SHORT), false);
        assertThat(refused.isCautious()).isTrue();
        assertThat(refused.isRefused(LONG)).isFalse();
        refused.confirmed(SHORT);
        refused.connectionLost(List.of(LONG), false);
        assertThat(refused.isRefused(LONG)).isTrue();
        assertThat(refused.isRefused(LONG)).isTrue();
        assertThat(refused.isRefused(LONGER)).isTrue();
        assertThat(refused.isRefused(SHORT)).isFalse();
        assertThat(log.rest())
                .containsExactly(
                        "WARN The message to s/bridge/devices (12023 bytes) is left out: the MQTT broker closes the connection"
                                + " when it receives it. Does the broker limit the length of messages (Mosquitto:"
                                + " max_packet_size)?",
                        "WARN The message to s/a/state (13016 bytes) is left out: the MQTT broker closes the connection when"
                                + " it receives it. Does the broker limit the length of messages (Mosquitto: max_packet_size)?");
    }

    @Test
    void aLossWithoutUnconfirmedMessagesMeansNothing() {
        for (int i = 0; i < 10; i++) {
            refused.connectionLost(List.of(), false);
        }
        assertThat(refused.isCautious()).isFalse();
        assertThat(refused.isRefused(LONG)).isFalse();
    }

    @Test
    void aConfirmedMessageIsNoSuspect() {
        refused.connectionLost(List.of(LONG), false);
        refused.confirmed(LONG);
        refused.allConfirmed();
        refused.connectionLost(List.of(LONG), false);
        assertThat(refused.isRefused(LONG)).isFalse();
    }

    @Test
    void whereLongerMessagesAreConfirmedOnlyTheTopicIsLeftOut() {
        refused.confirmed(LONGER);
        for (int i = 0; i < 3; i++) {
            refused.connectionLost(List.of(LONG), false);
        }
        assertThat(refused.isRefused(LONG)).isTrue();
        assertThat(refused.isRefused(LONGER)).isFalse();
    }

    @Test
    void shortMessagesAreNeverLeftOut() {
        for (int i = 0; i < 10; i++) {
            refused.connectionLost(List.of(SHORT), false);
        }
        assertThat(refused.isRefused(SHORT)).isFalse();
        assertThat(refused.isRefused(LONG)).isFalse();
    }

    @Test
    void aShorterMessageOfARefusedTopicPasses() {
        leaveOut(LONG);
        assertThat(refused.isRefused(Message.retained("s/bridge/devices", "x".repeat(11_999))))
                .isFalse();
        assertThat(refused.isRefused(Message.retained("s/bridge/devices", "x".repeat(12_000))))
                .isTrue();
    }

    @Test
    void afterAConnectionThatLastedWhatWasLeftOutIsTriedAgain() {
        leaveOut(LONG);
        refused.allConfirmed();
        assertThat(refused.isRefused(LONG)).isTrue();
        refused.connectionLost(List.of(), false);
        assertThat(refused.isCautious()).as("one message at a time").isTrue();
        assertThat(refused.isRefused(LONG)).isFalse();
        assertThat(refused.isRefused(LONGER)).isFalse();
        refused.confirmed(LONG);
        refused.confirmed(LONGER);
        refused.allConfirmed();
        refused.connectionLost(List.of(), false);
        assertThat(refused.isCautious()).isFalse();
        assertThat(refused.isRefused(LONG)).isFalse();
    }

    @Test
    void whatIsStillRefusedIsLeftOutAgainAtTheFirstLossAndNamedOnce() {
        leaveOut(LONG);
        assertThat(refused.isRefused(LONG)).isTrue();
        assertThat(log.rest()).hasSize(1);
        for (int brokerRestart = 0; brokerRestart < 3; brokerRestart++) {
            refused.allConfirmed();
            refused.connectionLost(List.of(), false);
            assertThat(refused.isRefused(LONG)).isFalse();
            refused.connectionLost(List.of(LONG), false);
            assertThat(refused.isRefused(LONG)).isTrue();
        }
        assertThat(refused.isRefused(LONGER)).isTrue();
        assertThat(log.rest()).hasSize(2).last().asString().contains("s/a/state");
    }

    @Test
    void aConnectionThatDidNotLastLetsNothingBeTriedAgain() {
        leaveOut(LONG);
        refused.connectionLost(List.of(), false);
        assertThat(refused.isRefused(LONG)).isTrue();
    }

    private void leaveOut(Message message) {
        refused.confirmed(SHORT);
        refused.connectionLost(List.of(message, SHORT), false);
        refused.connectionLost(List.of(message), false);
        assertThat(refused.isRefused(message)).isTrue();
    }

    @Test
    void theLengthOfAPacketCountsItsHeader() {
        assertThat(RefusedMessages.packetBytes(Message.event("t", "x".repeat(122))))
                .isEqualTo(129);
        assertThat(RefusedMessages.packetBytes(Message.event("t", "x".repeat(123))))
                .isEqualTo(131);
        assertThat(RefusedMessages.packetBytes(Message.event("t", "°"))).isEqualTo(9);
    }
}
