package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.CloudException.BadRequest;
import io.github.solarcloud2mqtt.cloud.CloudException.NotAllowed;
import io.github.solarcloud2mqtt.cloud.CloudException.QuotaSpent;
import io.github.solarcloud2mqtt.cloud.CloudException.Rejected;
import io.github.solarcloud2mqtt.cloud.InventoryGap;
import io.github.solarcloud2mqtt.cloud.InventoryGaps;
import io.github.solarcloud2mqtt.cloud.OfferedPoint;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.PointRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the points that device models can measure (Sungrow Open API V1 2.10, {@code getOpenPointInfo}). */
final class PointLists {

    /** Enough for the longest known list, 540 points, in one call. */
    private static final int PAGE_SIZE = 999;

    private static final String ONLY_OTHERS = "cannot be read, so only points known otherwise are used.";
    private static final String ALL = "The lists of points";

    private final ApiVariant api;
    private final Map<Kind, List<OfferedPoint>> last = new HashMap<>();

    PointLists(ApiVariant api) {
        this.api = api;
    }

    /** Devices of the same kind can measure the same points. */
    record Kind(String deviceType, Optional<String> modelId) {}

    /**
     * Reads the lists, with one call for each kind. If a list cannot be read, the last one is kept. If one list is not
     * allowed, no other is read.
     */
    void read(Collection<Kind> kinds, InventoryGaps gaps) throws CloudException {
        try {
            for (Kind kind : new LinkedHashSet<>(kinds)) {
                read(kind, gaps);
            }
        } catch (NotAllowed e) {
            gaps.add(InventoryGap.ofAccount(false, e), ALL, ONLY_OTHERS);
        }
    }

    private void read(Kind kind, InventoryGaps gaps) throws CloudException {
        String what = "The list of points of device type " + kind.deviceType;
        try {
            last.put(kind, points(kind));
            gaps.read(what);
            gaps.read(ALL);
        } catch (Rejected | QuotaSpent | NotAllowed e) {
            throw e;
        } catch (CloudException e) {
            gaps.add(InventoryGap.ofAccount(!(e instanceof BadRequest), e), what, ONLY_OTHERS);
        }
    }

    /** The last list; empty if none was read. */
    List<OfferedPoint> of(Kind kind) {
        return last.getOrDefault(kind, List.of());
    }

    private List<OfferedPoint> points(Kind kind) throws CloudException {
        List<PointRow> rows = PagedList.all("list of points", PAGE_SIZE, page -> api.points(kind, page, PAGE_SIZE));
        Map<String, OfferedPoint> points = new TreeMap<>(IsolarcloudQueryPlan.NUMERICALLY);
        for (PointRow row : rows) {
            ResponseText.id(row.id()).ifPresent(id -> points.putIfAbsent(id, point(id, row)));
        }
        return List.copyOf(points.values());
    }

    /** Values are sent in the storage unit; the vendor's app may show another unit. */
    private static OfferedPoint point(String id, PointRow row) {
        return new OfferedPoint(
                id,
                ResponseText.present(row.name()).orElse(""),
                ResponseText.present(row.unit()).orElse(""));
    }
}
