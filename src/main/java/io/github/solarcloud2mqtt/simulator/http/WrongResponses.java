package io.github.solarcloud2mqtt.simulator.http;

/**
 * Wrong responses that the simulated clouds of all vendors can send. Thread-safe: the cloud handles requests only while
 * it holds this object's monitor.
 */
public abstract class WrongResponses {

    private final String page;
    private final InjectedFaults injectedFaults = new InjectedFaults();

    /**
     * @param page the title of the HTML page that replaces a JSON response
     */
    protected WrongResponses(String page) {
        this.page = page;
    }

    /** Sends an HTML page as response to the next calls. */
    public synchronized void respondWithHtml(String endpoint, int times) {
        injectedFaults.add(endpoint, times, InjectedFault.replacing("HTML", HttpResponse.html(200, page)));
    }

    /** Sends half of the response to the next calls, then breaks the connection. */
    public synchronized void respondWithHalf(String endpoint, int times) {
        injectedFaults.add(endpoint, times, InjectedFault.half());
    }

    /** Breaks the connection of the next calls without a response. */
    public synchronized void drop(String endpoint, int times) {
        injectedFaults.add(endpoint, times, InjectedFault.replacing("dropped", HttpResponse.none()));
    }

    /** Responds to the next calls with an HTTP status and an HTML page. */
    public synchronized void respondWithStatus(String endpoint, int times, int status) {
        injectedFaults.add(
                endpoint,
                times,
                InjectedFault.replacing("HTTP " + status, HttpResponse.html(status, "HTTP " + status)));
    }

    /** Removes all scheduled faults. */
    public synchronized void respondNormally() {
        injectedFaults.clear();
    }

    /** The faults scheduled for the next calls; the caller must hold this object's monitor. */
    public final InjectedFaults injectedFaults() {
        return injectedFaults;
    }
}
