package io.github.solarcloud2mqtt.poll;

import io.github.solarcloud2mqtt.cloud.CallBudget;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import java.time.Duration;
import java.util.Locale;

/**
 * How often a cloud is asked: as often as configured if the account's calls allow it, otherwise as often as they do.
 *
 * @param interval between two rounds
 * @param faultInterval between two looks at the faults
 * @param callsPerHour what that costs
 * @param stretched whether the quota does not allow the configured interval
 */
public record PollRate(Duration interval, Duration faultInterval, double callsPerHour, boolean stretched) {

    private static final double SECONDS_PER_HOUR = 3600;

    /**
     * Holds the plan against the quota.
     *
     * @param callsPerRound calls for the data of one round
     * @param callsForFaults calls for one look at the faults
     */
    public static PollRate of(PollSettings settings, CallBudget budget, int callsPerRound, int callsForFaults) {
        Duration wanted = settings.pollInterval();
        double faultLooksPerRound = settings.watchesFaults() ? seconds(wanted) / seconds(settings.faultInterval()) : 0;
        double callsAltogether = callsPerRound + callsForFaults * faultLooksPerRound;
        Duration interval = budget.interval(wanted, callsAltogether);
        double factor = seconds(interval) / seconds(wanted);
        Duration faultInterval =
                Duration.ofMillis(Math.round(settings.faultInterval().toMillis() * factor));
        double callsPerHour = callsAltogether * SECONDS_PER_HOUR / seconds(interval);
        return new PollRate(interval, faultInterval, callsPerHour, interval.compareTo(wanted) > 0);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** How long data may stand still: as configured, unless the rounds are further apart than that. */
    public Duration staleAfter(PollSettings settings) {
        boolean sensible = settings.staleAfter().compareTo(interval.multipliedBy(2)) >= 0;
        return sensible ? settings.staleAfter() : interval.multipliedBy(3);
    }

    /** Says how often the cloud is asked and why. */
    public String sentence() {
        String every = String.format(
                Locale.ROOT, "It is asked every %s, which costs %.0f calls an hour", text(interval), callsPerHour);
        return stretched ? every + "; more often the account's quota does not allow." : every + ", as configured.";
    }

    private static String text(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        return seconds % 60 == 0
                ? seconds / 60 + " min"
                : seconds < 120 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
