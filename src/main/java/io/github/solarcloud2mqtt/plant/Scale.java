package io.github.solarcloud2mqtt.plant;

import java.math.BigDecimal;

/**
 * The conversion of the cloud's number into the published one. Exact: nothing is rounded.
 *
 * @param exponent the power of ten to multiply by, for example -3 from Wh to kWh
 * @param fraction whether the cloud sends a share of one where a percentage is published
 * @param fixed whether the conversion is right even if another unit comes with the value
 */
public record Scale(int exponent, boolean fraction, boolean fixed) {

    /** The number is published unchanged. */
    public static final Scale NONE = powerOfTen(0);

    /** The cloud sends 0.79 for 79 %, whatever unit it reports. */
    public static final Scale FRACTION = new Scale(0, true, true);

    /** Multiplies by a power of ten. */
    public static Scale powerOfTen(int exponent) {
        return new Scale(exponent, false, false);
    }

    /** The same conversion, whatever unit comes with a value. */
    public Scale asFixed() {
        return new Scale(exponent, fraction, true);
    }

    /** The published number. */
    public BigDecimal apply(BigDecimal number) {
        if (fraction) {
            // A share is at most 1: a larger number is a percentage already.
            return number.abs().compareTo(BigDecimal.ONE) <= 0 ? number.scaleByPowerOfTen(2) : number;
        }
        return number.scaleByPowerOfTen(exponent);
    }
}
