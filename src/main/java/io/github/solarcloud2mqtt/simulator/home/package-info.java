/** The simulated house: sun, roof, household, battery and grid, agreeing with each other at every moment. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.home;

import org.jspecify.annotations.NullMarked;
