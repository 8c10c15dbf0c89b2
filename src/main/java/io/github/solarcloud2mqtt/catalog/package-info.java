/** The catalogue: key, name, unit, scale and kind of each measuring point, read from resource tables. Uses plant. */
@NullMarked
package io.github.solarcloud2mqtt.catalog;

import org.jspecify.annotations.NullMarked;
