package cognitosync.journey.cloud;

import cognitosync.journey.browser.BrowserDevice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.support.ui.FluentWait;

/** The mail that the local user pools have sent. */
public record Inbox(URI apiEndpoint) {

    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One mail; the kind is {@code sign-up}, {@code resend} or {@code forgot-password}. */
    record Message(String kind, String code) {}

    /** The code of the newest mail of this kind, once there is one. */
    public String code(String email, String kind) {
        try {
            return new FluentWait<>(this)
                    .withTimeout(BrowserDevice.PATIENCE)
                    .pollingEvery(Duration.ofMillis(100))
                    .until(inbox -> inbox.messages(email).stream()
                            .filter(message -> message.kind().equals(kind))
                            .map(Message::code)
                            .reduce((older, newer) -> newer)
                            .orElse(null));
        } catch (TimeoutException e) {
            throw new AssertionError("No %s mail came for %s".formatted(kind, email), e);
        }
    }

    /** Oldest first. */
    List<Message> messages(String email) {
        URI mail = apiEndpoint.resolve("/_local/mail?to=" + URLEncoder.encode(email, StandardCharsets.UTF_8));
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(mail).timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("%s answered %d: %s".formatted(mail, answer.statusCode(), answer.body()));
            }
            List<Message> messages = new ArrayList<>();
            for (JsonNode message : JSON.readTree(answer.body()).path("messages")) {
                messages.add(new Message(
                        message.path("kind").asText(), message.path("code").asText()));
            }
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException("The inbox could not be read from " + mail, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Reading " + mail + " was interrupted", e);
        }
    }
}
