package io.github.solarcloud2mqtt.cloud.http;

import io.github.solarcloud2mqtt.secret.Secret;
import java.util.stream.Stream;

/** Prepares text of a cloud for the log: one short line without secrets, even if the cloud repeats them. */
public final class Redaction {

    private static final int LONGEST = 120;

    private Redaction() {}

    /** The text with every secret replaced by asterisks. */
    public static String masked(String words, Stream<Secret> secrets) {
        return secrets.map(Secret::reveal)
                .filter(secret -> !secret.isBlank())
                .reduce(words, (text, secret) -> text.replace(secret, "***"));
    }

    /** The text on one line of limited length. */
    public static String line(String words) {
        String line = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
