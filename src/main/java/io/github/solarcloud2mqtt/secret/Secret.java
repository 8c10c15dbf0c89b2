package io.github.solarcloud2mqtt.secret;

/** A password, a key or a token. Only {@link #reveal} returns its text, for the request that uses it. */
public final class Secret {

    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    /** The secret itself. */
    public String reveal() {
        return text;
    }

    /** The same text for every secret, so that not even the length is visible. */
    @Override
    public String toString() {
        return "***";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
