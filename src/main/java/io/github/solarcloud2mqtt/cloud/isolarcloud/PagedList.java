package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Lists that come in pages, read to their end. */
final class PagedList {

    /** Nobody has so many rows; a cloud that pages on has lost count. */
    private static final int MAX_PAGES = 200;

    private PagedList() {}

    /** Asks for one page. */
    interface Source<T> {
        /**
         * Asks for a page.
         *
         * @param page the page's number, from 1 up
         */
        Page<T> page(int page) throws CloudException;
    }

    /**
     * Reads all pages. A page may be shorter than asked for without being the last, since the cloud's own limit is
     * nowhere told; so the number of rows it announces decides, if it announces any.
     *
     * @param name what is read, for the message if it makes no sense
     * @param size the number of rows asked for on each page
     */
    static <T> List<T> all(String name, int size, Source<T> source) throws CloudException {
        List<T> all = new ArrayList<>();
        List<T> previous = List.of();
        for (int number = 1; number <= MAX_PAGES; number++) {
            Page<T> page = source.page(number);
            OptionalInt total = ResponseText.count(page.total());
            List<T> rows = rows(name, page, total);
            if (rows.isEmpty() || rows.equals(previous)) {
                return all;
            }
            all.addAll(rows);
            previous = rows;
            if (total.isPresent() ? all.size() >= total.getAsInt() : rows.size() < size) {
                return all;
            }
        }
        throw new CloudException.Malformed(
                "iSolarCloud's %s has no end: it went on after %d pages.".formatted(name, MAX_PAGES));
    }

    private static <T> List<T> rows(String name, Page<T> page, OptionalInt total) throws CloudException {
        if (page.rows() == null && total.orElse(1) != 0) {
            throw new CloudException.Malformed(
                    "iSolarCloud's %s makes no sense: there is no pageList in it.".formatted(name));
        }
        return page.rows() == null ? List.of() : page.rows();
    }
}
