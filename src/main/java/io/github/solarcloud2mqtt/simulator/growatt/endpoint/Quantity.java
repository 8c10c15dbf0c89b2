package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import io.github.solarcloud2mqtt.simulator.home.energy.Flow;
import java.util.function.ToDoubleFunction;

/** A sum of power flows of the home, whose power and counters are consistent. */
@FunctionalInterface
interface Quantity {

    /**
     * Returns the quantity.
     *
     * @param each returns the power or energy of one flow
     * @param roof the panels at the device
     */
    double of(ToDoubleFunction<Flow> each, Flow roof);

    static Quantity flow(Flow flow) {
        return (each, roof) -> each.applyAsDouble(flow);
    }

    /** A share of the panels at the device. */
    static Quantity roof(double share) {
        return (each, roof) -> share * each.applyAsDouble(roof);
    }

    /** Output of the device to house and grid. */
    static double output(ToDoubleFunction<Flow> each, Flow roof) {
        double battery =
                roof == Flow.STRING_PV ? 0 : each.applyAsDouble(Flow.DISCHARGE) - each.applyAsDouble(Flow.CHARGE);
        return each.applyAsDouble(roof) + battery;
    }
}
