/**
 * When a cloud is polled, for what and how often; the health of a cloud. The only package that uses discovery,
 * values, fault and publish together. Uses plant, cloud, discovery, values, values.guard, fault, publish, time and
 * scope.
 */
@NullMarked
package io.github.solarcloud2mqtt.poll;

import org.jspecify.annotations.NullMarked;
