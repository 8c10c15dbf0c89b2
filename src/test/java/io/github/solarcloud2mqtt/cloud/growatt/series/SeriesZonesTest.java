package io.github.solarcloud2mqtt.cloud.growatt.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.solarcloud2mqtt.plant.Device;
import io.github.solarcloud2mqtt.plant.DeviceType;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeriesZonesTest {
    private static final ZoneId STANDARD = ZoneOffset.ofHours(1);
    private static final ZoneId SUMMER = ZoneOffset.ofHours(2);
    private static final Device DEVICE = new Device(
            "MIN0DEMO001",
            "424242",
            new DeviceType("tlx", "Inverter"),
            "Inverter",
            Device.Hardware.UNKNOWN,
            Optional.of("plant_424242"));

    private final VirtualTime time = new VirtualTime(Instant.parse("2026-03-28T12:00:00Z"));
    private Optional<ZoneId> printed = Optional.of(STANDARD);
    private int calls;
    private final SeriesZones zones = new SeriesZones(this::newest, time);

    private Optional<LocalDateTime> newest(Device device) {
        calls++;
        return printed.map(zone -> LocalDateTime.ofInstant(time.instant().minusSeconds(120), zone));
    }

    @Test
    void theNewestReadingTellsTheZone() throws Exception {
        printed = Optional.of(ZoneOffset.ofHours(8));
        assertThat(zones.of(DEVICE, STANDARD)).isEqualTo(ZoneOffset.ofHours(8));
        assertThat(zones.of(DEVICE, STANDARD)).isEqualTo(ZoneOffset.ofHours(8));
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void aRunThatLastsOverTheBeginningOfDaylightSavingTimeLearnsItAgain() throws Exception {
        assertThat(zones.of(DEVICE, STANDARD)).isEqualTo(STANDARD);
        printed = Optional.of(SUMMER);
        time.pass(Duration.ofHours(25));
        assertThat(zones.of(DEVICE, STANDARD)).isEqualTo(SUMMER);
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void withoutANewReadingTheZoneStays() throws Exception {
        printed = Optional.of(SUMMER);
        assertThat(zones.of(DEVICE, STANDARD)).isEqualTo(SUMMER);
        printed = Optional.empty();
        time.pass(Duration.ofHours(25));
        assertThat(zones.of(DEVICE, STANDARD)).isEqualTo(SUMMER);
    }

    @Test
    void withoutAnyReadingItIsThatOfThePlant() throws Exception {
        printed = Optional.empty();
        assertThat(zones.of(DEVICE, STANDARD)).isEqualTo(STANDARD);
    }
}
