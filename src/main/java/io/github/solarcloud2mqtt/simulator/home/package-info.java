/** Simulated plants: sun, load, battery, meter, counters and faults. Uses no other package. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.home;

import org.jspecify.annotations.NullMarked;
