/** The type of a secret, which does not print itself. Uses no other package. */
@NullMarked
package io.github.solarcloud2mqtt.secret;

import org.jspecify.annotations.NullMarked;
