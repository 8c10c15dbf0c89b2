package io.github.solarcloud2mqtt.plant;

import java.math.BigDecimal;

/**
 * How a cloud's number becomes the published one. Exact: nothing is rounded.
 *
 * @param exponent the power of ten to multiply by, for example -3 from Wh to kWh
 * @param fraction whether the cloud sends a share of one where a percentage is published
 */
public record Scale(int exponent, boolean fraction) {

    /** The number is published as it comes. */
    public static final Scale NONE = new Scale(0, false);

    /** The cloud sends 0.79 for 79 %. */
    public static final Scale FRACTION = new Scale(0, true);

    /** Multiplies by a power of ten. */
    public static Scale powerOfTen(int exponent) {
        return new Scale(exponent, false);
    }

    /** The published number. */
    BigDecimal apply(BigDecimal number) {
        if (fraction) {
            // Nothing is more than full: a number above one is a percentage already.
            return number.abs().compareTo(BigDecimal.ONE) <= 0 ? number.scaleByPowerOfTen(2) : number;
        }
        return number.scaleByPowerOfTen(exponent);
    }
}
