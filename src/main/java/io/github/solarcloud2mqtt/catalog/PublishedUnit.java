package io.github.solarcloud2mqtt.catalog;

import io.github.solarcloud2mqtt.plant.Scale;

/**
 * The unit values are published in, and how the cloud's numbers become such values.
 *
 * @param symbol the unit, empty for none
 * @param scale what to do with the numbers
 */
record PublishedUnit(String symbol, Scale scale) {

    /** A number without unit, as it comes. */
    static final PublishedUnit NONE = new PublishedUnit("", Scale.NONE);
}
