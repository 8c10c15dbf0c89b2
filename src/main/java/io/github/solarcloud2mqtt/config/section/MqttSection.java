package io.github.solarcloud2mqtt.config.section;

import io.github.solarcloud2mqtt.config.MqttSettings;
import io.github.solarcloud2mqtt.config.hocon.SecretSetting;
import io.github.solarcloud2mqtt.config.hocon.Section;
import io.github.solarcloud2mqtt.config.value.Choice;
import io.github.solarcloud2mqtt.config.value.InvalidValueException;
import io.github.solarcloud2mqtt.config.value.ValueParser;
import io.github.solarcloud2mqtt.config.value.ValueParsers;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings.Tls;
import io.github.solarcloud2mqtt.mqtt.BrokerUrl;
import io.github.solarcloud2mqtt.mqtt.MqttText;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the section of the broker. */
final class MqttSection {

    private static final Choice<PayloadForm> PAYLOADS = new Choice<>(List.of(PayloadForm.values()));
    private static final Choice<Integer> QUALITIES_OF_SERVICE = new Choice<>(List.of(0, 1, 2));

    private static final String URL_INSTEAD =
            "host and port are one key: url = \"tcp://localhost:1883\" (tcp, ssl, ws or wss)";
    private static final Map<String, String> ADVICE = Map.of(
            "host", URL_INSTEAD,
            "port", URL_INSTEAD,
            "server", URL_INSTEAD,
            "broker", URL_INSTEAD,
            "hostname", URL_INSTEAD);

    /** Replaces a URL that is not allowed and has been reported. */
    private static final BrokerUrl STAND_IN = BrokerUrl.of("tcp://invalid");

    private final Section section;

    MqttSection(Section section) {
        this.section = section;
    }

    MqttSettings read() {
        MqttSettings settings = new MqttSettings(
                broker(),
                section.required("base-topic", "", sendable(ValueParsers::topic)),
                section.required("payload", PayloadForm.BOTH, PAYLOADS));
        section.refuseUnknownKeys(ADVICE);
        return settings;
    }

    private BrokerSettings broker() {
        BrokerUrl url = section.required("url", STAND_IN, BrokerUrlParser::parse);
        return new BrokerSettings(
                url,
                section.optional("username", sendable(ValueParsers::name)),
                password(),
                section.required("client-id", "invalid", sendable(ValueParsers::name)),
                section.required("qos", 0, QUALITIES_OF_SERVICE),
                tls(section.section("tls"), url));
    }

    private Optional<Secret> password() {
        Optional<Secret> password =
                SecretSetting.password(sendable(text -> text)).optional(section);
        if (password.isPresent() && !section.has("username")) {
            section.missing(
                    "username",
                    "missing, but there is a password, which MQTT allows only with a user name; give username or set MQTT_USERNAME");
        }
        return password;
    }

    /** Also refuses what the MQTT client cannot send. The message does not quote the text, which may be a password. */
    static ValueParser<String> sendable(ValueParser<String> parser) {
        return text -> {
            String value = parser.parse(text);
            Optional<String> problem = MqttText.problem(value);
            if (problem.isPresent()) {
                throw new InvalidValueException(problem.get());
            }
            return value;
        };
    }

    private Tls tls(Section tls, BrokerUrl url) {
        Optional<Path> caFile = file(tls, "ca-file");
        Optional<Path> certificateFile = file(tls, "certificate-file");
        Optional<Path> keyFile = file(tls, "key-file");
        refuseAlone(tls, "certificate-file", "key-file");
        refuseAlone(tls, "key-file", "certificate-file");
        tls.refuseUnknownKeys();
        if (certificateFile.isPresent() != keyFile.isPresent()) {
            return Tls.SYSTEM;
        }
        Tls settings = new Tls(caFile, certificateFile, keyFile);
        if (!settings.equals(Tls.SYSTEM) && !url.scheme().isEncrypted()) {
            if (!url.equals(STAND_IN)) {
                section.refuse("url", "not encrypted, but tls has files; use ssl:// or wss://, or leave tls out");
            }
            return Tls.SYSTEM;
        }
        return settings;
    }

    private static Optional<Path> file(Section tls, String key) {
        return tls.optional(key, ValueParsers::readableFile);
    }

    private static void refuseAlone(Section tls, String key, String companion) {
        if (tls.has(key) && !tls.has(companion)) {
            tls.refuse(key, "given without " + companion + "; give both or none");
        }
    }
}
