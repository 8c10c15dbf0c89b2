package io.github.solarcloud2mqtt.simulator.growatt.endpoint;

import io.github.solarcloud2mqtt.simulator.growatt.protocol.ApiVersion;
import java.util.regex.Pattern;

/** The endpoints that write settings or accounts, which a bridge must not call (Growatt OpenAPI v1 and v4). */
public final class WriteEndpoints {

    private static final Pattern V1 =
            Pattern.compile("(tlx|mix|spa|max|storage|inverter|hps|pcs|pbd)Set|vppRemoteSetNew|vppSetNew"
                    + "|user/(user_register|modify)\\w*|plant/(add|modify|delete)\\w*"
                    + "|device/(datalogger|sn)/(add|delete)\\w*");
    private static final Pattern V4 = Pattern.compile("(set|remove)[A-Z]\\w*");

    private WriteEndpoints() {}

    public static boolean are(ApiVersion version, String name) {
        return (version == ApiVersion.V1 ? V1 : V4).matcher(name).matches();
    }
}
