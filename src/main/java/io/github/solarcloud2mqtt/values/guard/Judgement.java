package io.github.solarcloud2mqtt.values.guard;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The decision of a guard about a reading.
 *
 * @param value the value to publish; empty if there is none yet
 * @param withheld whether the reading is withheld
 */
record Judgement(Optional<BigDecimal> value, boolean withheld) {

    static Judgement accepted(BigDecimal value) {
        return new Judgement(Optional.of(value), false);
    }

    static Judgement withheld(Optional<BigDecimal> instead) {
        return new Judgement(instead, true);
    }
}
