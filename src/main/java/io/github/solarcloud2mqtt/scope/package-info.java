/** Dagger scopes, one for each life span that ends before the process does. Uses no other package. */
@NullMarked
package io.github.solarcloud2mqtt.scope;

import org.jspecify.annotations.NullMarked;
