package io.github.solarcloud2mqtt.config.hocon;

import static io.github.solarcloud2mqtt.config.section.ConfigurationFixture.withCloud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.config.HomeAssistantSettings;
import io.github.solarcloud2mqtt.config.IsolarcloudSettings;
import io.github.solarcloud2mqtt.config.MqttSettings;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.config.section.ConfigurationFixture;
import io.github.solarcloud2mqtt.config.section.ConfigurationLoader;
import io.github.solarcloud2mqtt.homeassistant.DiscoveryForm;
import io.github.solarcloud2mqtt.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentTest {

    private static final Map<String, String> CLOUD = Map.of(
            "ISOLARCLOUD_APP_KEY",
            " k\n",
            "ISOLARCLOUD_SECRET_KEY",
            "s",
            "ISOLARCLOUD_USER",
            "u",
            "ISOLARCLOUD_PASSWORD",
            "p",
            "ISOLARCLOUD_REGION",
            "australia");

    @TempDir
    private Path folder;

    private ConfigurationFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new ConfigurationFixture(folder);
    }

    @Test
    void theEnvironmentAloneIsEnough() throws Exception {
        IsolarcloudSettings cloud =
                (IsolarcloudSettings) withoutFile(CLOUD).clouds().get(0);
        assertThat(cloud.name()).isEqualTo("isolarcloud");
        assertThat(cloud.server().baseUrl()).isEqualTo("https://augateway.isolarcloud.com");
        assertThat(cloud.application().appKey()).isEqualTo(new Secret("k"));
        assertThat(cloud.application().secretKey()).isEqualTo(new Secret("s"));
        assertThat(cloud.access()).isEqualTo(new IsolarcloudSettings.Login("u", new Secret("p")));
        assertThat(cloud.poll().pollInterval()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theCloudOfTheEnvironmentCanBeRefined() throws Exception {
        String file = fixture.write("secret", "x\n").toString();
        IsolarcloudSettings cloud = (IsolarcloudSettings) withoutFile(Map.of(
                        "ISOLARCLOUD_APP_KEY_FILE",
                        file,
                        "ISOLARCLOUD_SECRET_KEY_FILE",
                        file,
                        "ISOLARCLOUD_USER",
                        "u",
                        "ISOLARCLOUD_PASSWORD_FILE",
                        file,
                        "ISOLARCLOUD_BASE_URL",
                        "http://localhost:1",
                        "ISOLARCLOUD_LANGUAGE",
                        "de_DE",
                        "ISOLARCLOUD_POLL_INTERVAL",
                        "60s"))
                .clouds()
                .get(0);
        assertThat(List.of(cloud.application().appKey(), cloud.application().secretKey()))
                .containsOnly(new Secret("x"));
        assertThat(cloud.access()).isEqualTo(new IsolarcloudSettings.Login("u", new Secret("x")));
        assertThat(cloud.server().baseUrl()).isEqualTo("http://localhost:1");
        assertThat(cloud.language()).isEqualTo("de_DE");
        assertThat(cloud.poll().pollInterval()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theCloudOfTheEnvironmentMayNeedConsent() {
        Map<String, String> environment = new HashMap<>(CLOUD);
        environment.keySet().removeAll(List.of("ISOLARCLOUD_USER", "ISOLARCLOUD_PASSWORD"));
        environment.put("ISOLARCLOUD_METHOD", "oauth2");
        assertThat(errorsWithoutFile(environment))
                .containsExactlyInAnyOrder(
                        "environment: ISOLARCLOUD_APPLICATION_ID: missing; set ISOLARCLOUD_APPLICATION_ID",
                        "environment: ISOLARCLOUD_REDIRECT_URI: missing; set ISOLARCLOUD_REDIRECT_URI");
        environment.put("ISOLARCLOUD_APPLICATION_ID", "1234");
        environment.put("ISOLARCLOUD_REDIRECT_URI", "http://localhost:8080");
        environment.put("ISOLARCLOUD_AUTHORIZE_URL", "https://a.example/#/x?y=1");
        assertThatNoException()
                .isThrownBy(() -> assertThat(((IsolarcloudSettings)
                                        withoutFile(environment).clouds().get(0))
                                .access())
                        .isEqualTo(new IsolarcloudSettings.Consent(
                                "1234", "http://localhost:8080", "https://a.example/#/x?y=1")));
        environment.put("ISOLARCLOUD_USER", "u");
        assertThat(errorsWithoutFile(environment))
                .containsExactly(
                        "environment: ISOLARCLOUD_USER: goes with ISOLARCLOUD_METHOD = account only; leave it out,"
                                + " or change ISOLARCLOUD_METHOD");
    }

    @Test
    void theRestOfTheSettingsHasVariablesToo() throws Exception {
        Settings settings = withoutFile(with(Map.of(
                "MQTT_URL",
                "ssl://b",
                "MQTT_USERNAME",
                "m",
                "MQTT_PASSWORD",
                "pw",
                "MQTT_CLIENT_ID",
                "c",
                "MQTT_BASE_TOPIC",
                "t",
                "HOME_ASSISTANT_ENABLED",
                "false",
                "HOME_ASSISTANT_DISCOVERY_PREFIX",
                "h",
                "STATE_DIRECTORY",
                "/data")));
        assertThat(settings.mqtt().broker().url()).hasToString("ssl://b");
        assertThat(settings.mqtt().broker().username()).contains("m");
        assertThat(settings.mqtt().broker().password()).contains(new Secret("pw"));
        assertThat(settings.mqtt().broker().clientId()).isEqualTo("c");
        assertThat(settings.mqtt().baseTopic()).isEqualTo("t");
        assertThat(settings.homeAssistant())
                .isEqualTo(new HomeAssistantSettings(
                        false, "h", DiscoveryForm.ENTITY, Optional.empty(), Optional.empty()));
        assertThat(settings.stateDirectory()).isEqualTo(Path.of("/data"));
    }

    @Test
    void aFileWithoutACloudUsesCloudVariables() throws Exception {
        Settings settings = fixture.load("mqtt.qos = 0", CLOUD).settings();
        assertThat(settings.clouds()).extracting(CloudSettings::name).containsExactly("isolarcloud");
        assertThat(settings.mqtt().broker().qos()).isZero();
    }

    @Test
    void aFileWithACloudIgnoresCloudVariables() throws Exception {
        assertThat(fixture.load(withCloud(""), with(Map.of("ISOLARCLOUD_POLL_INTERVAL", "nonsense")))
                        .settings()
                        .clouds())
                .extracting(CloudSettings::name)
                .containsExactly("home");
    }

    @Test
    void theFileOverridesTheEnvironment() throws Exception {
        Map<String, String> environment = Map.of("MQTT_URL", "tcp://environment", "MQTT_USERNAME", "environment");
        MqttSettings mqtt = fixture.load(withCloud("mqtt { url = \"tcp://file\", username = null }"), environment)
                .settings()
                .mqtt();
        assertThat(mqtt.broker().url()).hasToString("tcp://file");
        assertThat(mqtt.broker().username()).isEmpty();
    }

    @Test
    void anEmptyVariableIsNotSet() throws Exception {
        assertThat(withoutFile(with(Map.of("MQTT_URL", "", "MQTT_USERNAME", "", "ISOLARCLOUD_BASE_URL", "")))
                        .mqtt()
                        .broker()
                        .url())
                .hasToString("tcp://localhost:1883");
    }

    @Test
    void variablesMayHaveAnyName() throws Exception {
        Map<String, String> odd = Map.of("BASH_FUNC_x%%", "() {", "a.b", "1", "mqtt", "x", "units", "y", "", "z");
        assertThat(withoutFile(with(odd)).mqtt().broker().qos()).isEqualTo(1);
        assertThat(fixture.load(withCloud("mqtt.qos = 2"), odd)
                        .settings()
                        .mqtt()
                        .broker()
                        .qos())
                .isEqualTo(2);
    }

    @Test
    void errorsNameTheVariable() {
        assertThat(errorsWithoutFile(Map.of(
                        "ISOLARCLOUD_REGION",
                        "mars",
                        "ISOLARCLOUD_APP_KEY",
                        "hunter 2",
                        "ISOLARCLOUD_POLL_INTERVAL",
                        "300",
                        "HOME_ASSISTANT_ENABLED",
                        "perhaps")))
                .containsExactlyInAnyOrder(
                        "environment: ISOLARCLOUD_REGION: mars is not allowed; must be one of china, international, "
                                + "europe, australia, india",
                        "environment: ISOLARCLOUD_APP_KEY: contains a blank; copy it again, without blanks",
                        "environment: ISOLARCLOUD_SECRET_KEY: missing; set ISOLARCLOUD_SECRET_KEY or "
                                + "ISOLARCLOUD_SECRET_KEY_FILE",
                        "environment: ISOLARCLOUD_USER: missing; set ISOLARCLOUD_USER",
                        "environment: ISOLARCLOUD_PASSWORD: missing; set ISOLARCLOUD_PASSWORD or "
                                + "ISOLARCLOUD_PASSWORD_FILE",
                        "environment: ISOLARCLOUD_POLL_INTERVAL: 300 has no unit; write for example 300s for seconds",
                        "environment: HOME_ASSISTANT_ENABLED: perhaps is not allowed; must be one of true, false");
    }

    @Test
    void errorsOfTwoVariablesNameBoth() {
        assertThat(errorsWithoutFile(
                        with(Map.of("ISOLARCLOUD_BASE_URL", "http://x", "ISOLARCLOUD_PASSWORD_FILE", "y"))))
                .containsExactlyInAnyOrder(
                        "environment: ISOLARCLOUD_BASE_URL: given together with ISOLARCLOUD_REGION; give only one of them",
                        "environment: ISOLARCLOUD_PASSWORD_FILE: given together with ISOLARCLOUD_PASSWORD; give only one "
                                + "of them");
    }

    @Test
    void aMissingRegionIsOneOfTwoVariables() {
        Map<String, String> environment = new HashMap<>(CLOUD);
        environment.remove("ISOLARCLOUD_REGION");
        assertThat(errorsWithoutFile(environment))
                .containsExactly("environment: ISOLARCLOUD_REGION: missing; set ISOLARCLOUD_REGION or "
                        + "ISOLARCLOUD_BASE_URL; region is one of china, international, europe, australia, india");
    }

    @Test
    void aMissingVariableOfTheFileIsNamed() {
        assertThat(fixture.errors(withCloud("mqtt.qos = ${?QOS}"), Map.of("QOS", "9")))
                .containsExactly("environment: QOS: 9 is not allowed; must be one of 0, 1, 2");
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> both = new HashMap<>(CLOUD);
        both.putAll(more);
        return both;
    }

    private Settings withoutFile(Map<String, String> environment) throws ConfigurationException {
        return ConfigurationLoader.load(Optional.empty(), folder.resolve("nowhere.conf"), environment)
                .settings();
    }

    private List<String> errorsWithoutFile(Map<String, String> environment) {
        try {
            throw new AssertionError("no error, but " + withoutFile(environment));
        } catch (ConfigurationException e) {
            return e.errors();
        }
    }
}
