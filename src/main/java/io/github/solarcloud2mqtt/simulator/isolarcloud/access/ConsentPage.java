package io.github.solarcloud2mqtt.simulator.isolarcloud.access;

import io.github.solarcloud2mqtt.simulator.http.HttpRequest;
import io.github.solarcloud2mqtt.simulator.http.HttpResponse;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.Plants;
import io.github.solarcloud2mqtt.simulator.isolarcloud.plant.SimulatedPlant;
import io.github.solarcloud2mqtt.simulator.isolarcloud.protocol.BrowserForm;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page where an owner gives an application access to plants (Sungrow Developer Portal, Quick Start, step 3). The vendor's
 * page is part of a web application behind a {@code #}, which browsers do not send: the page at the root redirects to this
 * one. The documentation does not say what the redirect URL receives when the owner declines; this page sends no code.
 */
public final class ConsentPage {

    public static final String PATH = "/authorized-app";
    public static final String ROOT = "/";

    private final SimulatedAccount account;
    private final Plants plants;
    private final Authorizations authorizations;

    public ConsentPage(SimulatedAccount account, Plants plants, Authorizations authorizations) {
        this.account = account;
        this.plants = plants;
        this.authorizations = authorizations;
    }

    public HttpResponse handle(HttpRequest request) {
        if (request.path().equals(ROOT)) {
            return HttpResponse.page(200, "iSolarCloud, simulated", """
                    <script>if (location.hash.startsWith("#/")) location.replace(location.hash.substring(1));</script>
                    """);
        }
        boolean submitted = request.method().equals("POST");
        BrowserForm form = new BrowserForm(submitted ? request.body() : request.query());
        if (!form.first("applicationId").equals(account.applicationId())
                || !account.apis().contains(ApiAccess.OAUTH2)) {
            return HttpResponse.page(400, "Unknown application", "<p>There is no such application.</p>");
        }
        if (!form.first("redirectUrl").equals(account.redirectUrl())) {
            return HttpResponse.page(
                    400, "Wrong redirect URL", "<p>The application is registered with another redirect URL.</p>");
        }
        return submitted ? respond(form) : show();
    }

    private HttpResponse show() {
        String choices = plants.all().stream()
                .map(plant -> "<p><label><input type=\"checkbox\" name=\"ps_id\" value=\"" + plant.id() + "\" checked> "
                        + escaped(plant.device().name()) + " (" + plant.id() + ")</label></p>")
                .collect(Collectors.joining("\n"));
        return HttpResponse.page(200, "Authorize an application", """
                <p>%s, which of your plants may application %s read?</p>
                <form method="post" action="%s">
                <input type="hidden" name="applicationId" value="%s">
                <input type="hidden" name="redirectUrl" value="%s">
                %s
                <button name="decision" value="agree">Agree</button>
                <button name="decision" value="refuse">Refuse</button>
                </form>
                """.formatted(
                        escaped(account.user()),
                        escaped(account.applicationId()),
                        PATH,
                        escaped(account.applicationId()),
                        escaped(account.redirectUrl()),
                        choices));
    }

    private HttpResponse respond(BrowserForm form) {
        List<Integer> chosen = plants.all().stream()
                .map(SimulatedPlant::id)
                .filter(id -> form.all("ps_id").contains(String.valueOf(id)))
                .toList();
        String target = account.redirectUrl();
        if (form.first("decision").equals("agree") && !chosen.isEmpty()) {
            String code = authorizations.consent(plants.only(chosen).ids());
            target += (target.contains("?") ? "&" : "?") + "code=" + code;
        }
        return HttpResponse.page(302, "Back to the application", "").with(Map.of("Location", target));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
