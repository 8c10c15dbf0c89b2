package io.github.solarcloud2mqtt.config;

import io.github.solarcloud2mqtt.config.hocon.SecretSetting;
import io.github.solarcloud2mqtt.config.hocon.Section;
import io.github.solarcloud2mqtt.config.value.BrokerUrl;
import io.github.solarcloud2mqtt.config.value.Choice;
import io.github.solarcloud2mqtt.config.value.ValueParsers;
import io.github.solarcloud2mqtt.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads what concerns the broker. */
final class MqttSection {

    private static final Choice<ConfiguredPayload> PAYLOADS = new Choice<>(List.of(ConfiguredPayload.values()));

    private MqttSection() {}

    static MqttSettings read(Section section) {
        MqttSettings settings = new MqttSettings(
                section.required("url", "", BrokerUrl::parse),
                section.optional("username", ValueParsers::name),
                password(section),
                section.required("client-id", "", ValueParsers::name),
                section.required("base-topic", "", ValueParsers::topic),
                section.required("qos", 0, new Choice<>(List.of(0, 1, 2))),
                section.required("payload", ConfiguredPayload.BOTH, PAYLOADS),
                tls(section.section("tls")));
        boolean encrypted = settings.url().startsWith("ssl:") || settings.url().startsWith("wss:");
        if (settings.tls().isConfigured() && !settings.url().isEmpty() && !encrypted) {
            section.refuse("url", "not encrypted, though tls has files for it; use ssl:// or wss://, or leave tls out");
        }
        section.refuseUnknownKeys();
        return settings;
    }

    private static Optional<Secret> password(Section section) {
        Optional<Secret> password = new SecretSetting("password", text -> text).optional(section);
        if (password.isPresent() && !section.has("username")) {
            section.missing(
                    "username",
                    "missing, but there is a password, which MQTT allows only with a user name; give username or set MQTT_USERNAME");
        }
        return password;
    }

    private static TlsSettings tls(Section section) {
        TlsSettings settings =
                new TlsSettings(file(section, "ca-file"), file(section, "certificate-file"), file(section, "key-file"));
        refuseAlone(section, "certificate-file", "key-file");
        refuseAlone(section, "key-file", "certificate-file");
        section.refuseUnknownKeys();
        return settings;
    }

    private static Optional<Path> file(Section section, String key) {
        return section.optional(key, ValueParsers::readableFile);
    }

    private static void refuseAlone(Section section, String key, String companion) {
        if (section.has(key) && !section.has(companion)) {
            section.refuse(key, "given without " + companion + "; give both or none");
        }
    }
}
