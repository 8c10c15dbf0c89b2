package io.github.solarcloud2mqtt.simulator.isolarcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final CloudClient client = new CloudClient();

    @BeforeEach
    void limit() {
        client.cloud.faultInjection().limitRate(true);
    }

    private HttpResponse call() {
        return client.cloud.handle(new HttpRequest("POST", "/openapi/getPowerStationList", client.headers, "{}"));
    }

    private List<Integer> statuses(int calls) {
        return IntStream.range(0, calls).mapToObj(call -> call().status()).toList();
    }

    @Test
    void fifteenCallsAtOnceAreAllowed() {
        assertThat(statuses(15)).containsOnly(200);
        assertThat(statuses(2)).containsOnly(429);
        assertThat(client.cloud.violations())
                .extracting(violation -> violation.what())
                .endsWith("exceeds the rate limit", "exceeds the rate limit");
    }

    @Test
    void tenCallsAreAllowedInEachFurtherSecond() {
        statuses(15);
        client.pass(Duration.ofSeconds(1));
        assertThat(statuses(10)).containsOnly(200);
        assertThat(statuses(1)).containsOnly(429);
        client.pass(Duration.ofMinutes(1));
        assertThat(statuses(15)).containsOnly(200);
        assertThat(statuses(1)).containsOnly(429);
    }

    @Test
    void responsesHaveTheRateHeaders() {
        assertThat(call().headers())
                .containsEntry("X-Ratelimit-Remaining", "14")
                .containsEntry("X-Ratelimit-Burst-Capacity", "15")
                .containsEntry("X-Ratelimit-Replenish-Rate", "10");
        statuses(14);
        assertThat(call().headers()).containsEntry("X-Ratelimit-Remaining", "0");
    }
}
