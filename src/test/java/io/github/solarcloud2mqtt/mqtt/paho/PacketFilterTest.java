package io.github.solarcloud2mqtt.mqtt.paho;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Random;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPublish;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttWireMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketFilterTest {

    private static final byte[] PINGRESP = {(byte) 0xD0, 0};

    @Test
    void usualPacketsAreUnchanged() throws IOException {
        byte[] packets = joined(PINGRESP, publish(1, "a/b", "payload".getBytes(UTF_8)), PINGRESP);
        assertThat(filtered(new ByteArrayInputStream(packets))).isEqualTo(packets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"homeassistant/sensor/solar/☀️/config", "😀", "a\u0000b", "\ufdd0", "\uffff", "a\nb"})
    void aMessageWithAnUnusableTopicBecomesAnEmptyOne(String topic) throws IOException {
        byte[] packets = joined(publish(1, topic, "x".getBytes(UTF_8)), PINGRESP);
        assertThat(filtered(new ByteArrayInputStream(packets)))
                .isEqualTo(joined(publish(1, PacketFilter.DISCARDED, new byte[0]), PINGRESP));
    }

    @Test
    void aMessageOfFortyMegabytesBecomesAnEmptyOne() throws IOException {
        byte[] packets = joined(publish(1, "a/b", new byte[40_000_000]), PINGRESP);
        assertThat(filtered(new ByteArrayInputStream(packets)))
                .isEqualTo(joined(publish(1, PacketFilter.DISCARDED, new byte[0]), PINGRESP));
    }

    @Test
    void theLongestMessagePasses() throws IOException {
        byte[] packet = publish(0, "a/b", new byte[PacketFilter.MAX_BYTES - 5]);
        assertThat(filtered(new ByteArrayInputStream(packet))).isEqualTo(packet);
        byte[] longer = publish(0, "a/b", new byte[PacketFilter.MAX_BYTES - 4]);
        assertThat(filtered(new ByteArrayInputStream(longer)))
                .isEqualTo(publish(0, PacketFilter.DISCARDED, new byte[0]));
    }

    @Test
    void aLongPacketOfAnotherKindEndsTheConnection() {
        byte[] suback = {(byte) 0x90, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F};
        assertThatThrownBy(() -> filtered(new ByteArrayInputStream(suback)))
                .isInstanceOf(IOException.class)
                .hasMessage("the broker sent a packet of 268435455 bytes");
    }

    @Test
    void anInvalidLengthEndsTheConnection() {
        byte[] invalid = {0x30, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F};
        assertThatThrownBy(() -> filtered(new ByteArrayInputStream(invalid)))
                .isInstanceOf(IOException.class)
                .hasMessage("the broker sent a packet with an invalid length");
    }

    /** Paho decodes every output, and every message keeps its packet identifier, so that it is confirmed. */
    @Test
    void pahoDecodesTheMessagesOfAnyTopic() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            byte[] topic = new byte[random.nextInt(20)];
            random.nextBytes(topic);
            int qos = random.nextInt(3);
            byte[] packet = publish(qos, topic, new byte[random.nextInt(300)]);
            byte[] out = filtered(new Unsteady(packet, random));
            MqttWireMessage message = MqttWireMessage.createWireMessage(out);
            assertThat(message).as("seed %d", seed).isInstanceOf(MqttPublish.class);
            assertThat(message.getMessageId()).as("seed %d", seed).isEqualTo(qos == 0 ? 0 : 7);
        }
    }

    private static byte[] publish(int qos, String topic, byte[] payload) {
        return publish(qos, topic.getBytes(UTF_8), payload);
    }

    /** A PUBLISH packet with the identifier 7 (MQTT 3.1.1, section 3.3). */
    private static byte[] publish(int qos, byte[] topic, byte[] payload) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(0x31 | qos << 1);
        int length = 2 + topic.length + (qos > 0 ? 2 : 0) + payload.length;
        do {
            packet.write((length & 0x7F) | (length > 0x7F ? 0x80 : 0));
            length >>= 7;
        } while (length > 0);
        packet.write(topic.length >> 8);
        packet.write(topic.length & 0xFF);
        packet.writeBytes(topic);
        if (qos > 0) {
            packet.write(0);
            packet.write(7);
        }
        packet.writeBytes(payload);
        return packet.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] filtered(InputStream in) throws IOException {
        PacketFilter filter = new PacketFilter(in);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1000];
        while (true) {
            try {
                int number = filter.read(buffer, 0, buffer.length);
                if (number < 0) {
                    return out.toByteArray();
                }
                out.write(buffer, 0, number);
            } catch (SocketTimeoutException e) {
                // Reads again after a time-out, as Paho does.
            }
        }
    }

    /** A socket that delivers byte by byte, with time-outs in between. */
    private static final class Unsteady extends InputStream {
        private final byte[] content;
        private final Random random;
        private int position;

        Unsteady(byte[] content, Random random) {
            this.content = content;
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            if (random.nextInt(10) == 0) {
                throw new SocketTimeoutException();
            }
            return position < content.length ? content[position++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int next = read();
            if (next < 0) {
                return -1;
            }
            bytes[offset] = (byte) next;
            return 1;
        }
    }
}
