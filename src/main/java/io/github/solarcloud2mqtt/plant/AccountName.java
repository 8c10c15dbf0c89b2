package io.github.solarcloud2mqtt.plant;

/**
 * The name of a cloud account in the configuration. It appears in log messages, in health reports and in the names of
 * state files, never in a topic or an id.
 *
 * @param text the name
 */
public record AccountName(String text) {
    @Override
    public String toString() {
        return text;
    }
}
