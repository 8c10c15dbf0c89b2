package io.github.solarcloud2mqtt.catalog;

import io.github.solarcloud2mqtt.plant.Scale;

/**
 * The unit of published values and the conversion of the cloud's numbers into it.
 *
 * @param symbol the unit, empty for none
 * @param scale the conversion
 */
record PublishedUnit(String symbol, Scale scale) {

    /** A number without a unit, as it comes. */
    static final PublishedUnit NONE = new PublishedUnit("", Scale.NONE);

    /** The same unit, whatever unit comes with a value. */
    PublishedUnit asFixed() {
        return new PublishedUnit(symbol, scale.asFixed());
    }
}
