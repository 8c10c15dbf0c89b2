package io.github.solarcloud2mqtt.simulator.home.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultLogTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final SimulatedHome home = new SimulatedHome(HomePlan.from(BEGIN));

    @Test
    void randomFaultsOccurAndClear() {
        home.advanceTo(BEGIN.plus(Duration.ofDays(365)));
        List<HomeFault> faults = home.faults().all();
        assertThat(faults).hasSizeGreaterThan(20);
        assertThat(faults.subList(0, faults.size() - 1))
                .allSatisfy(fault -> assertThat(fault.cleared())
                        .hasValueSatisfying(end -> assertThat(end)
                                .isBetween(
                                        fault.raised().plusSeconds(600),
                                        fault.raised().plus(Duration.ofHours(6)))));
        assertThat(faults).extracting(HomeFault::type).contains(1, 2, 3);
    }

    @Test
    void noTwoFaultsHaveTheSameId() {
        home.advanceTo(BEGIN.plus(Duration.ofDays(365)));
        List<String> ids = home.faults().all().stream().map(HomeFault::id).toList();
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(ids).allMatch(id -> id.matches("138\\d\\d\\.2026\\d\\d\\.[0-9a-f]{5}"));
    }

    @Test
    void aRaisedFaultStaysActiveUntilItIsCleared() {
        String id = home.faults().raise("7_1_1", 60005, 2, 3, "Something", BEGIN);
        home.advanceTo(BEGIN.plus(Duration.ofDays(3)));
        assertThat(home.faults().active()).extracting(HomeFault::id).contains(id);
        Instant end = BEGIN.plus(Duration.ofDays(3));
        home.faults().clear(id, end);
        home.faults().clear(id, end.plusSeconds(60));
        assertThat(home.faults().active()).extracting(HomeFault::id).doesNotContain(id);
        assertThat(home.faults().all())
                .filteredOn(fault -> fault.id().equals(id))
                .singleElement()
                .satisfies(fault -> assertThat(fault.cleared()).contains(end));
    }
}
