package io.github.solarcloud2mqtt.secret;

/** A password, a key or a token. Its text appears only where {@link #reveal} is called: in the request that needs it. */
public final class Secret {

    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    /** The secret itself. */
    public String reveal() {
        return text;
    }

    /** Always the same, so that not even the length shows. */
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
