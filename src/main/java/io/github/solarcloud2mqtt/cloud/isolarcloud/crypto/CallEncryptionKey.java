package io.github.solarcloud2mqtt.cloud.isolarcloud.crypto;

import io.github.solarcloud2mqtt.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * The AES key of one attempt of one call: 16 letters and digits, whose bytes are the key (Sungrow Open API V1, appendix 5;
 * other lengths are refused with code E907).
 */
record CallEncryptionKey(Secret text) {

    private static final int LENGTH = 16;
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** A random key. */
    static CallEncryptionKey random(SecureRandom random) {
        return new CallEncryptionKey(new Secret(randomText(LENGTH, random)));
    }

    /** Random letters and digits. */
    static String randomText(int length, SecureRandom random) {
        return random.ints(length, 0, LETTERS_AND_DIGITS.length())
                .mapToObj(LETTERS_AND_DIGITS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    byte[] bytes() {
        return text.reveal().getBytes(StandardCharsets.UTF_8);
    }

    /** The text with this key masked. */
    String masked(String words) {
        return words.replace(text.reveal(), "***");
    }
}
