/** What a measuring point means: key, name, unit, scale, kind. Read from resource tables. May use plant. */
@NullMarked
package io.github.solarcloud2mqtt.catalog;

import org.jspecify.annotations.NullMarked;
