/** The HTTP interface of Growatt: Retrofit interface, response types, result codes and what they mean. */
@NullMarked
package io.github.solarcloud2mqtt.cloud.growatt.api;

import org.jspecify.annotations.NullMarked;
