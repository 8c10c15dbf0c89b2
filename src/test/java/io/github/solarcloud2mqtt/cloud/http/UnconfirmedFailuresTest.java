package io.github.solarcloud2mqtt.cloud.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.BadRequest;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.CloudException.Transient;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnconfirmedFailuresTest {

    private final CloudException conclusion = new Rejected("It is not the gateway.", Duration.ofHours(1));

    private Duration now = Duration.ofDays(1);
    private final UnconfirmedFailures failures = new UnconfirmedFailures(() -> now);

    private CloudException after(Duration wait, String endpoint) {
        now = now.plus(wait);
        return failures.judge(endpoint, conclusion);
    }

    private CloudException afterTwoMinutes() {
        return after(Duration.ofMinutes(2), "login");
    }

    @Test
    void theFirstThreeFailuresAreTransient() {
        for (int i = 0; i < 3; i++) {
            assertThat(afterTwoMinutes())
                    .isInstanceOf(Transient.class)
                    .hasMessage("It is not the gateway. The bridge tries again by itself.");
        }
        assertThat(afterTwoMinutes()).isSameAs(conclusion);
    }

    @Test
    void manyFailuresWithinFiveMinutesAreTransient() {
        for (int i = 0; i < 300; i++) {
            assertThat(after(Duration.ofSeconds(1), "login")).isInstanceOf(Transient.class);
        }
        assertThat(after(Duration.ofSeconds(1), "login")).isSameAs(conclusion);
    }

    @Test
    void anAnswerOfTheEndpointEndsTheSeries() {
        for (int i = 0; i < 3; i++) {
            assertThat(afterTwoMinutes()).isInstanceOf(Transient.class);
        }
        failures.answered("login");
        assertThat(afterTwoMinutes()).isInstanceOf(Transient.class);
    }

    @Test
    void anEndpointThatFailsWhileOthersAnswerIsNotAvailable() {
        for (int i = 0; i < 3; i++) {
            assertThat(afterTwoMinutes()).isInstanceOf(Transient.class);
            now = now.plusSeconds(1);
            failures.answered("getDeviceList");
        }
        assertThat(afterTwoMinutes()).isInstanceOf(NotAllowed.class).hasMessage("It is not the gateway.");
    }

    @Test
    void failuresOfSeveralEndpointsDoNotAddUp() {
        for (int i = 0; i < 8; i++) {
            assertThat(after(Duration.ofMinutes(1), "endpoint" + i)).isInstanceOf(Transient.class);
        }
    }

    @Test
    void whereEveryRequestIsRefusedNoRequestIsWrong() {
        CloudException refusal = new BadRequest("It does not accept the call.");
        for (int i = 0; i < 10; i++) {
            now = now.plus(Duration.ofMinutes(2));
            assertThat(failures.judge("login", refusal)).isInstanceOf(Transient.class);
        }
    }

    @Test
    void aTransientFailureStaysAsItIs() {
        CloudException failure = new Transient("It could not serve the call.");
        for (int i = 0; i < 10; i++) {
            now = now.plus(Duration.ofMinutes(2));
            assertThat(failures.judge("login", failure)).isSameAs(failure);
        }
    }
}
