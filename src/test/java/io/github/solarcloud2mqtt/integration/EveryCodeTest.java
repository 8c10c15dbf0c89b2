package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The reaction of the whole bridge to each result code of iSolarCloud. The table, shared with the test of the client, has
 * the kind of each code, the waiting time at 10:20 and the message.
 */
class EveryCodeTest {

    private static final String TABLE = "/io/github/solarcloud2mqtt/cloud/isolarcloud/failures.csv";
    private static final String LOGIN = "login";
    private static final String DATA = "getDeviceRealTimeData";
    private static final String FAULTS = "getFaultAlarmInfo";
    private static final int ALWAYS = 10_000;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant FIRST_ROUND = Instant.parse("2026-06-15T10:07:00Z");
    private static final Instant ALMOST_AN_HOUR_LATER = Instant.parse("2026-06-15T10:59:30Z");
    private static final Instant SOON_AFTER_THE_HOUR = Instant.parse("2026-06-15T11:25:00Z");
    private static final Set<String> OF_A_TOKEN = Set.of("E00003", "invalid_token", "401", "E900", "E994", "E996");

    @ParameterizedTest(name = "{0} is {1}")
    @CsvFileSource(
            resources = TABLE,
            useHeadersInDisplayName = false,
            numLinesToSkip = 1,
            delimiter = '|',
            maxCharsPerColumn = 1000)
    @Retention(RetentionPolicy.RUNTIME)
    private @interface ForEveryCode {}

    private final SimulatedAccess access = new SimulatedAccess();

    @AfterEach
    void stop() {
        access.close();
    }

    @ForEveryCode
    void measuredDataThatFail(String code, String kind, long waitSeconds, String sentence) {
        access.start();
        answer(DATA, code);
        access.time.passUntil(FIRST_ROUND.plusSeconds(10));
        assertThat(access.health().get("last_error")).isEqualTo(of(DATA, sentence));
        assertThat(access.health().get("state")).isEqualTo(state(kind));
        switch (kind) {
            case "Rejected", "QuotaSpent" -> assertPauses(pauseEnd(FIRST_ROUND, waitSeconds), attempts(code));
            case "Transient" -> assertBacksOff();
            default -> assertContinuesWithoutData();
        }
        access.cloud.faultInjection().respondNormally();
        access.time.passUntil(SOON_AFTER_THE_HOUR);
        assertThat(access.health().get("state")).isEqualTo(code.equals("E998") ? "quota" : "ok");
        assertThat(access.cloud.violations()).isEmpty();
    }

    /** A throttled call is made again four times before the account pauses. */
    private static int attempts(String code) {
        return code.equals("E901") || code.equals("429") ? 5 : 1;
    }

    private void assertPauses(Instant until, int attempts) {
        assertThat(access.outcomes(DATA, FIRST_ROUND)).hasSize(attempts);
        assertThat(access.health().get("next_poll")).isEqualTo(until.toString());
        access.cloud.faultInjection().respondNormally();
        Instant begin = access.time.instant();
        access.time.passUntil(until.isBefore(SOON_AFTER_THE_HOUR) ? until.minusSeconds(1) : SOON_AFTER_THE_HOUR);
        assertThat(access.cloud.calls()).noneMatch(call -> call.time().isAfter(begin));
    }

    private void assertBacksOff() {
        access.time.passUntil(ALMOST_AN_HOUR_LATER);
        assertThat(access.outcomes(DATA, FIRST_ROUND)).hasSizeBetween(20, 45);
        assertThat(access.outcomes(LOGIN, FIRST_ROUND)).hasSizeLessThanOrEqualTo(6);
    }

    private void assertContinuesWithoutData() {
        assertThat(access.outcomes(DATA, FIRST_ROUND)).hasSize(5);
        access.time.passUntil(ALMOST_AN_HOUR_LATER);
        assertThat(access.outcomes(DATA, FIRST_ROUND)).hasSize(5);
        assertThat(access.outcomes(FAULTS, FIRST_ROUND)).hasSizeBetween(10, 12);
    }

    @ForEveryCode
    void faultsThatFail(String code, String kind, long waitSeconds, String sentence) {
        answer(FAULTS, code);
        access.start();
        assertThat(access.health().get("last_error")).isEqualTo(sentence);
        boolean stops = kind.equals("Rejected") || kind.equals("QuotaSpent");
        assertThat(access.health().get("state")).isEqualTo(stops ? state(kind) : "ok");
        if (stops) {
            Instant until = pauseEnd(SimulatedAccess.BEGIN, waitSeconds);
            assertThat(access.health().get("next_poll"))
                    .isEqualTo((until.isBefore(FIRST_ROUND) ? FIRST_ROUND : until).toString());
            return;
        }
        access.time.passUntil(ALMOST_AN_HOUR_LATER);
        assertThat(access.health().get("note")).isEqualTo(sentence);
        assertThat(access.outcomes(DATA, FIRST_ROUND)).hasSizeBetween(50, 60);
        assertThat(access.outcomes(LOGIN, FIRST_ROUND)).hasSizeLessThanOrEqualTo(6);
        int asked = access.outcomes(FAULTS, SimulatedAccess.BEGIN).size();
        assertThat(asked).isBetween(1, kind.equals("Transient") ? 20 : 1);
        access.cloud.faultInjection().respondNormally();
        access.time.pass(Duration.ofHours(6));
        assertThat(access.health().get("note")).isNull();
        assertThat(access.cloud.violations()).isEmpty();
    }

    @ForEveryCode
    void everythingFailsFromTheStart(String code, String kind, long waitSeconds, String sentence) {
        answer("*", code);
        access.start();
        boolean wrongApplication = OF_A_TOKEN.contains(code);
        // The status alone may be that of a proxy.
        boolean unconfirmed = code.equals("401");
        String passes = unconfirmed ? " The bridge tries again by itself." : "";
        assertThat(access.health().get("state")).isEqualTo(wrongApplication && !unconfirmed ? "rejected" : state(kind));
        assertThat(access.health().get("last_error"))
                .isEqualTo(wrongApplication ? wrongApplication(code) + passes : of(LOGIN, sentence));
        access.time.passUntil(ALMOST_AN_HOUR_LATER);
        assertThat(access.health().get("state")).isEqualTo(wrongApplication ? "rejected" : state(kind));
        int most = unconfirmed ? 12 : kind.equals("Transient") && !wrongApplication ? 25 : waitSeconds == 60 ? 60 : 1;
        assertThat(access.cloud.calls()).hasSizeBetween(1, most);
    }

    @Test
    void aQuotaUsedUpWithinARoundStopsAllCalls() {
        access.start();
        int made = access.cloud.calls().size();
        access.cloud.faultInjection().quota(made + 2, 48_000);
        access.time.passUntil(ALMOST_AN_HOUR_LATER);
        assertThat(access.cloud.calls()).hasSize(made + 3);
        assertThat(access.health().get("state")).isEqualTo("quota");
        access.cloud.faultInjection().quota(2_000, 48_000);
        access.time.passUntil(SOON_AFTER_THE_HOUR);
        assertThat(access.health().get("state")).isEqualTo("ok");
        assertThat(access.health().get("note")).isNull();
        assertThat(access.cloud.violations()).isEmpty();
    }

    @Test
    void aCallThatAlwaysFailsIsNotSplitEndlessly() {
        answer(DATA, "010");
        access.start();
        assertThat(access.outcomes(DATA, SimulatedAccess.BEGIN)).hasSizeBetween(5, 100);
        assertThat(access.health().get("state")).isEqualTo("not_allowed");
        access.time.passUntil(ALMOST_AN_HOUR_LATER);
        assertThat(access.outcomes(DATA, FIRST_ROUND)).isEmpty();
        assertThat(access.cloud.violations()).isEmpty();
    }

    private static String wrongApplication(String code) {
        return "iSolarCloud does not let this application log in with an account. Check region, and that the application"
                + " was created for account login, without OAuth2. (code " + code
                + (code.equals("401") ? "" : " \"words for " + code + "\"") + ", login)";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "getOpenApiCallInfo, 6",
        "getPowerStationList, 30",
        "getPowerStationDetail, 5",
        "getDeviceList, 30",
        "getOpenPointInfo, 5",
        "getDevPropertyPointValue, 5",
        "getDeviceRealTimeData, 300",
        "getFaultAlarmInfo, 6"
    })
    void aCallThatIsNotAllowedIsSkippedAndReportedInHealth(String endpoint, int mostCallsInADay) {
        // The details of a plant are read once a week, so a later refusal would have no effect.
        boolean fromTheStart = endpoint.equals("getPowerStationDetail");
        if (!fromTheStart) {
            access.start();
        }
        answer(endpoint, "E900");
        if (fromTheStart) {
            access.start();
        }
        access.time.pass(DAY);
        Instant begin = SimulatedAccess.BEGIN.plusSeconds(10);
        assertThat(access.outcomes(endpoint, begin)).hasSizeBetween(1, mostCallsInADay);
        assertThat(access.outcomes(LOGIN, begin)).hasSizeLessThanOrEqualTo(2);
        assertThat(access.health().get("state")).isEqualTo(endpoint.equals(DATA) ? "not_allowed" : "ok");
        assertThat(access.health().get(endpoint.equals(DATA) ? "last_error" : "note"))
                .isEqualTo(
                        "iSolarCloud does not allow this application to make this call. If something is missing that "
                                + "you need, apply for the right to this interface in the developer portal. (code E900 "
                                + "\"words for E900\", " + endpoint + ")");
        assertThat(access.outcomes(FAULTS, begin)).hasSizeGreaterThanOrEqualTo(endpoint.equals(FAULTS) ? 1 : 250);
        assertThat(access.cloud.violations()).isEmpty();
    }

    /** The end of an hour or a month does not depend on the time of the failure. */
    private static Instant pauseEnd(Instant failure, long waitSeconds) {
        boolean fixed = waitSeconds > 60 && waitSeconds != 3600;
        return (fixed ? Instant.parse("2026-06-15T10:20:00Z") : failure).plusSeconds(waitSeconds);
    }

    private static String of(String endpoint, String sentence) {
        return sentence.replace(FAULTS + ")", endpoint + ")");
    }

    private static String state(String kind) {
        return switch (kind) {
            case "Rejected" -> "rejected";
            case "QuotaSpent" -> "quota";
            case "Transient" -> "unreachable";
            default -> "not_allowed";
        };
    }

    private void answer(String endpoint, String code) {
        switch (code) {
            case "401" -> access.cloud.faultInjection().respondWithStatus(endpoint, ALWAYS, 401);
            case "429" -> access.cloud.faultInjection().respondTooManyRequests(endpoint, ALWAYS, Map.of());
            case "invalid_token" ->
                access.cloud.faultInjection().respondWithFilterError(endpoint, ALWAYS, code, "words for invalid_token");
            default -> access.cloud.faultInjection().respondWithCode(endpoint, ALWAYS, code, "words for " + code);
        }
    }
}
