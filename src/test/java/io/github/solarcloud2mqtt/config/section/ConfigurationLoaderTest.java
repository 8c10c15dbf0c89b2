package io.github.solarcloud2mqtt.config.section;

import static io.github.solarcloud2mqtt.config.section.ConfigurationFixture.KEYS;
import static io.github.solarcloud2mqtt.config.section.ConfigurationFixture.cloud;
import static io.github.solarcloud2mqtt.config.section.ConfigurationFixture.withCloud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.solarcloud2mqtt.config.HomeAssistantSettings;
import io.github.solarcloud2mqtt.config.IsolarcloudSettings;
import io.github.solarcloud2mqtt.config.LoadedSettings;
import io.github.solarcloud2mqtt.config.MqttSettings;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.config.hocon.ConfigurationException;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryForm;
import io.github.solarcloud2mqtt.plant.EnergyUnit;
import io.github.solarcloud2mqtt.plant.PowerUnit;
import io.github.solarcloud2mqtt.plant.UnitSettings;
import io.github.solarcloud2mqtt.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationLoaderTest {

    private static final String NOT_HOCON = "this line or one before it is not valid HOCON; a text with special "
            + "characters, such as a URL or a password, must be in double quotes, and each { and [ needs its } or ]";
    private static final String NO_FILE = "there is no such file; correct the path, or copy config.example.conf there";
    private static final String NO_CLOUD =
            "clouds: there is no cloud; describe one here as config.example.conf does, or "
                    + "set the environment variables ISOLARCLOUD_APP_KEY, ISOLARCLOUD_SECRET_KEY, ISOLARCLOUD_USER, "
                    + "ISOLARCLOUD_PASSWORD and ISOLARCLOUD_REGION, or for Growatt GROWATT_TOKEN and GROWATT_REGION";

    @TempDir
    private Path folder;

    private ConfigurationFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new ConfigurationFixture(folder);
    }

    @Test
    void allOtherSettingsHaveDefaults() throws Exception {
        Settings settings = fixture.load(withCloud("")).settings();
        assertThat(settings.homeAssistant())
                .isEqualTo(new HomeAssistantSettings(
                        true, "homeassistant", DiscoveryForm.ENTITY, Optional.empty(), Optional.empty()));
        assertThat(settings.units()).isEqualTo(new UnitSettings(EnergyUnit.KWH, PowerUnit.W));
        assertThat(settings.stateDirectory()).isEqualTo(Path.of("state"));
    }

    @Test
    void allOtherSettingsCanBeConfigured() throws Exception {
        Settings settings = fixture.load(withCloud("""
                        home-assistant { enabled = false, discovery-prefix = ha, discovery = device }
                        units { energy = MWh, power = kW }
                        state-directory = /data
                        """)).settings();
        assertThat(settings.homeAssistant())
                .isEqualTo(new HomeAssistantSettings(
                        false, "ha", DiscoveryForm.DEVICE, Optional.empty(), Optional.empty()));
        assertThat(settings.units()).isEqualTo(new UnitSettings(EnergyUnit.MWH, PowerUnit.KW));
        assertThat(settings.stateDirectory()).isEqualTo(Path.of("/data"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "units.energy = mwhs | units.energy: mwhs is not allowed; must be one of Wh, kWh, MWh",
                "units.power = MV | units.power: MV is not allowed; must be one of W, kW, MW",
                "home-assistant.enabled = maybe | home-assistant.enabled: maybe is not allowed; must be one of true, false",
                "home-assistant.discovery = both | home-assistant.discovery: both is not allowed; must be one of entity, device",
                "state-directory = \"a\\u0000\" | state-directory: a? is no path",
                "state-directory = [] | state-directory: is a list; must be a single value",
                "state-directory = null | state-directory: missing, or taken from an environment variable that is not set; "
                        + "give state-directory"
            })
    void whatIsNotAllowedIsRefused(String line, String error) {
        assertThat(fixture.errors(withCloud(line)))
                .hasSize(1)
                .first()
                .asString()
                .endsWith(error);
    }

    @Test
    void theExampleHasTheDefaults() throws Exception {
        Map<String, String> environment = Map.of(
                "ISOLARCLOUD_APP_KEY",
                "k",
                "ISOLARCLOUD_SECRET_KEY",
                "s",
                "ISOLARCLOUD_USER",
                "u",
                "ISOLARCLOUD_PASSWORD",
                "p");
        LoadedSettings example =
                ConfigurationLoader.load(Optional.of(Path.of("config.example.conf")), Path.of("unused"), environment);
        assertThat(example.warnings()).isEmpty();
        assertThat(example).isEqualTo(fixture.load(withCloud("")));
    }

    @Test
    void theExampleCanReadEverySecretFromAFile() throws Exception {
        String file = fixture.write("secret", "x").toString();
        Map<String, String> environment = Map.of(
                "ISOLARCLOUD_APP_KEY_FILE",
                file,
                "ISOLARCLOUD_SECRET_KEY_FILE",
                file,
                "ISOLARCLOUD_USER",
                "u",
                "ISOLARCLOUD_PASSWORD_FILE",
                file,
                "MQTT_USERNAME",
                "m",
                "MQTT_PASSWORD_FILE",
                file);
        Settings settings = ConfigurationLoader.load(
                        Optional.of(Path.of("config.example.conf")), Path.of("unused"), environment)
                .settings();
        assertThat(((IsolarcloudSettings) settings.clouds().get(0))
                        .application()
                        .appKey()
                        .reveal())
                .isEqualTo("x");
        assertThat(settings.mqtt().broker().password().orElseThrow().reveal()).isEqualTo("x");
    }

    @Test
    void allErrorsAreReportedAtOnceInTheOrderOfTheFile() {
        assertThatThrownBy(() -> fixture.load("""
                        mqtt { qos = 7 }
                        clouds {
                          home {
                            region = europe, app-key = k, secret-key = ${SECRET}
                            auth { user = ${USER}, password = p }
                            pol-interval = 1m
                            poll-interval = 500ms
                          }
                          away = 5
                        }
                        home-assistant.discovery-prefix = "#"
                        """, Map.of("MQTT_URL", "x")))
                .isInstanceOf(ConfigurationException.class)
                .extracting(e -> fixture.withoutFolder(String.valueOf(e.getMessage())))
                .isEqualTo("""
                        config.conf: 1: mqtt.qos: 7 is not allowed; must be one of 0, 1, 2
                        config.conf: 4: ${SECRET}: is not set; set this environment variable, or write ${?SECRET} if it may be missing
                        config.conf: 5: ${USER}: is not set; set this environment variable, or write ${?USER} if it may be missing
                        config.conf: 6: clouds.home.pol-interval: unknown key; did you mean poll-interval?
                        config.conf: 7: clouds.home.poll-interval: 500ms is too short; at least 1s
                        config.conf: 9: clouds.away: is a number; must be a section in { }
                        config.conf: 11: home-assistant.discovery-prefix: # is no topic; must be without +, # and blanks
                        environment: MQTT_URL: x is not allowed; must begin with tcp:// or ssl:// or ws:// or wss://, for example tcp://localhost:1883""");
    }

    @ParameterizedTest
    @CsvSource({
        "cloud.home.x = 1, cloud, clouds",
        "cloud-defaults.timeout = 1m, cloud-defaults, ''",
        "Mqtt.qos = 1, Mqtt, mqtt",
        "mqtt.user-name = x, mqtt.user-name, username",
        "mqtt.pasword = x, mqtt.pasword, password",
        "mqtt.tls.cafile = x, mqtt.tls.cafile, ca-file",
        "home-assistant.enable = true, home-assistant.enable, enabled",
        "units.enrgy = Wh, units.enrgy, energy",
        "state-dir = x, state-dir, state-directory",
        "clouds.home.appkey = x, clouds.home.appkey, app-key",
        "clouds.home.auth.usr = x, clouds.home.auth.usr, user",
        "clouds.home.plants.includes = [], clouds.home.plants.includes, include"
    })
    void anUnknownKeyIsReportedWithTheNearestOne(String line, String key, String nearest) {
        String hint = nearest.isEmpty()
                ? "allowed are clouds, home-assistant, mqtt, state-directory, units"
                : "did you mean " + nearest + "?";
        assertThat(fixture.errors(withCloud(line)))
                .containsExactly("config.conf: 2: " + key + ": unknown key; " + hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access-token", "account-id"})
    void unknownKeysAreErrors(String key) {
        assertThat(fixture.errors(cloud(key + " = x")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("config.conf: 2: clouds.home." + key + ": unknown key; allowed are ");
    }

    @Test
    void keysWithDotsAreQuotedInErrors() {
        assertThat(fixture.errors("clouds { \"my.home\" { region = china, " + KEYS + "\n\"time.out\" = 1m } }"))
                .containsExactly("config.conf: 2: clouds.\"my.home\".\"time.out\": unknown key; did you mean timeout?");
    }

    @Test
    void aValueInsteadOfASectionIsOneError() {
        assertThat(fixture.errors(
                        "clouds = 5\nmqtt = []\nunits = true\nhome-assistant = x", Map.of("ISOLARCLOUD_X", "")))
                .containsExactly(
                        "config.conf: 1: clouds: is a number; must be a section in { }",
                        "config.conf: 2: mqtt: is a list; must be a section in { }",
                        "config.conf: 3: units: is true or false; must be a section in { }",
                        "config.conf: 4: home-assistant: is a text; must be a section in { }");
        assertThat(fixture.errors("clouds.home { region = china, app-key = k, secret-key = s\nauth = 5 }"))
                .containsExactly("config.conf: 2: clouds.home.auth: is a number; must be a section in { }");
        assertThat(fixture.errors("clouds = 5", Map.of("ISOLARCLOUD_USER", "x")))
                .containsExactly("config.conf: 1: clouds: is a number; must be a section in { }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mqtt {\\nqos = 1 | 2",
                "mqtt {\\nurl = tcp://x } | 2",
                "a = 1\\nb = [ 1, 2 | 2",
                "a = \"x\\nb = 2 | 1",
                "}} | 1",
                "mqtt\\n | 2"
            })
    void aFileThatIsNotHoconIsReportedWithItsLine(String hocon, int line) {
        assertThat(fixture.errors(hocon.replace("\\n", "\n")))
                .containsExactly("config.conf: " + line + ": " + NOT_HOCON);
    }

    @Test
    void textsMayLookLikeIncludes() throws Exception {
        Settings settings = fixture.load(withCloud("""
                        # include = 1
                        mqtt { username = "include = x", password = \"""a "include = y\""" } // include = 2
                        state-directory = "\\"include : "
                        """)).settings();
        assertThat(settings.mqtt().broker().username()).contains("include = x");
        assertThat(settings.mqtt().broker().password().orElseThrow().reveal()).isEqualTo("a \"include = y");
        assertThat(settings.stateDirectory()).isEqualTo(Path.of("\"include : "));
    }

    @Test
    void plantsToIncludeNeedNoQuotes() throws Exception {
        for (String plants : new String[] {"{ include = [ 1 ] }", "{ include: [1]}", "{include=[], include += 1}"}) {
            assertThat(fixture.load(cloud("plants " + plants))
                            .settings()
                            .clouds()
                            .get(0)
                            .plants()
                            .include())
                    .containsExactly("1");
        }
    }

    @Test
    void aFileFromWindowsIsReadTheSame() throws Exception {
        String hocon = "\uFEFF" + withCloud("mqtt.qos = 2\nmqtt.username = me\n");
        MqttSettings mqtt = fixture.load(hocon.replace("\n", "\r\n")).settings().mqtt();
        assertThat(mqtt.broker().qos()).isEqualTo(2);
        assertThat(mqtt.broker().username()).contains("me");
    }

    @Test
    void aTextMayBeLong() throws Exception {
        String text = "x".repeat(100_000) + "\\n".repeat(1_000);
        IsolarcloudSettings home = (IsolarcloudSettings) fixture.load(cloud("auth.password = \"" + text + "\""))
                .settings()
                .clouds()
                .get(0);
        assertThat(home.access())
                .isEqualTo(new IsolarcloudSettings.Login("u", new Secret("x".repeat(100_000) + "\n".repeat(1_000))));
    }

    @Test
    void anIncludedFileCountsAsPartOfTheFile() throws Exception {
        fixture.write("more.conf", "\nqos = 2");
        assertThat(fixture.load(withCloud("mqtt { include \"more.conf\" }"))
                        .settings()
                        .mqtt()
                        .broker()
                        .qos())
                .isEqualTo(2);
        fixture.write("more.conf", "\nqos = 3");
        assertThat(fixture.errors(withCloud("mqtt { include \"more.conf\" }")))
                .containsExactly("more.conf: 2: mqtt.qos: 3 is not allowed; must be one of 0, 1, 2");
    }

    @Test
    void anIncludedFileMustExistAndNotIncludeItself() {
        assertThat(fixture.errors("include \"nowhere.conf\"")).containsExactly("nowhere.conf: " + NO_FILE);
        assertThat(fixture.errors("include \"a\\u0000b\"")).containsExactly("a?b: is no path");
        assertThat(fixture.errors("include \"config.conf\""))
                .containsExactly("config.conf: includes itself, directly or through other files");
    }

    @Test
    void anExplicitFileMustExist() throws Exception {
        assertThatThrownBy(() -> ConfigurationLoader.load(Optional.of(Path.of("nowhere.conf")), Path.of("x"), Map.of()))
                .hasMessage("nowhere.conf: " + NO_FILE);
        assertThatThrownBy(() -> ConfigurationLoader.load(Optional.of(folder), Path.of("x"), Map.of()))
                .hasMessage(folder
                        + ": is a directory; must be a file (Docker creates a directory in place of a file that does not "
                        + "exist where it is mounted from)");
        Path latin = Files.write(folder.resolve("latin.conf"), new byte[] {(byte) 0xe4});
        assertThatThrownBy(() -> ConfigurationLoader.load(Optional.of(latin), Path.of("x"), Map.of()))
                .hasMessage(latin + ": is not UTF-8 text; save it in that encoding");
    }

    /** On Linux not even root can read this file, so the test does not depend on its user. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileWithoutPermissionIsNamed() {
        Path forbidden = Path.of("/proc/sys/vm/drop_caches");
        assertThatThrownBy(() -> ConfigurationLoader.load(Optional.of(forbidden), Path.of("x"), Map.of()))
                .hasMessage(forbidden
                        + ": must not be read by the user of the bridge; change its owner or its permissions");
        assertThatThrownBy(() -> ConfigurationLoader.load(Optional.empty(), forbidden, Map.of()))
                .hasMessage(forbidden
                        + ": must not be read by the user of the bridge; change its owner or its permissions");
        assertThat(fixture.errors("include \"" + forbidden + "\""))
                .containsExactly(forbidden
                        + ": must not be read by the user of the bridge; change its owner or its permissions");
    }

    @Test
    void theDefaultFileIsReadIfItExists() throws Exception {
        Path file = fixture.write("config.conf", withCloud("mqtt.qos = 0"));
        Settings settings =
                ConfigurationLoader.load(Optional.empty(), file, Map.of()).settings();
        assertThat(settings.mqtt().broker().qos()).isZero();
    }

    @Test
    void withoutACloudTheErrorExplainsBothWaysToConfigureOne() {
        assertThat(fixture.errors("")).containsExactly("config.conf: 1: " + NO_CLOUD);
        assertThat(fixture.errors("clouds {}")).containsExactly("config.conf: 1: " + NO_CLOUD);
        assertThat(fixture.errors("clouds { home = null }")).containsExactly("config.conf: 1: " + NO_CLOUD);
        assertThatThrownBy(() -> ConfigurationLoader.load(Optional.empty(), Path.of("nowhere.conf"), Map.of()))
                .hasMessage("nowhere.conf: " + NO_CLOUD);
    }

    @Test
    void aReferenceThatIsNotSetIsAnErrorOnlyWithoutItsQuestionMark() throws Exception {
        assertThat(fixture.load(withCloud("mqtt.url = ${?NOWHERE}"))
                        .settings()
                        .mqtt()
                        .broker()
                        .url())
                .hasToString("tcp://localhost:1883");
        assertThat(fixture.errors(withCloud("mqtt.url = \"tcp://\"${HOST}\":1883\"")))
                .containsExactly("config.conf: 2: ${HOST}: is not set; set this environment variable, or write "
                        + "${?HOST} if it may be missing");
        assertThat(fixture.load(withCloud("mqtt.url = \"tcp://\"${HOST}\":1883\""), Map.of("HOST", "h"))
                        .settings()
                        .mqtt()
                        .broker()
                        .url())
                .hasToString("tcp://h:1883");
    }

    @Test
    void unresolvedReferencesAreErrors() {
        String sentence =
                "a ${...} here refers to itself or to something that does not fit; only texts can be joined with "
                        + "texts";
        assertThat(fixture.errors("a = ${b}\nb = ${a}")).containsExactly("config.conf: 2: " + sentence);
        assertThat(fixture.errors("units { power = W }\nx = [1] ${units}"))
                .containsExactly("config.conf: 2: " + sentence);
    }

    @Test
    void aLongOrOddValueIsShownOnOneShortLine() {
        String odd = "\"" + "x".repeat(90) + "\", qos = \"1\\n2\"";
        assertThat(fixture.errors(withCloud("mqtt { payload = " + odd + " }")))
                .containsExactly(
                        "config.conf: 2: mqtt.qos: 1?2 is not allowed; must be one of 0, 1, 2",
                        "config.conf: 2: mqtt.payload: " + "x".repeat(80)
                                + "... is not allowed; must be one of topics, json, both");
    }

    @Test
    void twoCloudsMayShareSettings() throws Exception {
        Settings settings = fixture.load(
                        "clouds { a { region = china, " + KEYS + " }, b = ${clouds.a} { region = europe } }")
                .settings();
        assertThat(settings.clouds())
                .extracting(each -> each.server().baseUrl())
                .containsExactly("https://gateway.isolarcloud.com", "https://gateway.isolarcloud.eu");
    }
}
