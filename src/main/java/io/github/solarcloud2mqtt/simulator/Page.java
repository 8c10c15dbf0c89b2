package io.github.solarcloud2mqtt.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One page of a list.
 *
 * @param number from 1
 * @param size how many entries a page holds
 * @param dialect what is called how
 */
record Page(int number, int size, Dialect dialect) {

    Map<String, Object> of(List<?> all) {
        int begin = (int) Math.min(all.size(), (number - 1L) * size);
        int end = (int) Math.min(all.size(), (long) begin + size);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("pageList", all.subList(begin, end));
        page.put(dialect.count, all.size());
        return page;
    }
}
