package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.history.HistoryStep;
import io.github.solarcloud2mqtt.simulator.growatt.plant.DeviceKind;
import io.github.solarcloud2mqtt.simulator.home.HomePlan;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which calls a run makes, and what it says of devices without past values. */
class PastShareTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final LocalDate FROM = LocalDate.parse("2026-03-03");

    private static void export(PastRun run) throws Exception {
        Files.createDirectories(run.folder);
        run.export(
                FROM.atStartOfDay(),
                FROM.plusDays(2).atStartOfDay(),
                HistoryStep.HOUR,
                point -> point.key().startsWith("total"));
    }

    /** The calls of each hour. */
    private static Map<Instant, Long> calls(SimulatedAccess access) {
        return access.cloud.calls().stream()
                .collect(Collectors.groupingBy(
                        call -> call.time().truncatedTo(ChronoUnit.HOURS), Collectors.counting()));
    }

    @Test
    void whenHalfOfTheQuotaIsSpentARunWaitsForTheNextHour() throws Exception {
        try (SimulatedAccess access = new SimulatedAccess(AccessMode.ACCOUNT, HomePlan.from(BEGIN))) {
            access.time.pass(Duration.ofDays(10));
            access.cloud.faultInjection().quota(40, 100_000);
            PastRun run = new PastRun(access.time, access::connect);
            export(run);
            assertThat(run.waits)
                    .hasSizeGreaterThanOrEqualTo(2)
                    .containsOnly(
                            "Half of the calls that the quota of cloud home leaves are made; the other half is for the bridge.");
            assertThat(calls(access).values()).allMatch(calls -> calls <= 40);
            assertThat(run.summary.isComplete()).isTrue();
        }
    }

    @Test
    void theCallsOfARunningBridgeAreTakenFromTheQuotaFirst() throws Exception {
        try (SimulatedAccess access = new SimulatedAccess(AccessMode.ACCOUNT, HomePlan.from(BEGIN))) {
            access.time.pass(Duration.ofDays(10));
            access.cloud.faultInjection().quota(60, 100_000);
            PastRun run = new PastRun(access.time, access::connect);
            Files.createDirectories(run.folder);
            CallBudget bridge = new CallBudget(access.time, run.state, "home");
            for (int call = 0; call < 50; call++) {
                bridge.count();
            }
            bridge.save();
            PastRun beside = new PastRun(access.time, access::connect, run.folder);
            run.cloud.quota().ifPresent(beside.budget::learn);
            assertThat(beside.budget.leftForThePast().orElseThrow().left()).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void aDeviceWithoutPastValuesIsNamed() throws Exception {
        VirtualTime time = new VirtualTime(BEGIN);
        try (GrowattVendor vendor = new GrowattVendor(time, new SimulatedHome(HomePlan.from(BEGIN)))) {
            vendor.faultInjection().addDevice(424242, DeviceKind.NOAH);
            time.pass(Duration.ofDays(10));
            PastRun run = new PastRun(time, vendor::connect);
            Files.createDirectories(run.folder);
            run.export(FROM.atStartOfDay(), FROM.plusDays(1).atStartOfDay(), HistoryStep.HOUR, point -> true);
            assertThat(run.summary.sentences())
                    .contains("Left out: NOAH0DEMO002: the cloud offers no past values of such devices.");
            assertThat(run.summary.isComplete()).isFalse();
        }
    }
}
