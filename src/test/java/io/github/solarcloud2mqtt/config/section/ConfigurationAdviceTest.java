package io.github.solarcloud2mqtt.config.section;

import static io.github.solarcloud2mqtt.config.section.ConfigurationFixture.KEYS;
import static io.github.solarcloud2mqtt.config.section.ConfigurationFixture.cloud;
import static io.github.solarcloud2mqtt.config.section.ConfigurationFixture.withCloud;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.config.HomeAssistantSettings;
import io.github.solarcloud2mqtt.config.IsolarcloudSettings;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.config.hocon.ConfigurationException;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryForm;
import io.github.solarcloud2mqtt.plant.EnergyUnit;
import io.github.solarcloud2mqtt.plant.PowerUnit;
import io.github.solarcloud2mqtt.plant.UnitSettings;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frequent mistakes in a configuration and the advice about them. */
class ConfigurationAdviceTest {

    private static final String YAML =
            "this file looks like YAML, but must be HOCON; write a section as name { ... } and a value as key = value, "
                    + "as in config.example.conf";

    @TempDir
    private Path folder;

    private ConfigurationFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new ConfigurationFixture(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clouds:\n  home:\n    vendor: isolarcloud\n    region: europe\n",
                "---\nmqtt:\n  url: tcp://localhost\n",
                "clouds:\r\n  home: # mine\r\n    region: europe\r\n",
                "clouds:\n  - name: home\n    region: europe\n"
            })
    void yamlIsRecognised(String yaml) {
        assertThat(fixture.errors(yaml)).hasSize(1).first().asString().endsWith(": " + YAML);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtt:\n{\n  url: \"tcp://x\"\n", "mqtt {\n  url: tcp://x }"})
    void hoconWithColonsIsNotReportedAsYaml(String hocon) {
        assertThat(fixture.errors(hocon)).hasSize(1).first().asString().contains("is not valid HOCON");
    }

    @Test
    void enumerationsMayBeWrittenInAnyCase() throws Exception {
        Settings settings = fixture.load("""
                        clouds.home { vendor = iSolarCloud, region = EUROPE, language = DE_de, app-key = k, secret-key = s
                          auth { method = Account, user = u, password = p } }
                        mqtt.payload = JSON
                        units { energy = mwh, power = KW }
                        home-assistant { discovery = Device, enabled = FALSE }
                        """).settings();
        assertThat(settings.mqtt().payload()).isEqualTo(PayloadForm.JSON);
        assertThat(settings.units()).isEqualTo(new UnitSettings(EnergyUnit.MWH, PowerUnit.KW));
        assertThat(settings.homeAssistant())
                .isEqualTo(new HomeAssistantSettings(
                        false, "homeassistant", DiscoveryForm.DEVICE, Optional.empty(), Optional.empty()));
        assertThat(((IsolarcloudSettings) settings.clouds().get(0)).language()).isEqualTo("de_DE");
    }

    @Test
    void curlyQuotesAreNamed() {
        assertThat(fixture.errors(withCloud("mqtt { \u201curl\u201d = x }")))
                .containsExactly(
                        "config.conf: 2: mqtt.\"\u201curl\u201d\": unknown key; it contains a curly quote; write "
                                + "straight quotes (\"), or none");
        assertThat(fixture.errors(withCloud("mqtt { username = \u201cme\u201d }")))
                .containsExactly(
                        "config.conf: 2: mqtt.username: begins with a curly quote; write straight quotes (\")");
        assertThat(fixture.errors(withCloud("mqtt { url = \u201ctcp://x\u201d\n}")))
                .containsExactly(
                        "config.conf: 2: this line or one before it is not valid HOCON; the file contains curly "
                                + "quotes: write straight quotes (\") instead");
    }

    @Test
    void anApplicationKeyIsAscii() {
        String sentence =
                "contains a character that is not ASCII, such as a curly quote; copy it once more, without it";
        assertThat(fixture.errors(cloud("app-key = \"k\u201d\"")))
                .containsExactly("config.conf: 2: clouds.home.app-key: " + sentence);
        assertThat(fixture.errors("clouds.a { vendor = growatt, region = global, token = \"t\u00e4\" }"))
                .containsExactly("config.conf: 1: clouds.a.token: " + sentence);
    }

    @Test
    void anEmojiInTheDiscoveryPrefixIsRefused() {
        assertThat(fixture.errors(withCloud("home-assistant.discovery-prefix = \"\ud83c\udfe0\"")))
                .containsExactly(
                        "config.conf: 2: home-assistant.discovery-prefix: contains U+1F3E0; emoji, control characters "
                                + "and characters from U+FDD0 on are not possible here");
    }

    @Test
    void namesInOtherScriptsAreSent() throws Exception {
        assertThat(fixture.load(withCloud("mqtt { base-topic = \"\u592a\u967d/s\u00fcd\" }"))
                        .settings()
                        .mqtt()
                        .baseTopic())
                .isEqualTo("\u592a\u967d/s\u00fcd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "port", "server", "broker", "hostname"})
    void theAddressOfTheBrokerIsOneKey(String key) {
        assertThat(fixture.errors(withCloud("mqtt { " + key + " = 1883 }")))
                .containsExactly(
                        "config.conf: 2: mqtt." + key
                                + ": unknown key; host and port are one key: url = \"tcp://localhost:1883\" (tcp, ssl, ws or wss)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "password", "method", "application-id", "redirect-uri"})
    void theKeysOfALoginBelongInAuth(String key) {
        assertThat(fixture.errors(cloud(key + " = x")))
                .containsExactly("config.conf: 2: clouds.home." + key
                        + ": unknown key; it belongs in the section auth: auth { " + key + " = ... }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vendor = growatt, token = t", "region = europe, auth { user = u }", "token = t"})
    void aCloudNeedsAName(String keys) {
        assertThat(fixture.errors("clouds { " + keys + " }"))
                .containsExactly(
                        "config.conf: 1: clouds: the keys of a cloud are not in a section with a name; write clouds "
                                + "{ home { ... } }, with any name");
    }

    @Test
    void aPasswordThatEndsInABlankCausesAWarning() throws Exception {
        String sentence = "begins or ends with a blank, which is used as part of it; remove the blank if it is not";
        assertThat(fixture.warnings(cloud("auth.password = \"p \"")))
                .containsExactly("config.conf: 2: clouds.home.auth.password: " + sentence);
        fixture.write("secret", "p \n");
        assertThat(fixture.warnings(withCloud("mqtt { username = m, password-file = \"" + folder + "/secret\" }")))
                .containsExactly("config.conf: 2: mqtt.password-file: " + sentence);
        assertThat(fixture.warnings(withCloud("mqtt { username = m, password = \"p p\" }")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"poll-interval, 1s", "discovery-interval, 1m", "stale-after, 1s", "timeout, 1s"})
    void zeroIsTooShortWhereItIsNotAllowed(String key, String least) {
        assertThat(fixture.errors(cloud(key + " = 0")))
                .containsExactly("config.conf: 2: clouds.home." + key + ": 0 is too short; at least " + least);
        assertThat(fixture.errors(cloud(key + " = 0s")))
                .containsExactly("config.conf: 2: clouds.home." + key + ": 0s is too short; at least " + least);
    }

    @ParameterizedTest
    @CsvSource({
        "MQTT_USER, MQTT_USERNAME",
        "MQTT_PASS, MQTT_PASSWORD",
        "MQTT_USER_NAME, MQTT_USERNAME",
        "MQTT_BASETOPIC, MQTT_BASE_TOPIC",
        "ISOLARCLOUD_APPKEY, ISOLARCLOUD_APP_KEY",
        "ISOLARCLOUD_SECRET, ISOLARCLOUD_SECRET_KEY",
        "GROWATT_TOKENFILE, GROWATT_TOKEN_FILE"
    })
    void aMisspeltVariableGivesAHint(String variable, String meant) throws Exception {
        assertThat(fixture.load(withCloud(""), Map.of(variable, "x")).warnings())
                .containsExactly(
                        "environment: " + variable + ": is no variable of the bridge; did you mean " + meant + "?");
    }

    @Test
    void theAddressOfTheBrokerIsOneVariable() throws Exception {
        assertThat(fixture.load(withCloud(""), Map.of("MQTT_HOST", "x")).warnings())
                .containsExactly(
                        "environment: MQTT_HOST: is no variable of the bridge; did you mean MQTT_URL, for example "
                                + "tcp://localhost:1883?");
    }

    @Test
    void theHintFollowsTheErrorThatItExplains() {
        assertThat(fixture.errors("", Map.of("GROWATT_REGION", "global", "GROWATT_TOKN", "hunter2")))
                .containsExactly(
                        "environment: GROWATT_TOKEN: missing; set GROWATT_TOKEN or GROWATT_TOKEN_FILE",
                        "environment: GROWATT_TOKN: is no variable of the bridge; did you mean GROWATT_TOKEN?");
    }

    @Test
    void variablesOfTheFileAndOfOtherProgramsGiveNoHint() throws Exception {
        Map<String, String> variables = Map.of(
                "MQTT_MINE", "me",
                "MQTT_SERVICE_HOST", "10.0.0.1",
                "MQTT_PORT", "tcp://10.0.0.1:1883",
                "MQTT_PORT_1883_TCP_PROTO", "tcp",
                "HOME", "/");
        assertThat(fixture.load(withCloud("mqtt.username = ${?MQTT_MINE}"), variables)
                        .warnings())
                .isEmpty();
    }

    @Test
    void globsOfPointsSupportOnlyTheStar() throws ConfigurationException {
        assertThat(fixture.errors(cloud("points { include = [ \"p?\", \"[ab]\" ], exclude = [ \"\" ] }")))
                .containsExactly(
                        "config.conf: 2: clouds.home.points.include: p? matches no point; must be of letters, digits, _ and "
                                + "*, which stands for any text",
                        "config.conf: 2: clouds.home.points.include: [ab] matches no point; must be of letters, digits, _ "
                                + "and *, which stands for any text",
                        "config.conf: 2: clouds.home.points.exclude: is empty; must have a value");
        assertThat(fixture.load(cloud("points { include = [ \"*_voltage\", p24 ] }"))
                        .settings()
                        .clouds()
                        .get(0)
                        .points()
                        .include())
                .containsExactlyInAnyOrder("*_voltage", "p24");
    }

    @Test
    void twoSectionsWithOneAccountGiveAWarning() throws Exception {
        String sentence =
                "the same account as clouds.a: its plants are read twice and its calls count twice; keep one of the two";
        String two = "clouds { a { region = china, " + KEYS + " }, b { region = china, " + KEYS + " } }";
        assertThat(fixture.warnings(two)).containsExactly("config.conf: 1: clouds.b: " + sentence);
        assertThat(fixture.warnings("clouds { a { vendor = growatt, region = global, token = t }\n"
                        + "b { vendor = growatt, region = global, token = t } }"))
                .containsExactly("config.conf: 2: clouds.b: " + sentence);
        assertThat(fixture.warnings(
                        "clouds { a { region = china, " + KEYS + " }, b { region = europe, " + KEYS + " } }"))
                .isEqualTo(List.of());
    }
}
