package io.github.solarcloud2mqtt.integration;

import io.github.solarcloud2mqtt.cloud.PollSettings;
import io.github.solarcloud2mqtt.cloud.SolarCloud;
import io.github.solarcloud2mqtt.simulator.home.SimulatedHome;
import io.github.solarcloud2mqtt.simulator.http.RecordedCall;
import io.github.solarcloud2mqtt.simulator.http.Violation;
import java.util.List;
import java.util.Random;

/** A vendor's simulated cloud behind a real web server, and the client that reads it. */
interface SimulatedVendor extends AutoCloseable {

    SolarCloud connect(TestBridge.Services services);

    /** How the bridge asks this vendor if its owner says nothing. */
    PollSettings settings();

    /** What every call and every answer depends on. */
    SimulatedHome home();

    /** The hybrid inverter, as topics name it. */
    String inverter();

    /** The plant, as topics name it. */
    String plant();

    /** How many devices there are, the plant among them. */
    int devices();

    /** What the home may cost in 24 hours. */
    int mostCallsADay();

    List<RecordedCall> calls();

    List<Violation> violations();

    /** Something goes wrong, or behaves as only this vendor's cloud does. */
    void injectRandomFault(Random random);

    /** From now on the cloud answers rightly. */
    void respondNormally();

    /** Something goes wrong at the inverter, until it is cleared; returns its id. */
    String raiseFault(String name);

    void clearFault(String id);

    @Override
    void close();
}
