package io.github.solarcloud2mqtt.simulator.home.energy;

import java.time.ZonedDateTime;

/** The weather: cloudiness varies by day and with passing clouds. */
public final class Weather {

    private static final int DAY_SERIES = 1;
    private static final int CLOUD_SERIES = 2;
    private static final int TEMPERATURE_SERIES = 3;
    private static final double SECONDS_PER_CLOUD = 1_500;

    private final SeededRandom random;

    public Weather(SeededRandom random) {
        this.random = random;
    }

    /** Cloud cover from 0 to 1. */
    public double clouds(ZonedDateTime time) {
        double cloudiness = random.at(DAY_SERIES, time.toLocalDate().toEpochDay());
        double cover = 0.07 + cloudiness * 0.9 + 0.15 * winter(time);
        // A half covered sky changes most.
        double variability = 2.4 * cloudiness * (1 - cloudiness);
        double passing = random.smooth(CLOUD_SERIES, time.toEpochSecond() / SECONDS_PER_CLOUD) - 0.5;
        return Math.max(0, Math.min(1, cover + variability * passing));
    }

    /** Air temperature in degrees Celsius. */
    public double celsius(ZonedDateTime time) {
        double hour = time.toLocalTime().toSecondOfDay() / 3_600.0;
        double ofDay = 4 * Math.cos(2 * Math.PI * (hour - 15) / 24);
        double ofWeather = 8 * (random.smooth(TEMPERATURE_SERIES, time.toEpochSecond() / 172_800.0) - 0.5);
        return 10 - 9.5 * winter(time) + ofDay + ofWeather;
    }

    /** 1 on the coldest day of January, -1 half a year later. */
    private static double winter(ZonedDateTime time) {
        return Math.cos(2 * Math.PI * (time.getDayOfYear() - 20) / 365.25);
    }
}
