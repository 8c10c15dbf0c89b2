package io.github.solarcloud2mqtt.config.hocon;

import io.github.solarcloud2mqtt.config.value.ValueParser;
import io.github.solarcloud2mqtt.secret.Secret;
import java.util.Optional;

/**
 * A secret, which may be in a file of its own.
 *
 * @param name the key of the secret; the key of its file ends in {@code -file}
 * @param cleaning cleans or refuses the text; its messages must not contain the text
 */
public record SecretSetting(String name, ValueParser<String> cleaning) {

    private static final String BLANK_AT_END =
            "begins or ends with a blank, which is used as part of it; remove the blank if it is not";

    /** A password, used exactly as it is written. A blank at its beginning or end causes a warning. */
    public static SecretSetting password() {
        return password(text -> text);
    }

    /** A password that is subject to a rule. */
    public static SecretSetting password(ValueParser<String> rule) {
        return new SecretSetting("password", rule);
    }

    /** The secret, or a placeholder if it is missing or not allowed, which is reported. */
    public Secret required(Section section) {
        text().require(section);
        return optional(section).orElse(new Secret(""));
    }

    /** The secret, if there is one. */
    public Optional<Secret> optional(Section section) {
        Optional<Secret> secret = text().optional(section);
        if (secret.filter(each -> !each.reveal().strip().equals(each.reveal())).isPresent()) {
            section.warn(section.has(name) ? name : name + "-file", BLANK_AT_END);
        }
        return secret;
    }

    private TextOrFile<Secret> text() {
        return new TextOrFile<>(name, text -> new Secret(cleaning.parse(text)));
    }
}
