package io.github.solarcloud2mqtt.config.hocon;

import io.github.solarcloud2mqtt.config.value.ValueParser;
import io.github.solarcloud2mqtt.secret.Secret;
import java.util.Optional;

/**
 * A secret, which may be in a file of its own.
 *
 * @param name the key of the secret; that of its file ends in {@code -file}
 * @param cleaning cleans or refuses the text; its messages must not contain the text
 */
public record SecretSetting(String name, ValueParser<String> cleaning) {

    /** The secret, or a stand-in if it is missing or not allowed, which is reported. */
    public Secret required(Section section) {
        text().require(section);
        return optional(section).orElse(new Secret(""));
    }

    /** The secret, if there is one. */
    public Optional<Secret> optional(Section section) {
        return text().optional(section);
    }

    private TextOrFile<Secret> text() {
        return new TextOrFile<>(name, text -> new Secret(cleaning.parse(text)));
    }
}
