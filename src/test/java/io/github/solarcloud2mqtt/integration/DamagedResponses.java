package io.github.solarcloud2mqtt.integration;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages a state file in a reproducible sequence of ways: truncated, overwritten, or with a part replaced. */
public final class DamagedResponses {

    private static final List<String> PIECES = List.of(
            "null",
            "true",
            "-1",
            "1E+99999999",
            "\"\"",
            "\"#\"",
            "[]",
            "{}",
            "[null]",
            "{\"a\":null}",
            "\"9999-12-31\"",
            "\u0000",
            ",");

    private final Random random = new Random(7);
    private final String whole;
    private byte[] last = {};

    public DamagedResponses(String whole) {
        this.whole = whole;
    }

    public byte[] next() {
        last = switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bytes(whole), random.nextInt(whole.length()));
            case 1 -> overwritten();
            case 2 -> bytes(whole.substring(0, place()) + piece() + whole.substring(place()));
            default -> bytes(exchanged());
        };
        return last;
    }

    private byte[] overwritten() {
        byte[] bytes = bytes(whole);
        for (int count = random.nextInt(1, 5); count > 0; count--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Replaces a text or a list, so that the rest is still valid JSON. */
    private String exchanged() {
        int from = whole.indexOf(':', place());
        int to = from < 0 ? -1 : endOfValue(from + 1);
        return to < 0 ? piece() : whole.substring(0, from + 1) + piece() + whole.substring(to);
    }

    private int endOfValue(int begin) {
        char first = whole.charAt(begin);
        char end = first == '{' ? '}' : first == '[' ? ']' : first;
        return whole.indexOf(end, begin + 1) + 1;
    }

    private int place() {
        return random.nextInt(whole.length());
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return new String(last, StandardCharsets.ISO_8859_1);
    }
}
