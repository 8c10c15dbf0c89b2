package io.github.solarcloud2mqtt.plant;

import java.math.BigDecimal;

/** A value of a measuring point, ready to be published. */
public sealed interface PointValue {

    /** The value as it stands alone on a topic: canonical decimal text for a number. */
    String text();

    /**
     * A number in the unit of its measuring point.
     *
     * @param value any finite number
     */
    record Numeric(BigDecimal value) implements PointValue {
        /** Brings the number into its one canonical form, so that equal numbers are equal values. */
        public Numeric {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        @Override
        public String text() {
            return value.toPlainString();
        }
    }

    /**
     * A word or any other text.
     *
     * @param text not empty
     */
    record Text(String text) implements PointValue {}
}
