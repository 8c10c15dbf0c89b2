package io.github.solarcloud2mqtt.plant;

import java.math.BigDecimal;
import java.util.Optional;

/** A value of a measuring point, ready to be published. */
public sealed interface PointValue {

    /** The value as its topic carries it: canonical decimal text for a number. */
    String text();

    /**
     * A number in the unit of its measuring point.
     *
     * @param value any finite number
     */
    record Numeric(BigDecimal value) implements PointValue {
        /** Brings the number into its canonical form, so that equal numbers are equal values. */
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
     * @param text not empty, cleaned and at most 255 characters long
     */
    record Text(String text) implements PointValue {
        public Text {
            text = DisplayText.text(text);
        }

        /** The text as a value; empty if it has no printable characters. */
        static Optional<PointValue> of(String raw) {
            Text value = new Text(raw);
            return value.text.isEmpty() ? Optional.empty() : Optional.of(value);
        }
    }
}
