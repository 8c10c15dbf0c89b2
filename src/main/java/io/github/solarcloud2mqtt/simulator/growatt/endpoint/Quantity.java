package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import io.github.solarcloud2mqtt.simulator.home.Flow;
import java.util.function.ToDoubleFunction;

/** Something that flows, put together from the flows of the home: it has a power and counters, which always agree. */
@FunctionalInterface
interface Quantity {

    /**
     * How much of it there is.
     *
     * @param each tells it of each flow
     * @param roof the panels at the device
     */
    double of(ToDoubleFunction<Flow> each, Flow roof);

    static Quantity flow(Flow flow) {
        return (each, roof) -> each.applyAsDouble(flow);
    }

    /** A share of what comes from the panels at the device. */
    static Quantity roof(double share) {
        return (each, roof) -> share * each.applyAsDouble(roof);
    }

    /** What leaves the device for house and grid. */
    static double output(ToDoubleFunction<Flow> each, Flow roof) {
        double battery =
                roof == Flow.STRING_PV ? 0 : each.applyAsDouble(Flow.DISCHARGE) - each.applyAsDouble(Flow.CHARGE);
        return each.applyAsDouble(roof) + battery;
    }
}
