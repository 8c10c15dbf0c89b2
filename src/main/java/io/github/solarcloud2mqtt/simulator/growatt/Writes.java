package io.github.solarcloud2mqtt.simulator.growatt;

import java.util.regex.Pattern;

/** Everything that changes something: a bridge only reads (reference, sections 7.13, 8 and 9). */
final class Writes {

    private static final Pattern V1 =
            Pattern.compile("(tlx|mix|spa|max|storage|inverter|hps|pcs|pbd)Set|vppRemoteSetNew|vppSetNew"
                    + "|user/(user_register|modify)\\w*|plant/(add|modify|delete)\\w*"
                    + "|device/(datalogger|sn)/(add|delete)\\w*");
    private static final Pattern V4 = Pattern.compile("(set|remove)[A-Z]\\w*");

    private Writes() {}

    static boolean are(Version version, String name) {
        return (version == Version.V1 ? V1 : V4).matcher(name).matches();
    }
}
