/** The table of the documented measuring points of iSolarCloud. Uses no other package. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.points.table;

import org.jspecify.annotations.NullMarked;
