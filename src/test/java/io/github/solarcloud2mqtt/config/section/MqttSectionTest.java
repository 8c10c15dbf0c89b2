package io.github.solarcloud2mqtt.config.section;

import static io.github.solarcloud2mqtt.config.section.ConfigurationFixture.withCloud;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.config.MqttSettings;
import io.github.solarcloud2mqtt.config.hocon.ConfigurationException;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings;
import io.github.solarcloud2mqtt.mqtt.BrokerSettings.Tls;
import io.github.solarcloud2mqtt.mqtt.BrokerUrl;
import io.github.solarcloud2mqtt.secret.Secret;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MqttSectionTest {

    @TempDir
    private Path folder;

    private ConfigurationFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new ConfigurationFixture(folder);
    }

    @Test
    void everythingHasADefault() throws Exception {
        assertThat(mqtt(""))
                .isEqualTo(new MqttSettings(
                        new BrokerSettings(
                                BrokerUrl.of("tcp://localhost:1883"),
                                Optional.empty(),
                                Optional.empty(),
                                "solarcloud2mqtt",
                                1,
                                new Tls(Optional.empty(), Optional.empty(), Optional.empty())),
                        "solarcloud2mqtt",
                        PayloadForm.BOTH));
    }

    @Test
    void everythingCanBeConfigured() throws Exception {
        String file = fixture.write("file.pem", "x").toString();
        assertThat(mqtt("""
                        url = "ssl://broker:8883", username = me, password = " with # blanks ", client-id = two
                        base-topic = a/b, qos = 2, payload = json
                        tls { ca-file = "FILE", certificate-file = "FILE", key-file = "FILE" }
                        """.replace("FILE", file)))
                .isEqualTo(new MqttSettings(
                        new BrokerSettings(
                                BrokerUrl.of("ssl://broker:8883"),
                                Optional.of("me"),
                                Optional.of(new Secret(" with # blanks ")),
                                "two",
                                2,
                                new Tls(
                                        Optional.of(Path.of(file)),
                                        Optional.of(Path.of(file)),
                                        Optional.of(Path.of(file)))),
                        "a/b",
                        PayloadForm.JSON));
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://broker, tcp://broker",
        "tcp://broker:1883/, tcp://broker:1883",
        "tcp://[::1]:1883, tcp://[::1]:1883",
        "tcp://home_mosquitto_1, tcp://home_mosquitto_1",
        "tcp://my_broker:1883, tcp://my_broker:1883",
        "mqtt://broker:1884, tcp://broker:1884",
        "MQTTS://broker, ssl://broker",
        "ws://broker/mqtt?x=1, ws://broker/mqtt?x=1",
        "wss://broker, wss://broker"
    })
    void fourSchemesAreSpoken(String url, String kept) throws Exception {
        assertThat(mqtt("url = \"" + url + "\"").broker().url()).hasToString(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://broker | http://broker is not allowed; must begin with tcp:// or ssl:// or ws:// or wss://, for "
                        + "example tcp://localhost:1883",
                "broker:1883 | broker:1883 is not allowed; must begin with tcp:// or ssl:// or ws:// or wss://, for "
                        + "example tcp://localhost:1883",
                "tcp:broker | tcp:broker has no host; write for example tcp://localhost:1883",
                "tcp://my_broker:99999 | tcp://my_broker:99999 has an impossible port; must be 1 to 65535",
                "tcp://my_broker:x | tcp://my_broker:x has no host; write for example tcp://localhost:1883",
                "tcp://broker/x | tcp://broker/x has a path, which only ws:// and wss:// may have",
                "ssl://broker?x | ssl://broker?x has a path, which only ws:// and wss:// may have",
                "ws://broker/x#y | ws://broker/x#y has a # part; leave it out",
                "tcp://broker:0 | tcp://broker:0 has an impossible port; must be 1 to 65535",
                "tcp://me:hunter2@broker | contains a user name or password; give them by their own keys",
                "tcp://me:hunter2@my_broker | contains a user name or password; give them by their own keys",
                "tcp://my broker | tcp://my broker is no URL; write for example tcp://localhost:1883",
                "tcp://me:hunt#/2@broker | contains a user name or password; give them by their own keys"
            })
    void anAddressThatCannotWorkIsRefused(String url, String error) {
        assertThat(errors("url = \"" + url + "\"")).isEqualTo("config.conf: 2: mqtt.url: " + error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"base-topic", "client-id", "username"})
    void whatTheMqttClientCannotSendIsRefused(String key) {
        assertThat(errors("%s = \"solar/☀\uFE0F\"".formatted(key)))
                .isEqualTo(
                        "config.conf: 2: mqtt." + key
                                + ": contains U+FE0F; emoji, control characters and characters from U+FDD0 on are not possible here");
    }

    @Test
    void aPasswordThatTheMqttClientCannotSendIsRefusedWithoutShowingIt() {
        assertThat(errors("username = me, password = \"sun😀\""))
                .isEqualTo(
                        "config.conf: 2: mqtt.password: contains U+1F600; emoji, control characters and characters from"
                                + " U+FDD0 on are not possible here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a+b | a+b is no topic; must be without +, # and blanks",
                "a/# | a/# is no topic; must be without +, # and blanks",
                "a b | a b is no topic; must be without +, # and blanks",
                "a\\nb | a?b is no topic; must be without +, # and blanks",
                "/a | /a must not begin or end with /",
                "a/ | a/ must not begin or end with /",
                "$SYS/a | $SYS/a must not begin with $, which is reserved for the broker",
                " | is empty; must have a value"
            })
    void topicsObeyTheRulesOfTheBroker(String topic, String error) {
        String written = "\"" + (topic == null ? "" : topic) + "\"";
        assertThat(errors("base-topic = " + written)).isEqualTo("config.conf: 2: mqtt.base-topic: " + error);
        assertThat(fixture.errors(withCloud("home-assistant.discovery-prefix = " + written)))
                .containsExactly("config.conf: 2: home-assistant.discovery-prefix: " + error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "-1", "1.5", "high"})
    void qualityOfServiceIsZeroToTwo(String qos) {
        assertThat(errors("qos = " + qos))
                .isEqualTo("config.conf: 2: mqtt.qos: " + qos + " is not allowed; must be one of 0, 1, 2");
    }

    @Test
    void payloadIsOneOfThreeForms() {
        assertThat(errors("payload = xml"))
                .isEqualTo("config.conf: 2: mqtt.payload: xml is not allowed; must be one of topics, json, both");
    }

    @Test
    void aPasswordNeedsAUserName() {
        assertThat(errors("password = hunter2"))
                .isEqualTo(
                        "config.conf: 2: mqtt.username: missing, but there is a password, which MQTT allows only with "
                                + "a user name; give username or set MQTT_USERNAME");
    }

    @Test
    void anEmptyClientIdIsRefused() {
        assertThat(errors("client-id = \" \""))
                .isEqualTo("config.conf: 2: mqtt.client-id: is empty; must have a value");
    }

    @Test
    void filesForEncryptionMustBeReadable() {
        assertThat(errors("tls.ca-file = nowhere.pem"))
                .isEqualTo("config.conf: 2: mqtt.tls.ca-file: nowhere.pem does not exist; must be a file");
        assertThat(errors("tls.ca-file = \"" + folder + "\""))
                .isEqualTo("config.conf: 2: mqtt.tls.ca-file: " + folder
                        + " cannot be read; must be a file that the bridge's user may read");
        assertThat(errors("tls.ca-file = \"a\\u0000b\"")).isEqualTo("config.conf: 2: mqtt.tls.ca-file: a?b is no path");
    }

    @Test
    void certificateAndKeyBelongTogether() {
        String file = fixture.write("file.pem", "x").toString();
        assertThat(errors("url = \"ssl://x\", tls.certificate-file = \"" + file + "\""))
                .isEqualTo("config.conf: 2: mqtt.tls.certificate-file: given without key-file; give both or none");
        assertThat(errors("url = \"ssl://x\", tls.key-file = \"" + file + "\""))
                .isEqualTo("config.conf: 2: mqtt.tls.key-file: given without certificate-file; give both or none");
    }

    @Test
    void filesForEncryptionNeedAnEncryptedConnection() throws Exception {
        String tls = "tls.ca-file = \"" + fixture.write("file.pem", "x") + "\"";
        assertThat(errors(tls))
                .isEqualTo("config.conf: 2: mqtt.url: not encrypted, but tls has files; use ssl:// or wss://, "
                        + "or leave tls out");
        assertThat(mqtt("url = \"wss://x\", " + tls).broker().tls().caFile()).isPresent();
    }

    private MqttSettings mqtt(String content) throws ConfigurationException {
        return fixture.load(withCloud("mqtt { " + content + " }")).settings().mqtt();
    }

    private String errors(String content) {
        return String.join("\n", fixture.errors(withCloud("mqtt { " + content + " }")));
    }
}
