/** Growatt's open platform: its calls, its answers, and their translation to the model. */
@NullMarked
package io.github.solarcloud2mqtt.cloud.growatt;

import org.jspecify.annotations.NullMarked;
