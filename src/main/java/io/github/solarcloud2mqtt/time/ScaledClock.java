package io.github.solarcloud2mqtt.time;

import java.time.InstantSource;

/**
 * The clock of the program.
 *
 * @param clock the wall clock
 * @param speed how many times faster than real time it runs; 1 except in the demo
 */
public record ScaledClock(InstantSource clock, double speed) {}
