/** What each measuring point means: its key, name, unit, scale and kind, read from resource tables. */
@NullMarked
package io.github.solarcloud2mqtt.catalog;

import org.jspecify.annotations.NullMarked;
