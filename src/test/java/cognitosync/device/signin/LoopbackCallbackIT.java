package cognitosync.device.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cognitosync.device.DeviceCloud;
import cognitosync.device.failure.DeviceException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes back to the port that a sign-in waits at. */
@Timeout(120)
class LoopbackCallbackIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI callback = URI.create(DeviceCloud.unusedCallback());
    private final AuthorizationRequest request =
            new AuthorizationRequest(URI.create("http://localhost:1"), callback, "our-state", "nonce", Pkce.random());

    @AutoClose
    private LoopbackCallback listening;

    @BeforeEach
    void listen() {
        listening = LoopbackCallback.listen(request);
    }

    @Test
    void firstAnswerAlone_isHeard() throws Exception {
        HttpResponse<String> first = get(callback + "?code=first&state=our-state");
        HttpResponse<String> second = get(callback + "?code=second&state=our-state");
        assertThat(listening.code(PATIENCE)).isEqualTo("first");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("You are signed in").doesNotContain("first", "our-state");
        assertThat(first.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'sha256-" + sha256(scriptOf(first.body())) + "';");
        assertThat(first.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(second.statusCode()).isEqualTo(400);
    }

    @RepeatedTest(20)
    void portClosedAtTheAnswer_hasGivenThePageBefore() {
        URI answer = URI.create(callback + "?code=ours&state=our-state");
        CompletableFuture<HttpResponse<String>> page = HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(answer).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(listening.code(PATIENCE)).isEqualTo("ours");
        listening.close();
        assertThat(page.join().body()).contains("You are signed in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/elsewhere?code=x&state=our-state", "?code=x", "?code=x&state=other", "?code=x&state="})
    void anybodyElse_isRefusedAndWaitedPast(String end) throws Exception {
        assertThat(get(callback + end).statusCode()).isIn(400, 404);
        assertThat(get(callback + "?code=ours&state=our-state").statusCode()).isEqualTo(200);
        assertThat(listening.code(PATIENCE)).isEqualTo("ours");
    }

    /** A page of another origin that got its name resolved to this machine sends its own name. */
    @Test
    void otherHostAndOtherMethod_areRefused() throws Exception {
        String path = callback.getPath() + "?code=x&state=our-state";
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404");
        assertThat(raw("POST " + path + " HTTP/1.1\r\nHost: " + callback.getAuthority()
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404");
        assertThat(get(callback + "?code=ours&state=our-state").statusCode()).isEqualTo(200);
        assertThat(listening.code(PATIENCE)).isEqualTo("ours");
    }

    @Test
    void connectionThatStopsHalfway_keepsNobodyOut() throws Exception {
        try (Socket stalled = new Socket("localhost", callback.getPort())) {
            stalled.getOutputStream().write("GET /signed-in?co".getBytes(StandardCharsets.US_ASCII));
            stalled.getOutputStream().flush();
            assertThat(get(callback + "?code=ours&state=our-state").statusCode())
                    .isEqualTo(200);
            assertThat(listening.code(PATIENCE)).isEqualTo("ours");
        }
    }

    @Test
    void refusalOfTheSignInPages_isToldWithoutControlCharacters() throws Exception {
        get(callback + "?error=access_denied&error_description=no%1b%5B2J%0Away&state=our-state");
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> listening.code(PATIENCE))
                .withMessage("Sign-in was refused: access_denied no[2Jway. Run `device sign-in` again.");
    }

    @Test
    void secondProcess_isToldThatThePortIsTaken() {
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> LoopbackCallback.listen(request))
                .withMessageContaining("Port " + callback.getPort() + " on this machine")
                .withMessageContaining("-c deviceCallback");
    }

    @Test
    void otherMachines_reachNothing() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        for (InetAddress other : others) {
            assertThatExceptionOfType(ConnectException.class)
                    .as("%s", other)
                    .isThrownBy(() -> new Socket(other, callback.getPort()).close());
        }
    }

    /** The only script of the page, which takes code and state out of the address. */
    private static String scriptOf(String page) {
        assertThat(page.split("<script", -1)).hasSize(2);
        String script = page.substring(page.indexOf("<script>") + "<script>".length(), page.indexOf("</script>"));
        assertThat(script).isEqualTo("history.replaceState(null, \"\", location.pathname)");
        return script;
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .timeout(PATIENCE)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private String raw(String text) throws IOException {
        try (Socket socket = new Socket("localhost", callback.getPort())) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
