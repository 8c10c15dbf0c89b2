package io.github.solarcloud2mqtt.cloud.isolarcloud;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.http.ResponseText;
import io.github.solarcloud2mqtt.cloud.isolarcloud.api.Responses.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads paged lists to their end. */
final class PagedList {

    /** More pages than any account has. */
    private static final int MAX_PAGES = 200;

    private PagedList() {}

    /** Makes the call for a page. */
    interface Source<T> {
        /**
         * Makes the call for a page.
         *
         * @param page the page's number, from 1 up
         */
        Page<T> page(int page) throws CloudException;
    }

    /**
     * Reads all pages. A page may be shorter than requested without being the last, because the cloud's limit is not
     * documented; so the total number of rows in the response decides, if there is one.
     *
     * @param name the list, for error messages
     * @param size the requested number of rows of a page
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
            throw new CloudException.Malformed("iSolarCloud's %s is invalid: pageList is missing.".formatted(name));
        }
        return page.rows() == null ? List.of() : page.rows();
    }
}
