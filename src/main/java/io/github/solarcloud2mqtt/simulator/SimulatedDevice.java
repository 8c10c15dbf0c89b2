package io.github.solarcloud2mqtt.simulator;

import org.jspecify.annotations.Nullable;

/**
 * A device as the cloud lists it; null where the cloud says null.
 *
 * @param type the vendor's code of its kind
 * @param code its address
 * @param channel its channel
 * @param name the name shown to people
 * @param typeName its kind in words
 * @param factory who made it
 * @param model its model
 * @param modelId the id of its model
 * @param serial its serial number
 */
record SimulatedDevice(
        int type,
        int code,
        int channel,
        String name,
        String typeName,
        @Nullable String factory,
        @Nullable String model,
        @Nullable Integer modelId,
        @Nullable String serial) {

    static final int PLANT_ID = 974621;
    static final int PLANT_TYPE = 11;
    static final int STRING_INVERTER_TYPE = 1;

    /** The device without its plant, such as {@code 14_1_1}. */
    String key() {
        return type + "_" + code + "_" + channel;
    }

    /** The device's key in the cloud, such as {@code 974621_14_1_1}. */
    String psKey() {
        return PLANT_ID + "_" + key();
    }

    /** A number of its own, which does not depend on its name. */
    int uuid() {
        return 9_000_000 + type * 10_000 + code * 10 + channel;
    }

    SimulatedDevice named(String newName) {
        return new SimulatedDevice(type, code, channel, newName, typeName, factory, model, modelId, serial);
    }
}
