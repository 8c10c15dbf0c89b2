package io.github.solarcloud2mqtt.simulator.isolarcloud.plant;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A device as the cloud lists it; null where the cloud says null.
 *
 * @param plantId the id of its plant
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
public record SimulatedDevice(
        int plantId,
        int type,
        int code,
        int channel,
        String name,
        String typeName,
        @Nullable String factory,
        @Nullable String model,
        @Nullable Integer modelId,
        @Nullable String serial) {

    public static final int PLANT_TYPE = 11;
    public static final int STRING_INVERTER_TYPE = 1;

    private static final int MICRO_INVERTER_TYPE = 55;

    /** Grid connection point, plant and unit are nothing one can touch. */
    private static final Set<Integer> VIRTUAL_TYPES = Set.of(3, PLANT_TYPE, 17);

    /** The device without its plant, such as {@code 14_1_1}. */
    String key() {
        return type + "_" + code + "_" + channel;
    }

    /** The device's key in the cloud, such as {@code 974621_14_1_1}. */
    public String psKey() {
        return plantId + "_" + key();
    }

    /** A number of its own, which does not depend on its name. */
    public long uuid() {
        return (plantId - 974_612L) * 1_000_000 + type * 10_000L + code * 10L + channel;
    }

    public boolean isVirtual() {
        return VIRTUAL_TYPES.contains(type);
    }

    /** Whether it falls asleep when it gets dark. */
    boolean sleepsAtNight() {
        return type == STRING_INVERTER_TYPE || type == MICRO_INVERTER_TYPE;
    }

    SimulatedDevice named(String newName) {
        return new SimulatedDevice(plantId, type, code, channel, newName, typeName, factory, model, modelId, serial);
    }
}
