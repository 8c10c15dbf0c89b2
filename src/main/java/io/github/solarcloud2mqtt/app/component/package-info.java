/** The Dagger components: how the program is put together. May use all packages. */
@NullMarked
package io.github.solarcloud2mqtt.app.component;

import org.jspecify.annotations.NullMarked;
