/** What must survive a restart, in small files that are never half written. */
@NullMarked
package io.github.solarcloud2mqtt.state;

import org.jspecify.annotations.NullMarked;
