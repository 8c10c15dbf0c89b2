package io.github.solarcloud2mqtt.config.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.PointSelection;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.config.GrowattSettings;
import io.github.solarcloud2mqtt.config.PlantSelection;
import io.github.solarcloud2mqtt.config.ServerSettings;
import io.github.solarcloud2mqtt.config.hocon.ConfigurationException;
import io.github.solarcloud2mqtt.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GrowattSectionTest {

    @TempDir
    private Path folder;

    private ConfigurationFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new ConfigurationFixture(folder);
    }

    private static String growatt(String lines) {
        return "clouds.roof { vendor = growatt, region = global, token = t\n" + lines + "\n}";
    }

    private GrowattSettings only(String hocon) throws ConfigurationException {
        return (GrowattSettings) fixture.load(hocon).settings().clouds().get(0);
    }

    @Test
    void everythingButRegionAndTokenHasADefault() throws Exception {
        assertThat(fixture.load(growatt("")).warnings()).isEmpty();
        assertThat(only(growatt("")))
                .isEqualTo(new GrowattSettings(
                        new PollSettings(
                                "roof",
                                Duration.ofMinutes(20),
                                Duration.ofHours(12),
                                Duration.ofHours(1),
                                Duration.ofHours(1)),
                        new PlantSelection(Set.of(), Set.of()),
                        PointSelection.ALL,
                        new ServerSettings("https://openapi.growatt.com", Duration.ofSeconds(30)),
                        new Secret("t"),
                        200));
    }

    @ParameterizedTest
    @CsvSource({
        "global, https://openapi.growatt.com",
        "china, https://openapi-cn.growatt.com",
        "north-america, https://openapi-us.growatt.com",
        "australia, https://openapi-au.growatt.com"
    })
    void aRegionStandsForItsServer(String region, String server) throws Exception {
        assertThat(only("clouds.a { vendor = growatt, token = t, region = " + region + " }")
                        .server()
                        .baseUrl())
                .isEqualTo(server);
    }

    @Test
    void allErrorsComeAtOnce() {
        assertThat(fixture.errors("""
                        clouds.roof {
                          vendor = growatt
                          region = europe
                          poll-interval = 30s
                          fault-interval = 1m
                          calls-per-day = many
                          app-key = k
                          auth { user = u }
                          language = en_US
                          tokn = x
                        }
                        """))
                .containsExactly(
                        "config.conf: 1: clouds.roof.token: missing, or taken from an environment variable that is not set; "
                                + "give token or token-file",
                        "config.conf: 3: clouds.roof.region: europe is not allowed; must be one of global, china, "
                                + "north-america, australia",
                        "config.conf: 4: clouds.roof.poll-interval: 30s is too short; at least 1m",
                        "config.conf: 5: clouds.roof.fault-interval: 1m is too short; at least 5m, or 0 for never",
                        "config.conf: 6: clouds.roof.calls-per-day: many is not allowed; must be a number from 20 to 100000",
                        "config.conf: 7: clouds.roof.app-key: is for vendor = isolarcloud only; Growatt needs "
                                + "only token",
                        "config.conf: 8: clouds.roof.auth: is for vendor = isolarcloud only; Growatt needs only token",
                        "config.conf: 9: clouds.roof.language: is for vendor = isolarcloud only; Growatt needs "
                                + "only token",
                        "config.conf: 10: clouds.roof.tokn: unknown key; did you mean token?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "token-file", "calls-per-day"})
    void whatOnlyGrowattHasIsRefusedElsewhere(String key) {
        assertThat(fixture.errors(ConfigurationFixture.cloud(key + " = 50")))
                .containsExactly("config.conf: 2: clouds.home." + key
                        + ": is for vendor = growatt only; iSolarCloud needs app-key, secret-key and auth");
    }

    @Test
    void eitherRegionOrBaseUrlMustBeGiven() {
        assertThat(fixture.errors("clouds.a { vendor = growatt, token = t }"))
                .containsExactly(
                        "config.conf: 1: clouds.a.region: missing, or taken from an environment variable that is "
                                + "not set; give region or base-url; region is one of global, china, north-america, australia");
        assertThat(fixture.errors(growatt("base-url = \"https://x\"")))
                .containsExactly(
                        "config.conf: 2: clouds.roof.base-url: given together with region; give only one of them");
    }

    @ParameterizedTest
    @CsvSource({
        "https://server.growatt.com, https://openapi.growatt.com",
        "https://oss-us.growatt.com/index, https://openapi-us.growatt.com",
        "https://server-cn.growatt.com, https://openapi-cn.growatt.com",
        "https://oss-au.growatt.com, https://openapi-au.growatt.com"
    })
    void anAddressForPeopleOrTheAppIsRefused(String url, String instead) {
        String host = url.replaceFirst("https://([^/]*).*", "$1");
        assertThat(fixture.errors("clouds.a { vendor = growatt, token = t, base-url = \"" + url + "\" }"))
                .containsExactly("config.conf: 1: clouds.a.base-url: " + host
                        + " is a web page or the server of the vendor's app; did you mean " + instead + "?");
    }

    @ParameterizedTest
    @CsvSource({
        "https://test.growatt.com/, https://test.growatt.com",
        "https://proxy.example/growatt, https://proxy.example/growatt"
    })
    void anyOtherServerIsTaken(String url, String kept) throws Exception {
        assertThat(only("clouds.a { vendor = growatt, token = t, base-url = \"" + url + "\" }")
                        .server()
                        .baseUrl())
                .isEqualTo(kept);
    }

    @Test
    void aTokenOverPlainHttpCausesAWarning() throws Exception {
        assertThat(fixture.warnings("clouds.a { vendor = growatt, token = t, base-url = \"http://ess.example\" }"))
                .containsExactly(
                        "config.conf: 1: clouds.a.base-url: begins with http, so everyone on the way can read the "
                                + "token; use https if you can");
    }

    @Test
    void theTokenMayBeInAFile() throws Exception {
        Path file = fixture.write("token", "0123456789\n");
        assertThat(only("clouds.a { vendor = growatt, region = global, token-file = \"" + file + "\" }")
                        .token())
                .isEqualTo(new Secret("0123456789"));
    }

    @Test
    void bothVendorsCanBeConfiguredTogether() throws Exception {
        assertThat(fixture.load(ConfigurationFixture.withCloud(growatt("")))
                        .settings()
                        .clouds())
                .extracting(CloudSettings::name)
                .containsExactly("home", "roof");
    }

    @Test
    void theEnvironmentAloneMakesACloudOfEachVendor() throws Exception {
        Map<String, String> variables = Map.of(
                "GROWATT_TOKEN", "t",
                "GROWATT_REGION", "china",
                "GROWATT_POLL_INTERVAL", "1h",
                "GROWATT_CALLS_PER_DAY", "100",
                "ISOLARCLOUD_REGION", "europe",
                "ISOLARCLOUD_APP_KEY", "k",
                "ISOLARCLOUD_SECRET_KEY", "s",
                "ISOLARCLOUD_USER", "u",
                "ISOLARCLOUD_PASSWORD", "p");
        assertThat(fixture.load("", variables).settings().clouds())
                .extracting(CloudSettings::name)
                .containsExactly("isolarcloud", "growatt");
        GrowattSettings growatt = (GrowattSettings)
                fixture.load("", variables).settings().clouds().get(1);
        assertThat(growatt.server().baseUrl()).isEqualTo("https://openapi-cn.growatt.com");
        assertThat(growatt.poll().pollInterval()).isEqualTo(Duration.ofHours(1));
        assertThat(growatt.token()).isEqualTo(new Secret("t"));
        assertThat(growatt.callsPerDay()).isEqualTo(100);
        assertThat(fixture.errors("", Map.of("GROWATT_REGION", "global")))
                .containsExactly("environment: GROWATT_TOKEN: missing; set GROWATT_TOKEN or GROWATT_TOKEN_FILE");
    }
}
