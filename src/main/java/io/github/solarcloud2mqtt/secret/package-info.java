/** The type of a secret, whose text is masked. Uses no other package. */
@NullMarked
package io.github.solarcloud2mqtt.secret;

import org.jspecify.annotations.NullMarked;
