/** Which plants, devices and measuring points an account has. May use plant, cloud, catalog and state. */
@NullMarked
package io.github.solarcloud2mqtt.discovery;

import org.jspecify.annotations.NullMarked;
