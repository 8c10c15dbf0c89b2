/** What the owner configured, read once from file and environment, checked and typed. */
@NullMarked
package io.github.solarcloud2mqtt.config;

import org.jspecify.annotations.NullMarked;
