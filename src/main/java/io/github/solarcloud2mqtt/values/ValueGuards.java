package io.github.solarcloud2mqtt.values;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.solarcloud2mqtt.plant.AccountName;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.state.StateDirectory;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The guards of all counters of one cloud. What they know survives a restart. Works on the cloud's own numbers. */
@PerCloud
public final class ValueGuards {

    private static final JsonAdapter<Map<String, Saved>> SAVED =
            new Moshi.Builder().build().adapter(Types.newParameterizedType(Map.class, String.class, Saved.class));

    private final Logger log = LoggerFactory.getLogger(ValueGuards.class);
    private final StateDirectory state;
    private final String file;
    private final Map<String, LifetimeCounterGuard> lifetime = new HashMap<>();
    private final Map<String, DailyCounterGuard> daily = new HashMap<>();
    private Map<String, Saved> saved;

    @Inject
    public ValueGuards(StateDirectory state, AccountName account) {
        this.state = state;
        file = "counters-" + account;
        saved = new TreeMap<>(state.load(file, SAVED).orElse(Map.of()));
        saved.forEach(this::restore);
    }

    private void restore(String counter, Saved guard) {
        try {
            BigDecimal value = number(guard.value);
            if (guard.day == null) {
                lifetime.put(counter, new LifetimeCounterGuard(value));
            } else {
                Optional<BigDecimal> yesterday =
                        Optional.ofNullable(guard.yesterday).map(ValueGuards::number);
                daily.put(counter, new DailyCounterGuard(LocalDate.parse(guard.day), value, yesterday));
            }
        } catch (NumberFormatException | DateTimeParseException | NullPointerException e) {
            log.warn("What was remembered of the counter {} is damaged; it is learned anew.", counter);
        }
    }

    /** As strict as with the cloud's own numbers: a damaged exponent would need more memory than there is. */
    private static BigDecimal number(String text) {
        return MeasuringPoint.number(text).orElseThrow(NumberFormatException::new);
    }

    /**
     * Judges a lifetime counter.
     *
     * @param confirms whether the value comes from a new reading
     * @return the value to publish
     */
    BigDecimal lifetime(String deviceId, String pointId, BigDecimal value, boolean confirms) {
        String counter = counter(deviceId, pointId);
        LifetimeCounterGuard guard = lifetime.computeIfAbsent(counter, unknown -> new LifetimeCounterGuard(value));
        boolean heldBefore = guard.holdsBack();
        BigDecimal accepted = guard.accept(value, confirms);
        if (guard.holdsBack() && !heldBefore) {
            log.info(
                    "The lifetime counter {} fell from {} to {}. The old value stays until three readings confirm the new one.",
                    counter,
                    accepted.toPlainString(),
                    value.toPlainString());
        }
        return accepted;
    }

    /**
     * Judges a daily counter.
     *
     * @param measured when it was measured, in the plant's time
     * @param now in the plant's time
     * @return whether the value is today's
     */
    boolean daily(String deviceId, String pointId, BigDecimal value, LocalDateTime measured, LocalDateTime now) {
        return daily.computeIfAbsent(counter(deviceId, pointId), unknown -> DailyCounterGuard.fresh(now.toLocalDate()))
                .accept(value, measured, now);
    }

    /** Keeps what has changed for the next start. */
    public void save() {
        Map<String, Saved> present = new TreeMap<>();
        lifetime.forEach((counter, guard) ->
                present.put(counter, new Saved(guard.highest().toPlainString(), null, null)));
        daily.forEach((counter, guard) -> present.put(
                counter,
                new Saved(
                        guard.last().toPlainString(),
                        guard.day().toString(),
                        guard.yesterday().map(BigDecimal::toPlainString).orElse(null))));
        if (!present.equals(saved)) {
            state.trySave(file, SAVED, present);
            saved = present;
        }
    }

    private static String counter(String deviceId, String pointId) {
        return deviceId + "/p" + pointId;
    }

    /** What is kept of a counter; a lifetime counter has no day. Public, because Moshi handles no other records. */
    public record Saved(
            String value, @Nullable String day, @Nullable String yesterday) {}
}
