package io.github.solarcloud2mqtt.cloud;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A failed call. The type decides what the bridge does next; the message is a sentence for the user: what happened, what
 * it means, what to do. It never contains a secret.
 */
public abstract sealed class CloudException extends Exception {

    private CloudException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether repeating the same call fails in the same way; other calls may succeed. */
    public boolean isFinal() {
        return this instanceof NotAllowed || this instanceof BadRequest;
    }

    /** Whether every other call of the account fails as well. */
    public boolean concernsAll() {
        return this instanceof Rejected || this instanceof QuotaSpent;
    }

    /** The same failure with another waiting time; a failure without one is unchanged. */
    public CloudException withRetryAfter(Duration wait) {
        String message = String.valueOf(getMessage());
        if (this instanceof Rejected) {
            return new Rejected(message, wait, getCause());
        }
        if (this instanceof Blocked) {
            return new Blocked(message, wait, getCause());
        }
        return this instanceof QuotaSpent ? new QuotaSpent(message, wait, getCause()) : this;
    }

    /** Credentials or configuration are wrong: repeating the call does not help until the user corrects them. */
    public static final class Rejected extends CloudException {
        private final Duration retryAfter;

        /**
         * @param retryAfter how long to wait before the next call; long, because failed logins lock an account
         */
        public Rejected(String message, Duration retryAfter) {
            this(message, retryAfter, null);
        }

        /**
         * @param cause the exception of the connection or of the parser; null if there is none
         */
        public Rejected(String message, Duration retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /** How long to wait before the next call. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The account's calls are used up. */
    public static sealed class QuotaSpent extends CloudException {
        private final Duration retryAfter;

        /**
         * @param retryAfter the time until the quota renews
         */
        public QuotaSpent(String message, Duration retryAfter) {
            this(message, retryAfter, null);
        }

        /**
         * @param cause the exception of the connection or of the parser; null if there is none
         */
        public QuotaSpent(String message, Duration retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /** The time until the quota renews. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The cloud blocks the account or the calling address for some time. */
    public static final class Blocked extends QuotaSpent {
        /**
         * @param retryAfter how long to wait before the next call: a call during the block may prolong it
         */
        public Blocked(String message, Duration retryAfter) {
            this(message, retryAfter, null);
        }

        /**
         * @param cause the exception of the connection or of the parser; null if there is none
         */
        public Blocked(String message, Duration retryAfter, @Nullable Throwable cause) {
            super(message, retryAfter, cause);
        }
    }

    /** The account may not use this endpoint; other endpoints work. */
    public static final class NotAllowed extends CloudException {
        public NotAllowed(String message) {
            this(message, null);
        }

        /**
         * @param cause the exception of the connection or of the parser; null if there is none
         */
        public NotAllowed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The cloud refuses this request. A smaller one may succeed, the same one never does. */
    public static final class BadRequest extends CloudException {
        public BadRequest(String message) {
            this(message, null);
        }

        /**
         * @param cause the exception of the connection or of the parser; null if there is none
         */
        public BadRequest(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The response cannot be parsed. */
    public static final class Malformed extends CloudException {
        public Malformed(String message) {
            this(message, null);
        }

        /**
         * @param cause the exception of the connection or of the parser; null if there is none
         */
        public Malformed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The next attempt may succeed: no connection, a timeout, an error inside the cloud. */
    public static final class Transient extends CloudException {
        public Transient(String message) {
            this(message, null);
        }

        /**
         * @param cause the exception of the connection or of the parser; null if there is none
         */
        public Transient(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
