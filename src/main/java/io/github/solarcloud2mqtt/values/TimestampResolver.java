package io.github.solarcloud2mqtt.values;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Assigns a zone to the time stamps of one plant's data. No vendor documents the zone. The candidates are the plant's
 * zone, the plant's zone with a daylight saving hour that the cloud leaves out, the zones of the vendor's servers, and
 * UTC. When the time stamp advances, the data is new, so the candidate that makes it youngest is chosen. Until then the
 * first candidate that does not lie in the future is used.
 */
final class TimestampResolver {

    /** The clocks of device, cloud and bridge may differ by this much. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** Older data proves nothing although it advances: a device may send what it has stored. */
    private static final Duration FRESH = Duration.ofMinutes(30);

    private static final Duration DAYLIGHT_SAVING = Duration.ofHours(1);

    private final Candidate plant;
    private final Candidate plantWithDaylightSaving;
    private final List<Candidate> candidates;
    private Candidate chosen;
    private boolean proven;

    TimestampResolver(ZoneId plantZone, List<ZoneId> vendorZones) {
        plant = new Candidate(plantZone, Duration.ZERO);
        plantWithDaylightSaving = new Candidate(plantZone, DAYLIGHT_SAVING);
        candidates = Stream.concat(
                        Stream.of(plant, plantWithDaylightSaving),
                        Stream.concat(vendorZones.stream(), Stream.of(ZoneOffset.UTC))
                                .map(zone -> new Candidate(zone, Duration.ZERO)))
                .toList();
        chosen = plant;
    }

    /**
     * The instant of a time stamp of measured data.
     *
     * @param time as the cloud prints it
     * @param advanced whether it is later than the one before
     */
    OffsetDateTime resolve(LocalDateTime time, Instant now, boolean advanced) {
        if (advanced) {
            youngest(time, now).ifPresent(found -> {
                chosen = found;
                proven = true;
            });
        } else if (!proven) {
            chosen = firstNotInFuture(time, now);
        }
        return chosen.at(time);
    }

    /** The instant of a time stamp that proves no zone, such as the beginning of a fault. */
    OffsetDateTime resolve(LocalDateTime time) {
        return chosen.at(time);
    }

    /** The local time at the plant. */
    LocalDateTime atPlant(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, plant.zone);
        return chosen.equals(plantWithDaylightSaving) ? local.plus(DAYLIGHT_SAVING) : local;
    }

    private Optional<Candidate> youngest(LocalDateTime time, Instant now) {
        return notInFuture(time, now)
                .filter(candidate -> candidate.age(time, now).compareTo(FRESH) <= 0)
                .min(Comparator.comparing(candidate -> candidate.age(time, now)));
    }

    private Candidate firstNotInFuture(LocalDateTime time, Instant now) {
        return notInFuture(time, now).findFirst().orElse(plant);
    }

    private Stream<Candidate> notInFuture(LocalDateTime time, Instant now) {
        return candidates.stream().filter(candidate -> candidate.age(time, now).compareTo(SKEW.negated()) >= 0);
    }

    /**
     * A zone in which the time stamps may be printed.
     *
     * @param shift how far they are ahead of that zone
     */
    private record Candidate(ZoneId zone, Duration shift) {

        OffsetDateTime at(LocalDateTime time) {
            int seconds = time.atZone(zone).getOffset().getTotalSeconds() + (int) shift.toSeconds();
            return time.atOffset(ZoneOffset.ofTotalSeconds(Math.min(seconds, ZoneOffset.MAX.getTotalSeconds())));
        }

        Duration age(LocalDateTime time, Instant now) {
            return Duration.between(at(time).toInstant(), now);
        }
    }
}
