package io.github.solarcloud2mqtt.simulator;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page where an owner lets an application read plants (seed 000, step 3). The real one is part of a web application
 * behind a {@code #}, which browsers do not send: the page at the root leads from there to this one. What the real one
 * sends to the redirect URL after a refusal is nowhere told; this one sends no code.
 */
final class ConsentPage {

    static final String PATH = "/authorized-app";
    static final String ROOT = "/";

    private final SimulatedAccount account;
    private final Plants plants;
    private final Authorizations authorizations;

    ConsentPage(SimulatedAccount account, Plants plants, Authorizations authorizations) {
        this.account = account;
        this.plants = plants;
        this.authorizations = authorizations;
    }

    Response handle(Request request) {
        if (request.path().equals(ROOT)) {
            return Response.page(200, "iSolarCloud, simulated", """
                    <script>if (location.hash.startsWith("#/")) location.replace(location.hash.substring(1));</script>
                    """);
        }
        boolean decides = request.method().equals("POST");
        Form form = new Form(decides ? request.body() : request.query());
        if (!form.first("applicationId").equals(account.applicationId())
                || !account.apis().contains(Api.OAUTH2)) {
            return Response.page(400, "Unknown application", "<p>There is no such application.</p>");
        }
        if (!form.first("redirectUrl").equals(account.redirectUrl())) {
            return Response.page(
                    400, "Wrong redirect URL", "<p>The application is registered with another redirect URL.</p>");
        }
        return decides ? decide(form) : ask();
    }

    private Response ask() {
        String choices = plants.all().stream()
                .map(plant -> "<p><label><input type=\"checkbox\" name=\"ps_id\" value=\"" + plant.id() + "\" checked> "
                        + escaped(plant.device().name()) + " (" + plant.id() + ")</label></p>")
                .collect(Collectors.joining("\n"));
        return Response.page(200, "Authorize an application", """
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

    private Response decide(Form form) {
        List<Integer> chosen = plants.all().stream()
                .map(SimulatedPlant::id)
                .filter(id -> form.all("ps_id").contains(String.valueOf(id)))
                .toList();
        String target = account.redirectUrl();
        if (form.first("decision").equals("agree") && !chosen.isEmpty()) {
            String code = authorizations.consent(plants.only(chosen).ids());
            target += (target.contains("?") ? "&" : "?") + "code=" + code;
        }
        return Response.page(302, "Back to the application", "").with(Map.of("Location", target));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
