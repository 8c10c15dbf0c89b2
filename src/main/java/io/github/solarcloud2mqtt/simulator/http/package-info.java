/** HTTP, JSON, call log and fault injection for all simulated clouds. Uses no other package. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.http;

import org.jspecify.annotations.NullMarked;
