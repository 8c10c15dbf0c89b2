package io.github.solarcloud2mqtt.config.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.config.hocon.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationFuzzTest {

    private static final int ROUNDS = 3_000;

    private static final String[] PIECES = {
        "clouds",
        "home",
        "mqtt",
        "units",
        "home-assistant",
        "auth",
        "plants",
        "tls",
        "include",
        "exclude",
        "app-key",
        "poll-interval",
        "url",
        "qos",
        "password",
        "password-file",
        "region",
        "base-url",
        ".",
        ".",
        " = ",
        " = ",
        " : ",
        " += ",
        " { ",
        " { ",
        " } ",
        " } ",
        " [ ",
        " ] ",
        ", ",
        "\n",
        "\n",
        "\n",
        "\"",
        "\"x y\"",
        "\"\"\"",
        "${X}",
        "${?X}",
        "${NO}",
        "${?NO}",
        "${mqtt}",
        "${clouds.home}",
        "$",
        "\\",
        "\\u00",
        "#",
        "//",
        "null",
        "true",
        "0",
        "-1",
        "1e400",
        "5m",
        "500 parsecs",
        "http://",
        "\"tcp://a_b\"",
        "\"https://web3.isolarcloud.eu\"",
        "é",
        "\0",
        "\t",
    };

    @TempDir
    private Path folder;

    @Test
    void anyFileGivesSettingsOrErrors() throws Exception {
        Random random = new Random(5);
        String example = Files.readString(Path.of("config.example.conf"));
        ConfigurationFixture fixture = new ConfigurationFixture(folder);
        int errors = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String hocon = round % 2 == 0 ? pieces(random) : damaged(example, random);
            try {
                fixture.load(hocon, Map.of("X", "y", "ISOLARCLOUD_USER", "u"));
            } catch (ConfigurationException e) {
                errors++;
                assertThat(e.errors()).as(hocon).isNotEmpty().noneMatch(String::isBlank);
            } catch (RuntimeException e) {
                throw new AssertionError(hocon, e);
            }
        }
        assertThat(errors).isGreaterThan(ROUNDS / 2);
    }

    private static String pieces(Random random) {
        StringBuilder hocon = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            hocon.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return hocon.toString();
    }

    private static String damaged(String example, Random random) {
        StringBuilder hocon = new StringBuilder(example);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(hocon.length());
            int until = Math.min(hocon.length(), at + random.nextInt(12));
            hocon.replace(at, until, PIECES[random.nextInt(PIECES.length)]);
        }
        return hocon.toString();
    }
}
