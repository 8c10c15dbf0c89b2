/** How a call is made: headers, session, retries, rate limits, and what a failure means. */
@NullMarked
package io.github.solarcloud2mqtt.cloud.isolarcloud.client;

import org.jspecify.annotations.NullMarked;
