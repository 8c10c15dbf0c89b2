package io.github.solarcloud2mqtt.simulator.home;

import java.time.Instant;

/** Where the sun stands over one place, after the Astronomical Almanac's low precision formulas (0.01 degrees). */
final class Sun {

    private static final long J2000_EPOCH_S = 946_728_000;

    private final double latitude;
    private final double longitudeDegrees;

    Sun(double latitudeDegrees, double longitudeDegrees) {
        this.latitude = Math.toRadians(latitudeDegrees);
        this.longitudeDegrees = longitudeDegrees;
    }

    /**
     * Where the sun stands.
     *
     * @param tiltDegrees how steep a roof that looks south is
     */
    Position at(Instant time, double tiltDegrees) {
        double days = (time.getEpochSecond() - J2000_EPOCH_S) / 86_400.0;
        double anomaly = Math.toRadians(357.529 + 0.98560028 * days);
        double longitude =
                Math.toRadians(280.459 + 0.98564736 * days + 1.915 * Math.sin(anomaly) + 0.020 * Math.sin(2 * anomaly));
        double obliquity = Math.toRadians(23.439);
        double declination = Math.asin(Math.sin(obliquity) * Math.sin(longitude));
        double ascension = Math.atan2(Math.cos(obliquity) * Math.sin(longitude), Math.cos(longitude));
        double hourAngle = Math.toRadians(280.46061837 + 360.98564736629 * days + longitudeDegrees) - ascension;
        // A roof tilted to the south sees the sun as flat ground that much nearer to the equator does.
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
     * @param height sine of its height over the horizon, negative at night
     * @param onRoof share of a direct ray that falls on the roof, negative where it comes from behind
     */
    record Position(double height, double onRoof) {}
}
