package io.github.solarcloud2mqtt.integration;

import io.github.solarcloud2mqtt.cloud.AccountContext;
import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.RecordedCall;
import io.github.solarcloud2mqtt.simulator.http.Violation;
import java.util.List;
import java.util.Random;

/** The simulated cloud of a vendor on a real HTTP server, with the client for it. */
interface SimulatedVendor extends AutoCloseable {

    SolarCloud connect(AccountContext context);

    /** The default poll settings for this vendor. */
    PollSettings settings();

    /** The simulated home. */
    SimulatedHome home();

    /** The topic level of the hybrid inverter. */
    String inverter();

    /** The topic level of the plant. */
    String plant();

    /** The number of devices, including the plant. */
    int devices();

    /** The highest allowed number of calls in 24 hours. */
    int mostCallsADay();

    List<RecordedCall> calls();

    List<Violation> violations();

    /** Injects one random fault or a peculiarity of this vendor. */
    void injectRandomFault(Random random);

    /** Removes all scheduled faults. */
    void respondNormally();

    /** Raises a fault at the inverter; returns its id. */
    String raiseFault(String name);

    void clearFault(String id);

    @Override
    void close();
}
