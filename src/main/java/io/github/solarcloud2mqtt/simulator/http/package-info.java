/** HTTP, JSON, the call log and fault injection for the simulated clouds of all vendors. Uses no other package. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.http;

import org.jspecify.annotations.NullMarked;
