/** Simulated plants: sun, load, battery, meter, counters and faults. Uses nothing of the bridge. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.home;

import org.jspecify.annotations.NullMarked;
