/** Series of past values: what is asked, what is answered, and the limits of a call. Uses plant. */
@NullMarked
package io.github.solarcloud2mqtt.cloud.series;

import org.jspecify.annotations.NullMarked;
