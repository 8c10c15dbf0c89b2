package io.github.solarcloud2mqtt.app.component;

import dagger.Subcomponent;
import io.github.solarcloud2mqtt.publish.session.BrokerSession;
import io.github.solarcloud2mqtt.scope.PerConnection;

/** The objects of one connection to the broker. */
@PerConnection
@Subcomponent
public interface ConnectionComponent {

    BrokerSession session();

    /** Creates the component of a new connection. */
    @Subcomponent.Factory
    interface Factory {
        ConnectionComponent create();
    }
}
