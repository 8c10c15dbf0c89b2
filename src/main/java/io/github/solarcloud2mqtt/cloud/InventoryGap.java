package io.github.solarcloud2mqtt.cloud;

import java.util.Optional;

/**
 * A part of an account that the cloud did not list.
 *
 * @param plantId the plant it belongs to; empty if it concerns the whole account
 * @param mayHideDevices whether devices or points may exist that the inventory lacks; false if only details are missing, such
 *     as a name or a time zone, or if the cloud permanently refuses the list
 * @param reason the failure
 */
public record InventoryGap(Optional<String> plantId, boolean mayHideDevices, CloudException reason) {

    /** A gap that concerns the whole account. */
    public static InventoryGap ofAccount(boolean mayHideDevices, CloudException reason) {
        return new InventoryGap(Optional.empty(), mayHideDevices, reason);
    }

    /** A gap that concerns one plant. */
    public static InventoryGap ofPlant(String plantId, boolean mayHideDevices, CloudException reason) {
        return new InventoryGap(Optional.of(plantId), mayHideDevices, reason);
    }
}
