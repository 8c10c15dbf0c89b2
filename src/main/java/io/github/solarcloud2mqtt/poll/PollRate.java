package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.Query;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How often a cloud is polled: as often as configured if the account's calls allow it, otherwise as often as they allow.
 *
 * @param interval the time between two rounds
 * @param faultInterval the time between two polls of the faults
 * @param callsPerHour the resulting number of calls
 * @param stretched whether the quota does not allow the configured interval
 * @param shortage a sentence, if a day's calls are not enough for one round
 */
public record PollRate(
        Duration interval, Duration faultInterval, double callsPerHour, boolean stretched, Optional<String> shortage) {

    private static final double SECONDS_PER_HOUR = 3600;

    /** A rate at which every device is read. */
    public PollRate(Duration interval, Duration faultInterval, double callsPerHour, boolean stretched) {
        this(interval, faultInterval, callsPerHour, stretched, Optional.empty());
    }

    /**
     * Compares the planned calls with the quota.
     *
     * @param round the queries of one round
     * @param callsForFaults the number of calls of one poll of the faults
     */
    public static PollRate of(PollSettings settings, CallBudget budget, List<Query> round, int callsForFaults) {
        Duration wanted = settings.pollInterval();
        double faultsPerRound = settings.watchesFaults() ? seconds(wanted) / seconds(settings.faultInterval()) : 0;
        double calls = round.size() + callsForFaults * faultsPerRound;
        CallBudget.Spread spread = budget.spread(wanted, calls);
        double factor = seconds(spread.interval()) / seconds(wanted);
        return new PollRate(
                spread.interval(),
                stretched(settings.faultInterval(), factor, spread.untilRenewal()),
                calls * SECONDS_PER_HOUR / seconds(spread.interval()),
                spread.interval().compareTo(wanted) > 0,
                shortage(budget, round));
    }

    /** Once the quota is renewed there are calls again, so no interval is stretched beyond that. */
    private static Duration stretched(Duration wanted, double factor, Duration untilRenewal) {
        Duration stretched = Duration.ofMillis(Math.round(wanted.toMillis() * factor));
        return wanted.isZero() || factor <= 1 ? wanted : longer(wanted, shorter(stretched, untilRenewal));
    }

    private static Optional<String> shortage(CallBudget budget, List<Query> round) {
        long plannable = budget.plannablePerDay().orElse(round.size());
        if (round.size() <= plannable) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "One round takes %d calls, but only %d a day may be planned: about %d of %d devices can be read each day, in "
                        + "turn. Raise the account's calls a day, or leave plants out.",
                round.size(),
                plannable,
                devices(round.subList(0, (int) plannable)),
                devices(round)));
    }

    private static long devices(List<Query> queries) {
        return queries.stream()
                .flatMap(query -> query.devices().stream())
                .distinct()
                .count();
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? b : a;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** The age at which data makes its device offline: as configured, unless the rounds are further apart. */
    public Duration staleAfter(PollSettings settings) {
        boolean sensible = settings.staleAfter().compareTo(interval.multipliedBy(2)) >= 0;
        return sensible ? settings.staleAfter() : interval.multipliedBy(3);
    }

    /** A sentence that says how often the cloud is polled and why. */
    public String sentence() {
        if (shortage.isPresent()) {
            return shortage.get();
        }
        String every = String.format(
                Locale.ROOT, "It is polled every %s, which costs %.0f calls an hour", text(interval), callsPerHour);
        return stretched ? every + "; the account's quota does not allow more." : every + ", as configured.";
    }

    private static String text(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        return seconds % 60 == 0
                ? seconds / 60 + " min"
                : seconds < 120 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
