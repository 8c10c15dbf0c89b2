package io.github.solarcloud2mqtt.simulator.http;

/**
 * What every simulated cloud can be told to answer wrongly, whoever its vendor is. Safe for use by several threads: the
 * cloud answers only while it holds this object's monitor.
 */
public abstract class WrongResponses {

    private final String page;
    private final InjectedFaults injectedFaults = new InjectedFaults();

    /**
     * @param page the title of the page for people that comes instead of an answer
     */
    protected WrongResponses(String page) {
        this.page = page;
    }

    /** The next calls get a page for people. */
    public synchronized void respondWithHtml(String endpoint, int times) {
        injectedFaults.add(endpoint, times, InjectedFault.instead("HTML", HttpResponse.html(200, page)));
    }

    /** The next calls get half of their answer, then the connection breaks. */
    public synchronized void respondWithHalf(String endpoint, int times) {
        injectedFaults.add(endpoint, times, InjectedFault.half());
    }

    /** The next calls get no answer: the connection breaks. */
    public synchronized void drop(String endpoint, int times) {
        injectedFaults.add(endpoint, times, InjectedFault.instead("dropped", HttpResponse.nothing()));
    }

    /** The next calls get an HTTP status and a page for people. */
    public synchronized void respondWithStatus(String endpoint, int times, int status) {
        injectedFaults.add(
                endpoint, times, InjectedFault.instead("HTTP " + status, HttpResponse.html(status, "HTTP " + status)));
    }

    /** Forgets all calls that were still to be answered wrongly. */
    public synchronized void respondNormally() {
        injectedFaults.clear();
    }

    /** What waits for the next calls; only for who holds this object's monitor. */
    public final InjectedFaults injectedFaults() {
        return injectedFaults;
    }
}
