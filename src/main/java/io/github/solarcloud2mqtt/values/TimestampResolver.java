package io.github.solarcloud2mqtt.values;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives the time stamps of one plant's data their zone, which no vendor documents (isolarcloud.md, chapter 12;
 * growatt.md, chapter 10). Data that has just advanced is fresh, so of all the zones it may have been written in, the one
 * that makes it youngest is the right one: the plant's own, the plant's with daylight saving that the cloud does not
 * mention, the vendor's, or UTC. Until data has advanced, the plant's own zone is taken, unless that lies in the future.
 */
final class TimestampResolver {

    /** The clocks of device, cloud and bridge may differ by so much. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** Data older than this, though it advanced, says nothing: a device may send what it had stored. */
    private static final Duration FRESH = Duration.ofMinutes(30);

    private static final Duration DAYLIGHT_SAVING = Duration.ofHours(1);
    private static final ZoneOffset VENDORS = ZoneOffset.ofHours(8);

    private final ZoneId plantZone;
    private Rule rule = Rule.PLANT;
    private boolean proven;

    TimestampResolver(ZoneId plantZone) {
        this.plantZone = plantZone;
    }

    /**
     * The moment a time stamp means.
     *
     * @param time as the cloud prints it
     * @param advanced whether it is later than the one before
     */
    OffsetDateTime resolve(LocalDateTime time, Instant now, boolean advanced) {
        if (advanced) {
            youngest(time, now).ifPresent(found -> {
                rule = found;
                proven = true;
            });
        } else if (!proven) {
            rule = firstNotInFuture(time, now);
        }
        return at(time, rule);
    }

    /** The moment a time stamp means that cannot itself tell the zone, such as the beginning of a fault. */
    OffsetDateTime resolve(LocalDateTime time) {
        return at(time, rule);
    }

    /** The time of day at the plant. */
    LocalDateTime atPlant(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, plantZone);
        return rule == Rule.PLANT_WITH_DAYLIGHT_SAVING ? local.plus(DAYLIGHT_SAVING) : local;
    }

    /** The day it is at the plant. */
    LocalDate today(Instant now) {
        return atPlant(now).toLocalDate();
    }

    private Optional<Rule> youngest(LocalDateTime time, Instant now) {
        return Stream.of(Rule.values())
                .filter(candidate -> age(time, candidate, now).compareTo(SKEW.negated()) >= 0)
                .filter(candidate -> age(time, candidate, now).compareTo(FRESH) <= 0)
                .min(Comparator.comparing(candidate -> age(time, candidate, now)));
    }

    private Rule firstNotInFuture(LocalDateTime time, Instant now) {
        return Stream.of(Rule.values())
                .filter(candidate -> age(time, candidate, now).compareTo(SKEW.negated()) >= 0)
                .findFirst()
                .orElse(Rule.PLANT);
    }

    private Duration age(LocalDateTime time, Rule candidate, Instant now) {
        return Duration.between(at(time, candidate).toInstant(), now);
    }

    private OffsetDateTime at(LocalDateTime time, Rule candidate) {
        return switch (candidate) {
            case PLANT -> time.atZone(plantZone).toOffsetDateTime();
            case PLANT_WITH_DAYLIGHT_SAVING -> withDaylightSaving(time);
            case VENDOR -> time.atOffset(VENDORS);
            case UTC -> time.atOffset(ZoneOffset.UTC);
        };
    }

    private OffsetDateTime withDaylightSaving(LocalDateTime time) {
        int seconds = time.atZone(plantZone).getOffset().getTotalSeconds() + (int) DAYLIGHT_SAVING.toSeconds();
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(Math.min(seconds, ZoneOffset.MAX.getTotalSeconds()));
        return time.atOffset(offset);
    }

    private enum Rule {
        PLANT,
        PLANT_WITH_DAYLIGHT_SAVING,
        VENDOR,
        UTC
    }
}
