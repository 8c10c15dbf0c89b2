package io.github.solarcloud2mqtt.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** The functions of the program that the demo uses. The program implements it, so that the demo does not depend on the bridge. */
public interface DemoHost {

    /** The current time. */
    Instant now();

    /**
     * A clock that begins at a given time and then runs faster or slower than real time.
     *
     * @param speed seconds of this clock per real second; greater than 0
     */
    InstantSource scaledClock(Instant begin, double speed);

    /**
     * Builds a bridge without starting it.
     *
     * @param environment the environment variables that configure it; no configuration file is read
     * @param clock its clock
     * @param speed the speed of the clock
     * @throws Exception if the configuration is not allowed; the program can report it
     */
    DemoBridge bridge(Map<String, String> environment, InstantSource clock, double speed) throws Exception;

    /**
     * Waits until the system stops the program.
     *
     * @param stop runs then, on another thread; the program ends after it
     */
    void awaitStop(Runnable stop) throws InterruptedException;
}
