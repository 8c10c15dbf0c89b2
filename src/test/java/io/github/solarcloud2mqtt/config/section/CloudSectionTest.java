package io.github.solarcloud2mqtt.config.section;

import static io.github.solarcloud2mqtt.config.section.ConfigurationFixture.KEYS;
import static io.github.solarcloud2mqtt.config.section.ConfigurationFixture.cloud;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.PointSelection;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.config.CloudSettings;
import io.github.solarcloud2mqtt.config.IsolarcloudSettings;
import io.github.solarcloud2mqtt.config.PlantSelection;
import io.github.solarcloud2mqtt.config.ServerSettings;
import io.github.solarcloud2mqtt.config.hocon.ConfigurationException;
import io.github.solarcloud2mqtt.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CloudSectionTest {

    @TempDir
    private Path folder;

    private ConfigurationFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new ConfigurationFixture(folder);
    }

    @Test
    void everythingButRegionAndCredentialsHasADefault() throws Exception {
        assertThat(fixture.load(cloud("")).settings().clouds())
                .containsExactly(new IsolarcloudSettings(
                        new PollSettings(
                                "home",
                                Duration.ofMinutes(5),
                                Duration.ofHours(6),
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(15)),
                        new PlantSelection(Set.of(), Set.of()),
                        PointSelection.ALL,
                        new ServerSettings("https://gateway.isolarcloud.eu", Duration.ofSeconds(30)),
                        new IsolarcloudSettings.Application(new Secret("k"), new Secret("s"), Optional.empty()),
                        new IsolarcloudSettings.Login("u", new Secret("p")),
                        "en_US"));
    }

    @Test
    void eachCloudHasItsOwnName() throws Exception {
        String two = "clouds { \"my home/1\" { region = china, " + KEYS + " }, b { region = china, " + KEYS + " } }";
        assertThat(fixture.load(two).settings().clouds())
                .extracting(CloudSettings::name)
                .containsExactly("b", "my home/1");
    }

    @ParameterizedTest
    @CsvSource({
        "china, https://gateway.isolarcloud.com",
        "international, https://gateway.isolarcloud.com.hk",
        "europe, https://gateway.isolarcloud.eu",
        "australia, https://augateway.isolarcloud.com",
        "india, https://gateway.isolarcloud.in",
        "Europe, https://gateway.isolarcloud.eu",
        "INDIA, https://gateway.isolarcloud.in"
    })
    void aRegionStandsForItsGateway(String region, String gateway) throws Exception {
        assertThat(only("clouds.home { region = " + region + ", " + KEYS + " }")
                        .server()
                        .baseUrl())
                .isEqualTo(gateway);
    }

    @Test
    void anUnknownRegionIsRefused() {
        assertThat(fixture.errors("clouds.home { region = mars, " + KEYS + " }"))
                .containsExactly("config.conf: 1: clouds.home.region: mars is not allowed; must be one of china, "
                        + "international, europe, australia, india");
    }

    @Test
    void eitherRegionOrBaseUrlMustBeGiven() {
        assertThat(fixture.errors("clouds.home {\n" + KEYS + " }"))
                .containsExactly("config.conf: 1: clouds.home.region: missing, or taken from an environment variable "
                        + "that is not set; give region or base-url; region is one of china, international, europe, "
                        + "australia, india");
        assertThat(fixture.errors(cloud("base-url = \"https://x\"")))
                .containsExactly(
                        "config.conf: 2: clouds.home.base-url: given together with region; give only one of them");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, http://localhost:8080",
        "http://localhost:8080/, http://localhost:8080",
        "http://my_proxy:8080, http://my_proxy:8080",
        "https://ingateway.isolarcloud.com, https://ingateway.isolarcloud.com",
        "https://proxy.example/solar/, https://proxy.example/solar"
    })
    void aBaseUrlHasNoSlashAtItsEnd(String url, String kept) throws Exception {
        assertThat(only(withUrl(url)).server().baseUrl()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "https://web3.isolarcloud.eu, web3.isolarcloud.eu, https://gateway.isolarcloud.eu",
        "https://portaleu.isolarcloud.com/#/x, portaleu.isolarcloud.com, https://gateway.isolarcloud.eu",
        "https://www.isolarcloud.com, www.isolarcloud.com, https://gateway.isolarcloud.com",
        "https://isolarcloud.com, isolarcloud.com, https://gateway.isolarcloud.com",
        "https://WEB3.isolarcloud.com.hk, web3.isolarcloud.com.hk, https://gateway.isolarcloud.com.hk",
        "https://auweb3.isolarcloud.com, auweb3.isolarcloud.com, https://augateway.isolarcloud.com"
    })
    void theAddressOfAWebPortalIsRefusedWithTheGatewayOfItsRegion(String url, String host, String gateway) {
        assertThat(fixture.errors(withUrl(url)))
                .containsExactly("config.conf: 1: clouds.home.base-url: " + host
                        + " is a web page, not the gateway; did you mean " + gateway + "?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gateway.isolarcloud.eu | gateway.isolarcloud.eu is not allowed; must begin with https:// or http://, for "
                        + "example https://gateway.isolarcloud.eu",
                "ftp://x | ftp://x is not allowed; must begin with https:// or http://, for example "
                        + "https://gateway.isolarcloud.eu",
                "https:// | https:// is no URL; write for example https://gateway.isolarcloud.eu",
                "https:///x | https:///x has no host; write for example https://gateway.isolarcloud.eu",
                "https://a b | https://a b is no URL; write for example https://gateway.isolarcloud.eu",
                "https://x?y=1 | https://x?y=1 has a ? or # part; leave it out",
                "https://x#y | https://x#y has a ? or # part; leave it out",
                "https://x:99999 | https://x:99999 has an impossible port; must be 1 to 65535",
                "https://me:pw#1@x | contains a user name or password; give them by their own keys"
            })
    void aBaseUrlThatCannotWorkIsRefused(String url, String error) {
        assertThat(fixture.errors(withUrl(url))).containsExactly("config.conf: 1: clouds.home.base-url: " + error);
    }

    @Test
    void otherVendorsAndMethodsAreRefused() {
        assertThat(fixture.errors(cloud("vendor = acme\nauth.method = magic")))
                .containsExactly(
                        "config.conf: 2: clouds.home.vendor: acme is not allowed; must be one of isolarcloud, growatt",
                        "config.conf: 3: clouds.home.auth.method: magic is not allowed; must be one of account, oauth2");
    }

    @Test
    void missingCredentialsAreReportedTogether() {
        assertThat(fixture.errors("clouds.home { region = europe }"))
                .containsExactly(
                        missing("app-key", "app-key or app-key-file"),
                        missing("secret-key", "secret-key or secret-key-file"),
                        missing("auth.user", "user"),
                        missing("auth.password", "password or password-file"));
    }

    @Test
    void plantIdsMayBeNumbersOrTexts() throws Exception {
        assertThat(only(cloud("plants { include = [ 974621, \"12\", 007 ], exclude = [ 3 ] }"))
                        .plants())
                .isEqualTo(new PlantSelection(Set.of("974621", "12", "007"), Set.of("3")));
    }

    @Test
    void plantsMustBeListsOfSingleValues() {
        assertThat(fixture.errors(cloud("plants.include = 974621\nplants.exclude = [ [ 1 ], {}, \"\", null ]")))
                .containsExactly(
                        "config.conf: 2: clouds.home.plants.include: is a number; must be a list in [ ]",
                        "config.conf: 3: clouds.home.plants.exclude: is a list; must be a single value",
                        "config.conf: 3: clouds.home.plants.exclude: is a section; must be a single value",
                        "config.conf: 3: clouds.home.plants.exclude: is empty; must have a value",
                        "config.conf: 3: clouds.home.plants.exclude: is empty; must have a value");
    }

    @Test
    void anEmptyIncludeSelectsAllPlantsThatAreNotExcluded() {
        PlantSelection allButOne = new PlantSelection(Set.of(), Set.of("1"));
        assertThat(allButOne.selects("1")).isFalse();
        assertThat(allButOne.selects("2")).isTrue();
        PlantSelection two = new PlantSelection(Set.of("1", "2"), Set.of("1"));
        assertThat(two.selects("1")).isFalse();
        assertThat(two.selects("2")).isTrue();
        assertThat(two.selects("3")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"de_DE, de_DE", "_de_DE, de_DE", "zh_TW, zh_TW"})
    void aLanguageMayHaveTheVendorsUnderscore(String written, String language) throws Exception {
        assertThat(only(cloud("language = " + written)).language()).isEqualTo(language);
    }

    @Test
    void anUnknownLanguageIsRefused() {
        assertThat(fixture.errors(cloud("language = de")))
                .containsExactly(
                        "config.conf: 2: clouds.home.language: de is not allowed; must be one of zh_CN, en_US, "
                                + "ja_JP, es_ES, de_DE, pt_BR, fr_FR, it_IT, ko_KR, nl_NL, pl_PL, vi_VN, zh_TW");
    }

    @ParameterizedTest
    @CsvSource({"90s, PT1M30S", "2 hours, PT2H", "\"1d\", PT24H", "1s, PT1S", "1.5m, PT1M30S"})
    void intervalsAreWrittenWithAUnit(String written, Duration interval) throws Exception {
        assertThat(only(cloud("stale-after = 2d, poll-interval = " + written))
                        .poll()
                        .pollInterval())
                .isEqualTo(interval);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0s", "\"0\"", "0 minutes"})
    void aFaultIntervalOfZeroMeansNever(String written) throws Exception {
        assertThat(only(cloud("fault-interval = " + written)).poll().faultInterval())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poll-interval = 500ms | 500ms is too short; at least 1s",
                "poll-interval = -5m | -5m is too short; at least 1s",
                "poll-interval = 25h | 25h is too long; at most 1d",
                "poll-interval = 300 | 300 has no unit; write for example 300s for seconds",
                "poll-interval = \"300\" | 300 has no unit; write for example 300s for seconds",
                "poll-interval = 0 | 0 is too short; at least 1s",
                "poll-interval = often | often is no duration; write for example 90s, 5m or 6h",
                "poll-interval = [ 5m ] | is a list; must be a single value",
                "poll-interval = true | true is no duration; write for example 90s, 5m or 6h",
                "discovery-interval = 59s | 59s is too short; at least 1m",
                "discovery-interval = 31d | 31d is too long; at most 30d",
                "fault-interval = 999ms | 999ms is too short; at least 1s, or 0 for never",
                "fault-interval = 25h | 25h is too long; at most 1d",
                "stale-after = 0s | 0s is too short; at least 1s",
                "stale-after = 99999999999999d | 99999999999999d is too long; at most 30d",
                "timeout = 0.5s | 0.5s is too short; at least 1s",
                "timeout = 6m | 6m is too long; at most 5m"
            })
    void intervalsHaveLimits(String line, String error) {
        String key = line.substring(0, line.indexOf(' '));
        assertThat(fixture.errors(cloud(line))).containsExactly("config.conf: 2: clouds.home." + key + ": " + error);
    }

    @Test
    void nullIsNoInterval() {
        assertThat(fixture.errors(cloud("timeout = null")))
                .containsExactly("config.conf: 1: clouds.home.timeout: missing, or taken from an environment variable "
                        + "that is not set; give timeout");
    }

    @Test
    void aShortStaleAfterCausesAWarning() throws Exception {
        String sentence = "stale-after: shorter than twice poll-interval; three times that is used, as one late answer "
                + "would make devices offline";
        assertThat(fixture.warnings(cloud("stale-after = 1m")))
                .containsExactly("config.conf: 2: clouds.home." + sentence);
        assertThat(fixture.warnings(cloud("poll-interval = 1h")))
                .containsExactly("config.conf: 1: clouds.home." + sentence);
        assertThat(fixture.warnings(cloud("poll-interval = 450s"))).isEmpty();
    }

    private static String missing(String key, String keys) {
        return "config.conf: 1: clouds.home." + key
                + ": missing, or taken from an environment variable that is not set; give " + keys;
    }

    private static String withUrl(String url) {
        return "clouds.home { base-url = \"" + url + "\", " + KEYS + " }";
    }

    private IsolarcloudSettings only(String hocon) throws ConfigurationException {
        return (IsolarcloudSettings) fixture.load(hocon).settings().clouds().get(0);
    }
}
