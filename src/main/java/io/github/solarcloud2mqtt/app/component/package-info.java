/** The Dagger components and modules of the program. Uses all packages. */
@NullMarked
package io.github.solarcloud2mqtt.app.component;

import org.jspecify.annotations.NullMarked;
