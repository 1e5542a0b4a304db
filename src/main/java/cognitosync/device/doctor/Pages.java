package cognitosync.device.doctor;

import cognitosync.device.signin.BoundedBody;
import cognitosync.device.terminal.DeviceException;
import cognitosync.device.terminal.ExitCode;
import cognitosync.device.terminal.Reason;
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
    private final Duration patience;

    /** Waits so long for a page, to its last byte. */
    public Pages(Duration patience) {
        this.patience = patience;
    }

    /**
     * What came.
     *
     * @param address what was asked for
     * @param answer status and headers
     * @param text the body
     */
    record Page(URI address, HttpResponse<?> answer, String text) {
        int status() {
            return answer.statusCode();
        }

        /** A header's value, empty where it is not there. */
        String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }

        /** Where it sends the browser; itself where it does not. */
        URI location() {
            return address.resolve(header("Location"));
        }

        boolean isHtml() {
            return status() == 200 && header("Content-Type").startsWith("text/html");
        }
    }

    Page get(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "text/html,application/json;q=0.9,*/*;q=0.8")
                .build();
        try {
            HttpResponse<byte[]> answer = BoundedBody.send(http, request, LONGEST, patience);
            return new Page(address, answer, new String(answer.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new DeviceException(
                    ExitCode.UNREACHABLE,
                    address.getScheme() + "://" + address.getAuthority() + " does not answer (" + Reason.of(e)
                            + "); check the network, and that the stack is deployed.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(ExitCode.UNREACHABLE, "Interrupted; run doctor again.", e);
        }
    }
}
