package io.github.solarcloud2mqtt.simulator.isolarcloud.plant;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A device as the cloud lists it; null where the cloud returns null.
 *
 * @param plantId the id of its plant
 * @param type the vendor's code of its kind
 * @param code its address
 * @param channel its channel
 * @param name the display name
 * @param typeName the name of its type
 * @param factory its manufacturer
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

    /** Grid connection point, plant and unit are no physical devices. */
    private static final Set<Integer> VIRTUAL_TYPES = Set.of(3, PLANT_TYPE, 17);

    /** The key without the plant, such as {@code 14_1_1}. */
    String key() {
        return type + "_" + code + "_" + channel;
    }

    /** The key of the device in the cloud, such as {@code 974621_14_1_1}. */
    public String psKey() {
        return plantId + "_" + key();
    }

    /** A unique number that does not depend on the name. */
    public long uuid() {
        return (plantId - 974_612L) * 1_000_000 + type * 10_000L + code * 10L + channel;
    }

    public boolean isVirtual() {
        return VIRTUAL_TYPES.contains(type);
    }

    /** Whether it stops reporting at night. */
    public boolean sleepsAtNight() {
        return type == STRING_INVERTER_TYPE || type == MICRO_INVERTER_TYPE;
    }

    SimulatedDevice named(String newName) {
        return new SimulatedDevice(plantId, type, code, channel, newName, typeName, factory, model, modelId, serial);
    }
}
