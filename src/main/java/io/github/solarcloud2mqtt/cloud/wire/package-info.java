/** What the clients of all vendors have in common: reading answers that may be damaged, and saying why there was none. */
@NullMarked
package io.github.solarcloud2mqtt.cloud.wire;

import org.jspecify.annotations.NullMarked;
