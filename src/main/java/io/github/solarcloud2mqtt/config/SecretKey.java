package io.github.solarcloud2mqtt.config;

import io.github.solarcloud2mqtt.secret.Secret;
import java.util.Optional;

/**
 * A secret, which may stand in a file of its own.
 *
 * @param name the key of the secret; that of its file ends in {@code -file}
 * @param cleaning takes the text as it is written; what it refuses must not tell the text
 */
record SecretKey(String name, TextParser<String> cleaning) {

    /** The secret, or a stand-in after the error has been reported. */
    Secret required(Section section) {
        text().require(section);
        return optional(section).orElse(new Secret(""));
    }

    /** The secret, if there is one. */
    Optional<Secret> optional(Section section) {
        return text().optional(section);
    }

    private TextOrFile<Secret> text() {
        return new TextOrFile<>(name, text -> new Secret(cleaning.parse(text)));
    }
}
