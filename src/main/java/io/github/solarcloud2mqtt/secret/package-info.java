/** Secrets, as a type that does not print itself. */
@NullMarked
package io.github.solarcloud2mqtt.secret;

import org.jspecify.annotations.NullMarked;
