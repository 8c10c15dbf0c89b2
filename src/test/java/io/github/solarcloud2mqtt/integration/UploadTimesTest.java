package io.github.solarcloud2mqtt.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.ScriptedCloud;
import io.github.solarcloud2mqtt.mqtt.FakeBus;
import io.github.solarcloud2mqtt.mqtt.LogProbe;
import io.github.solarcloud2mqtt.poll.CloudHealthState;
import io.github.solarcloud2mqtt.time.VirtualTime;
import io.github.solarcloud2mqtt.topics.PayloadForm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices whose data the cloud renews at different times are read at different times. */
class UploadTimesTest {

    private static final String READ_PLANT = "read 7001_11_0_0";
    private static final String READ_INVERTER = "read 7001_1_1_1";
    private static final Duration A_PERIOD = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-06-01T10:02:30Z"));
    private final FakeBus bus = new FakeBus();
    private final ScriptedCloud cloud = new ScriptedCloud(time);

    /** The plant has new data at 10:00:00, 10:05:00 …, the inverter at 10:02:00, 10:07:00 … */
    @BeforeEach
    void start() {
        cloud.phases.put("7001_1_1_1", Duration.ofMinutes(2));
        TestBridge bridge =
                TestBridge.on(time, bus, folder, TestBridge.EVERY_FIVE_MINUTES, PayloadForm.BOTH, services -> cloud);
        bridge.bridge.start();
        bus.connect();
        time.passUntil(Instant.parse("2026-06-01T11:00:00Z"));
        cloud.calls.clear();
    }

    @Test
    void eachDeviceIsReadSoonAfterItsOwnRenewal() {
        time.pass(Duration.ofSeconds(16));
        assertThat(reads()).containsExactly(READ_PLANT);
        time.pass(Duration.ofSeconds(104));
        assertThat(reads()).containsExactly(READ_PLANT);
        time.pass(Duration.ofSeconds(16));
        assertThat(reads()).containsExactly(READ_PLANT, READ_INVERTER);
        time.passUntil(Instant.parse("2026-06-01T12:00:00Z"));
        assertThat(reads()).hasSize(24);
        assertThat(bus.retained("solarcloud2mqtt/7001_1_1_1/state").orElseThrow())
                .contains("\"time\":\"2026-06-01T13:57:00+02:00\"");
    }

    @Test
    void aDeviceThatIsNotAnsweredIsTriedAgainAfterAnIntervalAndStopsNoOther() {
        try (LogProbe log = new LogProbe(CloudHealthState.class)) {
            cloud.failing.put("7001_1_1_1", new CloudException.Transient("No answer."));
            time.pass(A_PERIOD.multipliedBy(4));
            assertThat(reads())
                    .containsExactly(
                            READ_PLANT,
                            READ_INVERTER,
                            READ_PLANT,
                            READ_INVERTER,
                            READ_PLANT,
                            READ_INVERTER,
                            READ_PLANT,
                            READ_INVERTER);
            assertThat(health()).contains("\"state\":\"ok\"").contains("\"note\":\"No answer.\"");
            cloud.failing.clear();
            time.pass(A_PERIOD);
            assertThat(health()).contains("\"note\":null").contains("\"last_error\":null");
            assertThat(log.rest())
                    .containsExactly(
                            "WARN Cloud home: No answer. Everything else continues.",
                            "INFO Cloud home: all devices are read again.");
        }
    }

    @Test
    void twoDevicesInARowThatAreNotAnsweredMeanThatTheCloudFails() {
        CloudException noAnswer = new CloudException.Transient("No answer.");
        cloud.failing.put("7001_11_0_0", noAnswer);
        cloud.failing.put("7001_1_1_1", noAnswer);
        time.pass(Duration.ofMinutes(1));
        assertThat(health()).contains("\"state\":\"ok\"");
        time.pass(Duration.ofMinutes(2));
        assertThat(health()).contains("\"state\":\"unreachable\"").contains("\"last_error\":\"No answer.\"");
        cloud.failing.clear();
        time.pass(A_PERIOD);
        assertThat(health()).contains("\"state\":\"ok\"").contains("\"last_error\":null");
        assertThat(bus.retained("solarcloud2mqtt/7001_11_0_0/state").orElseThrow())
                .contains("\"time\":\"2026-06-01T13:05:00+02:00\"");
    }

    @Test
    void aDeviceThatIsRefusedForGoodIsNotReadUntilTheNextDiscovery() {
        cloud.refused.add("24");
        time.pass(A_PERIOD.multipliedBy(2));
        assertThat(reads()).containsExactly(READ_PLANT, READ_INVERTER, READ_PLANT);
        cloud.refused.clear();
        time.pass(Duration.ofHours(1));
        assertThat(cloud.calls).contains("inventory");
        cloud.calls.clear();
        time.pass(A_PERIOD);
        assertThat(reads()).contains(READ_INVERTER);
    }

    @Test
    void aWrongPasswordStopsAllDevicesAtOnce() {
        cloud.failing.put("7001_11_0_0", new CloudException.Rejected("The password is wrong.", Duration.ofHours(12)));
        time.pass(Duration.ofMinutes(10));
        assertThat(reads()).containsExactly(READ_PLANT);
        assertThat(health()).contains("\"state\":\"rejected\"");
    }

    @Test
    void dataThatComesLateIsLookedAtOnceMore() {
        cloud.standstill = Optional.of(Instant.parse("2026-06-01T10:59:59Z"));
        time.pass(Duration.ofSeconds(20));
        assertThat(reads()).containsExactly(READ_PLANT);
        time.pass(Duration.ofMinutes(1));
        assertThat(reads()).containsExactly(READ_PLANT, READ_PLANT);
    }

    private List<String> reads() {
        return cloud.calls.stream().filter(call -> call.startsWith("read ")).toList();
    }

    private String health() {
        return bus.retained("solarcloud2mqtt/bridge/health").orElseThrow();
    }
}
