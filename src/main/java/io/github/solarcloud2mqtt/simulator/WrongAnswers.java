package io.github.solarcloud2mqtt.simulator;

/**
 * What every simulated cloud can be told to answer wrongly, whoever its vendor is. Safe for use by several threads: the
 * cloud answers only while it holds this object's monitor.
 */
public abstract class WrongAnswers {

    private final String page;
    private final Troubles troubles = new Troubles();

    /**
     * @param page the title of the page for people that comes instead of an answer
     */
    protected WrongAnswers(String page) {
        this.page = page;
    }

    /** The next calls get a page for people. */
    public synchronized void answerHtml(String endpoint, int times) {
        troubles.add(endpoint, times, Trouble.instead("HTML", Response.html(200, page)));
    }

    /** The next calls get half of their answer, then the connection breaks. */
    public synchronized void answerHalf(String endpoint, int times) {
        troubles.add(endpoint, times, Trouble.half());
    }

    /** The next calls get no answer: the connection breaks. */
    public synchronized void drop(String endpoint, int times) {
        troubles.add(endpoint, times, Trouble.instead("dropped", Response.nothing()));
    }

    /** The next calls get an HTTP status and a page for people. */
    public synchronized void answerStatus(String endpoint, int times, int status) {
        troubles.add(endpoint, times, Trouble.instead("HTTP " + status, Response.html(status, "HTTP " + status)));
    }

    /** Forgets all calls that were still to be answered wrongly. */
    public synchronized void answerRightly() {
        troubles.clear();
    }

    /** What waits for the next calls; only for who holds this object's monitor. */
    public final Troubles troubles() {
        return troubles;
    }
}
