/**
 * When a cloud is asked, for what and how often, and the health of a cloud. The only package that sees discovery,
 * values, fault and publish together.
 */
@NullMarked
package io.github.solarcloud2mqtt.poll;

import org.jspecify.annotations.NullMarked;
