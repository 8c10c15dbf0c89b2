package io.github.solarcloud2mqtt.app;

import io.github.solarcloud2mqtt.cloud.CloudException;
import io.github.solarcloud2mqtt.cloud.isolarcloud.Authorization;
import io.github.solarcloud2mqtt.config.Access;
import io.github.solarcloud2mqtt.secret.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;

/** Asks the owner of plants for consent and waits for the answer. */
final class ConsentDialog {

    private final String cloud;
    private final Access.Consent consent;
    private final Authorization authorization;
    private final PrintWriter out;
    private final BlockingQueue<Heard> inbox;

    /**
     * @param inbox what the keyboard says
     */
    ConsentDialog(
            String cloud,
            Access.Consent consent,
            Authorization authorization,
            PrintWriter out,
            BlockingQueue<Heard> inbox) {
        this.cloud = cloud;
        this.consent = consent;
        this.authorization = authorization;
        this.out = out;
        this.inbox = inbox;
    }

    /**
     * Asks, waits and stores.
     *
     * @throws CommandFailedException if there are no tokens in the end
     */
    void hold() throws CommandFailedException, InterruptedException {
        checkStorage();
        out.println("Cloud " + cloud + ": open this page, log in as the owner of the plants, select them and agree:");
        out.println();
        out.println("  " + consent.authorizeUrl());
        out.println();
        redeem(code());
        out.println(
                "Cloud " + cloud + ": the consent is stored. See with check what there is to read; a bridge that runs "
                        + "with this configuration goes on by itself.");
        out.flush();
    }

    private void checkStorage() throws CommandFailedException {
        try {
            authorization.checkStorage();
        } catch (IOException e) {
            throw failed(
                    "the tokens could not be kept: " + e + ". Make the state directory writable for the user of this "
                            + "program, see that the disk is not full, and run authorize again. Nobody was asked yet, so nothing is "
                            + "lost.");
        }
    }

    private Secret code() throws CommandFailedException, InterruptedException {
        URI redirectUri = URI.create(consent.redirectUri());
        if (!RedirectListener.canListenAt(redirectUri)) {
            ask("Then the browser goes to " + redirectUri + ".");
            return heard(false);
        }
        try (RedirectListener listener = RedirectListener.start(redirectUri, inbox)) {
            out.println(
                    "Then the browser comes back to " + listener.redirectUri() + ", where this program waits for it.");
            ask("If it cannot be reached there, because the browser runs on another machine:");
            return heard(true);
        } catch (IOException e) {
            ask("The browser then goes to " + redirectUri + ", but this program cannot wait for it there ("
                    + e.getMessage() + "): another program uses the port, or it takes more rights.");
            return heard(false);
        }
    }

    private void ask(String situation) {
        out.println(situation + " Paste the whole address that it shows then, or the code in it:");
        out.flush();
    }

    private Secret heard(boolean listening) throws CommandFailedException, InterruptedException {
        while (true) {
            Heard heard = inbox.take();
            Optional<Secret> code = code(heard);
            if (code.isPresent()) {
                return code.get();
            }
            refuseIfOver(heard, listening);
            if (!heard.text().isBlank()) {
                ask("There is no code in that.");
            }
        }
    }

    private static Optional<Secret> code(Heard heard) {
        return switch (heard.source()) {
            case BROWSER -> ConsentAnswer.code(heard.text());
            case KEYBOARD -> ConsentAnswer.pastedCode(heard.text().strip());
            case KEYBOARD_ENDED -> Optional.empty();
        };
    }

    private void refuseIfOver(Heard heard, boolean listening) throws CommandFailedException {
        boolean refused = switch (heard.source()) {
            case BROWSER -> true;
            case KEYBOARD -> ConsentAnswer.isRefusal(heard.text().strip(), consent.redirectUri());
            case KEYBOARD_ENDED -> false;
        };
        if (refused) {
            throw failed("the browser came back without a code: the owner did not agree. Nothing has changed.");
        }
        if (heard.source() == Heard.Source.KEYBOARD_ENDED && !listening) {
            throw failed(
                    "the input ended before there was a code. Run authorize again where something can be pasted (in "
                            + "Docker with -it).");
        }
    }

    private void redeem(Secret code) throws CommandFailedException {
        try {
            authorization.redeem(code, consent.redirectUri());
        } catch (CloudException.Rejected | CloudException.BadRequest | CloudException.NotAllowed e) {
            throw failed(String.valueOf(e.getMessage()));
        } catch (CloudException e) {
            throw failed(
                    e.getMessage() + " The code may still be good, up to 30 minutes after the consent: run authorize "
                            + "again and paste it.");
        } catch (IOException e) {
            throw failed(
                    "the tokens could not be kept: " + e + ". Make the state directory writable for the user of this "
                            + "program, see that the disk is not full, then run authorize again and consent once more.");
        }
    }

    private CommandFailedException failed(String sentence) {
        return new CommandFailedException("Cloud " + cloud + ": " + sentence);
    }
}
