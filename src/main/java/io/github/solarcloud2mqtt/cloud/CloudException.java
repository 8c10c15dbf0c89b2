package io.github.solarcloud2mqtt.cloud;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call that failed. The kind says what helps; the message is a sentence for the owner: what happened, what it means,
 * what to do. It never contains a secret.
 */
public abstract sealed class CloudException extends Exception {

    private CloudException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether the same call will fail in the same way, however often it is made; others may well succeed. */
    public boolean isFinal() {
        return this instanceof NotAllowed || this instanceof BadRequest;
    }

    /** Whether any other call would fail as well, so that nothing else needs to be tried. */
    public boolean concernsAll() {
        return this instanceof Rejected || this instanceof QuotaSpent;
    }

    /** Credentials or configuration are wrong: asking again does not help until a person mends it. */
    public static final class Rejected extends CloudException {
        private final Duration retryAfter;

        /**
         * @param retryAfter how long to leave the cloud alone; long, because many wrong logins lock an account
         */
        public Rejected(String message, Duration retryAfter) {
            this(message, retryAfter, null);
        }

        /**
         * @param cause what the failure was seen by, such as an exception of the connection or of the parser
         */
        public Rejected(String message, Duration retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /** How long to leave the cloud alone. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The account has used up its calls. */
    public static sealed class QuotaSpent extends CloudException {
        private final Duration retryAfter;

        /**
         * @param retryAfter how long it takes until there are calls again
         */
        public QuotaSpent(String message, Duration retryAfter) {
            this(message, retryAfter, null);
        }

        /**
         * @param cause what the failure was seen by, such as an exception of the connection or of the parser
         */
        public QuotaSpent(String message, Duration retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /** How long it takes until there are calls again. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The cloud has shut out the account or the address it is called from, until it opens again by itself. */
    public static final class Blocked extends QuotaSpent {
        /**
         * @param retryAfter how long to leave the cloud alone: each call may make it longer
         */
        public Blocked(String message, Duration retryAfter) {
            this(message, retryAfter, null);
        }

        /**
         * @param cause what the failure was seen by, such as an exception of the connection or of the parser
         */
        public Blocked(String message, Duration retryAfter, @Nullable Throwable cause) {
            super(message, retryAfter, cause);
        }
    }

    /** The account may not use this one endpoint; everything else works. */
    public static final class NotAllowed extends CloudException {
        public NotAllowed(String message) {
            this(message, null);
        }

        /**
         * @param cause what the failure was seen by, such as an exception of the connection or of the parser
         */
        public NotAllowed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The cloud did not like this one request; a smaller one may pass, the same one never will. */
    public static final class BadRequest extends CloudException {
        public BadRequest(String message) {
            this(message, null);
        }

        /**
         * @param cause what the failure was seen by, such as an exception of the connection or of the parser
         */
        public BadRequest(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The answer makes no sense. */
    public static final class Malformed extends CloudException {
        public Malformed(String message) {
            this(message, null);
        }

        /**
         * @param cause what the failure was seen by, such as an exception of the connection or of the parser
         */
        public Malformed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** It may work the next time: no connection, a time-out, an error inside the cloud. */
    public static final class Transient extends CloudException {
        public Transient(String message) {
            this(message, null);
        }

        /**
         * @param cause what the failure was seen by, such as an exception of the connection or of the parser
         */
        public Transient(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
