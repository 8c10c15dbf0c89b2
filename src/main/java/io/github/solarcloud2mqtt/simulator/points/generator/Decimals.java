package io.github.solarcloud2mqtt.simulator.points.generator;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Formats numbers as the cloud does. */
public final class Decimals {

    private Decimals() {}

    /** With one digit after the point, as most points have: {@code 854.0}. */
    public static String one(double number) {
        long tenths = Math.round(number * 10);
        long size = Math.abs(tenths);
        return (tenths < 0 ? "-" : "") + size / 10 + "." + size % 10;
    }

    /** With up to three digits after the point: {@code 0.791}. */
    public static String three(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(3, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0.0" : rounded.stripTrailingZeros().toPlainString();
    }
}
