/** What every vendor's cloud can do, how it can fail, and what its calls cost. */
@NullMarked
package io.github.solarcloud2mqtt.cloud;

import org.jspecify.annotations.NullMarked;
