package io.github.solarcloud2mqtt.integration;

import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The vendors that every check of the whole is made with. */
enum Vendor {
    ISOLARCLOUD,
    GROWATT;

    /** Its cloud, with one home. */
    SimulatedVendor open(VirtualTime time, SimulatedHome home) {
        try {
            return switch (this) {
                case ISOLARCLOUD -> new IsolarcloudVendor(time, home);
                case GROWATT -> new GrowattVendor(time, home);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
