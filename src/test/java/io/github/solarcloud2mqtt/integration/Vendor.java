package io.github.solarcloud2mqtt.integration;

import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.time.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The vendors of tests that run for every vendor. */
enum Vendor {
    ISOLARCLOUD,
    GROWATT;

    /** Opens the cloud of the vendor with one home. */
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
