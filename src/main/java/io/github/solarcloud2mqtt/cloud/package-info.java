/** What every vendor's cloud can do, how a call can fail, and what calls cost. May use plant, state and time. */
@NullMarked
package io.github.solarcloud2mqtt.cloud;

import org.jspecify.annotations.NullMarked;
