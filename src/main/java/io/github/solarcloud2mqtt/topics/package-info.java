/** Every topic and every payload the bridge publishes for itself; see section 4 of the contract. */
@NullMarked
package io.github.solarcloud2mqtt.topics;

import org.jspecify.annotations.NullMarked;
