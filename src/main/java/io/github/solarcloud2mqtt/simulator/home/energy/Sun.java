package io.github.solarcloud2mqtt.simulator.home.energy;

import java.time.Instant;

/** The position of the sun at one place, by the low precision formulas of the Astronomical Almanac (0.01 degrees). */
public final class Sun {

    private static final long J2000_EPOCH_S = 946_728_000;

    private final double latitude;
    private final double longitudeDegrees;

    public Sun(double latitudeDegrees, double longitudeDegrees) {
        this.latitude = Math.toRadians(latitudeDegrees);
        this.longitudeDegrees = longitudeDegrees;
    }

    /**
     * Returns the position of the sun.
     *
     * @param tiltDegrees tilt of a south-facing roof
     */
    public Position at(Instant time, double tiltDegrees) {
        double days = (time.getEpochSecond() - J2000_EPOCH_S) / 86_400.0;
        double anomaly = Math.toRadians(357.529 + 0.98560028 * days);
        double longitude =
                Math.toRadians(280.459 + 0.98564736 * days + 1.915 * Math.sin(anomaly) + 0.020 * Math.sin(2 * anomaly));
        double obliquity = Math.toRadians(23.439);
        double declination = Math.asin(Math.sin(obliquity) * Math.sin(longitude));
        double ascension = Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude));
        double hourAngle = Math.toRadians(280.46061837 + 360.98564736629 * days + longitudeDegrees) - ascension;
        // A south-facing roof is equivalent to flat ground at a latitude lower by its tilt.
        double roofLatitude = latitude - Math.toRadians(tiltDegrees);
        return new Position(
                sineOfHeight(latitude, declination, hourAngle), sineOfHeight(roofLatitude, declination, hourAngle));
    }

    private static double sineOfHeight(double latitude, double declination, double hourAngle) {
        return Math.sin(latitude) * Math.sin(declination)
                + Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle);
    }

    /**
     * A position of the sun.
     *
     * @param height sine of the elevation, negative at night
     * @param onRoof share of direct irradiance on the roof, negative if the sun is behind it
     */
    public record Position(double height, double onRoof) {}
}
