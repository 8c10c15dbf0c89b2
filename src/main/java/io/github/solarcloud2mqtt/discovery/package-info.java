/** Which plants, devices and measuring points an account has. Uses plant, cloud, catalog, state and scope. */
@NullMarked
package io.github.solarcloud2mqtt.discovery;

import org.jspecify.annotations.NullMarked;
