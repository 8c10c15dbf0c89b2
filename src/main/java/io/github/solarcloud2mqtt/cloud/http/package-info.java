/**
 * What the HTTP clients of all vendors share: reading responses, connection errors, masking, and resuming an
 * interrupted inventory. Uses cloud, secret and text.
 */
@NullMarked
package io.github.solarcloud2mqtt.cloud.http;

import org.jspecify.annotations.NullMarked;
