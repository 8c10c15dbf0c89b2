package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.plant.MeasuringPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the fields of a reading the points of the model. A point's id is the field's name in lower case: {@code _} and
 * the letter stand for a capital, two {@code _} for one, and any other sign is its number between two {@code -}. So
 * {@code pacR} is {@code pac_r} and differs from {@code pacr} however a consumer compares, and the name can be read back.
 */
final class FieldPoints {

    private static final Pattern ODD = Pattern.compile("[^a-z0-9]");

    /** A longer name is none. */
    private static final int LONGEST = 64;

    /** Which device and when, in many spellings; and what is sent of it elsewhere. */
    private static final Set<String> NOT_MEASURED = Set.of(
            "serialNum",
            "deviceSn",
            "inverterId",
            "dataLogSn",
            "datalogSn",
            "dataloggerSn",
            "sn",
            "alias",
            "address",
            "addr",
            "time",
            "timeStr",
            "calendar",
            "timeCalendar",
            "lost",
            "again",
            "isAgain",
            "last_update_time",
            "timezone",
            "name",
            "city",
            "country",
            "latitude",
            "longitude");

    /** Values with their unit in them, and raw registers (growatt.md, chapter 11, no. 8). */
    private static final Pattern FOR_PEOPLE = Pattern.compile("debug.*|.*Text");

    private static final Set<String> WORDS = Set.of("statusText", "errorText", "warnText");

    /** Written where there is no fault and no warning. */
    private static final String FILLER = "Unknown";

    /** The same value under two names at sph, each in another answer (growatt.md, chapter 11, no. 5). */
    private static final Map<String, String> SECOND_NAMES =
            Map.of("edischargeToday", "edischarge1Today", "edischargeTotal", "edischarge1Total");

    /** More digits are not measured but come from calculating in binary. */
    private static final int MOST_DECIMALS = 10;

    private static final int LONGEST_NUMBER = 40;

    private FieldPoints() {}

    /**
     * The points of a reading that have a value, by id.
     *
     * @param type the type of the device
     */
    static Map<String, String> points(String type, Map<String, JsonNode> fields) {
        Map<String, String> points = new HashMap<>();
        fields.forEach((name, node) -> {
            if (isMeasured(name)) {
                ResponseText.present(node.value().orElse(null))
                        .filter(text -> !(text.equals(FILLER) && WORDS.contains(name)))
                        .ifPresent(text -> points.put(id(name), denoised(text)));
            }
        });
        if (type.equals("sph")) {
            SECOND_NAMES.forEach((second, first) -> {
                String value = points.remove(id(second));
                if (value != null) {
                    points.putIfAbsent(id(first), value);
                }
            });
        }
        return points;
    }

    private static boolean isMeasured(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && !NOT_MEASURED.contains(name)
                && (WORDS.contains(name) || !FOR_PEOPLE.matcher(name).matches());
    }

    /** The point's id. */
    static String id(String name) {
        return ODD.matcher(name).replaceAll(found -> Matcher.quoteReplacement(encoded(found.group())));
    }

    private static String encoded(String sign) {
        char c = sign.charAt(0);
        if (c >= 'A' && c <= 'Z') {
            return "_" + (char) (c - 'A' + 'a');
        }
        return c == '_' ? "__" : "-" + Integer.toHexString(c) + "-";
    }

    /**
     * A number without the digits that its way through binary numbers has added: {@code 21.600000381469727} was 21.6 in
     * a device that calculates with 32 bits. Anything else stays as it is.
     */
    static String denoised(String text) {
        if (text.length() > LONGEST_NUMBER || text.indexOf('.') < 0) {
            return text;
        }
        return MeasuringPoint.number(text).map(FieldPoints::denoised).orElse(text);
    }

    private static String denoised(BigDecimal number) {
        double wide = number.doubleValue();
        float narrow = (float) wide;
        boolean widened = number.precision() > 8 && narrow == wide && Math.abs(narrow) < 1e9f;
        BigDecimal clean = widened ? new BigDecimal(Float.toString(narrow)) : number;
        return clean.setScale(Math.min(Math.max(clean.scale(), 0), MOST_DECIMALS), RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
