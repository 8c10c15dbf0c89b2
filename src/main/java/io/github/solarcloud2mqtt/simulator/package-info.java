/** The simulated clouds of the demo and the tests: they share no type and no code with the bridge that talks to them. */
@NullMarked
package io.github.solarcloud2mqtt.simulator;

import org.jspecify.annotations.NullMarked;
