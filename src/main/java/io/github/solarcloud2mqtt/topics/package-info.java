/** Every topic name and every payload below the base topic. Uses plant and catalog. */
@NullMarked
package io.github.solarcloud2mqtt.topics;

import org.jspecify.annotations.NullMarked;
