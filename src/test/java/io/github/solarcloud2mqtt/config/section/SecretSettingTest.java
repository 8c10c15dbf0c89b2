package io.github.solarcloud2mqtt.config.section;

import static io.github.solarcloud2mqtt.config.section.ConfigurationFixture.cloud;
import static io.github.solarcloud2mqtt.config.section.ConfigurationFixture.withCloud;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.config.IsolarcloudSettings;
import io.github.solarcloud2mqtt.config.Settings;
import io.github.solarcloud2mqtt.config.hocon.ConfigurationException;
import io.github.solarcloud2mqtt.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class SecretSettingTest {

    @TempDir
    private Path folder;

    private ConfigurationFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new ConfigurationFixture(folder);
    }

    @Test
    void anySecretMayBeInAFile() throws Exception {
        String hocon = "clouds.home { region = china, app-key-file = \"%s\", secret-key-file = \"%s\"\n"
                + "auth { user = u, password-file = \"%s\" } }\nmqtt { username = m, password-file = \"%s\" }";
        Settings settings = fixture.load(hocon.formatted(
                        fixture.write("a", "app\n"),
                        fixture.write("b", " secret \r\n"),
                        fixture.write("c", "two\nlines\n\n"),
                        fixture.write("d", " pass word \r\n")))
                .settings();
        IsolarcloudSettings home = (IsolarcloudSettings) settings.clouds().get(0);
        assertThat(home.application().appKey()).isEqualTo(new Secret("app"));
        assertThat(home.application().secretKey()).isEqualTo(new Secret("secret"));
        assertThat(home.access()).isEqualTo(new IsolarcloudSettings.Login("u", new Secret("two\nlines\n")));
        assertThat(settings.mqtt().broker().password()).contains(new Secret(" pass word "));
    }

    @Test
    void aSecretIsGivenOnce() {
        assertThat(fixture.errors(cloud("app-key-file = x\nauth.password-file = y")))
                .containsExactly(
                        "config.conf: 2: clouds.home.app-key-file: given together with app-key; give only one of them",
                        "config.conf: 3: clouds.home.auth.password-file: given together with password; give only one of "
                                + "them");
    }

    @Test
    void aFileWithoutASecretIsRefused() throws Exception {
        Path latin = Files.write(folder.resolve("latin"), new byte[] {'p', (byte) 0xe4});
        assertThat(mqttErrors("nowhere")).isEqualTo("nowhere does not exist; must be a file");
        assertThat(mqttErrors(fixture.write("empty", "\n").toString()))
                .isEqualTo("the file empty is empty; must contain the password");
        assertThat(mqttErrors(latin.toString())).isEqualTo("the file latin cannot be read as UTF-8 text");
        assertThat(mqttErrors(folder.toString()))
                .isEqualTo(folder + " cannot be read; must be a file that the bridge's user may read");
    }

    /** On Linux not even root can read this file. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileWithoutPermissionIsRefused() {
        assertThat(mqttErrors("/proc/sys/vm/drop_caches"))
                .isEqualTo("/proc/sys/vm/drop_caches cannot be read; must be a file that the bridge's user may read");
    }

    @Test
    void blanksAroundAKeyAreRemoved() throws Exception {
        IsolarcloudSettings home = (IsolarcloudSettings)
                fixture.load(cloud("app-key = \" k1\\n\", secret-key = \"s1 \", auth.user = \" me \""))
                        .settings()
                        .clouds()
                        .get(0);
        assertThat(home.application().appKey()).isEqualTo(new Secret("k1"));
        assertThat(home.application().secretKey()).isEqualTo(new Secret("s1"));
        assertThat(home.access()).isEqualTo(new IsolarcloudSettings.Login("me", new Secret("p")));
    }

    @Test
    void blanksInAKeyAreRefusedWithoutShowingIt() {
        assertThat(fixture.errors(cloud("app-key = hunter 2\nsecret-key-file = \"" + fixture.write("s", "hun\nter2")
                        + "\", secret-key = null")))
                .containsExactly(
                        "config.conf: 2: clouds.home.app-key: contains a blank; copy it again, without blanks",
                        "config.conf: 3: clouds.home.secret-key-file: contains a blank; copy it again, without blanks");
    }

    @Test
    void aSecretInTheConfigurationOverridesTheEnvironment() throws Exception {
        String file = fixture.write("f", "from file").toString();
        assertThat(mqttPassword("password = own", Map.of("MQTT_PASSWORD_FILE", file)))
                .isEqualTo("own");
        assertThat(mqttPassword("password-file = \"" + file + "\"", Map.of("MQTT_PASSWORD", "other")))
                .isEqualTo("from file");
        assertThat(mqttPassword("password = own", Map.of("MQTT_PASSWORD", "other")))
                .isEqualTo("own");
        assertThat(mqttPassword("", Map.of("MQTT_PASSWORD", "other"))).isEqualTo("other");
        assertThat(mqttPassword("", Map.of("MQTT_PASSWORD_FILE", file))).isEqualTo("from file");
    }

    @Test
    void theEnvironmentGivesASecretOnceToo() {
        assertThat(fixture.errors(
                        withCloud("mqtt.username = u"), Map.of("MQTT_PASSWORD", "hunter2", "MQTT_PASSWORD_FILE", "x")))
                .containsExactly(
                        "environment: MQTT_PASSWORD_FILE: given together with password; give only one of them");
    }

    @Test
    void numbersAreSecretsAsTheyAreWritten() throws Exception {
        assertThat(mqttPassword("password = 0071e3", Map.of())).isEqualTo("0071e3");
    }

    @Test
    void noSecretShowsInTheTextOfTheSettings() throws Exception {
        String hocon = "clouds.home { region = china, app-key = hunter1, secret-key = hunter2\n"
                + "auth { user = u, password = hunter3 } }\nmqtt { username = m, password = hunter4 }";
        assertThat(fixture.load(hocon).toString()).contains("***").doesNotContain("hunter");
    }

    @Test
    void noSecretShowsInAnError() {
        String[] files = {
            "clouds.home { region = x, app-key = [ hunter1 ], secret-key { hunter2 = 1 }, auth { user { a = hunter3 } } }",
            "mqtt { password = hunter1$hunter2 }",
            "mqtt { password = \"hunter1 }",
            "mqtt { password = hunter1\"hunter2 }",
            "mqtt { pasword = hunter1, url = \"tcp://me:hunter2@x\", username = [ hunter3 ] }",
            "mqtt { password = hunter1 [ 2 ] }",
            "mqtt { password = hunter1 ${?mqtt} }",
        };
        for (String file : files) {
            assertThat(fixture.errors(file).toString().replace("secret-key.hunter2", ""))
                    .doesNotContain("hunter");
        }
    }

    private String mqttPassword(String content, Map<String, String> environment) throws ConfigurationException {
        return fixture.load(withCloud("mqtt { username = m, " + content + " }"), environment)
                .settings()
                .mqtt()
                .broker()
                .password()
                .orElseThrow()
                .reveal();
    }

    private String mqttErrors(String file) {
        String prefix = "config.conf: 2: mqtt.password-file: ";
        String error =
                String.join("\n", fixture.errors(withCloud("mqtt { username = m, password-file = \"" + file + "\" }")));
        assertThat(error).startsWith(prefix);
        return error.substring(prefix.length());
    }
}
