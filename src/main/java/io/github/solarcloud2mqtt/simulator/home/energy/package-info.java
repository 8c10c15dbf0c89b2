/**
 * Production, consumption, storage and counters of a simulated home, calculated from sun, weather and habits. Uses no
 * other package.
 */
@NullMarked
package io.github.solarcloud2mqtt.simulator.home.energy;

import org.jspecify.annotations.NullMarked;
