package io.github.solarcloud2mqtt.simulator.growatt;

import io.github.solarcloud2mqtt.simulator.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often the same may be asked (reference, section 4). The scope is in no document: here it is an endpoint with its
 * parameters, of a list of serial numbers each one, or by {@link Manner#LIMIT_PER_ENDPOINT} the endpoint as a whole. A
 * refused call does not begin the pause anew. Days are any 24 hours.
 */
final class Limits {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** So soon nobody can have mended what a code of no permission is about. */
    private static final Duration TOO_SOON = Duration.ofMinutes(30);

    private final Estate estate;
    private final Journal journal;
    private final Map<String, Instant> answered = new HashMap<>();
    private final Map<String, Instant> asked = new HashMap<>();
    private final Map<String, Instant> forbidden = new HashMap<>();
    private final Map<String, Deque<Instant>> days = new HashMap<>();

    Limits(Estate estate, Journal journal) {
        this.estate = estate;
        this.journal = journal;
    }

    /** Lets a call pass, or says that it comes too soon; asking the same too soon is a violation. */
    void admit(Instant now, Endpoint endpoint, Form form) throws Denial {
        List<String> questions = questions(endpoint, form);
        Duration pause = pause(endpoint, form);
        boolean tooSoon = isSooner(asked, questions, now, pause);
        questions.forEach(question -> asked.put(question, now));
        List<String> scope = estate.has(Manner.LIMIT_PER_ENDPOINT) ? List.of(endpoint.name()) : questions;
        if (isSooner(answered, scope, now, pause)) {
            if (tooSoon) {
                journal.violation(now, endpoint.name(), "asks the same again before " + pause + " are over");
            }
            throw tooFrequent(endpoint, pause);
        }
        count(now, endpoint);
        scope.forEach(key -> answered.put(key, now));
    }

    /** An answer got lost on its way: nobody can blame the client for asking again. */
    void forgive(Endpoint endpoint, Form form) {
        questions(endpoint, form).forEach(asked::remove);
    }

    /** A call was refused for want of permission. */
    void forbid(Instant now, Endpoint endpoint, Form form) {
        for (String question : questions(endpoint, form)) {
            if (isSooner(forbidden, List.of(question), now, TOO_SOON)) {
                journal.violation(now, endpoint.name(), "soon asks again for what it may not have");
            }
            forbidden.put(question, now);
        }
    }

    private void count(Instant now, Endpoint endpoint) throws Denial {
        Deque<Instant> day = days.computeIfAbsent(endpoint.name(), name -> new ArrayDeque<>());
        while (!day.isEmpty() && !day.getFirst().plus(DAY).isAfter(now)) {
            day.removeFirst();
        }
        if (day.size() >= endpoint.callsADay()) {
            throw Denial.mistake(10_012, "error_frequently_access");
        }
        day.addLast(now);
    }

    private static Duration pause(Endpoint endpoint, Form form) {
        boolean noah = endpoint.name().equals("queryLastData")
                && form.text("deviceType").filter("noah"::equals).isPresent();
        return noah ? MINUTE : endpoint.pause();
    }

    private static boolean isSooner(Map<String, Instant> times, List<String> keys, Instant now, Duration pause) {
        return keys.stream().anyMatch(key -> {
            Instant before = times.get(key);
            return before != null && now.isBefore(before.plus(pause));
        });
    }

    private static Denial tooFrequent(Endpoint endpoint, Duration pause) {
        if (endpoint.version() == Version.V1) {
            return Denial.fate(10_012, "error_frequently_access");
        }
        return Denial.fate(pause.compareTo(MINUTE) < 0 ? 100 : 102, "FREQUENTLY_ACCESS");
    }

    /** One for each serial number, so that asking for others at the same time makes no difference. */
    private static List<String> questions(Endpoint endpoint, Form form) {
        Map<String, String> rest = new TreeMap<>(form.fields());
        String list = rest.keySet().stream()
                .filter(name -> name.equals("deviceSn") || name.endsWith("s"))
                .findFirst()
                .orElse("");
        String serials = list.isEmpty() ? "" : String.valueOf(rest.remove(list));
        return List.of(serials.split(",", -1)).stream()
                .map(serial -> endpoint.name() + " " + rest + " " + serial)
                .toList();
    }
}
