package io.github.solarcloud2mqtt.catalog;

import io.github.solarcloud2mqtt.plant.ValueFormat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;

/**
 * Numbers in registers of a device that measure nothing. No vendor documents them; they appear in recorded
 * responses of Growatt OpenAPI v1 and v4, with the decimals of the register: all bits of a 16 or 32 bit register set
 * (65535, 6553.5, 655.35, 4294967295 …), the largest or smallest signed number of 32 bits (21474836.47 …), and small
 * negative numbers (-1, -0.1, -0.01, -0.001).
 */
final class RegisterFillers {

    private static final int MOST_DECIMALS = 3;

    private static final Set<BigInteger> FULL_REGISTERS = Set.of(
            BigInteger.valueOf(0xFFFF),
            BigInteger.valueOf(0xFFFF_FFFFL),
            BigInteger.valueOf(Integer.MAX_VALUE),
            BigInteger.valueOf(Integer.MIN_VALUE));

    private RegisterFillers() {}

    /** Whether a number is never a measured value. */
    static boolean isFiller(String text) {
        return isOneOf(text, FULL_REGISTERS);
    }

    /** Whether a number is a measured value only if the point has had other values. */
    static boolean isDoubtful(String text) {
        return isOneOf(text, Set.of(BigInteger.ONE.negate()));
    }

    private static boolean isOneOf(String text, Set<BigInteger> digits) {
        return ValueFormat.number(text.strip())
                .map(BigDecimal::stripTrailingZeros)
                .filter(number -> number.scale() >= 0 && number.scale() <= MOST_DECIMALS)
                .map(BigDecimal::unscaledValue)
                .filter(digits::contains)
                .isPresent();
    }
}
