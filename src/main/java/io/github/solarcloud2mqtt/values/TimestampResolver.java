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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Assigns a zone to the time stamps of one plant's data, because no vendor documents the zone. The candidates are the
 * plant's zone, the plant's zone with a daylight saving hour that the cloud omits, the zones of the vendor's servers, and
 * UTC; for a plant without a known zone every half hour. New data is recent, so the candidate that makes it newest is
 * likely, and one that puts it into the future is wrong. Data may also be late: a zone in which data was recent once is
 * kept, and another one that makes the data newer must do so for hours.
 */
final class TimestampResolver {

    /** The maximum difference between the clocks of device, cloud and bridge. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** Older data does not prove a zone: a device may send stored data. */
    private static final Duration RECENT = Duration.ofMinutes(30);

    /** A candidate that makes the data newer is chosen only after this time. */
    private static final Duration EVIDENCE = Duration.ofHours(6);

    /** A zone with daylight saving that was right a day ago may be wrong now. */
    private static final Duration DAYLIGHT_SAVING_PROOF = Duration.ofDays(1);

    private static final Duration DAYLIGHT_SAVING = Duration.ofHours(1);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration FARTHEST_EAST = Duration.ofHours(14);
    private static final int HALF_HOURS = 52;

    private final boolean isZoneKnown;
    private final Candidate plant;
    private final Candidate plantWithDaylightSaving;
    private final List<Candidate> candidates;
    private Candidate chosen;
    private Optional<Instant> proven = Optional.empty();
    private Optional<Candidate> younger = Optional.empty();
    private Instant youngerSince = Instant.EPOCH;

    /**
     * @param plantZone the plant's zone, if the cloud reports it
     */
    TimestampResolver(Optional<ZoneId> plantZone, TimestampZones zones) {
        isZoneKnown = plantZone.isPresent();
        plant = new Candidate(plantZone.orElse(zones.fallback()), Duration.ZERO);
        plantWithDaylightSaving = new Candidate(plant.zone, DAYLIGHT_SAVING);
        Stream<Candidate> others = isZoneKnown
                ? Stream.concat(zones.vendors().stream(), Stream.of(ZoneOffset.UTC))
                        .map(zone -> new Candidate(zone, Duration.ZERO))
                : everyHalfHour();
        candidates =
                Stream.concat(Stream.of(plant, plantWithDaylightSaving), others).toList();
        chosen = plant;
    }

    private static Stream<Candidate> everyHalfHour() {
        return IntStream.range(0, HALF_HOURS)
                .mapToObj(number -> FARTHEST_EAST.minus(HALF_HOUR.multipliedBy(number)))
                .map(shift -> new Candidate(ZoneOffset.UTC, shift));
    }

    /**
     * The instant of a time stamp of measured data.
     *
     * @param time as the cloud writes it
     * @param advanced whether it is later than the previous one
     */
    OffsetDateTime resolve(LocalDateTime time, Instant now, boolean advanced) {
        if (advanced) {
            learn(time, now);
        } else if (proven.isEmpty()) {
            chosen = likely(time, now);
        }
        return chosen.at(time);
    }

    private Candidate likely(LocalDateTime time, Instant now) {
        Stream<Candidate> possible = notInFuture(time, now);
        if (isZoneKnown || plant.age(time, now).compareTo(SKEW.negated()) >= 0) {
            return possible.findFirst().orElse(plant);
        }
        return possible.min(Comparator.comparing(candidate -> candidate.age(time, now)))
                .orElse(plant);
    }

    private void learn(LocalDateTime time, Instant now) {
        Optional<Candidate> youngest = notInFuture(time, now)
                .filter(candidate -> candidate.age(time, now).compareTo(RECENT) <= 0)
                .min(Comparator.comparing(candidate -> candidate.age(time, now)));
        Candidate before = proven.isPresent() ? chosen : plant;
        Duration age = before.age(time, now);
        boolean isInFuture = age.compareTo(SKEW.negated()) < 0;
        if (!isInFuture && age.compareTo(RECENT) <= 0) {
            prove(before, now);
        } else if (youngest.isPresent() && (isInFuture || isEvident(youngest.get(), now))) {
            prove(youngest.get(), now);
        }
    }

    private void prove(Candidate candidate, Instant now) {
        chosen = candidate;
        proven = Optional.of(now);
        younger = Optional.empty();
    }

    /** Whether a candidate that makes the data newer is right, and not the data late. */
    private boolean isEvident(Candidate candidate, Instant now) {
        boolean endOfDaylightSaving = chosen.equals(plantWithDaylightSaving) && candidate.equals(plant);
        if (endOfDaylightSaving
                && proven.filter(moment -> Duration.between(moment, now).compareTo(DAYLIGHT_SAVING_PROOF) >= 0)
                        .isPresent()) {
            return true;
        }
        if (!younger.equals(Optional.of(candidate))) {
            younger = Optional.of(candidate);
            youngerSince = now;
        }
        return (proven.isEmpty() || endOfDaylightSaving)
                && Duration.between(youngerSince, now).compareTo(EVIDENCE) >= 0;
    }

    /** The instant of a time stamp that proves no zone, such as the beginning of a fault. */
    OffsetDateTime resolve(LocalDateTime time) {
        return chosen.at(time);
    }

    /** The local time at the plant. */
    LocalDateTime atPlant(Instant instant) {
        return offsetAtPlant(instant).toLocalDateTime();
    }

    /** The local time at the plant with its offset. */
    OffsetDateTime offsetAtPlant(Instant instant) {
        boolean isPlantTime = chosen.equals(plantWithDaylightSaving) || (!isZoneKnown && proven.isPresent());
        return (isPlantTime ? chosen : plant).at(instant);
    }

    private Stream<Candidate> notInFuture(LocalDateTime time, Instant now) {
        return candidates.stream().filter(candidate -> candidate.age(time, now).compareTo(SKEW.negated()) >= 0);
    }

    /**
     * A zone in which the time stamps may be written.
     *
     * @param shift how far they are ahead of that zone
     */
    private record Candidate(ZoneId zone, Duration shift) {

        OffsetDateTime at(LocalDateTime time) {
            return time.atOffset(shifted(time.atZone(zone).getOffset()));
        }

        OffsetDateTime at(Instant instant) {
            return instant.atOffset(shifted(zone.getRules().getOffset(instant)));
        }

        private ZoneOffset shifted(ZoneOffset offset) {
            int seconds = offset.getTotalSeconds() + (int) shift.toSeconds();
            return ZoneOffset.ofTotalSeconds(Math.min(seconds, ZoneOffset.MAX.getTotalSeconds()));
        }

        Duration age(LocalDateTime time, Instant now) {
            return Duration.between(at(time).toInstant(), now);
        }
    }
}
