package io.github.solarcloud2mqtt.simulator.home.energy;

import java.time.ZonedDateTime;

/** The load of the household. */
public final class Household {

    private static final int STANDBY_SERIES = 11;

    private final SeededRandom random;

    public Household(SeededRandom random) {
        this.random = random;
    }

    /** Load in W. */
    public int watts(ZonedDateTime time) {
        double minute = time.toLocalTime().toSecondOfDay() / 60.0;
        double standby = 170 + 140 * random.smooth(STANDBY_SERIES, time.toEpochSecond() / 1_200.0);
        double people = 260 * bump(minute, 7 * 60, 50) + 420 * bump(minute, 19.5 * 60, 120);
        int watts = (int) (standby + people);
        for (Appliance appliance : Appliance.values()) {
            watts += runs(appliance, time.toLocalDate().toEpochDay(), minute) ? appliance.watts : 0;
        }
        return watts;
    }

    private boolean runs(Appliance appliance, long day, double minute) {
        double start = appliance.earliestMinute + random.at(appliance.series, day) * appliance.spreadMinutes;
        boolean today = random.at(appliance.series + 1, day) < appliance.probability;
        return today && minute >= start && minute < start + appliance.minutes;
    }

    private static double bump(double minute, double middle, double width) {
        double distance = (minute - middle) / width;
        return Math.exp(-distance * distance);
    }

    private enum Appliance {
        KETTLE(20, 380, 70, 10, 2_000, 0.95),
        WASHING_MACHINE(22, 480, 420, 95, 900, 0.45),
        HOB(24, 680, 60, 35, 2_600, 0.55),
        DISHWASHER(26, 780, 480, 80, 1_100, 0.6),
        DRYER(28, 900, 240, 70, 1_700, 0.3),
        OVEN(30, 1_050, 90, 45, 2_400, 0.7),
        SAUNA(32, 1_140, 60, 90, 7_500, 0.08);

        final int series;
        final int earliestMinute;
        final int spreadMinutes;
        final int minutes;
        final int watts;
        final double probability;

        Appliance(int series, int earliestMinute, int spreadMinutes, int minutes, int watts, double probability) {
            this.series = series;
            this.earliestMinute = earliestMinute;
            this.spreadMinutes = spreadMinutes;
            this.minutes = minutes;
            this.watts = watts;
            this.probability = probability;
        }
    }
}
