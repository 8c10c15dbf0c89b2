package io.github.solarcloud2mqtt.values.guard;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.github.solarcloud2mqtt.plant.AccountName;
import io.github.solarcloud2mqtt.plant.MonitoredDevice;
import io.github.solarcloud2mqtt.scope.PerCloud;
import io.github.solarcloud2mqtt.state.StateDirectory;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The guards of all counters of one account. Their state survives a restart. */
@PerCloud
public final class ValueGuards {

    private static final JsonAdapter<Map<String, SavedCounter>> SAVED = new Moshi.Builder()
            .build()
            .adapter(Types.newParameterizedType(Map.class, String.class, SavedCounter.class));

    private static final String POWER = "/largest_power";

    private final Logger log = LoggerFactory.getLogger(ValueGuards.class);
    private final StateDirectory state;
    private final String file;
    private final Map<String, SavedCounter> stored = new HashMap<>();
    private final Map<String, Guarded<LifetimeCounterGuard>> lifetime = new HashMap<>();
    private final Map<String, Guarded<DailyCounterGuard>> daily = new HashMap<>();
    private final Map<String, Guarded<PeriodCounterGuard>> period = new HashMap<>();
    private final Set<String> withheld = new HashSet<>();
    private final PowerLimits powers = new PowerLimits();
    private Map<String, SavedCounter> saved;

    @Inject
    public ValueGuards(StateDirectory state, AccountName account) {
        this.state = state;
        file = "counters-" + account;
        saved = new TreeMap<>(state.load(file, SAVED).orElse(Map.of()));
        saved.forEach(this::restore);
    }

    private void restore(String name, SavedCounter entry) {
        try {
            entry.check();
            if (name.endsWith(POWER)) {
                powers.restore(name.substring(0, name.length() - POWER.length()), entry.number());
            } else {
                stored.put(name, entry);
            }
        } catch (NumberFormatException | DateTimeParseException | NullPointerException e) {
            log.warn("The stored state of the counter {} is damaged and is ignored.", name);
        }
    }

    /** Adds a measured power of a device: the largest one limits the increase of its counters. */
    public void sawPower(MonitoredDevice device, BigDecimal watts) {
        powers.saw(device.plant().id(), device.id(), watts);
    }

    /**
     * Judges a lifetime counter.
     *
     * @param value in the counter's unit
     * @param isNew whether the value comes from new data
     * @return the value to publish; empty if there is none yet
     */
    public Optional<BigDecimal> lifetime(Counter counter, BigDecimal value, Instant measured, boolean isNew) {
        Guarded<LifetimeCounterGuard> guarded =
                guard(lifetime, counter, name -> storedLifetime(counter, name, measured));
        Optional<BigDecimal> before = guarded.guard.published();
        GuardDecision decision = guarded.guard.judge(reading(counter, value, isNew), measured);
        logOnce(counter, "lifetime", decision, before, value);
        return decision.value().map(counter::fromBase);
    }

    /** The last published value of a lifetime counter. */
    public Optional<BigDecimal> lastOfLifetime(Counter counter, Instant now) {
        return guard(lifetime, counter, name -> storedLifetime(counter, name, now))
                .guard
                .published()
                .map(counter::fromBase);
    }

    /**
     * Judges a daily counter.
     *
     * @param value in the counter's unit
     * @param measured when it was measured, in the plant's time
     * @param now in the plant's time
     * @param isNew whether the value comes from new data
     * @return the value to publish; empty if there is none yet
     */
    public Optional<BigDecimal> daily(
            Counter counter, BigDecimal value, LocalDateTime measured, LocalDateTime now, boolean isNew) {
        Guarded<DailyCounterGuard> guarded =
                guard(daily, counter, name -> storedDaily(counter, name, now.toLocalDate()));
        GuardDecision decision = guarded.guard.judge(reading(counter, value, isNew), measured, now);
        if (decision.value().isPresent()) {
            logOnce(counter, "daily", decision, decision.value(), value);
        }
        return decision.value().map(counter::fromBase);
    }

    /**
     * Judges a counter of the hour, month or year.
     *
     * @param value in the counter's unit
     * @param measured when it was measured, in the plant's time
     * @param isNew whether the value comes from new data
     * @return the value to publish; empty if there is none yet
     */
    public Optional<BigDecimal> period(Counter counter, BigDecimal value, LocalDateTime measured, boolean isNew) {
        Guarded<PeriodCounterGuard> guarded = guard(period, counter, name -> storedPeriod(counter, name, measured));
        Optional<BigDecimal> before = guarded.guard.published();
        GuardDecision decision = guarded.guard.judge(reading(counter, value, isNew), measured);
        logOnce(counter, "period", decision, before, value);
        return decision.value().map(counter::fromBase);
    }

    private CounterReading reading(Counter counter, BigDecimal value, boolean isNew) {
        BigDecimal watts =
                powers.of(counter.device().plant().id(), counter.device().id());
        BigDecimal step = counter.toBase(Counter.step(value));
        return new CounterReading(counter.toBase(value), isNew, new RiseLimit(counter.base(), watts, step));
    }

    private <G> Guarded<G> guard(Map<String, Guarded<G>> guards, Counter counter, Function<String, G> restored) {
        Guarded<G> known = guards.get(counter.name());
        if (known != null && known.base.equals(counter.base())) {
            return known;
        }
        Guarded<G> created = new Guarded<>(counter.base(), restored.apply(counter.name()));
        guards.put(counter.name(), created);
        return created;
    }

    private LifetimeCounterGuard storedLifetime(Counter counter, String name, Instant now) {
        return Optional.ofNullable(stored.remove(name))
                .flatMap(entry -> entry.inBase(counter, entry.number())
                        .map(value -> new LifetimeCounterGuard(
                                Optional.of(value), entry.measured().filter(time -> !time.isAfter(now)))))
                .orElseGet(LifetimeCounterGuard::new);
    }

    private DailyCounterGuard storedDaily(Counter counter, String name, LocalDate today) {
        return Optional.ofNullable(stored.remove(name))
                .flatMap(entry -> entry.localDate()
                        .flatMap(day -> entry.inBase(counter, entry.number())
                                .map(value -> new DailyCounterGuard(
                                        day, value, entry.yesterdays().flatMap(last -> entry.inBase(counter, last))))))
                .orElseGet(() -> DailyCounterGuard.fresh(today));
    }

    private PeriodCounterGuard storedPeriod(Counter counter, String name, LocalDateTime now) {
        Period length = Period.of(counter.point());
        return Optional.ofNullable(stored.remove(name))
                .flatMap(entry -> entry.localDate()
                        .map(LocalDate::atStartOfDay)
                        .filter(day -> !day.isAfter(now))
                        .flatMap(day -> entry.inBase(counter, entry.number())
                                .map(value -> new PeriodCounterGuard(length, Optional.of(value), day))))
                .orElseGet(() -> new PeriodCounterGuard(length, Optional.empty(), now));
    }

    private void logOnce(
            Counter counter, String kind, GuardDecision decision, Optional<BigDecimal> before, BigDecimal value) {
        if (!decision.withheld()) {
            withheld.remove(counter.name());
        } else if (withheld.add(counter.name())) {
            log.info(
                    "The {} counter {} went from {} to {} {}. {}",
                    kind,
                    counter.name(),
                    before.map(counter::fromBase).map(ValueGuards::plain).orElse("no value"),
                    plain(value),
                    counter.point().unit(),
                    value.signum() <= 0
                            ? "The old value stays, because the new one is impossible."
                            : "The old value stays until three readings confirm the new one.");
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Stores what has changed. */
    public void save() {
        Map<String, SavedCounter> present = new TreeMap<>(stored);
        lifetime.forEach((name, guarded) -> guarded.guard
                .published()
                .ifPresent(
                        value -> present.put(name, SavedCounter.lifetime(value, guarded.base, guarded.guard.risen()))));
        daily.forEach((name, guarded) -> present.put(name, SavedCounter.daily(guarded.guard, guarded.base)));
        period.forEach((name, guarded) -> guarded.guard
                .published()
                .ifPresent(value -> present.put(
                        name,
                        SavedCounter.period(value, guarded.guard.measured().toLocalDate(), guarded.base))));
        powers.all().forEach((device, watts) -> present.put(device + POWER, SavedCounter.power(watts)));
        if (!present.equals(saved)) {
            state.trySave(file, SAVED, present);
            saved = present;
        }
    }

    /** A guard and the unit in which it compares. */
    private record Guarded<G>(String base, G guard) {}
}
