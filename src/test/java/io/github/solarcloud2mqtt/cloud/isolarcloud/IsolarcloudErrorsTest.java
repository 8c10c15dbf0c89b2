package io.github.solarcloud2mqtt.cloud.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The exception and the message for each result code. */
class IsolarcloudErrorsTest {

    @TempDir
    Path directory;

    private IsolarcloudServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new IsolarcloudServer(directory);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvFileSource(
            resources = "failures.csv",
            useHeadersInDisplayName = false,
            numLinesToSkip = 1,
            delimiter = '|',
            maxCharsPerColumn = 1000)
    void everyCodeHasItsKindAndItsSentence(String code, String kind, long waitSeconds, String sentence) {
        gateway.always("getFaultAlarmInfo", answer(code));
        CloudException e = failureOf(gateway.cloud());
        assertThat(e.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(e.getMessage()).isEqualTo(sentence);
        assertThat(wait(e)).isEqualTo(Duration.ofSeconds(waitSeconds));
    }

    @Test
    void everyDocumentedCodeIsMapped() throws IOException {
        assertThat(codes("failures.csv", "\\|")).containsExactlyElementsOf(codes("errors.csv", ","));
    }

    @Test
    void aUsedUpMonthIsWaitedForUntilItsEnd() {
        gateway.now.set(Instant.parse("2026-12-31T23:59:50Z"));
        gateway.always("getFaultAlarmInfo", IsolarcloudServer.failure("E998"));
        assertThat(wait(failureOf(gateway.cloud()))).isEqualTo(Duration.ofSeconds(40));
    }

    /** It is 10:20 on Monday, 15 June 2026. */
    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "0, 5",
        "-3, 60",
        "soon, 60",
        "999999999, 86400",
        "'Mon, 15 Jun 2026 10:22:00 GMT', 120",
        "'Mon, 15 Jun 2026 10:19:00 GMT', 5"
    })
    void theGatewayMayNameTheTimeToWaitWithinBounds(String retryAfter, long seconds) {
        tooMany("Retry-After", retryAfter, "X-Ratelimit-Remaining", "0");
        assertThat(wait(failureOf(gateway.cloud()))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void theBridgeWaitsUntilTheBucketIsFull() {
        tooMany("X-Ratelimit-Burst-Capacity", "120", "X-Ratelimit-Replenish-Rate", "10");
        assertThat(wait(failureOf(gateway.cloud()))).isEqualTo(Duration.ofSeconds(13));
    }

    @Test
    void aBucketThatNeverRefillsCausesTheDefaultWait() {
        tooMany("X-Ratelimit-Burst-Capacity", "120", "X-Ratelimit-Replenish-Rate", "0");
        assertThat(wait(failureOf(gateway.cloud()))).isEqualTo(Duration.ofMinutes(1));
    }

    private void tooMany(String... headers) {
        gateway.always(
                "getFaultAlarmInfo",
                new MockResponse.Builder()
                        .code(429)
                        .headers(Headers.of(headers))
                        .addHeader("Content-Length", 0)
                        .build());
    }

    @Test
    void aNumberIsACodeToo() {
        gateway.always("getFaultAlarmInfo", "{\"result_code\":-1,\"result_msg\":null}");
        assertThat(failureOf(gateway.cloud()))
                .hasMessage(
                        "iSolarCloud had an internal error. The bridge tries again by itself. (code -1, getFaultAlarmInfo)");
    }

    @Test
    void aKnownCodeCountsWhateverTheHttpStatus() {
        gateway.always("getFaultAlarmInfo", IsolarcloudServer.response(404, IsolarcloudServer.failure("E996")));
        assertThat(failureOf(gateway.cloud())).isInstanceOf(CloudException.NotAllowed.class);
    }

    @Test
    void theCloudsMessageIsShortenedAndMasked() {
        gateway.always(
                "getFaultAlarmInfo",
                "{\"result_code\":\"010\",\"result_msg\":\"bad\\n" + IsolarcloudServer.TOKEN + " "
                        + IsolarcloudServer.APP_KEY + " " + "x".repeat(500) + "\"}");
        assertThat(failureOf(gateway.cloud()).getMessage())
                .endsWith("(code 010 \"bad *** *** " + "x".repeat(108) + "...\", getFaultAlarmInfo)");
    }

    private static MockResponse answer(String code) {
        return switch (code) {
            case "401", "429" -> IsolarcloudServer.response(Integer.parseInt(code), "");
            case "invalid_token" ->
                IsolarcloudServer.response(
                        200, "{\"error\":\"invalid_token\",\"error_description\":\"words for invalid_token\"}");
            default -> IsolarcloudServer.response(200, IsolarcloudServer.failure(code));
        };
    }

    private static CloudException failureOf(IsolarcloudCloud cloud) {
        return Objects.requireNonNull(catchThrowableOfType(CloudException.class, () -> cloud.faults(List.of())));
    }

    private static Duration wait(CloudException e) {
        return e instanceof Rejected rejected
                ? rejected.retryAfter()
                : e instanceof QuotaSpent spent ? spent.retryAfter() : Duration.ZERO;
    }

    /** The first column without its heading and without success, which is no failure. */
    private static List<String> codes(String table, String delimiter) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(IsolarcloudErrorsTest.class.getResourceAsStream(table)),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(delimiter, 2)[0])
                    .filter(code -> !code.equals("1"))
                    .toList();
        }
    }
}
