package io.github.solarcloud2mqtt.config.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.config.IsolarcloudSettings;
import io.github.solarcloud2mqtt.config.hocon.ConfigurationException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuthSectionTest {

    private static final String REDIRECT = "http://localhost:8080/callback";

    @TempDir
    private Path folder;

    private ConfigurationFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new ConfigurationFixture(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "china, https://web3.isolarcloud.com, 1",
        "international, https://web3.isolarcloud.com.hk, 2",
        "europe, https://web3.isolarcloud.eu, 3",
        "australia, https://auweb3.isolarcloud.com, 7",
        "india, https://web3.isolarcloud.in, 9"
    })
    void theConsentIsAskedForOnThePageOfTheRegion(String region, String portal, int number) throws Exception {
        assertThat(consent("region = " + region, ""))
                .isEqualTo(new IsolarcloudSettings.Consent(
                        "1234",
                        REDIRECT,
                        portal + "/#/authorized-app?cloudId=" + number
                                + "&applicationId=1234&redirectUrl=http%3A%2F%2Flocalhost%3A8080%2Fcallback"));
    }

    @Test
    void theGatewayOfARegionImpliesItsPage() throws Exception {
        assertThat(consent("base-url = \"https://gateway.isolarcloud.eu\"", "").authorizeUrl())
                .startsWith("https://web3.isolarcloud.eu/#/authorized-app?cloudId=3&");
    }

    @Test
    void anotherPageMayBeGiven() throws Exception {
        String page = "https://web3.isolarcloud.com.cn/#/authorized-app?cloudId=1&applicationId=1&redirectUrl=x";
        assertThat(consent("region = china", "authorize-url = \"" + page + "\"").authorizeUrl())
                .isEqualTo(page);
    }

    @Test
    void anotherGatewayNeedsAnotherPage() {
        assertThat(fixture.errors(hocon("base-url = \"http://localhost:1\"", "")))
                .containsExactly(
                        "config.conf: 2: clouds.home.auth.authorize-url: missing, or taken from an environment "
                                + "variable that is not set; give authorize-url, the authorization URL of the application in the "
                                + "developer portal; only for a region's own gateway it is known");
    }

    @Test
    void missingKeysAreReportedTogether() {
        assertThat(fixture.errors(
                        "clouds.home { region = europe, app-key = k, secret-key = s\nauth { method = oauth2 } }"))
                .containsExactly(
                        "config.conf: 2: clouds.home.auth.application-id: missing, or taken from an environment variable "
                                + "that is not set; give application-id",
                        "config.conf: 2: clouds.home.auth.redirect-uri: missing, or taken from an environment variable "
                                + "that is not set; give redirect-uri");
    }

    @Test
    void userAndPasswordAreRefusedWithAConsent() {
        assertThat(fixture.errors(hocon("region = europe", "user = u\npassword = p\npassword-file = x")))
                .containsExactly(
                        "config.conf: 3: clouds.home.auth.user: goes with method = account only; leave it out, or change "
                                + "method",
                        "config.conf: 4: clouds.home.auth.password: goes with method = account only; leave it out, or "
                                + "change method",
                        "config.conf: 5: clouds.home.auth.password-file: goes with method = account only; leave it out, or "
                                + "change method");
    }

    @Test
    void keysOfAConsentAreRefusedWithALogin() {
        assertThat(fixture.errors(ConfigurationFixture.cloud(
                        "auth.application-id = 1\nauth.redirect-uri = x\nauth.authorize-url = x")))
                .containsExactly(
                        "config.conf: 2: clouds.home.auth.application-id: goes with method = oauth2 only; leave it out, or "
                                + "change method",
                        "config.conf: 3: clouds.home.auth.redirect-uri: goes with method = oauth2 only; leave it out, or "
                                + "change method",
                        "config.conf: 4: clouds.home.auth.authorize-url: goes with method = oauth2 only; leave it out, or "
                                + "change method");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost:8080 | localhost:8080 is not allowed; must begin with https:// or http://, for example "
                        + "http://localhost:8080/callback",
                "http://localhost:8080/#/x | http://localhost:8080/#/x has a # part; leave it out",
                "http://me:pw@x | contains a user name or password; give them by their own keys"
            })
    void aRedirectUriThatCannotWorkIsRefused(String uri, String error) {
        String hocon = "clouds.home { region = europe, app-key = k, secret-key = s\n"
                + "auth { method = oauth2, application-id = 1, redirect-uri = \"" + uri + "\" } }";
        assertThat(fixture.errors(hocon)).containsExactly("config.conf: 2: clouds.home.auth.redirect-uri: " + error);
    }

    private static String hocon(String where, String more) {
        return "clouds.home { " + where
                + ", app-key = k, secret-key = s\nauth { method = oauth2, application-id = 1234, " + "redirect-uri = \""
                + REDIRECT + "\"\n" + more + "\n} }";
    }

    private IsolarcloudSettings.Consent consent(String where, String more) throws ConfigurationException {
        return (IsolarcloudSettings.Consent) ((IsolarcloudSettings)
                        fixture.load(hocon(where, more)).settings().clouds().get(0))
                .access();
    }
}
