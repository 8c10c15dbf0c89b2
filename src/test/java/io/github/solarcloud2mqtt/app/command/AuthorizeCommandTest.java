package io.github.solarcloud2mqtt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.solarcloud2mqtt.app.Main;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class AuthorizeCommandTest {

    private static final String CODE = "q7Zx2p";
    private static final String TOKENS = "{\"result_code\":\"1\",\"result_data\":{\"access_token\":\"access-8Kd1\","
            + "\"refresh_token\":\"refresh-5Tn3\",\"expires_in\":172799}}";
    private static final String PAGE =
            "https://web3.example/#/authorized-app?cloudId=3&applicationId=1234&redirectUrl=x";
    private static final String ELSEWHERE = "https://example.org/callback";
    private static final String STORED = "Cloud home: the consent is stored. Run check to see what can be read; "
            + "a bridge that runs with this configuration continues automatically.\n";

    @TempDir
    private Path folder;

    private final MockWebServer gateway = new MockWebServer();
    private final InputStream keyboardBefore = System.in;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level levelBefore = root.getLevel();

    @BeforeEach
    void start() throws IOException {
        gateway.start();
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        root.setLevel(levelBefore);
        System.setIn(keyboardBefore);
        gateway.close();
    }

    private void answer(String body) {
        gateway.enqueue(new MockResponse.Builder().body(body).build());
    }

    private static String cloud(String name, String gateway, String redirectUri) {
        return """
                clouds.%s {
                  base-url = "%s", app-key = app-key-4Lw9, secret-key = secret-key-6Hs2, timeout = 2s
                  auth { method = oauth2, application-id = 1234, redirect-uri = "%s", authorize-url = "%s" }
                }
                """.formatted(name, gateway, redirectUri, PAGE);
    }

    private Path configuration(String clouds) {
        try {
            return Files.writeString(
                    folder.resolve("config.conf"), clouds + "state-directory = \"" + folder.resolve("state") + "\"\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Console authorize(String redirectUri, String typed) {
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        Path configuration = configuration(cloud("home", gateway.url("/").toString(), redirectUri));
        Console console = Console.run("authorize", "--log-level", "trace", "--config", configuration.toString());
        assertNoSecretIsShown(console);
        return console;
    }

    private void assertNoSecretIsShown(Console console) {
        String everything = console.out() + console.err();
        for (ILoggingEvent line : log.list) {
            everything += line.getFormattedMessage() + "\n";
        }
        assertThat(everything).doesNotContain(CODE, "access-8Kd1", "refresh-5Tn3", "app-key-4Lw9", "secret-key-6Hs2");
    }

    private String stored() throws IOException {
        return Files.readString(folder.resolve("state/consent-home.json"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CODE,
                "  " + CODE + "  ",
                ELSEWHERE + "?code=" + CODE,
                ELSEWHERE + "?x=y&code=" + CODE + "&z=1",
                ELSEWHERE + "?code=q7Zx%32p#/",
                "\n\nwhat now?\n" + CODE
            })
    void aPastedCodeOrAddressIsExchangedAndStored(String typed) throws Exception {
        answer(TOKENS);
        Console console = authorize(ELSEWHERE, typed + "\n");
        assertThat(console.out().replaceFirst("&state=[0-9a-f-]{36}\n", "&state=x\n"))
                .startsWith(
                        "Cloud home: open this page, log in as the owner of the plants, select them and agree:\n\n  "
                                + PAGE + "&state=x\n\nThe browser is then redirected to " + ELSEWHERE
                                + ". Paste the whole address that it shows then, or the code in it:\n")
                .endsWith(STORED);
        assertThat(console.err()).isEmpty();
        assertThat(console.exitCode()).isZero();
        RecordedRequest request = gateway.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/openapi/apiManage/token");
        assertThat(Objects.requireNonNull(request.getBody()).utf8())
                .isEqualTo("{\"appkey\":\"app-key-4Lw9\",\"grant_type\":\"authorization_code\",\"code\":\"" + CODE
                        + "\",\"redirect_uri\":\"" + ELSEWHERE + "\"}");
        assertThat(stored()).contains("access-8Kd1", "refresh-5Tn3");
    }

    @Test
    void anInputWithoutACodeIsRequestedAgain() {
        answer(TOKENS);
        assertThat(authorize(ELSEWHERE, "what now?\nhttps://example.com/?a=b\n" + CODE + "\n")
                        .out())
                .contains("There is no code in that. Paste the whole address that it shows then, or the code in it:\n"
                        .repeat(2));
    }

    @Test
    void theBrowserIsRedirectedToThisMachine() throws Exception {
        answer(TOKENS);
        String redirectUri = "http://localhost:" + freePort() + "/call/back";
        try (PipedOutputStream silent = new PipedOutputStream();
                PipedInputStream keyboard = new PipedInputStream(silent)) {
            System.setIn(keyboard);
            CompletableFuture<Console> console = background(redirectUri);
            assertThat(visit(redirectUri.replace("/call/back", "/favicon.ico")))
                    .isEqualTo("404 There is nothing here.");
            assertThat(visit(redirectUri + "?code=" + CODE))
                    .isEqualTo("200 Thank you, your consent was received. Close this page and read the result "
                            + "in the terminal.");
            Console done = console.get(20, TimeUnit.SECONDS);
            assertThat(done.out())
                    .contains("The browser is then redirected to " + redirectUri
                            + ", where this program waits for it.\nIf that does not work, because the browser "
                            + "runs on another machine: Paste the whole "
                            + "address that it shows then, or the code in it:\n")
                    .endsWith(STORED);
            assertThat(done.exitCode()).isZero();
            assertNoSecretIsShown(done);
        }
        assertThat(stored()).contains("access-8Kd1");
    }

    @Test
    void whatIsNotTheBrowserWithTheCodeChangesNothing() throws Exception {
        answer(TOKENS);
        System.setIn(InputStream.nullInputStream());
        int port = freePort();
        String redirectUri = "http://localhost:" + port + "/cb";
        CompletableFuture<Console> console = background(redirectUri);
        assertThat(visit(redirectUri))
                .isEqualTo("200 This address contains no consent, so nothing has changed. Close this page.");
        assertThat(visit(redirectUri + "?state=1&code=forged"))
                .isEqualTo("400 This address belongs to another request for consent, so nothing has changed.");
        assertThat(visit("http://127.0.0.1:" + port + "/cb?code=forged"))
                .isEqualTo("421 This is not the host of the redirect URI.");
        assertThat(send(HttpRequest.newBuilder(URI.create(redirectUri + "?code=forged"))
                        .POST(HttpRequest.BodyPublishers.noBody())))
                .isEqualTo("405 Only GET is allowed here.");
        assertThat(send(HttpRequest.newBuilder(URI.create(redirectUri + "?code=forged"))
                        .header("Sec-Fetch-Mode", "no-cors")))
                .isEqualTo("403 This address is for a page of its own, not for a part of another one.");
        try (Socket half = new Socket(InetAddress.getLoopbackAddress(), port)) {
            half.getOutputStream().write("GET /cb?code=ha".getBytes(StandardCharsets.UTF_8));
            assertThat(visit(redirectUri + "?code=" + CODE)).startsWith("200 Thank you, your consent was received.");
            assertThat(console.get(20, TimeUnit.SECONDS).exitCode()).isZero();
        }
        assertThat(gateway.getRequestCount()).isEqualTo(1);
        assertThat(Objects.requireNonNull(gateway.takeRequest().getBody()).utf8())
                .contains("\"code\":\"" + CODE + "\"");
    }

    @Test
    void aRequestsStateMayComeBack() throws Exception {
        answer(TOKENS);
        try (PipedOutputStream typing = new PipedOutputStream();
                PipedInputStream keyboard = new PipedInputStream(typing)) {
            System.setIn(keyboard);
            String redirectUri = "http://localhost:" + freePort() + "/cb";
            Path configuration = configuration(cloud("home", gateway.url("/").toString(), redirectUri));
            StringWriter out = new StringWriter();
            CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> Main.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .execute("authorize", "--config", configuration.toString()));
            visit(redirectUri);
            String state = out.toString().replaceFirst("(?s).*&state=([0-9a-f-]{36})\n.*", "$1");
            assertThat(visit(redirectUri + "?code=" + CODE + "&state=" + state)).startsWith("200 Thank you");
            assertThat(exitCode.get(20, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void withoutAKeyboardTheBrowserIsStillAwaited() throws Exception {
        answer(TOKENS);
        System.setIn(InputStream.nullInputStream());
        String redirectUri = "http://127.0.0.1:" + freePort();
        CompletableFuture<Console> console = background(redirectUri);
        visit(redirectUri + "/?code=" + CODE);
        assertThat(console.get(20, TimeUnit.SECONDS).exitCode()).isZero();
    }

    @Test
    void theCodeCanBePastedWhileWaitingForTheBrowser() throws Exception {
        answer(TOKENS);
        assertThat(authorize("http://localhost:" + freePort() + "/", CODE + "\n")
                        .exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?error=access_denied", "?x=1&error=x"})
    void aDeclinedConsentEndsTheCommand(String query) throws Exception {
        System.setIn(InputStream.nullInputStream());
        String redirectUri = "http://localhost:" + freePort() + "/cb";
        CompletableFuture<Console> console = background(redirectUri);
        assertThat(visit(redirectUri + query))
                .isEqualTo("200 This address contains no consent, so nothing has changed. Close this page.");
        Console done = console.get(20, TimeUnit.SECONDS);
        assertThat(done.err())
                .isEqualTo("Cloud home: the browser came back without a code: the owner did not agree. Nothing has "
                        + "changed.\n");
        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(gateway.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {ELSEWHERE + "?error=access_denied", "https://other.example/?error=x"})
    void aPastedRefusalEndsTheCommand(String address) {
        Console console = authorize(ELSEWHERE, address + "\n");
        assertThat(console.err()).contains("the owner did not agree");
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void theEndOfTheInputEndsTheCommand() {
        Console console = authorize(ELSEWHERE, "");
        assertThat(console.err())
                .isEqualTo(
                        "Cloud home: the input ended before there was a code. Run authorize again where something can be "
                                + "pasted (in Docker with -it).\n");
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void ifThePortIsInUseTheCodeCanBePasted() throws Exception {
        answer(TOKENS);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String redirectUri = "http://127.0.0.1:" + taken.getLocalPort() + "/cb";
            Console console = authorize(redirectUri, redirectUri + "?code=" + CODE + "\n");
            assertThat(console.out())
                    .contains("The browser is then redirected to " + redirectUri
                            + ", but this program cannot wait for it there "
                            + "(Address already in use): another program uses the port, or the port needs more "
                            + "rights. Paste the "
                            + "whole address that it shows then, or the code in it:\n");
            assertThat(console.exitCode()).isZero();
        }
    }

    @Test
    void aRefusedCodeIsReportedInASentence() {
        answer("{\"result_code\":\"5\",\"result_msg\":\"redirect of " + CODE + "\"}");
        Console console = authorize(ELSEWHERE, CODE + "\n");
        assertThat(console.err())
                .isEqualTo("Cloud home: iSolarCloud expects another redirect URL. Make redirect-uri exactly the "
                        + "same as the application's Redirect URL in the developer portal, then run "
                        + "authorize again. (code 5 \"redirect of ***\", token)\n");
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void aCodeThatMayStillBeValidIsReported() {
        answer("{\"result_code\":\"-1\"}");
        Console console = authorize(ELSEWHERE, CODE + "\n");
        assertThat(console.err())
                .endsWith(" The code may still be valid, up to 30 minutes after the consent: run authorize again "
                        + "and paste "
                        + "it; if it is refused then, consent once more.\n");
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void theOwnerIsNotAskedIfTokensCannotBeStored() throws IOException {
        Files.writeString(folder.resolve("state"), "a file where the folder should be");
        Console console = authorize(ELSEWHERE, CODE + "\n");
        assertThat(console.out()).isEmpty();
        assertThat(console.err())
                .startsWith("Cloud home: the tokens could not be stored: ")
                .contains(folder.resolve("state").toString())
                .endsWith("Make the state directory writable for the user of this program, check that the disk is "
                        + "not full, "
                        + "and run authorize again. The owner was not asked yet, so nothing is lost.\n");
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void tokensThatCannotBeStoredAreReported() throws IOException {
        answer(TOKENS);
        Files.createDirectories(folder.resolve("state/consent-home.json.new/x"));
        Console console = authorize(ELSEWHERE, CODE + "\n");
        assertThat(console.err())
                .startsWith("Cloud home: the tokens could not be stored: ")
                .endsWith("then run authorize again and consent once more.\n");
        assertThat(console.exitCode()).isEqualTo(1);
    }

    @Test
    void allCloudsAreAuthorizedUnlessOneIsNamed() {
        String url = gateway.url("/").toString();
        String clouds = cloud("a", url, ELSEWHERE) + cloud("b", url, ELSEWHERE);
        String file = configuration(clouds).toString();
        answer(TOKENS);
        answer("{\"result_code\":\"2\"}");
        System.setIn(new ByteArrayInputStream("code1\ncode2\n".getBytes(StandardCharsets.UTF_8)));
        Console both = Console.run("authorize", "--config", file);
        assertThat(both.out()).contains("Cloud a: the consent is stored.", "Cloud b: open this page");
        assertThat(both.err()).startsWith("Cloud b: iSolarCloud does not accept the code.");
        assertThat(both.exitCode()).isEqualTo(1);
        answer(TOKENS);
        System.setIn(new ByteArrayInputStream("code3\n".getBytes(StandardCharsets.UTF_8)));
        Console one = Console.run("authorize", "b", "--config", file);
        assertThat(one.out()).contains("Cloud b: the consent is stored.").doesNotContain("Cloud a");
        assertThat(one.exitCode()).isZero();
        assertThat(Console.run("authorize", "c", "--config", file).err())
                .startsWith("There is no cloud c with auth.method = oauth2 in the configuration. There are: a, b.\n");
    }

    @Test
    void theEndOfTheInputAppliesToAllClouds() {
        String url = gateway.url("/").toString();
        System.setIn(new ByteArrayInputStream(new byte[0]));
        Console console = Console.run(
                "authorize",
                "--config",
                configuration(cloud("a", url, ELSEWHERE) + cloud("b", url, ELSEWHERE))
                        .toString());
        assertThat(console.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("Cloud a: the input ended before there was a code."))
                .anyMatch(line -> line.startsWith("Cloud b: the input ended before there was a code."));
    }

    @Test
    void aConfigurationWithoutOAuthCloudsIsRefused() {
        String file = configuration(
                        "clouds.x { region = europe, app-key = k, secret-key = s\nauth { user = u, password = p } }\n")
                .toString();
        Console console = Console.run("authorize", "--config", file);
        assertThat(console.err()).startsWith("There is no cloud with auth.method = oauth2 in the configuration.\n");
        assertThat(console.exitCode()).isEqualTo(2);
    }

    @Test
    void checkReportsAMissingConsent() {
        String file = configuration(cloud("home", gateway.url("/").toString(), ELSEWHERE))
                .toString();
        Console console = Console.run("check", "--config", file);
        assertThat(console.out())
                .contains(
                        "Cloud home (isolarcloud): There is no consent yet to read the plants. Run \"authorize home\" with "
                                + "this configuration; the bridge then continues automatically.\n")
                .endsWith(
                        "- Cloud home: does not work. There is no consent yet to read the plants. Run \"authorize home\" "
                                + "with this configuration; the bridge then continues automatically.\n");
        assertThat(console.exitCode()).isEqualTo(1);
        assertThat(gateway.getRequestCount()).isZero();
    }

    private CompletableFuture<Console> background(String redirectUri) {
        String file = configuration(cloud("home", gateway.url("/").toString(), redirectUri))
                .toString();
        return CompletableFuture.supplyAsync(() -> Console.run("authorize", "--config", file));
    }

    private static String send(HttpRequest.Builder request) throws InterruptedException, IOException {
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    /** The page that a browser shows; the request waits until the listener is open. */
    private static String visit(String address) throws InterruptedException, IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); ; ) {
            try {
                HttpResponse<String> response =
                        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                return response.statusCode() + " " + response.body();
            } catch (ConnectException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }
}
