package cognitosync.device.doctor;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.failure.Reason;
import cognitosync.device.messages.Messages;
import cognitosync.device.signin.BoundedBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Fetches pages as a browser does, without following redirects: where one leads is part of the finding. */
public final class Pages {
    private static final int LONGEST = 1024 * 1024;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Duration timeout;

    /** With a time-out for each page, to its last byte. */
    public Pages(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * A response.
     *
     * @param address the requested one
     * @param answer status and headers
     * @param text the body
     */
    record Page(URI address, HttpResponse<?> answer, String text) {
        int status() {
            return answer.statusCode();
        }

        /** A header's value; empty if it is missing. */
        String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }

        /** The target of a redirect; without one, the address itself. */
        URI location() {
            return address.resolve(header("Location"));
        }

        boolean isHtml() {
            return status() == 200 && header("Content-Type").startsWith("text/html");
        }

        /** Explains why a bucket does not serve the page. */
        String refusal(String what) {
            return switch (status()) {
                case 200 -> Messages.text("doctor.status.200", what, address);
                case 301, 307 -> Messages.text("doctor.status.moved", what, address, status());
                case 403 -> Messages.text("doctor.status.403", what, address, status());
                case 404 -> Messages.text("doctor.status.404", what, address, status());
                default -> Messages.text("doctor.status", what, address, status());
            };
        }
    }

    Duration timeout() {
        return timeout;
    }

    Page get(URI address) {
        return sent(HttpRequest.newBuilder(address)
                .header("Accept", "text/html,application/json;q=0.9,*/*;q=0.8")
                .build());
    }

    /** Posts JSON, without a signature. */
    Page post(URI address, String json) {
        return sent(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private Page sent(HttpRequest request) {
        URI address = request.uri();
        try {
            HttpResponse<byte[]> answer = BoundedBody.send(http, request, LONGEST, timeout);
            return new Page(address, answer, new String(answer.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new DeviceException(
                    DeviceException.Kind.NETWORK,
                    Messages.text(
                            "doctor.no-response", address.getScheme() + "://" + address.getAuthority(), Reason.of(e)),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(DeviceException.Kind.NETWORK, Messages.text("command.interrupted"), e);
        }
    }
}
