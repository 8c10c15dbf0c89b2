package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.BadRequest;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.http.LogOnce;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PointRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the models of devices can measure, as the cloud lists it. */
final class PointLists {

    /** Enough for the longest list seen, 540 points, in one call. */
    private static final int PAGE_SIZE = 999;

    private static final String ONLY_OTHERS = "cannot be read, so only points known otherwise are used.";
    private static final String ALL = "The lists of points";

    private final ApiVariant family;
    private final LogOnce troubles;
    private final Map<Kind, List<OfferedPoint>> last = new HashMap<>();

    PointLists(ApiVariant family, LogOnce troubles) {
        this.family = family;
        this.troubles = troubles;
    }

    /** What devices must have in common to measure the same. */
    record Kind(String deviceType, Optional<String> modelId) {}

    /**
     * Asks for the lists; one call for each kind. A list that cannot be read stays as it was; where the account may not
     * ask for one, it may ask for none.
     *
     * @return whether the cloud told all it has; that it tells nothing of some kind is an answer too
     */
    boolean read(Collection<Kind> kinds) throws CloudException {
        boolean all = true;
        try {
            for (Kind kind : new LinkedHashSet<>(kinds)) {
                all &= read(kind);
            }
        } catch (NotAllowed e) {
            troubles.there(ALL, ONLY_OTHERS, e);
        }
        return all;
    }

    private boolean read(Kind kind) throws CloudException {
        String what = "The list of points of device type " + kind.deviceType;
        try {
            last.put(kind, points(kind));
            troubles.gone(what);
            troubles.gone(ALL);
            return true;
        } catch (Rejected | QuotaSpent | NotAllowed e) {
            throw e;
        } catch (CloudException e) {
            troubles.there(what, ONLY_OTHERS, e);
            return e instanceof BadRequest;
        }
    }

    /** What the cloud told last; nothing if it never did. */
    List<OfferedPoint> of(Kind kind) {
        return last.getOrDefault(kind, List.of());
    }

    private List<OfferedPoint> points(Kind kind) throws CloudException {
        List<PointRow> rows = PagedList.all("list of points", PAGE_SIZE, page -> family.points(kind, page, PAGE_SIZE));
        Map<String, OfferedPoint> points = new TreeMap<>(IsolarcloudQueryPlan.NUMERICALLY);
        for (PointRow row : rows) {
            ResponseText.id(row.id()).ifPresent(id -> points.putIfAbsent(id, point(id, row)));
        }
        return List.copyOf(points.values());
    }

    /** Values come in the storage unit; the unit the vendor's app shows them in may be another. */
    private static OfferedPoint point(String id, PointRow row) {
        return new OfferedPoint(
                id,
                ResponseText.present(row.name()).orElse(""),
                ResponseText.present(row.unit()).orElse(""));
    }
}
