package io.github.solarcloud2mqtt.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttWireMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MqttTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"solar", "homeassistant/sensor/x/config", "Grün °C 日本 ☀", "a b", "\u202E"})
    void usualTextsAreUsable(String text) {
        assertThat(MqttText.problem(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"solar/☀️", "😀", "a\u0000b", "a\nb", "\u007f", "\ufdd0", "\uffff", "\ud800", "\ufeffa"})
    void textsThatPahoRefusesAreNotUsable(String text) {
        assertThat(MqttText.isUsable(text)).isFalse();
    }

    @Test
    void theProblemNamesTheCharacter() {
        assertThat(MqttText.problem("solar/☀️"))
                .contains(
                        "contains U+FE0F; emoji, control characters and characters from U+FDD0 on are not possible here");
        assertThat(MqttText.problem("😀"))
                .contains(
                        "contains U+1F600; emoji, control characters and characters from U+FDD0 on are not possible here");
        assertThat(MqttText.problem("a".repeat(65_536))).contains("is longer than 65535 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "a/#", "a\u0000"})
    void aTopicHasNoWildcards(String topic) {
        assertThat(MqttText.isTopic(topic)).isFalse();
    }

    /** Paho 1.2.5 encodes and decodes every text that is called usable. */
    @Test
    void pahoAcceptsEveryUsableText() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int usable = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = randomText(random);
            if (MqttText.isUsable(text)) {
                usable++;
                assertThat(throughPaho(text)).as("seed %d", seed).isEqualTo(text);
            }
        }
        assertThat(usable).as("seed %d", seed).isGreaterThan(1000);
    }

    private static String randomText(Random random) {
        int[] limits = {0x7F, 0x7FF, 0xFFFF, 0x10FFFF};
        StringBuilder text = new StringBuilder();
        int limit = limits[random.nextInt(limits.length)];
        for (int length = random.nextInt(6); length >= 0; length--) {
            text.appendCodePoint(random.nextInt(limit + 1));
        }
        return text.toString();
    }

    private static String throughPaho(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(content.length);
        out.write(content);
        return MqttWireMessage.decodeUTF8(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
