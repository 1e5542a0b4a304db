package cognitosync.device.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.failure.DeviceException;
import cognitosync.device.files.PrivateFiles;
import cognitosync.device.stack.Backend;
import cognitosync.device.stack.LocalCloud;
import cognitosync.device.stack.Stack;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sign-in domain that does not answer as it should. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TokenEndpointIT {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final long ENDLESS = 0;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer domain;

    @TempDir
    Path folder;

    @BeforeEach
    void listen() throws IOException {
        domain = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        domain.setExecutor(threads);
        domain.start();
    }

    @AfterEach
    void end() {
        over.countDown();
        domain.stop(0);
        threads.shutdownNow();
    }

    @Test
    void answerThatStopsAfterItsHeaders_isWaitedForOnlySoLong() {
        domain.createContext("/oauth2/token", exchange -> {
            exchange.sendResponseHeaders(200, ENDLESS);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
            exchange.close();
        });
        refuses(Duration.ofSeconds(3), "did not respond (no response in time)");
    }

    @Test
    void answerWithoutEnd_isGivenUp() {
        domain.createContext("/oauth2/token", exchange -> {
            exchange.sendResponseHeaders(200, ENDLESS);
            try (OutputStream body = exchange.getResponseBody()) {
                while (over.getCount() > 0) {
                    body.write(new byte[8192]);
                }
            }
        });
        refuses(Duration.ofSeconds(100), "did not respond (the response is longer than 65536 bytes)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                200 | <html>Sign in to this network</html>
                200 | ''
                200 | null
                200 | {}
                302 | ''
                400 | <html>Bad request</html>
                403 | <html>Forbidden</html>
                407 | ''
                503 | <html>Service Unavailable</html>
                """)
    void answerInPlaceOfTheDomain_endsNoSignIn(int status, String body) {
        for (String path : List.of("/oauth2/token", "/oauth2/revoke")) {
            domain.createContext(path, exchange -> {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
        }
        refuses(Duration.ofSeconds(100), "responded instead (HTTP " + status + ")");
        if (status != 200 || !body.isEmpty()) {
            assertThatExceptionOfType(DeviceException.class)
                    .isThrownBy(() -> new TokenEndpoint(domain(), "client", Duration.ofSeconds(100)).revoke("token"))
                    .withMessageContaining("responded instead (HTTP " + status + ")");
        }
        PrivateFiles files = new PrivateFiles(folder.resolve("home"));
        new SignInFile(files, stack()).write(signIn("kept"));
        try (AwsClients clients = new AwsClients(stack())) {
            Account account = new Account(stack(), clients, files, () -> NOW);
            assertThatExceptionOfType(DeviceException.class).isThrownBy(account::resolveCredentials);
            assertThat(account.isSignedIn()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_request", "invalid_client", "unauthorized_client"})
    void errorOtherThanInvalidGrant_endsNoSignIn(String error) {
        answerToken("{\"error\":\"" + error + "\"}");
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> new TokenEndpoint(domain(), "client", Duration.ofSeconds(100)).refresh("token"))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(DeviceException.Kind.SERVICE));
    }

    @Test
    void invalidGrant_endsTheSignIn() {
        answerToken("{\"error\":\"invalid_grant\"}");
        assertThat(new TokenEndpoint(domain(), "client", Duration.ofSeconds(100)).refresh("token"))
                .isEmpty();
    }

    private void answerToken(String json) {
        domain.createContext("/oauth2/token", exchange -> {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(400, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void refuses(Duration timeout, String sentence) {
        TokenEndpoint endpoint = new TokenEndpoint(domain(), "client", timeout);
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> endpoint.refresh("token"))
                .withMessageContaining(sentence)
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.kind()).isEqualTo(DeviceException.Kind.NETWORK));
    }

    @Test
    void signInOverAnother_revokesTheOneBefore() {
        List<String> revoked = new CopyOnWriteArrayList<>();
        domain.createContext("/oauth2/revoke", exchange -> {
            revoked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        PrivateFiles files = new PrivateFiles(folder.resolve("home"));
        try (AwsClients clients = new AwsClients(stack())) {
            Account account = new Account(stack(), clients, files, () -> NOW);
            assertThat(account.keep(signIn("first"))).isEmpty();
            assertThat(revoked).isEmpty();
            assertThat(account.keep(signIn("second"))).isEmpty();
            assertThat(revoked).containsExactly("token=refresh-first&client_id=client");
            assertThat(account.person()).startsWith("second");
        }
    }

    /** While the sign-in domain is asked for fresh tokens, others use the file. */
    @ParameterizedTest
    @ValueSource(strings = {"sign-out", "sign-in", "write"})
    void renewalThatHangs_keepsNobodyWaiting_andWritesOverNothing(String beside) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        List<String> revoked = new CopyOnWriteArrayList<>();
        domain.createContext("/oauth2/revoke", exchange -> {
            revoked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        domain.createContext("/oauth2/token", exchange -> {
            asked.countDown();
            try {
                mayAnswer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            byte[] answer = "{\"id_token\":\"a.e30.c\",\"refresh_token\":\"rotated\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        PrivateFiles files = new PrivateFiles(folder.resolve("home"));
        SignInFile file = new SignInFile(files, stack());
        file.write(signIn("first"));
        try (AwsClients clients = new AwsClients(stack())) {
            Account account = new Account(stack(), clients, files, () -> NOW);
            Future<?> renewal = threads.submit(account::resolveCredentials);
            asked.await();
            switch (beside) {
                case "sign-out" -> assertThat(account.signOut()).isTrue();
                case "sign-in" -> assertThat(account.keep(signIn("second"))).isEmpty();
                default ->
                    files.locked(() -> {
                        files.write("datasets/any.json", "{}");
                        return "written";
                    });
            }
            assertThat(renewal.isDone()).isFalse();
            mayAnswer.countDown();
            // Nothing gives credentials here, so that is as far as it gets.
            assertThatThrownBy(renewal::get)
                    .hasMessageContaining(
                            beside.equals("write")
                                    ? "Service: CognitoIdentity"
                                    : "changed while the command was running");
        }
        Optional<String> now = file.read().map(signIn -> signIn.tokens().refreshToken());
        switch (beside) {
            case "sign-out" -> assertThat(now).isEmpty();
            case "sign-in" -> assertThat(now).contains("refresh-second");
            default -> assertThat(now).contains("rotated");
        }
        if (!beside.equals("write")) {
            // Of what came too late, nothing is left that could renew.
            assertThat(revoked)
                    .containsExactly("token=refresh-first&client_id=client", "token=rotated&client_id=client");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirect_takesNoTokenElsewhere(int status) {
        List<String> heard = new CopyOnWriteArrayList<>();
        domain.createContext("/elsewhere", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        for (String path : List.of("/oauth2/token", "/oauth2/revoke")) {
            domain.createContext(path, exchange -> {
                exchange.getResponseHeaders().set("Location", domain() + "/elsewhere");
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
        }
        TokenEndpoint endpoint = new TokenEndpoint(domain(), "client", Duration.ofSeconds(100));
        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> endpoint.refresh("token"));
        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> endpoint.revoke("token"));
        assertThat(heard).isEmpty();
    }

    /** An outputs file with the right ids and an attacker's addresses gets no token, not even through a new sign-in. */
    @Test
    void domainThatTheSignInDidNotComeFrom_hearsNothingOfIt() throws IOException {
        List<String> revoked = new CopyOnWriteArrayList<>();
        domain.createContext("/oauth2/revoke", exchange -> {
            revoked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        HttpServer foreign = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> heard = new CopyOnWriteArrayList<>();
        foreign.createContext("/", exchange -> {
            heard.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        foreign.start();
        URI elsewhere = URI.create("http://localhost:" + foreign.getAddress().getPort());
        PrivateFiles files = new PrivateFiles(folder.resolve("home"));
        try {
            for (Stack other :
                    List.of(stack(elsewhere, URI.create(domain())), stack(URI.create(domain()), elsewhere))) {
                new SignInFile(files, stack()).write(signIn("first"));
                try (AwsClients clients = new AwsClients(other)) {
                    Account account = new Account(other, clients, files, () -> NOW);
                    assertThatExceptionOfType(DeviceException.class).isThrownBy(account::resolveCredentials);
                    assertThatExceptionOfType(DeviceException.class).isThrownBy(account::renewCredentials);
                    assertThatExceptionOfType(DeviceException.class).isThrownBy(account::signOut);
                    assertThat(revoked).isEmpty();
                    // Signing in anew there revokes the one before where that came from.
                    assertThat(account.keep(signIn("second"))).isEmpty();
                }
                assertThat(revoked).containsExactly("token=refresh-first&client_id=client");
                revoked.clear();
            }
            assertThat(heard).isEmpty();
        } finally {
            foreign.stop(0);
        }
    }

    @Test
    void refreshTokenThatIsRefused_endsOnlyItsOwnSignIn() {
        PrivateFiles files = new PrivateFiles(folder.resolve("home"));
        SignInFile file = new SignInFile(files, stack());
        file.write(signIn("first"));
        domain.createContext("/oauth2/token", exchange -> {
            file.write(signIn("second"));
            byte[] bytes = "{\"error\":\"invalid_grant\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(400, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        try (AwsClients clients = new AwsClients(stack())) {
            Account account = new Account(stack(), clients, files, () -> NOW);
            assertThatExceptionOfType(DeviceException.class).isThrownBy(account::resolveCredentials);
            assertThat(account.person()).startsWith("second");
        }
    }

    private SignIn signIn(String name) {
        return new SignIn(
                Optional.of(new Origin(
                        new TokenSource.Domain(domain()),
                        domain(),
                        "eu-west-1",
                        "eu-west-1_AbC",
                        "client",
                        "eu-west-1:0")),
                new Tokens("id", "refresh-" + name, NOW),
                name,
                name + "@example.com",
                "eu-west-1:1",
                Optional.empty());
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String domain() {
        return "http://localhost:" + domain.getAddress().getPort();
    }

    private Stack stack() {
        URI address = URI.create(domain());
        return stack(address, address);
    }

    private Stack stack(URI domain, URI api) {
        return new Stack(
                "CognitoSync",
                domain,
                domain,
                Optional.of(domain),
                "eu-west-1_AbC",
                "client",
                "eu-west-1:0",
                "eu-west-1",
                new Backend.CognitoSync(),
                Optional.empty(),
                Optional.of(new LocalCloud(api, folder, folder)));
    }
}
