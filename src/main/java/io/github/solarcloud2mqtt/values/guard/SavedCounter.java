package io.github.solarcloud2mqtt.values.guard;

import io.github.solarcloud2mqtt.plant.ValueFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored state of a guard. Public because Moshi handles only public records.
 *
 * @param value the last published value; in an entry without a unit, in the unit of the cloud
 * @param day the day of a daily counter, or the day on which the value of a counter of another period was measured; a
 *     lifetime counter has none
 * @param yesterday the last value of the previous day, of a daily counter
 * @param unit the base of the counter's unit; absent in files of versions before 2
 * @param time when a lifetime counter's value was first measured
 */
public record SavedCounter(
        String value,
        @Nullable String day,
        @Nullable String yesterday,
        @Nullable String unit,
        @Nullable String time) {

    static SavedCounter lifetime(BigDecimal value, String unit, Optional<Instant> time) {
        return new SavedCounter(
                value.toPlainString(),
                null,
                null,
                unit,
                time.map(Instant::toString).orElse(null));
    }

    static SavedCounter daily(DailyCounterGuard guard, String unit) {
        return new SavedCounter(
                guard.last().toPlainString(),
                guard.day().toString(),
                guard.yesterday().map(BigDecimal::toPlainString).orElse(null),
                unit,
                null);
    }

    static SavedCounter period(BigDecimal value, LocalDate measured, String unit) {
        return new SavedCounter(value.toPlainString(), measured.toString(), null, unit, null);
    }

    static SavedCounter power(BigDecimal watts) {
        return new SavedCounter(watts.toPlainString(), null, null, "W", null);
    }

    /**
     * Checks every field.
     *
     * @throws RuntimeException if one is damaged
     */
    void check() {
        number();
        yesterdays();
        localDate();
        measured();
    }

    /** Uses the limits for the cloud's numbers: a damaged exponent could exhaust the memory. */
    BigDecimal number() {
        return ValueFormat.number(value).orElseThrow(NumberFormatException::new);
    }

    Optional<BigDecimal> yesterdays() {
        return Optional.ofNullable(yesterday)
                .map(text -> ValueFormat.number(text).orElseThrow(NumberFormatException::new));
    }

    Optional<LocalDate> localDate() {
        return Optional.ofNullable(day).map(LocalDate::parse);
    }

    Optional<Instant> measured() {
        return Optional.ofNullable(time).map(Instant::parse);
    }

    /** A stored number in the base of the counter's unit; empty if the counter's unit has changed. */
    Optional<BigDecimal> inBase(Counter counter, BigDecimal number) {
        if (unit == null) {
            return Optional.of(counter.fromCloud(number));
        }
        return unit.equals(counter.base()) ? Optional.of(number) : Optional.empty();
    }
}
