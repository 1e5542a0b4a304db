package cognitosync.device.doctor;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.failure.Reason;
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

    /** Waits so long for a page, to its last byte. */
    public Pages(Duration timeout) {
        this.timeout = timeout;
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

        /** Why a bucket does not give it. */
        String refusal(String what) {
            return what + " " + address + " answers with status " + status()
                    + switch (status()) {
                        case 403 ->
                            ": the bucket lets nobody read it; allow public bucket policies for the account (S3, Block Public Access) and"
                                    + " deploy again.";
                        case 301, 307 ->
                            ": the bucket is in another region; name the outputs file that was written by the deployment to that one.";
                        case 404 -> ": the bucket or its page is gone; deploy again.";
                        case 200 -> " but with something other than a web page; deploy again.";
                        default -> "; deploy again, and look at the bucket if that does not help.";
                    };
        }
    }

    Page get(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "text/html,application/json;q=0.9,*/*;q=0.8")
                .build();
        try {
            HttpResponse<byte[]> answer = BoundedBody.send(http, request, LONGEST, timeout);
            return new Page(address, answer, new String(answer.body(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new DeviceException.NetworkFailure(
                    address.getScheme() + "://" + address.getAuthority() + " does not answer (" + Reason.of(e)
                            + "); check the network, and that the stack is deployed.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException.NetworkFailure("Interrupted; run doctor again.", e);
        }
    }
}
