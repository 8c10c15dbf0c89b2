package io.github.solarcloud2mqtt.config.hocon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValueFactory;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${NAME}} and {@code ${?NAME}} by values. Typesafe Config stops at the first missing name; here each
 * missing name gets a placeholder, so that all errors are reported.
 */
public final class Substitutions {

    private static final String STAND_IN = "missing substitution";
    private static final String CYCLE = "part of a cycle";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");

    private final Problems problems;
    private final Set<String> missing = new HashSet<>();

    public Substitutions(Problems problems) {
        this.problems = problems;
    }

    /** The configuration without references and without values that are only in the environment. */
    public Config resolve(Config config, Config environment) throws ConfigurationException {
        Config names = environment;
        while (true) {
            try {
                Config resolved = config.withFallback(names).resolve(ConfigResolveOptions.noSystem());
                return only(config.root().keySet(), resolved);
            } catch (ConfigException.UnresolvedSubstitution e) {
                names = names.withValue(report(e), ConfigValueFactory.fromAnyRef("", STAND_IN));
            } catch (ConfigException e) {
                throw unresolvable(e);
            }
        }
    }

    /** Whether a value contains a placeholder; its error is reported already. */
    static boolean isStandIn(ConfigOrigin origin) {
        return origin.description().contains(STAND_IN);
    }

    private String report(ConfigException.UnresolvedSubstitution e) throws ConfigurationException {
        String message = String.valueOf(e.getMessage());
        Matcher reference = REFERENCE.matcher(message);
        if (message.contains(CYCLE) || !reference.find() || !missing.add(reference.group(1))) {
            throw unresolvable(e);
        }
        problems.error(
                e.origin().description() + ": " + reference.group(),
                e.origin(),
                "is not set; set this environment variable, or write ${?" + reference.group(1)
                        + "} if it may be missing");
        return reference.group(1);
    }

    private ConfigurationException unresolvable(ConfigException e) {
        problems.error(
                e,
                "a ${...} here refers to itself or to something that does not fit; only texts can be joined with texts");
        return problems.toException();
    }

    private static Config only(Set<String> keys, Config config) {
        ConfigObject result = config.root();
        for (String key : config.root().keySet()) {
            result = keys.contains(key) ? result : result.withoutKey(key);
        }
        return result.toConfig();
    }
}
