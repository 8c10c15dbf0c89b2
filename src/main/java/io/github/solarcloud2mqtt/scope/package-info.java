/** The Dagger scopes, one for each life span that is shorter than the process. Uses no other package. */
@NullMarked
package io.github.solarcloud2mqtt.scope;

import org.jspecify.annotations.NullMarked;
