package io.github.solarcloud2mqtt.cloud.growatt.series;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.plant.Device;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The zones in which the cloud prints the times of readings, which no document names: that of the plant, with or without an
 * hour of daylight saving, that of the vendor's servers, or UTC. The newest reading of a device tells, because it is recent.
 */
final class SeriesZones {
    private static final ZoneOffset SERVERS = ZoneOffset.ofHours(8);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration RECENT = Duration.ofMinutes(30);
    private static final int HOUR_S = 3_600;

    /** Daylight saving time begins or ends while a run waits for its share of the calls. */
    private static final Duration VALID = Duration.ofDays(1);

    private final NewestReading newest;
    private final InstantSource clock;
    private final Map<String, LearnedZone> known = new HashMap<>();

    private record LearnedZone(ZoneId zone, Instant time) {}

    /** Reads the time of a device's newest reading. */
    interface NewestReading {
        Optional<LocalDateTime> time(Device device) throws CloudException;
    }

    SeriesZones(NewestReading newest, InstantSource clock) {
        this.newest = newest;
        this.clock = clock;
    }

    /** The zone of a device's readings; makes a call for the first device of each type once a day. */
    ZoneId of(Device device, ZoneId plant) throws CloudException {
        String key = device.plantId() + " " + device.type().id();
        LearnedZone learned = known.get(key);
        Instant now = clock.instant();
        if (learned == null || learned.time().plus(VALID).isBefore(now)) {
            ZoneId before = learned == null ? plant : learned.zone();
            learned = new LearnedZone(
                    newest.time(device).flatMap(time -> fitting(time, plant)).orElse(before), now);
            known.put(key, learned);
        }
        return learned.zone();
    }

    private Optional<ZoneId> fitting(LocalDateTime time, ZoneId plant) {
        Instant now = clock.instant();
        ZoneOffset offset = plant.getRules().getOffset(now);
        ZoneOffset summer = ZoneOffset.ofTotalSeconds(
                Math.min(offset.getTotalSeconds() + HOUR_S, ZoneOffset.MAX.getTotalSeconds()));
        return Stream.of(plant, summer, SERVERS, ZoneOffset.UTC)
                .filter(zone -> !time.atZone(zone).toInstant().isAfter(now.plus(SKEW)))
                .filter(zone -> time.atZone(zone).toInstant().isAfter(now.minus(RECENT)))
                .max(Comparator.comparing(zone -> time.atZone(zone).toInstant()));
    }
}
