package io.github.solarcloud2mqtt.time;

import java.time.InstantSource;

/**
 * The time the bridge lives in.
 *
 * @param clock tells it
 * @param speed how many times faster than real time it passes; 1 but for the demo
 */
public record ScaledClock(InstantSource clock, double speed) {}
