package io.github.solarcloud2mqtt.mqtt.paho;

import io.github.solarcloud2mqtt.mqtt.MqttText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads MQTT packets ahead of Paho and makes those harmless that would end its receiver or fill the memory: a message with
 * a topic that Paho cannot decode, and a message that is too long. Each becomes an empty message to {@link #DISCARDED}, with
 * the same packet identifier, so that Paho confirms it to the broker. A time-out of the underlying stream in the middle of
 * a packet loses nothing.
 */
final class PacketFilter extends InputStream {

    /** The topic of a message that was made harmless. */
    static final String DISCARDED = "discarded";

    /** The longest message that is passed on, in bytes. */
    static final int MAX_BYTES = 1_048_576;

    private static final int PUBLISH = 3;
    private static final int MAX_LENGTH_BYTES = 4;

    private final InputStream in;
    private ByteArrayOutputStream packet = new ByteArrayOutputStream();
    private byte[] ready = {};
    private int position;
    private int headerBytes;
    private int length;
    private int received;

    PacketFilter(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        while (position == ready.length) {
            if (!readPacket()) {
                return -1;
            }
        }
        int number = Math.min(count, ready.length - position);
        System.arraycopy(ready, position, bytes, offset, number);
        position += number;
        return number;
    }

    @Override
    public int available() throws IOException {
        return position < ready.length ? ready.length - position : in.available();
    }

    /** Reads one packet; false at the end of the stream. */
    private boolean readPacket() throws IOException {
        if (!readHeader()) {
            return false;
        }
        byte[] buffer = new byte[8192];
        while (received < length) {
            int number = in.read(buffer, 0, Math.min(buffer.length, length - received));
            if (number < 0) {
                return false;
            }
            received += number;
            if (packet.size() < MAX_BYTES) {
                packet.write(buffer, 0, number);
            }
        }
        ready = filtered(packet.toByteArray());
        position = 0;
        packet = new ByteArrayOutputStream();
        headerBytes = 0;
        length = 0;
        received = 0;
        return true;
    }

    /** Reads type and remaining length (MQTT 3.1.1, section 2.2), or goes on reading them after a time-out. */
    private boolean readHeader() throws IOException {
        while (headerBytes < 2 || (headerBytes <= MAX_LENGTH_BYTES && (last() & 0x80) != 0)) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            packet.write(next);
            if (headerBytes > 0) {
                length |= (next & 0x7F) << (7 * (headerBytes - 1));
            }
            headerBytes++;
        }
        if ((last() & 0x80) != 0) {
            throw new IOException("the broker sent a packet with an invalid length");
        }
        if (received == 0 && length > MAX_BYTES && type(packet.toByteArray()) != PUBLISH) {
            throw new IOException("the broker sent a packet of " + length + " bytes");
        }
        return true;
    }

    private int last() {
        byte[] bytes = packet.toByteArray();
        // Only within the header, which has at most five bytes.
        return bytes[headerBytes - 1];
    }

    private static int type(byte[] bytes) {
        return (bytes[0] & 0xF0) >> 4;
    }

    private byte[] filtered(byte[] bytes) {
        if (type(bytes) != PUBLISH) {
            return bytes;
        }
        int qos = (bytes[0] >> 1) & 3;
        int topicStart = headerBytes + 2;
        int identifierBytes = qos > 0 ? 2 : 0;
        if (bytes.length < topicStart) {
            return bytes;
        }
        int topicBytes = (bytes[headerBytes] & 0xFF) << 8 | (bytes[headerBytes + 1] & 0xFF);
        if (length < 2 + topicBytes + identifierBytes) {
            return bytes;
        }
        String topic = new String(bytes, topicStart, topicBytes, StandardCharsets.UTF_8);
        if (length <= MAX_BYTES && MqttText.isUsable(topic)) {
            return bytes;
        }
        int identifierStart = topicStart + topicBytes;
        return discarded(bytes[0], Arrays.copyOfRange(bytes, identifierStart, identifierStart + identifierBytes));
    }

    private static byte[] discarded(byte first, byte[] identifier) {
        byte[] topic = DISCARDED.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(first);
        bytes.write(2 + topic.length + identifier.length);
        bytes.write(0);
        bytes.write(topic.length);
        bytes.writeBytes(topic);
        bytes.writeBytes(identifier);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
