/** The model: plants, their devices, what is measured on them, and their faults. Immutable, no input or output. */
@NullMarked
package io.github.solarcloud2mqtt.plant;

import org.jspecify.annotations.NullMarked;
