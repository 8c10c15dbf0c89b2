/**
 * What the HTTP clients of all vendors share: reading responses, connection errors, masking, logging a repeated
 * failure once. Uses cloud and secret.
 */
@NullMarked
package io.github.solarcloud2mqtt.cloud.http;

import org.jspecify.annotations.NullMarked;
