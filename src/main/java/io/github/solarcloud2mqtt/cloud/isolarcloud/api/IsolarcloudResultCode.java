package io.github.solarcloud2mqtt.cloud.isolarcloud.api;

import java.util.Arrays;
import java.util.Optional;

/**
 * The cloud's error codes, what the bridge does about each, and the sentence for the user. Codes: Sungrow Open API V1,
 * appendix 2, and the vendor's practical guide, chapter 9; {@code invalid_token}, {@code 401} and {@code 429} stand for the
 * gateway's filter, HTTP 401 and HTTP 429.
 */
public enum IsolarcloudResultCode {
    ERROR("-1", Policy.TRANSIENT, "iSolarCloud had an internal error. The bridge tries again by itself."),
    UNKNOWN_EXCEPTION("000", Policy.TRANSIENT, "iSolarCloud had an unknown error. The bridge tries again by itself."),
    MISSING_APPKEY("001", Policy.REJECTED, "The application key is missing. Set app-key."),
    MISSING_TOKEN(
            "002",
            Policy.REJECTED,
            "iSolarCloud found no token in the call. Check that auth.method fits the application: account if it was "
                    + "created without OAuth2, oauth2 if with it."),
    MISSING_SYS_CODE(
            "003",
            Policy.REJECTED,
            "iSolarCloud found no sys_code in the call. If a proxy stands between, let it pass all headers."),
    MISSING_PARAMETER(
            "009",
            Policy.BAD_REQUEST,
            "iSolarCloud reports that a parameter is missing in the call. Please report this."),
    INVALID_PARAMETER(
            "010",
            Policy.BAD_REQUEST,
            "iSolarCloud did not accept a parameter of the call: it asks for too much at once, or for a point this "
                    + "device does not have."),
    SQL_EXCEPTION("011", Policy.TRANSIENT, "iSolarCloud's database had an error. The bridge tries again by itself."),
    INVALID_APPKEY(
            "E00000",
            Policy.REJECTED,
            "iSolarCloud does not know the application key in this region. Check app-key for typing errors and blanks, "
                    + "and region."),
    SERVICE_EXPIRED(
            "E00001",
            Policy.REJECTED,
            "The application's time at iSolarCloud has ended. Renew it in the developer portal."),
    DECRYPT_ERROR(
            "E00002",
            Policy.BAD_REQUEST,
            "iSolarCloud did not accept a value in the call, perhaps because it does not fit this type of device."),
    TOKEN_INVALID(
            "E00003",
            Policy.RENEW_TOKEN_OR_TRANSIENT,
            "iSolarCloud refuses the token that it has just issued. If another program uses the same account, give the "
                    + "bridge one of its own. The bridge tries again by itself."),
    UNAUTHORIZED(
            "E900",
            Policy.RENEW_TOKEN_OR_NOT_ALLOWED,
            "iSolarCloud does not allow this application to make this call. If something is missing that you need, "
                    + "apply for the right to this interface in the developer portal."),
    TOO_FREQUENT("E901", Policy.WAIT_SHORT, "iSolarCloud requests slower calls. The bridge waits."),
    NOT_ENCRYPTED(
            "E902",
            Policy.REJECTED,
            "This application may only make encrypted calls. Set rsa-public-key to the RSA public key of the application "
                    + "in the developer portal."),
    NETWORK_CHANGES(
            "E903",
            Policy.WAIT_LONG,
            "iSolarCloud received calls from changing internet addresses and refuses them for a while. Let the "
                    + "bridge use "
                    + "one internet connection, without a changing VPN. It waits."),
    MISSING_RANDOM_KEY(
            "E904",
            Policy.BAD_REQUEST,
            "iSolarCloud found no x-random-secret-key in the encrypted call. If a proxy stands between, let it pass all "
                    + "headers; otherwise please report this."),
    AES_ERROR(
            "E905",
            Policy.BAD_REQUEST,
            "iSolarCloud could not decrypt the call with the key sent along with it. Check that rsa-public-key is that of "
                    + "this application; if it is, please report this."),
    RSA_ERROR(
            "E906",
            Policy.REJECTED,
            "iSolarCloud could not decrypt the key of the call. rsa-public-key is not that of this application: copy it "
                    + "again from the developer portal."),
    RANDOM_KEY_LENGTH(
            "E907",
            Policy.BAD_REQUEST,
            "iSolarCloud found a key of another length than 16 in the encrypted call. Check that rsa-public-key "
                    + "is that "
                    + "of this application; if it is, please report this."),
    MISSING_API_KEY_PARAM(
            "E908",
            Policy.BAD_REQUEST,
            "iSolarCloud reports that nonce and time (api_key_param) are missing, which only encrypted calls "
                    + "have. Set rsa-public-key; if it "
                    + "is set, please report this."),
    INVALID_NONCE("E909", Policy.BAD_REQUEST, "iSolarCloud did not accept the nonce of the call. Please report this."),
    REPEATED_REQUEST(
            "E910",
            Policy.TRANSIENT,
            "iSolarCloud treats the call as a repeated one. The bridge tries again by itself."),
    MISSING_SECRET_KEY("E911", Policy.REJECTED, "The secret key is missing. Set secret-key."),
    INVALID_SECRET_KEY(
            "E912",
            Policy.REJECTED,
            "iSolarCloud does not know the secret key. Check secret-key for typing errors and blanks, and whether it "
                    + "was changed in the developer portal."),
    EXPIRED_REQUEST(
            "E913",
            Policy.TRANSIENT,
            "iSolarCloud treats the call as too old or too new. Check the clock of this machine. The bridge "
                    + "tries again "
                    + "by itself."),
    KEYS_DO_NOT_MATCH(
            "E914",
            Policy.REJECTED,
            "app-key and secret-key belong to different applications. Copy both from the same application in the "
                    + "developer portal."),
    LOGIN_TOO_FREQUENT(
            "E916",
            Policy.WAIT_LONG,
            "iSolarCloud received too many logins and refuses logins for a while. Check that no other program "
                    + "logs in with "
                    + "this account all the time. The bridge waits."),
    ADDRESS_NOT_LISTED(
            "E918",
            Policy.REJECTED,
            "The application allows listed internet addresses only, and this one is not listed. Add it, or remove the "
                    + "list, in the developer portal."),
    USER_NOT_LISTED(
            "E919",
            Policy.REJECTED,
            "The application allows listed users only, and this one is not listed. Add the user in the developer "
                    + "portal."),
    SYSTEM_NOT_FOUND(
            "E994", Policy.NOT_ALLOWED, "iSolarCloud does not offer this call here. The bridge continues without it."),
    BODY_TOO_LARGE("E995", Policy.BAD_REQUEST, "The call is too large for iSolarCloud."),
    API_NOT_FOUND("E996", Policy.NOT_ALLOWED, "iSolarCloud does not know this call. The bridge continues without it."),
    CONVERSION_ERROR(
            "E997", Policy.TRANSIENT, "iSolarCloud could not build its response. The bridge tries again by itself."),
    MONTH_SPENT(
            "E998",
            Policy.WAIT_FOR_MONTH,
            "The account's calls of this month are used up. The bridge waits for the next month. Raise poll-interval, "
                    + "or ask for more calls in the developer portal."),
    HOUR_SPENT(
            "E999",
            Policy.WAIT_FOR_HOUR,
            "The account's calls of this hour are used up. The bridge waits for the next hour. If this happens again, "
                    + "raise poll-interval or stop other programs that use the same keys."),
    INVALID_TOKEN("invalid_token", Policy.RENEW_TOKEN_OR_TRANSIENT, TOKEN_INVALID.sentence),
    HTTP_UNAUTHORIZED("401", Policy.RENEW_TOKEN_OR_TRANSIENT, TOKEN_INVALID.sentence),
    HTTP_TOO_MANY("429", Policy.WAIT_SHORT, TOO_FREQUENT.sentence);

    /** What the bridge does about a failure. */
    public enum Policy {
        /** One login and one repetition; if that fails, transient. */
        RENEW_TOKEN_OR_TRANSIENT,
        /** One login and one repetition, because an invalid token may cause it; if that fails, not allowed. */
        RENEW_TOKEN_OR_NOT_ALLOWED,
        TRANSIENT,
        REJECTED,
        BAD_REQUEST,
        NOT_ALLOWED,
        WAIT_SHORT,
        WAIT_LONG,
        WAIT_FOR_HOUR,
        WAIT_FOR_MONTH
    }

    private final String code;
    private final Policy policy;
    private final String sentence;

    IsolarcloudResultCode(String code, Policy policy, String sentence) {
        this.code = code;
        this.policy = policy;
        this.sentence = sentence;
    }

    /** The meaning of a code, if the vendor documents it. */
    public static Optional<IsolarcloudResultCode> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findAny();
    }

    public Policy policy() {
        return policy;
    }

    /** What happened, what it means, what to do. */
    public String sentence() {
        return sentence;
    }
}
