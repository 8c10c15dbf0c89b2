package io.github.solarcloud2mqtt.app.authorize;

import io.github.solarcloud2mqtt.app.console.CommandFailedException;
import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.isolarcloud.auth.OAuthAuthorization;
import io.github.solarcloud2mqtt.config.IsolarcloudSettings.Consent;
import io.github.solarcloud2mqtt.secret.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;

/** Asks the owner of plants for consent and waits for the authorization code. */
public final class ConsentDialog {

    private final String cloud;
    private final Consent consent;
    private final OAuthAuthorization authorization;
    private final PrintWriter out;
    private final BlockingQueue<ConsentInput> inbox;

    /** Ties the response to this request. */
    private final String state = UUID.randomUUID().toString();

    private Optional<ConsentInput> keyboardEnd = Optional.empty();

    /**
     * @param inbox receives the lines of the keyboard
     */
    public ConsentDialog(
            String cloud,
            Consent consent,
            OAuthAuthorization authorization,
            PrintWriter out,
            BlockingQueue<ConsentInput> inbox) {
        this.cloud = cloud;
        this.consent = consent;
        this.authorization = authorization;
        this.out = out;
        this.inbox = inbox;
    }

    /**
     * Asks, waits and stores the tokens.
     *
     * @throws CommandFailedException if no tokens are stored
     */
    public void run() throws CommandFailedException, InterruptedException {
        try {
            ask();
        } finally {
            // Inputs that arrive after the first code do not belong to the next cloud.
            inbox.removeIf(each -> each.source() == ConsentInput.Source.BROWSER);
            keyboardEnd.ifPresent(inbox::add);
        }
    }

    private void ask() throws CommandFailedException, InterruptedException {
        checkStorage();
        out.println("Cloud " + cloud + ": open this page, log in as the owner of the plants, select them and agree:");
        out.println();
        out.println("  " + pageWithState());
        out.println();
        redeem(code());
        out.println(
                "Cloud " + cloud
                        + ": the consent is stored. Run check to see what can be read; a bridge that runs with this configuration continues automatically.");
        out.flush();
    }

    private String pageWithState() {
        String page = consent.authorizeUrl();
        return page + (page.contains("?") ? "&" : "?") + "state=" + state;
    }

    private void checkStorage() throws CommandFailedException {
        try {
            authorization.checkStorage();
        } catch (IOException e) {
            throw failed(
                    "the tokens could not be stored: " + e + ". Make the state directory writable for the user of this "
                            + "program, check that the disk is not full, and run authorize again. The owner was "
                            + "not asked yet, so nothing is "
                            + "lost.");
        }
    }

    private Secret code() throws CommandFailedException, InterruptedException {
        URI redirectUri = URI.create(consent.redirectUri());
        if (!RedirectListener.canListenAt(redirectUri)) {
            ask("The browser is then redirected to " + redirectUri + ".");
            return received(false);
        }
        try (RedirectListener listener = RedirectListener.start(redirectUri, state, inbox)) {
            out.println("The browser is then redirected to " + listener.redirectUri()
                    + ", where this program waits for it.");
            ask("If that does not work, because the browser runs on another machine:");
            return received(true);
        } catch (IOException e) {
            ask("The browser is then redirected to " + redirectUri + ", but this program cannot wait for it there ("
                    + e.getMessage() + "): another program uses the port, or the port needs more rights.");
            return received(false);
        }
    }

    private void ask(String situation) {
        out.println(situation + " Paste the whole address that it shows then, or the code in it:");
        out.flush();
    }

    private Secret received(boolean listening) throws CommandFailedException, InterruptedException {
        while (true) {
            ConsentInput received = inbox.take();
            if (received.source() == ConsentInput.Source.KEYBOARD_ENDED) {
                refuseWithoutKeyboard(received, listening);
            } else {
                Optional<Secret> code = code(received);
                boolean ours = ConsentResponse.hasState(received.text(), state);
                if (code.isPresent() && ours) {
                    return code.get();
                }
                refuseIfOver(received, ours);
            }
        }
    }

    /** Keeps the end of the keyboard input in the inbox for the next cloud. */
    private void refuseWithoutKeyboard(ConsentInput end, boolean listening) throws CommandFailedException {
        keyboardEnd = Optional.of(end);
        if (!listening) {
            throw failed(
                    "the input ended before there was a code. Run authorize again where something can be pasted (in "
                            + "Docker with -it).");
        }
    }

    private static Optional<Secret> code(ConsentInput received) {
        return received.source() == ConsentInput.Source.BROWSER
                ? ConsentResponse.code(received.text())
                : ConsentResponse.pastedCode(received.text().strip());
    }

    /** An address without code and error tells nothing: someone may have opened it by hand. */
    private void refuseIfOver(ConsentInput received, boolean ours) throws CommandFailedException {
        String text = received.text().strip();
        if (!ours) {
            ask("That address belongs to another request for consent.");
        } else if (ConsentResponse.isRefusal(text)) {
            throw failed("the browser came back without a code: the owner did not agree. Nothing has changed.");
        } else if (received.source() == ConsentInput.Source.BROWSER) {
            ask("The browser came back without a code. If the owner did not agree, end this program with Ctrl-C.");
        } else if (!text.isEmpty()) {
            ask("There is no code in that.");
        }
    }

    private void redeem(Secret code) throws CommandFailedException {
        try {
            authorization.redeem(code, consent.redirectUri());
        } catch (CloudException.Rejected | CloudException.BadRequest | CloudException.NotAllowed e) {
            throw failed(String.valueOf(e.getMessage()));
        } catch (CloudException e) {
            throw failed(
                    e.getMessage() + " The code may still be valid, up to 30 minutes after the consent: run authorize "
                            + "again and paste it; if it is refused then, consent once more.");
        } catch (IOException e) {
            throw failed(
                    "the tokens could not be stored: " + e + ". Make the state directory writable for the user of this "
                            + "program, check that the disk is not full, then run authorize again and consent "
                            + "once more.");
        }
    }

    private CommandFailedException failed(String sentence) {
        return new CommandFailedException("Cloud " + cloud + ": " + sentence);
    }
}
