/** What the simulated clouds share: HTTP without sockets, the call log, injected faults. Uses nothing of the bridge. */
@NullMarked
package io.github.solarcloud2mqtt.simulator.http;

import org.jspecify.annotations.NullMarked;
