package io.github.solarcloud2mqtt.cloud.growatt;

import io.github.solarcloud2mqtt.cloud.growatt.api.JsonNode;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.plant.ValueFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts the fields of a reading to points. The id of a point is the name of the field in lower case: {@code _} and a
 * letter stand for a capital letter, {@code __} for {@code _}, and any other character becomes its hexadecimal code between
 * two {@code -}. So {@code pacR} is {@code pac_r}, which differs from {@code pacr} even if case is ignored.
 */
final class FieldPoints {

    private static final Pattern ODD = Pattern.compile("[^a-z0-9]");

    /** Fields with a longer name are left out. */
    private static final int LONGEST = 64;

    /** Fields that are no measurements: identity, time and place of the device. */
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

    /** Formatted texts with value and unit, and raw registers. */
    private static final Pattern FOR_PEOPLE = Pattern.compile("debug.*|.*Text");

    /** A field of one battery pack of a NOAH or NEXA. */
    private static final Pattern PACK = Pattern.compile("battery(\\d{1,2})[A-Z].*");

    private static final Set<String> WORDS = Set.of("statusText", "errorText", "warnText");

    /** The value that the cloud sends if there is no fault and no warning. */
    private static final String FILLER = "Unknown";

    /** Fields of sph that have another name in other responses. */
    private static final Map<String, String> SECOND_NAMES =
            Map.of("edischargeToday", "edischarge1Today", "edischargeTotal", "edischarge1Total");

    /** Further decimals are rounding errors of binary arithmetic. */
    private static final int MOST_DECIMALS = 10;

    private static final int LONGEST_NUMBER = 40;

    private FieldPoints() {}

    /**
     * The points of a reading that have a value, by point id.
     *
     * @param type the type of the device
     */
    static Map<String, String> points(String type, Map<String, JsonNode> fields) {
        Map<String, String> points = new HashMap<>();
        fields.forEach((name, node) -> {
            if (isMeasured(name) && !isMissingPack(type, name, fields)) {
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

    /** Whether a field belongs to a battery pack that the device does not have; the cloud fills such fields with 0. */
    private static boolean isMissingPack(String type, String name, Map<String, JsonNode> fields) {
        Matcher pack = PACK.matcher(name);
        JsonNode quantity = fields.get("batteryPackageQuantity");
        if (!type.equals("noah") || quantity == null || !pack.matches()) {
            return false;
        }
        OptionalInt packs = ResponseText.count(quantity.value().orElse(null));
        return packs.isPresent() && Integer.parseInt(pack.group(1)) > packs.getAsInt();
    }

    /** The id of the point of a field. */
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
     * Removes the rounding error of a conversion from 32 to 64 bits: {@code 21.600000381469727} becomes 21.6. Other texts
     * are unchanged.
     */
    static String denoised(String text) {
        if (text.length() > LONGEST_NUMBER || text.indexOf('.') < 0) {
            return text;
        }
        return ValueFormat.number(text).map(FieldPoints::denoised).orElse(text);
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
