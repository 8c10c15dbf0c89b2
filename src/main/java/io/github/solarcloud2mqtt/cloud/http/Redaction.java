package io.github.solarcloud2mqtt.cloud.http;

import io.github.solarcloud2mqtt.secret.Secret;
import java.util.stream.Stream;

/** Makes what a cloud says fit for a log: one short line, without any secret, even if the cloud repeats it. */
public final class Redaction {

    private static final int LONGEST = 120;

    private Redaction() {}

    /** The words without the secrets. */
    public static String masked(String words, Stream<Secret> secrets) {
        return secrets.map(Secret::reveal)
                .filter(secret -> !secret.isBlank())
                .reduce(words, (text, secret) -> text.replace(secret, "***"));
    }

    /** The words on one short line. */
    public static String line(String words) {
        String line = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
