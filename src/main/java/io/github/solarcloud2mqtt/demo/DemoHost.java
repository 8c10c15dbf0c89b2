package io.github.solarcloud2mqtt.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** What the demo needs of the program around it. The program implements it, so that the demo knows nothing of the bridge. */
public interface DemoHost {

    /** The present instant. */
    Instant now();

    /**
     * A clock that shows a given instant now and then runs faster or slower than real time.
     *
     * @param speed seconds of this clock in one real second; greater than 0
     */
    InstantSource scaledClock(Instant begin, double speed);

    /**
     * Builds a bridge, which does nothing yet.
     *
     * @param environment the environment variables that configure it; no configuration file is read
     * @param clock its time
     * @param speed how fast that time passes
     * @throws Exception if the configuration is not allowed; the program knows how to report it
     */
    DemoBridge bridge(Map<String, String> environment, InstantSource clock, double speed) throws Exception;

    /**
     * Waits until the system stops the program.
     *
     * @param stop runs then, on another thread; the program ends after it
     */
    void awaitStop(Runnable stop) throws InterruptedException;
}
