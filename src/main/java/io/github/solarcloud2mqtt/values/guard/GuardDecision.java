package io.github.solarcloud2mqtt.values.guard;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The decision of a guard about a reading.
 *
 * @param value the value to publish; empty if there is none yet
 * @param withheld whether the reading is withheld
 */
record GuardDecision(Optional<BigDecimal> value, boolean withheld) {

    static GuardDecision accepted(BigDecimal value) {
        return new GuardDecision(Optional.of(value), false);
    }

    static GuardDecision withheld(Optional<BigDecimal> instead) {
        return new GuardDecision(instead, true);
    }
}
