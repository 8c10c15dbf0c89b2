package io.github.solarcloud2mqtt.app;

import java.time.InstantSource;

/**
 * The time the bridge lives in.
 *
 * @param clock tells it
 * @param speed how many times faster than real time it passes; 1 but for the demo
 */
record Tempo(InstantSource clock, double speed) {}
