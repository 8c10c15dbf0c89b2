package io.github.solarcloud2mqtt.cloud.growatt.api;

import java.util.Arrays;
import java.util.Optional;

/**
 * The error codes of reading calls, what the bridge does about each, and the sentence for the user (Growatt OpenAPI v1 and
 * v4, "error codes" of each endpoint). The codes of v1 and v4 do not overlap.
 */
public enum GrowattResultCode {
    WRONG_DOMAIN(
            -1,
            Policy.REJECTED,
            "The account is on another of Growatt's servers. Set region to the one it was registered in: global, "
                    + "china, north-america or australia."),
    V4_SYSTEM_ERROR(1, Policy.TRANSIENT, "Growatt had an internal error. The bridge tries again by itself."),
    V4_TOKEN(
            2,
            Policy.REJECTED,
            "Growatt does not know the token. Check token for typing errors, and region: a token is known in one region "
                    + "only. If both are right, make a new one in the ShinePhone app (Me, user name, API Token)."),
    V4_NO_PERMISSION(
            3,
            Policy.NOT_ALLOWED,
            "Growatt does not let this token see the device. The device must belong to the account the token is of."),
    V4_NOT_FOUND(
            4, Policy.NOT_ALLOWED, "Growatt does not find the device. The bridge reads the list of devices again."),
    V4_OFFLINE(5, Policy.TRANSIENT, "Growatt reports the device as offline. The bridge tries again by itself."),
    V4_WRONG_TYPE(
            7,
            Policy.NOT_ALLOWED,
            "Growatt reports another device type than its list. The bridge reads the list of devices again."),
    V4_NO_SERIAL(
            8,
            Policy.NOT_ALLOWED,
            "Growatt reports that the serial number is missing in the call. Please report this."),
    V4_NO_DATE(9, Policy.NOT_ALLOWED, "Growatt reports that the date is missing in the call. Please report this."),
    V4_NO_PAGE(10, Policy.NOT_ALLOWED, "Growatt reports that the page is missing in the call. Please report this."),
    V4_TOO_MANY(11, Policy.NOT_ALLOWED, "The call to Growatt contained too many devices. Please report this."),
    V4_NOT_OWN(
            12,
            Policy.NOT_ALLOWED,
            "Growatt does not let this token see the device. The device must belong to the account the token is of."),
    V4_TOO_CLOSE(100, Policy.TOO_SOON, "Growatt was called twice in too short a time."),
    V4_NO_INTERFACE(
            101,
            Policy.NOT_ALLOWED,
            "Growatt does not let this token use the newer interface (v4). Everything else continues."),
    V4_TOO_FREQUENT(102, Policy.TOO_SOON, "The same call to Growatt was repeated too soon."),
    SYSTEM_ERROR(10001, Policy.TRANSIENT, "Growatt had an internal error. The bridge tries again by itself."),
    UNKNOWN_OBJECT(
            10002,
            Policy.NOT_ALLOWED,
            "Growatt does not know the requested object: the serial number is wrong or no longer exists."),
    WRONG_OBJECT(
            10003, Policy.NOT_ALLOWED, "Growatt does not accept the plant, the serial number or the date of the call."),
    WRONG_DATE(10004, Policy.NOT_ALLOWED, "Growatt does not accept the date of the call, or does not know the device."),
    NO_DEVICE(10005, Policy.NOT_ALLOWED, "Growatt does not know the device."),
    WRONG_PARAMETER_TYPE(
            10006, Policy.NOT_ALLOWED, "Growatt does not know a parameter of the call. Please report this."),
    WRONG_PARAMETER(
            10007,
            Policy.NOT_ALLOWED,
            "Growatt reports that a value is missing in the call, or does not know the plant."),
    LOGGER_ERROR(10008, Policy.TRANSIENT, "Growatt cannot reach the data logger. The bridge tries again by itself."),
    WRONG_FORMAT(10009, Policy.NOT_ALLOWED, "Growatt does not accept the form of the call. Please report this."),
    NO_PERMISSION(10011, Policy.NO_PERMISSION, ""),
    TOO_FREQUENT(10012, Policy.TOO_SOON, "The same call to Growatt was repeated within five minutes."),
    PAGE_SIZE(10013, Policy.NOT_ALLOWED, "The page size of the call to Growatt is too large. Please report this."),
    PAGE_NUMBER(10014, Policy.NOT_ALLOWED, "The page number of the call to Growatt is too large. Please report this.");

    /** What the bridge does about a failure. */
    public enum Policy {
        TRANSIENT,
        REJECTED,
        /** Concerns this object only; tried again after hours. */
        NOT_ALLOWED,
        /** Rejected for an endpoint of the account, not allowed for one object. */
        NO_PERMISSION,
        /** The last response is used; the call is not repeated before its interval. */
        TOO_SOON
    }

    private final int code;
    private final Policy policy;
    private final String sentence;

    GrowattResultCode(int code, Policy policy, String sentence) {
        this.code = code;
        this.policy = policy;
        this.sentence = sentence;
    }

    /** The meaning of a code, if the vendor documents it. */
    public static Optional<GrowattResultCode> of(int code) {
        return Arrays.stream(values()).filter(each -> each.code == code).findAny();
    }

    public Policy policy() {
        return policy;
    }

    /** What happened, what it means, what to do. */
    public String sentence() {
        return sentence;
    }
}
