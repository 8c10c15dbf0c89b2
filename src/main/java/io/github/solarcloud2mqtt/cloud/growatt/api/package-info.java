/**
 * The HTTP interface of Growatt: Retrofit interface, response types, result codes. Uses cloud, cloud.http and
 * secret.
 */
@NullMarked
package io.github.solarcloud2mqtt.cloud.growatt.api;

import org.jspecify.annotations.NullMarked;
