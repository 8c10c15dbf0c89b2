package io.github.solarcloud2mqtt.simulator.isolarcloud.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One page of a list.
 *
 * @param number from 1
 * @param size entries per page
 * @param dialect the parameter names
 */
public record Page(int number, int size, ApiDialect dialect) {

    public Map<String, Object> of(List<?> all) {
        int begin = (int) Math.min(all.size(), (number - 1L) * size);
        int end = (int) Math.min(all.size(), (long) begin + size);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("pageList", all.subList(begin, end));
        page.put(dialect.count, all.size());
        return page;
    }
}
