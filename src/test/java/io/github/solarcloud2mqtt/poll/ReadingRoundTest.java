package io.github.solarcloud2mqtt.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.Query;
import io.github.solarcloud2mqtt.cloud.ScriptedCloud;
import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.RawValue;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadingRoundTest {

    private final CloudException noAnswer = new CloudException.Transient("No answer.");
    private final CloudException nonsense = new CloudException.Malformed("Nonsense.");

    private final ScriptedCloud cloud = new ScriptedCloud(new VirtualTime(Instant.parse("2026-06-01T10:02:00Z")));

    @Test
    void theReadingsOfOneDeviceAreMerged() {
        Query first = new Query(List.of(ScriptedCloud.INVERTER), List.of("1", "29"));
        Query second = new Query(List.of(ScriptedCloud.INVERTER), List.of("2", "24"));
        assertThat(ReadingRound.run(cloud, List.of(first, second)).parts().values())
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.reading().values())
                            .isEqualTo(Map.of(
                                    "1",
                                    RawValue.of("12300"),
                                    "2",
                                    RawValue.of("5000000"),
                                    "24",
                                    RawValue.of("2500.0")));
                    assertThat(part.asked()).containsExactlyInAnyOrder("1", "29", "2", "24");
                });
    }

    @Test
    void aFailedQueryAsksForNoPoints() {
        fail(2, nonsense);
        ReadingRound round = ReadingRound.run(cloud, queries(3));
        assertThat(round.parts()).containsOnlyKeys("d1", "d3");
        assertThat(round.hasAnswers()).isTrue();
        assertThat(round.failure()).contains(nonsense);
    }

    @Test
    void aRoundWithoutFailuresHasNone() {
        ReadingRound round = ReadingRound.run(cloud, queries(2));
        assertThat(round.failure()).isEmpty();
        assertThat(round.refused()).isEmpty();
        assertThat(cloud.calls).containsExactly("read d1", "read d2");
    }

    @Test
    void twoUnansweredCallsEndTheRound() {
        fail(1, noAnswer);
        fail(2, noAnswer);
        ReadingRound round = ReadingRound.run(cloud, queries(5));
        assertThat(cloud.calls).containsExactly("read d1", "read d2");
        assertThat(round.hasAnswers()).isFalse();
        assertThat(round.failure()).contains(noAnswer);
    }

    @Test
    void aResponseInBetweenShowsThatTheCloudWorks() {
        fail(1, noAnswer);
        fail(3, noAnswer);
        ReadingRound round = ReadingRound.run(cloud, queries(4));
        assertThat(round.parts()).containsOnlyKeys("d2", "d4");
    }

    @Test
    void brokenDevicesNeverStopTheOthers() {
        fail(1, nonsense);
        fail(2, nonsense);
        fail(3, nonsense);
        assertThat(ReadingRound.run(cloud, queries(5)).parts()).containsOnlyKeys("d4", "d5");
    }

    @Test
    void wrongCredentialsAndASpentQuotaEndTheRoundAtOnce() {
        fail(2, new CloudException.Rejected("The password is wrong.", Duration.ofHours(12)));
        assertThat(ReadingRound.run(cloud, queries(5)).parts()).containsOnlyKeys("d1");
        fail(2, new CloudException.QuotaSpent("No calls left.", Duration.ofHours(1)));
        assertThat(ReadingRound.run(cloud, queries(5)).parts()).containsOnlyKeys("d1");
        assertThat(cloud.calls).containsExactly("read d1", "read d2", "read d1", "read d2");
    }

    @Test
    void aPermanentlyRefusedQueryIsReportedAndTheOthersContinue() {
        List<Query> queries = queries(4);
        fail(1, new CloudException.NotAllowed("Not yours."));
        fail(2, new CloudException.BadRequest("Too many points."));
        fail(3, nonsense);
        ReadingRound round = ReadingRound.run(cloud, queries);
        assertThat(round.refused()).containsExactlyInAnyOrder(queries.get(0), queries.get(1));
        assertThat(round.parts()).containsOnlyKeys("d4");
    }

    @Test
    void theLastFailureIsReported() {
        fail(1, nonsense);
        fail(3, noAnswer);
        assertThat(ReadingRound.run(cloud, queries(4)).failure()).contains(noAnswer);
    }

    private void fail(int device, CloudException failure) {
        cloud.failing.put("d" + device, failure);
    }

    private static List<Query> queries(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Query(List.of(device("d" + number)), List.of("24")))
                .toList();
    }

    private static Device device(String id) {
        return ScriptedCloud.device(id, "1", "Inverter", id, Optional.of("7001_11_0_0"));
    }
}
